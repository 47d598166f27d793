// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.text.SourceText;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/// What holds for any text, however broken.
class SyntaxLawsTest {
  @Property(tries = 1000, shrinking = ShrinkingMode.BOUNDED)
  void theTreeHoldsTheWholeText(@ForAll("texts") String text) {
    SyntaxTree tree = parse(text);
    assertThat(tree.text()).isEqualTo(text);
    assertWellFormed(tree.root());
  }

  @Property(tries = 1000, shrinking = ShrinkingMode.BOUNDED)
  void errorsLieInsideTheText(@ForAll("texts") String text) {
    assertThat(parse(text).errors()).allMatch(e -> e.span().end() <= text.length());
  }

  @Property(tries = 1000, shrinking = ShrinkingMode.BOUNDED)
  void formattingTwiceChangesNothing(@ForAll("texts") String text) {
    String once = Formatter.format(SourceText.of("schema.prisma", text));
    assertThat(Formatter.format(SourceText.of("schema.prisma", once))).isEqualTo(once);
  }

  @Property(tries = 1000, shrinking = ShrinkingMode.BOUNDED)
  void formattingKeepsEveryWordAndComment(@ForAll("texts") String text) {
    String formatted = Formatter.format(SourceText.of("schema.prisma", text));
    assertThat(letters(formatted)).isEqualTo(letters(text));
  }

  @Provide
  Arbitrary<String> texts() {
    return SchemaTexts.all();
  }

  private static SyntaxTree parse(String text) {
    return SyntaxTree.parse(SourceText.of("schema.prisma", text));
  }

  /// The letters and digits of a text, sorted, because attributes change places.
  private static String letters(String text) {
    int[] sorted = text.codePoints().filter(Character::isLetterOrDigit).sorted().toArray();
    return new String(sorted, 0, sorted.length);
  }

  private static void assertWellFormed(SyntaxNode node) {
    int next = node.firstToken();
    for (SyntaxNode child : node.children()) {
      assertThat(child.firstToken()).isGreaterThanOrEqualTo(next);
      assertThat(child.endToken()).isGreaterThanOrEqualTo(child.firstToken());
      assertWellFormed(child);
      next = child.endToken();
    }
    assertThat(next).isLessThanOrEqualTo(node.endToken());
  }
}
