// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.text.Span;
import dev.crowfoot.ui.code.CodeKeys.Keyed;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// `|` is the caret; two of them hold what is selected.
class CodeKeysTest {
  @Test
  void enterKeepsTheIndentation() {
    assertKey(CodeKeys::enter, "  id Int|", "  id Int\n  |");
    assertKey(CodeKeys::enter, "model A {|", "model A {\n  |");
    assertKey(CodeKeys::enter, "model A {|}", "model A {\n  |\n}");
    assertKey(CodeKeys::enter, "  @rel(|)", "  @rel(\n    |\n  )");
  }

  @Test
  void tabIndentsTheLinesOrAddsTwoSpaces() {
    assertKey(CodeKeys::tab, "a|b", "a  |b");
    assertKey(CodeKeys::tab, "|a\nb|\nc", "|  a\n  b|\nc");
    assertKey(CodeKeys::backTab, "    a|", "  a|");
    assertKey(CodeKeys::backTab, "|  a\nb|", "|a\nb|");
  }

  @Test
  void commentsComeAndGo() {
    assertKey(CodeKeys::toggleComment, "  a|", "  // a|");
    assertKey(CodeKeys::toggleComment, "  // a|", "  a|");
    assertKey(CodeKeys::toggleComment, "|a\n\n// b|", "|// a\n\n// // b|");
  }

  @Test
  void linesChangePlacesWithTheirNeighbours() {
    assertKey(CodeKeys::moveUp, "a\nb|b\nc", "b|b\na\nc");
    assertKey(CodeKeys::moveUp, "a\n|b\nc|", "|b\nc|\na");
    assertKey(CodeKeys::moveDown, "a|a\nb\nc", "b\na|a\nc");
    assertKey(CodeKeys::moveDown, "|a\nb\n|c", "c\n|a\nb|");
    assertKey(CodeKeys::moveUp, "a|\nb", "a|\nb");
    assertKey(CodeKeys::moveDown, "a\nb|", "a\nb|");
    assertKey(CodeKeys::moveDown, "a|\n", "\na|");
  }

  @Test
  void linesAreDuplicatedBelow() {
    assertKey(CodeKeys::duplicate, "a|b\nc", "ab\na|b\nc");
    assertKey(CodeKeys::duplicate, "|a\nb|", "a\nb\n|a\nb|");
    assertKey(CodeKeys::duplicate, "a\n|", "a\n\n|");
  }

  @Test
  void wordsAreColouredByWhatTheyAre() {
    assertThat(styles("model User {")).containsExactly("keyword", "type", "punctuation");
    assertThat(styles("  model String? @db.Text"))
        .containsExactly("name", "type", "punctuation", "attribute");
    assertThat(styles("@relation(fields: [a], on: true) // x"))
        .containsExactly(
            "attribute",
            "punctuation",
            "argument",
            "punctuation",
            "punctuation",
            "name",
            "punctuation",
            "punctuation",
            "argument",
            "punctuation",
            "keyword",
            "punctuation",
            "comment");
    assertThat(styles("  url = env(\"X\")"))
        .containsExactly("name", "punctuation", "function", "punctuation", "string", "punctuation");
  }

  private static List<String> styles(String line) {
    return Highlighting.of(line).stream()
        .map(Highlighting.Run::style)
        .filter(style -> !style.equals("plain"))
        .collect(Collectors.toList());
  }

  private static void assertKey(
      BiFunction<String, Span, Keyed> key, String before, String expected) {
    assertThat(Drawn.of(before).after(key)).isEqualTo(expected);
  }
}
