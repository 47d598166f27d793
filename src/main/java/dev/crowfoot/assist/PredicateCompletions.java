// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.assist;

import dev.crowfoot.assist.Candidates.Entry;
import dev.crowfoot.assist.Completion.Kind;
import dev.crowfoot.assist.Symbol.WordKind;
import dev.crowfoot.syntax.Block;
import dev.crowfoot.syntax.FieldDecl;
import dev.crowfoot.syntax.ModelDecl;
import dev.crowfoot.syntax.TokenKind;
import java.util.List;

/// Completes the condition of a partial index: `where: { deletedAt: null }` or `where: raw("…")`.
record PredicateCompletions(Caret caret, Scope scope, Block block, Candidates candidates) {
  void value() {
    candidates.add(new Entry(0, Kind.VALUE, "{ … }").known(""), "{ «» }");
    candidates.add(
        new Entry(0, Kind.FUNCTION, "raw(\"…\")").documented(Words.of(WordKind.FUNCTION, "raw")),
        "raw(\"«»\")");
  }

  /// Inside of the braces.
  void nested() {
    Level level = caret.level();
    if (level.bracket() != TokenKind.LEFT_BRACE) {
      return;
    }
    boolean isOuter = caret.levels().size() == 3;
    if (level.before() == 0) {
      if (isOuter) {
        fields(level);
      } else if (level.otherArguments().isEmpty()) {
        candidates.add(new Entry(0, Kind.ARGUMENT, "not:"), "not: ");
      }
    } else if (level.isAtValue()) {
      String name = (isOuter ? level : caret.levels().get(2)).argument().orElse("");
      fieldsOfOwner().stream()
          .filter(field -> field.name().is(name))
          .findFirst()
          .ifPresent(field -> values(field, isOuter));
    }
  }

  private List<FieldDecl> fieldsOfOwner() {
    return block instanceof ModelDecl model ? model.fields() : List.of();
  }

  private void fields(Level level) {
    for (FieldDecl field : fieldsOfOwner()) {
      String name = field.name().text();
      if (scope.isStored(field) && !level.otherArguments().contains(name)) {
        candidates.add(new Entry(0, Kind.FIELD, name).detailed(Scope.typeOf(field)), name + ": ");
      }
    }
  }

  private void values(FieldDecl field, boolean canBeNegated) {
    ValueWords words = new ValueWords(scope, candidates);
    switch (Scope.typeOf(field)) {
      case "Boolean" -> words.add("true", "false");
      case "String" -> candidates.add(new Entry(0, Kind.VALUE, "\"…\"").known(""), "\"«»\"");
      default -> {}
    }
    words.add("null");
    if (canBeNegated) {
      candidates.add(new Entry(1, Kind.VALUE, "{ not: … }").known("not"), "{ not: «» }");
    }
  }
}
