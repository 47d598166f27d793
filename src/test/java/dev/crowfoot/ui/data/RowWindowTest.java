// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.adapter.rows.Row;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowWindowTest {
  private final RowWindow window = new RowWindow(10, 30);

  private static List<GridRow> rows(int from, int count) {
    return IntStream.range(from, from + count)
        .mapToObj(
            i ->
                new GridRow(Optional.empty(), Optional.of(new Row(List.of(i), Map.of(), Map.of()))))
        .toList();
  }

  private Object first() {
    return window.run().getFirst().stored().orElseThrow().values().getFirst();
  }

  @Test
  void rowsFarFromViewAreLetGo() {
    var _ = window.replace(rows(0, 10), 0, true, true, false);
    for (int i = 10; i < 500; i += 10) {
      var _ = window.append(rows(i, 10), false, i);
      assertThat(window.run()).hasSizeLessThanOrEqualTo(30);
    }
    assertThat(window.first()).isEqualTo(470);
    assertThat(first()).isEqualTo(470);
    assertThat(window.at(0)).isEmpty();
    assertThat(window.begins()).isFalse();
    var _ = window.prepend(rows(460, 10), false, 460);
    assertThat(window.first()).isEqualTo(460);
    assertThat(window.ends()).isFalse();
  }

  @Test
  void theNumberOfRowsIsWhatWasCountedUntilTheEndIsSeen() {
    var _ = window.replace(rows(0, 10), 0, true, true, false);
    assertThat(window.size()).isEqualTo(11);
    var _ = window.counted(OptionalLong.of(1000), false);
    assertThat(window.size()).isEqualTo(1000);
    assertThat(window.isCounted()).isFalse();
    var _ = window.counted(OptionalLong.of(25), true);
    var _ = window.append(rows(10, 10), false, 10);
    var _ = window.append(rows(20, 3), true, 20);
    assertThat(window.size()).isEqualTo(23);
    assertThat(window.isCounted()).isTrue();
  }

  @Test
  void anExpectedPlaceIsCorrectedWhenTheFirstRowComesInSight() {
    var _ = window.replace(rows(0, 10), 0, true, true, false);
    var _ = window.counted(OptionalLong.of(1000), true);
    assertThat(window.replace(rows(12, 10), 40, false, false, false)).isZero();
    assertThat(window.prepend(rows(0, 12), true, 40)).isEqualTo(-28);
    assertThat(window.first()).isZero();
    assertThat(window.isExact()).isTrue();
  }

  @Test
  void anExpectedPlaceIsCorrectedWhenTheLastRowComesInSight() {
    var _ = window.replace(rows(0, 10), 0, true, true, false);
    var _ = window.counted(OptionalLong.of(100), true);
    var _ = window.replace(rows(0, 10), 50, false, false, false);
    assertThat(window.append(rows(10, 5), true, 50)).isEqualTo(35);
    assertThat(window.end()).isEqualTo(100);
    assertThat(window.size()).isEqualTo(100);
  }

  @Test
  void rowsBeforeTheRunHaveAlwaysAPlace() {
    var _ = window.replace(rows(0, 10), 0, true, true, false);
    var _ = window.counted(OptionalLong.of(1000), true);
    var _ = window.replace(rows(30, 10), 5, false, false, false);
    assertThat(window.prepend(rows(20, 10), false, 5)).isEqualTo(6);
    assertThat(window.first()).isEqualTo(1);
    assertThat(first()).isEqualTo(20);
  }
}
