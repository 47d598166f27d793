// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.assist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.Corpus;
import dev.crowfoot.analysis.Analysis;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import dev.crowfoot.text.TextEdit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What people wrote in real schemas would have been offered while they wrote it: behind the first
/// letter of every word that is not their own invention, with the rest of its block there or not
/// yet.
@Execution(ExecutionMode.CONCURRENT)
class WrittenAgainTest {
  private static final int WORDS_OF_A_SCHEMA = 60;

  @Test
  void everyWordIsOfferedBehindItsFirstLetter() throws IOException {
    for (SourceText schema : Corpus.orSkip().schemas("real")) {
      List<Occurrence> words = new ArrayList<>(words(schema));
      Collections.shuffle(words, new Random(schema.length()));
      words.stream()
          .limit(WORDS_OF_A_SCHEMA)
          .forEach(
              word -> {
                assertOffered(schema, word, schema.content().substring(end(word)));
                assertOffered(schema, word, "\n" + behindBlock(schema.content(), end(word)));
              });
    }
  }

  private static List<Occurrence> words(SourceText schema) {
    Analysis analysis = Analysis.of(Sources.of(schema));
    List<Occurrence> words = new ArrayList<>();
    for (int offset = 1; offset < schema.length(); offset++) {
      boolean begins =
          Character.isJavaIdentifierPart(schema.content().charAt(offset))
              && !Character.isJavaIdentifierPart(schema.content().charAt(offset - 1));
      if (begins) {
        int start = offset;
        Occurrence.at(analysis, schema.path(), offset)
            .filter(o -> o.place().span().start() == start && !o.place().isDeclaration())
            .filter(o -> !(o.symbol() instanceof Symbol.RelationName))
            .ifPresent(words::add);
      }
    }
    return words;
  }

  private static int end(Occurrence word) {
    return word.place().span().end();
  }

  /// The text behind the block that an offset is in.
  private static String behindBlock(String text, int offset) {
    int end = text.indexOf("\n}", offset);
    return end < 0 ? "" : text.substring(end + 2);
  }

  private static void assertOffered(SourceText schema, Occurrence word, String rest) {
    String text = schema.content();
    int start = word.place().span().start();
    String typed = text.substring(0, start + 1) + rest;
    Analysis analysis = Analysis.of(Sources.of(schema.withContent(typed)));
    boolean isInvented =
        !(word.symbol() instanceof Symbol.Word)
            && References.definition(analysis, word.symbol()).isEmpty();
    if (isInvented) {
      return;
    }
    String written = text.substring(0, end(word));
    String inBrackets = text.substring(0, start) + "[" + text.substring(start, end(word)) + "]";
    assertThat(Completions.at(analysis, schema.path(), start + 1))
        .as("%s:%s %s", schema.path(), schema.position(start), word.symbol())
        .extracting(c -> TextEdit.applyAll(typed, List.of(c.edit())))
        .anyMatch(after -> after.startsWith(written) || after.startsWith(inBrackets));
  }
}
