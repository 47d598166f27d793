// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.arrange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.editor.arrange.Floorplan.Tie;
import dev.crowfoot.editor.geometry.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FloorplanTest {
  private static final double GAP = 10;

  @Property(tries = 60)
  void rectanglesKeepTheGap(
      @ForAll @IntRange(min = 2, max = 30) int count, @ForAll @IntRange(max = 1000) int seed) {
    List<Box> boxes = boxes(count, seed);
    List<Box> placed = Floorplan.of(boxes, ring(count), 1.5, GAP);
    for (int i = 0; i < count; i++) {
      assertThat(placed.get(i).width()).isEqualTo(boxes.get(i).width());
      assertThat(placed.get(i).height()).isEqualTo(boxes.get(i).height());
      for (int j = 0; j < i; j++) {
        Box grown = placed.get(i).grown(GAP - 0.01);
        assertThat(grown.overlaps(placed.get(j))).as("%s and %s", i, j).isFalse();
      }
    }
  }

  @Test
  void whatIsTiedLiesNearerThanWithoutItsTies() {
    List<Box> boxes = boxes(40, 7);
    List<Tie> pairs = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      pairs.add(new Tie(i, 0, 0, 39 - i, 0, 0, 1));
    }
    List<Box> tied = Floorplan.of(boxes, pairs, 1.5, GAP);
    List<Box> loose = Packing.pack(boxes, 1.5, GAP);
    assertThat(length(pairs, tied)).isLessThan(0.75 * length(pairs, loose));
    assertThat(Box.around(tied).height()).isLessThan(1.4 * Box.around(loose).height());
  }

  @Test
  void theSameComesToTheSamePlaces() {
    List<Box> boxes = boxes(20, 3);
    assertThat(Floorplan.of(boxes, ring(20), 1.5, GAP))
        .isEqualTo(Floorplan.of(boxes, ring(20), 1.5, GAP));
  }

  private static double length(List<Tie> ties, List<Box> placed) {
    return ties.stream()
        .mapToDouble(
            tie -> {
              Box a = placed.get(tie.a());
              Box b = placed.get(tie.b());
              return Math.abs(a.x() - b.x()) + Math.abs(a.y() - b.y());
            })
        .sum();
  }

  private static List<Tie> ring(int count) {
    List<Tie> ties = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ties.add(new Tie(i, 5, 5, (i + 1) % count, 5, 5, 1));
    }
    return ties;
  }

  private static List<Box> boxes(int count, int seed) {
    Random random = new Random(seed);
    List<Box> boxes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boxes.add(new Box(0, 0, 20 + random.nextInt(200), 20 + random.nextInt(200)));
    }
    return boxes;
  }
}
