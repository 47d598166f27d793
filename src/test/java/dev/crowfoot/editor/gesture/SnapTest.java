// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.gesture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.editor.geometry.Point;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SnapTest {
  private static final Box A = new Box(0, 0, 200, 100);

  @Test
  void edgesAndMiddlesComeIntoLine() {
    assertThat(Snap.of(new Box(300, 4, 200, 100), List.of(A), 6).dy()).isEqualTo(-4);
    assertThat(Snap.of(new Box(300, 95, 200, 60), List.of(A), 6))
        .satisfies(snap -> assertThat(snap.snapsY()).isFalse());
    assertThat(Snap.of(new Box(300, 17, 200, 60), List.of(A), 6).dy()).isEqualTo(3);
    assertThat(Snap.of(new Box(-4, 300, 120, 60), List.of(A), 6).dx()).isEqualTo(4);
    assertThat(Snap.of(new Box(84, 300, 120, 60), List.of(A), 6).dx()).isEqualTo(-4);
  }

  @Test
  void whatIsTooFarAwayHoldsNothing() {
    Snap snap = Snap.of(new Box(307, 7, 200, 100), List.of(A), 6);
    assertThat(snap).isEqualTo(new Snap(0, 0, false, false, List.of()));
  }

  @Test
  void aGuideRunsAlongBoth() {
    Snap snap = Snap.of(new Box(300, 2, 200, 50), List.of(A), 6);
    assertThat(snap.guides()).containsExactly(new Guide(new Point(0, 0), new Point(500, 0), false));
  }

  @Test
  void aGapBecomesAsWideAsTheOneBeside() {
    Box b = new Box(240, 10, 100, 100);
    Snap behind = Snap.of(new Box(384, 33, 70, 37), List.of(A, b), 6);
    assertThat(behind.dx()).isEqualTo(-4);
    assertThat(behind.guides()).filteredOn(Guide::gap).hasSize(2);
    Box far = new Box(500, 10, 100, 100);
    Snap between = Snap.of(new Box(318, 33, 70, 37), List.of(A, far), 6);
    assertThat(between.dx()).isEqualTo(-3);
    assertThat(between.guides()).filteredOn(Guide::gap).hasSize(2);
  }

  @Property(tries = 200)
  void nothingIsHeldFurtherThanTheReach(
      @ForAll @IntRange(min = -400, max = 400) int x,
      @ForAll @IntRange(min = -400, max = 400) int y) {
    Box other = new Box(210, 130, 90, 70);
    Snap snap = Snap.of(new Box(x, y, 150, 80), List.of(A, other), 6);
    assertThat(Math.abs(snap.dx())).isLessThanOrEqualTo(6);
    assertThat(Math.abs(snap.dy())).isLessThanOrEqualTo(6);
    assertThat(snap.snapsX() || snap.snapsY()).isEqualTo(!snap.guides().isEmpty());
  }
}
