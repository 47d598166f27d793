// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DifferenceTest {
  @Test
  void theSmallestEditIsFound() {
    assertThat(Difference.asOne("abcd", "abXcd")).isEqualTo(TextEdit.insert(2, "X"));
    assertThat(Difference.asOne("aaa", "aa")).isEqualTo(TextEdit.delete(new Span(2, 3)));
    assertThat(Difference.asOne("a", "a").span().isEmpty()).isTrue();
  }

  @Test
  void changedWordsAreEditsOfTheirOwn() {
    assertThat(Difference.inParts("a b\nc\nb d", "a X\nc\nX d"))
        .containsExactly(
            TextEdit.replace(new Span(2, 3), "X"), TextEdit.replace(new Span(6, 7), "X"));
    assertThat(Difference.inParts("a\nb\nc", "a\nX\nX\nc")).hasSize(1);
  }

  @Property
  void theDifferencesLeadFromOneTextToTheOther(
      @ForAll @CharRange(from = 'a', to = 'c') @Chars('\n') String before,
      @ForAll @CharRange(from = 'a', to = 'c') @Chars('\n') String after) {
    assertThat(TextEdit.applyAll(before, Difference.inParts(before, after))).isEqualTo(after);
    assertThat(TextEdit.applyAll(before, List.of(Difference.asOne(before, after))))
        .isEqualTo(after);
  }

  @Property(tries = 200)
  void oneLetterOfALongTextIsFoundWhereverItIs(
      @ForAll @IntRange(max = 5000) int before, @ForAll @IntRange(max = 5000) int after) {
    String start = "ab".repeat(before);
    String end = "cd".repeat(after);
    assertThat(Difference.asOne(start + end, start + "x" + end))
        .isEqualTo(TextEdit.insert(start.length(), "x"));
    assertThat(Difference.asOne(start + "x" + end, start + end))
        .isEqualTo(TextEdit.delete(Span.at(start.length(), 1)));
  }

  @Property
  void aChangeCanBeDoneAgainAndTakenBack(
      @ForAll @CharRange(from = 'a', to = 'c') @Chars('\n') String before,
      @ForAll @CharRange(from = 'a', to = 'c') @Chars('\n') String after) {
    TextChange change = TextChange.between(before, after);
    assertThat(change.applyTo(before)).isEqualTo(after);
    assertThat(change.inverse().applyTo(after)).isEqualTo(before);
    assertThat(change.inverse().inverse()).isEqualTo(change);
  }
}
