// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.text.TextEdit;
import dev.crowfoot.ui.code.CodeKeys.Keyed;
import org.junit.jupiter.api.Test;

/// `|` is the caret; two of them hold what is selected.
class PairsTest {
  @Test
  void anOpeningBracketBringsItsPartner() {
    assertTyped("@default|", '(', "@default(|)");
    assertTyped("fields: |", '[', "fields: [|]");
    assertTyped("@default(now|)", '(', "@default(now(|))");
    assertTyped("model A |", '{', "model A {|}");
    assertTyped("url = |", '"', "url = \"|\"");
  }

  @Test
  void notWhereSomethingFollowsOrThePartnerIsThere() {
    assertTyped("@default|now()", '(', "@default(|now()");
    assertTyped("@default|)", '(', "@default(|)");
    assertTyped("model A |\n  id Int\n}", '{', "model A {|\n  id Int\n}");
    assertTyped("model A |\n\nmodel B {\n}", '{', "model A {|}\n\nmodel B {\n}");
    assertTyped("url = |env", '"', "url = \"|env");
  }

  @Test
  void aClosingBracketStepsOverItsOwn() {
    assertTyped("@default(now(|))", ')', "@default(now()|)");
    assertTyped("[a|]", ']', "[a]|");
    assertTyped("((|)", ')', "(()|)");
    assertTyped("model A {|}", '}', "model A {}|");
    assertTyped("\"abc|\"", '"', "\"abc\"|");
  }

  @Test
  void textsAndCommentsAreLeftAlone() {
    assertTyped("\"a|\"", '(', "\"a(|\"");
    assertTyped("\"a\\|\"", '"', "\"a\\\"|\"");
    assertTyped("// it|", '(', "// it(|");
    assertTyped("/// say |", '"', "/// say \"|");
  }

  @Test
  void whatIsSelectedIsPutBetween() {
    assertTyped("@default(|uuid|)", '"', "@default(\"|uuid|\")");
    assertTyped("|a, b|", '[', "[|a, b|]");
  }

  @Test
  void aClosingBraceMovesLeftOrTakesThePlaceOfTheNext() {
    assertTyped("{\n  |", '}', "{\n}|");
    assertTyped("{\n  |\n}", '}', "{\n}|");
    assertTyped("a|", '}', "a}|");
  }

  @Test
  void backspaceTakesAnEmptyPair() {
    assertDeleted("@default(|)", "@default|");
    assertDeleted("a {|}", "a |");
    assertDeleted("\"|\"", "|");
    assertDeleted("((|)", "(|)");
    assertDeleted("(a|)", "(|)");
  }

  private static void assertTyped(String before, char typed, String expected) {
    assertThat(
            Drawn.of(before)
                .after(
                    (text, selection) ->
                        Pairs.typed(text, selection, typed)
                            .orElseGet(
                                () ->
                                    Keyed.caretBehind(
                                        TextEdit.replace(selection, String.valueOf(typed))))))
        .isEqualTo(expected);
  }

  private static void assertDeleted(String before, String expected) {
    assertThat(
            Drawn.of(before)
                .after(
                    (text, selection) ->
                        Pairs.deletedBackwards(text, selection)
                            .orElseGet(
                                () ->
                                    Keyed.caretBehind(
                                        TextEdit.delete(
                                            new dev.crowfoot.text.Span(
                                                selection.start() - 1, selection.start()))))))
        .isEqualTo(expected);
  }
}
