// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.assist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.assist.Brackets.Pair;
import dev.crowfoot.assist.Folding.Fold;
import dev.crowfoot.assist.Folding.Kind;
import dev.crowfoot.syntax.SyntaxTree;
import dev.crowfoot.text.SourceText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// How a file is laid out: what it declares, what folds, which brackets belong together.
class OutlineTest {
  private static final String SCHEMA =
      """
      datasource db {
        provider = "sqlite"
      }

      // One.
      // Two.
      model Post {
        id     Int  @id
        author User @relation(
          fields: [authorId],
          references: [id]
        )
      }

      enum Role {
        USER
      }
      """;

  @Test
  void theOutlineNamesBlocksAndTheirRows() {
    assertThat(Outline.of(tree(SCHEMA)).stream().flatMap(OutlineTest::lines))
        .containsExactly(
            "DATASOURCE db ",
            "  SETTING provider \"sqlite\"",
            "MODEL Post ",
            "  FIELD id Int",
            "  FIELD author User",
            "ENUM Role ",
            "  ENUM_VALUE USER ");
  }

  @Test
  void aBlockWithoutANamePutsTheCaretBehindItsKeyword() {
    assertThat(Outline.of(tree("model"))).extracting(e -> e.nameSpan().start()).containsExactly(5);
  }

  @Test
  void blocksCommentsAndArgumentsFold() {
    assertThat(Folding.of(tree(SCHEMA)))
        .containsExactly(
            new Fold(1, 3, Kind.BLOCK),
            new Fold(5, 6, Kind.COMMENT),
            new Fold(7, 13, Kind.BLOCK),
            new Fold(9, 12, Kind.ARGUMENTS),
            new Fold(15, 17, Kind.BLOCK));
  }

  @Test
  void aCommentBehindCodeOrAloneOrBehindABlankLineDoesNotFold() {
    assertThat(Folding.of(tree("// a\n\n// b\nmodel A { } // c\n// d\n"))).isEmpty();
  }

  @Test
  void theCaretFindsTheBracketsItTouches() {
    assertPair("model A {|\n}", "{", "}");
    assertPair("model A {\n}|", "{", "}");
    assertPair("model A { @@id([a]|) }", "[", "]");
    assertPair("model A { @@id|([a]) }", "(", ")");
  }

  @Test
  void elseTheBracketsAroundIt() {
    assertPair("model A { @@id([a|b]) }", "[", "]");
    assertPair("model A { |x Int }", "{", "}");
    assertThat(pair("model A| { }")).isEmpty();
  }

  @Test
  void bracketsInTextsAndCommentsAreNone() {
    assertPair("model A {| // }\n a String @default(\"}\")\n}", "{", "}");
    Marked marked = Marked.schema("model A {| // }\n a String @default(\"}\")\n}");
    assertThat(pair("model A {| // }\n a String @default(\"}\")\n}").orElseThrow().closing().end())
        .isEqualTo(marked.text().length());
  }

  @Test
  void aBracketNobodyClosedDoesNotHideThoseAroundIt() {
    assertPair("model A {|\n @@id([a\n}\nmodel B { x Int @id) }", "{", "}");
  }

  private static void assertPair(String marked, String opening, String closing) {
    String text = Marked.schema(marked).text();
    Pair pair = pair(marked).orElseThrow();
    assertThat(text.substring(pair.opening().start(), pair.opening().end())).isEqualTo(opening);
    assertThat(text.substring(pair.closing().start(), pair.closing().end())).isEqualTo(closing);
  }

  private static Optional<Pair> pair(String marked) {
    Marked caret = Marked.schema(marked);
    return Brackets.at(tree(caret.text()), caret.offset());
  }

  private static Stream<String> lines(Outline.Entry entry) {
    return Stream.concat(Stream.of(line(entry)), entry.rows().stream().map(r -> "  " + line(r)));
  }

  private static String line(Outline.Entry entry) {
    return String.join(" ", List.of(entry.kind().name(), entry.name(), entry.detail()));
  }

  private static SyntaxTree tree(String text) {
    return SyntaxTree.parse(SourceText.of("schema.prisma", text));
  }
}
