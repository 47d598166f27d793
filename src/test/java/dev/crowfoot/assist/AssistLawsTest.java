// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.assist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.Corpus;
import dev.crowfoot.analysis.Analysis;
import dev.crowfoot.syntax.SchemaTexts;
import dev.crowfoot.syntax.SyntaxTree;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import dev.crowfoot.text.Span;
import dev.crowfoot.text.TextEdit;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/// What holds for any text, however broken, and any place in it.
class AssistLawsTest {
  private static final String PATH = "schema.prisma";

  /// How many places of a text are tried at once.
  private static final int PLACES = 60;

  @Property(shrinking = ShrinkingMode.BOUNDED)
  void everyQuestionHasAnAnswerEverywhere(
      @ForAll("texts") String text, @ForAll @IntRange(max = 3000) int place) {
    Analysis analysis = Analysis.of(Sources.of(SourceText.of(PATH, text)));
    int from = place % (text.length() + 1);
    int to = Math.min(text.length(), from + PLACES);
    for (int offset = from; offset <= to; offset++) {
      holdsAt(analysis, text, offset);
    }
  }

  @Property(shrinking = ShrinkingMode.BOUNDED)
  void foldsAndOutlineLieInsideTheText(@ForAll("texts") String text) {
    SyntaxTree tree = SyntaxTree.parse(SourceText.of(PATH, text));
    int lines = tree.source().lines().lineCount();
    assertThat(Folding.of(tree))
        .allMatch(f -> 1 <= f.firstLine() && f.firstLine() < f.lastLine() && f.lastLine() <= lines);
    assertThat(Outline.of(tree)).allMatch(e -> e.nameSpan().end() <= text.length());
  }

  @Test
  void theSameHoldsInRealSchemasCutOffAnywhere() throws IOException {
    for (SourceText schema : Corpus.orSkip().schemas("real")) {
      Random random = new Random(schema.length());
      for (int i = 0; i < 4; i++) {
        int end = random.nextInt(schema.length() + 1);
        String text = schema.content().substring(0, end);
        Analysis analysis = Analysis.of(Sources.of(SourceText.of(PATH, text)));
        IntStream.rangeClosed(Math.max(0, end - 60), end)
            .forEach(offset -> holdsAt(analysis, text, offset));
      }
    }
  }

  /// A comment that spans lines stands between the `@` and the caret.
  @Test
  void nothingIsOfferedBehindACommentInsideALine() {
    String attribute = "model A {\n  @/* a\n b */";
    String field = "model A {\n  a Int @ /* b */ ";
    for (String text : List.of(attribute, field)) {
      Analysis analysis = Analysis.of(Sources.of(SourceText.of(PATH, text)));
      holdsAt(analysis, text, text.length());
      assertThat(Completions.at(analysis, PATH, text.length())).isEmpty();
    }
  }

  /// Sizes at which anything that looks back over the text for each token would not come to an end,
  /// and anything that calls itself for each bracket or line would overflow the stack.
  @Test
  void largeTextsHaveAnswersToo() {
    int many = 300_000;
    for (String line :
        List.of(
            "(".repeat(many) + "]".repeat(many),
            "[{".repeat(many),
            "(a" + "\n".repeat(many) + ", b)",
            "(a," + "\n".repeat(many) + "b)",
            "/* */".repeat(many),
            "x".repeat(many),
            " @x".repeat(many))) {
      String text = "model A {\n  id Int @id\n  b A @x" + line + "\n}\n";
      Analysis analysis = Analysis.of(Sources.of(SourceText.of(PATH, text)));
      for (int offset : List.of(text.length() / 2, text.length() - 4)) {
        holdsAt(analysis, text, offset);
      }
    }
  }

  @Test
  void aPlaceOutsideTheTextOrAFileNobodyKnowsHasNothing() {
    Analysis analysis = Analysis.of(Sources.of(SourceText.of(PATH, "model A {}")));
    assertThat(Completions.at(analysis, "other.prisma", 3)).isEmpty();
    assertThat(Symbol.at(analysis, "other.prisma", 3)).isEmpty();
    assertThat(Symbol.at(analysis, PATH, 500)).isEmpty();
    assertThat(Hover.at(analysis, PATH, -5)).isEmpty();
    assertThat(Completions.at(analysis, PATH, -5)).isNotEmpty();
    assertThat(Completions.at(analysis, PATH, 500)).isEmpty();
  }

  private static void holdsAt(Analysis analysis, String text, int offset) {
    Symbol.at(analysis, PATH, offset)
        .ifPresent(symbol -> assertThat(References.of(analysis, symbol)).isNotEmpty());
    Hover.at(analysis, PATH, offset)
        .ifPresent(hover -> assertThat(hover.span().touches(offset)).isTrue());
    Brackets.at(Objects.requireNonNull(analysis.trees().get(PATH)), offset)
        .ifPresent(pair -> assertThat(pair.closing().end()).isLessThanOrEqualTo(text.length()));
    List<Completion> completions = Completions.at(analysis, PATH, offset);
    for (Completion each : completions) {
      touchesOnlyTheWord(each, text, offset);
    }
    assertThat(completions).extracting(Completion::label).doesNotHaveDuplicates();
  }

  /// What is replaced is what is being typed: it touches the caret and has no blank in it.
  private static void touchesOnlyTheWord(Completion completion, String text, int offset) {
    Span replaced = completion.edit().span();
    assertThat(replaced.touches(offset)).isTrue();
    assertThat(replaced.end()).isLessThanOrEqualTo(text.length());
    assertThat(text.substring(replaced.start(), replaced.end())).doesNotContain("\n", "\r");
    String after = TextEdit.applyAll(text, List.of(completion.edit()));
    assertThat(after)
        .startsWith(text.substring(0, replaced.start()))
        .endsWith(text.substring(replaced.end()));
    Span selected = completion.selection();
    int end = replaced.start() + completion.edit().replacement().length();
    assertThat(selected.start()).isBetween(replaced.start(), end);
    assertThat(selected.end()).isBetween(replaced.start(), end);
  }

  @Provide
  Arbitrary<String> texts() {
    return SchemaTexts.all();
  }
}
