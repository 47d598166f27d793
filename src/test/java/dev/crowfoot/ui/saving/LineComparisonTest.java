// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.saving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.ui.saving.LineComparison.Kind;
import dev.crowfoot.ui.saving.LineComparison.Line;
import org.junit.jupiter.api.Test;

class LineComparisonTest {
  @Test
  void commonLinesStandBesideEachOther() {
    assertThat(LineComparison.of("a\nb\nc\nd", "a\nc\nx\nd"))
        .containsExactly(
            new Line(Kind.SAME, "a", "a"),
            new Line(Kind.LEFT_ONLY, "b", ""),
            new Line(Kind.SAME, "c", "c"),
            new Line(Kind.RIGHT_ONLY, "", "x"),
            new Line(Kind.SAME, "d", "d"));
  }

  @Test
  void anEmptySideIsAllNew() {
    assertThat(LineComparison.of("", "a")).containsExactly(new Line(Kind.RIGHT_ONLY, "", "a"));
  }
}
