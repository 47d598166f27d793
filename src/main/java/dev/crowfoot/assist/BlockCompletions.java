// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.assist;

import dev.crowfoot.analysis.Location;
import dev.crowfoot.assist.Candidates.Entry;
import dev.crowfoot.assist.Completion.Kind;
import dev.crowfoot.assist.Symbol.WordKind;
import dev.crowfoot.model.Provider;
import dev.crowfoot.syntax.Insertion;
import dev.crowfoot.syntax.ModelDecl;
import java.util.List;
import java.util.stream.Stream;

/// Completes between blocks: the keywords, each with a block to fill in, and names for a new one.
final class BlockCompletions {
  private static final int MOST_NAMES = 20;

  private final Caret caret;
  private final Scope scope;
  private final Candidates candidates;
  private final String newline;
  private final String indentation;

  BlockCompletions(Caret caret, Scope scope, Candidates candidates) {
    this.caret = caret;
    this.scope = scope;
    this.candidates = candidates;
    this.newline = Insertion.lineEnd(caret.tokens());
    this.indentation =
        scope.declarations().all().stream()
            .findFirst()
            .map(found -> found.declaration().indentation())
            .orElse("  ");
  }

  void complete() {
    List<Piece> before = caret.outermost().beforeCaret();
    if (before.isEmpty()) {
      keywords();
    } else if (before.size() == 1 && caret.followsBlank()) {
      Level.word(caret.tokens(), before.getFirst())
          .filter(word -> word.equals("model") || word.equals("enum") || word.equals("type"))
          .ifPresent(_ -> undeclared().forEach(n -> candidates.add(new Entry(0, Kind.MODEL, n))));
    }
  }

  void keywords() {
    keyword(0, "model", "model «Name» {", "id Int @id @default(autoincrement())");
    keyword(1, "enum", "enum «Name» {", "VALUE");
    if (scope.analysis().schema().datasource().isEmpty()) {
      keyword(2, "datasource", "datasource db {", "provider = \"«postgresql»\"");
    }
    keyword(3, "generator", "generator «client» {", "provider = \"prisma-client-js\"");
    keyword(4, "view", "view «Name» {", "id Int @unique");
    if (scope.mayBe(Provider.MONGODB)) {
      keyword(5, "type", "type «Name» {", "name String");
    }
    if (caret.isLastOnLine()) {
      for (String name : undeclared()) {
        candidates.add(
            new Entry(6, Kind.MODEL, "model " + name).detailed("is used but not declared"),
            block("model " + name + " {", "id Int @id @default(autoincrement())«»"));
      }
    }
  }

  private void keyword(int rank, String word, String head, String line) {
    candidates.add(
        new Entry(rank, Kind.KEYWORD, word).documented(Words.of(WordKind.KEYWORD, word)),
        caret.isLastOnLine() ? block(head, line) : word);
  }

  private String block(String head, String line) {
    return String.join(newline, head, indentation + line, "}");
  }

  /// Types that fields name and nobody declares.
  private List<String> undeclared() {
    return scope.declarations().all().stream()
        .map(Location::declaration)
        .flatMap(block -> block instanceof ModelDecl model ? model.fields().stream() : Stream.of())
        .map(Scope::typeOf)
        .filter(type -> !type.isEmpty() && scope.kindOf(type) == Scope.TypeKind.UNKNOWN)
        .distinct()
        .limit(MOST_NAMES)
        .toList();
  }
}
