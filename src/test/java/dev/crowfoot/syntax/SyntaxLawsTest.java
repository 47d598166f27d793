// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.diagnostic.Diagnostic;
import dev.crowfoot.text.SourceText;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/// What holds for any text, however broken.
class SyntaxLawsTest {
  @Property(shrinking = ShrinkingMode.BOUNDED)
  void theTreeHoldsTheWholeText(@ForAll("texts") String text) {
    SyntaxTree tree = parse(text);
    assertThat(tree.text()).isEqualTo(text);
    assertWellFormed(tree.root());
  }

  @Property(shrinking = ShrinkingMode.BOUNDED)
  void errorsLieInsideTheText(@ForAll("texts") String text) {
    assertThat(parse(text).errors()).allMatch(e -> e.span().end() <= text.length());
  }

  @Property(shrinking = ShrinkingMode.BOUNDED)
  void formattingTwiceChangesNothing(@ForAll("texts") String text) {
    String once = Formatter.format(SourceText.of("schema.prisma", text));
    assertThat(Formatter.format(SourceText.of("schema.prisma", once))).isEqualTo(once);
  }

  /// Beyond blanks, only trailing commas go, a byte order mark, and the stars of comments, which
  /// may also be added.
  @Property(shrinking = ShrinkingMode.BOUNDED)
  void formattingLosesNoCharacter(@ForAll("texts") String text) {
    assertThat(signs(format(text))).isEqualTo(signs(text));
  }

  @Property(shrinking = ShrinkingMode.BOUNDED)
  void formattingLeavesAloneWhatCannotBeRead(@ForAll("texts") String text) {
    SyntaxTree tree = parse(text);
    ErrorPlaces errors =
        ErrorPlaces.of(tree.errors().stream().filter(Diagnostic::isError).toList());
    String formatted = format(text);
    assertThat(lines(tree.root()).filter(line -> isUnreadable(line, errors)))
        .allMatch(line -> formatted.contains(line.text().replaceAll("\\R", "\n")));
  }

  /// An argument without a value can be read, but not a list that spans lines behind it.
  @Example
  void aCommentInAnUnfinishedListStays() {
    String text = "model A {\n  a Int @x(b: , // why\n)\n}\n";
    assertThat(format(text)).isEqualTo(text);
  }

  /// Sizes at which anything that looks back over the text for each token would not come to an end.
  @Example
  void largeTextsAreReadAndFormattedWhole() {
    int many = 40_000;
    for (String text :
        List.of(
            "model A {\n  id Int " + "@x ".repeat(10 * many) + "\n}\n",
            "model A {\n}\n".repeat(many),
            "model A {} ".repeat(many),
            "model A {\n" + "a Int }\n".repeat(many),
            "model A {\n".repeat(many),
            "model A {\n  a Int " + "@x(\n)".repeat(many) + "\n}\n",
            "model A {\n  a Int @x(" + "[".repeat(10 * many) + "\n}\n",
            "/* ".repeat(many) + "\n".repeat(many),
            "x".repeat(250 * many),
            "\"".repeat(250 * many))) {
      assertThat(parse(text).text()).isEqualTo(text);
      assertThat(signs(format(text))).isEqualTo(signs(text));
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return SchemaTexts.all();
  }

  private static String format(String text) {
    return Formatter.format(SourceText.of("schema.prisma", text));
  }

  /// All characters but blanks and those that formatting may add or remove, sorted.
  private static String signs(String text) {
    int[] sorted =
        text.codePoints()
            .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
            .filter(c -> c != '*' && c != ',' && c != '\ufeff')
            .sorted()
            .toArray();
    return new String(sorted, 0, sorted.length);
  }

  private static SyntaxTree parse(String text) {
    return SyntaxTree.parse(SourceText.of("schema.prisma", text));
  }

  /// What stands between blocks and the lines in blocks.
  private static Stream<SyntaxNode> lines(SyntaxNode file) {
    return file.children().stream()
        .flatMap(item -> item.kind().isBlock() ? item.children().stream() : Stream.of(item))
        .filter(node -> node.kind() != NodeKind.NAME);
  }

  private static boolean isUnreadable(SyntaxNode line, ErrorPlaces errors) {
    return line.kind() == NodeKind.ERROR || errors.touch(line.span());
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
