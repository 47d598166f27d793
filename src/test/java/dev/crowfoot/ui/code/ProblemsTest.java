// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.diagnostic.Code;
import dev.crowfoot.diagnostic.Diagnostic;
import dev.crowfoot.text.Span;
import dev.crowfoot.text.TextEdit;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ProblemsTest {
  @Property
  void askingForAPlaceFindsWhatLookingAtAllWouldFind(
      @ForAll @Size(max = 30) List<@IntRange(max = 60) Integer> starts,
      @ForAll @IntRange(max = 60) int from,
      @ForAll @IntRange(max = 20) int length) {
    List<Problem> all = starts.stream().map(s -> at(s, s + 1 + s % 7)).toList();
    Problems problems = Problems.of(all);
    Span asked = Span.at(from, length);
    assertThat(problems.in(asked))
        .containsExactlyElementsOf(
            problems.all().stream()
                .filter(p -> p.span().start() < asked.end() && p.span().end() > asked.start())
                .toList());
  }

  @Test
  void typingMovesThoseBehindAndDropsThoseItGoesThrough() {
    Problems before = Problems.of(List.of(at(0, 3), at(4, 8), at(9, 12)));
    Problems after = before.movedBy(TextEdit.replace(new Span(5, 6), "xyz"));
    assertThat(after.all())
        .extracting(Problem::span)
        .containsExactly(new Span(0, 3), new Span(11, 14));
  }

  @Test
  void aCaretTouchesTheEndsToo() {
    Problems problems = Problems.of(List.of(at(2, 4)));
    assertThat(problems.at(1)).isEmpty();
    assertThat(problems.at(2)).hasSize(1);
    assertThat(problems.at(4)).hasSize(1);
    assertThat(problems.at(5)).isEmpty();
  }

  private static Problem at(int start, int end) {
    Span span = new Span(start, end);
    return new Problem(span, new Diagnostic(Code.UNKNOWN_TYPE, "schema.prisma", span, "wrong"));
  }
}
