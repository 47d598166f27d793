// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.assist;

import dev.crowfoot.assist.Candidates.Entry;
import dev.crowfoot.assist.Completion.Kind;
import dev.crowfoot.assist.Symbol.WordKind;
import dev.crowfoot.model.Provider;
import dev.crowfoot.syntax.Block;
import dev.crowfoot.syntax.TokenKind;

/// Completes how a field of a key or index is stored: `title(sort: Desc, ops: raw("…"))`.
record KeyFieldArguments(Caret caret, Scope scope, Block block, Candidates candidates) {
  void complete() {
    Level arguments = caret.level();
    if (arguments.argument().isPresent() && arguments.isAtValue()) {
      switch (arguments.argument().get()) {
        case "sort" -> new ValueWords(scope, candidates).add("Asc", "Desc");
        case "ops" -> operatorClasses();
        default -> {}
      }
    } else if (arguments.before() == 0) {
      argument("sort");
      if (scope.mayBe(Provider.POSTGRESQL, Provider.COCKROACHDB)) {
        argument("ops");
      }
      if (scope.is(Provider.MYSQL)) {
        argument("length");
      }
    }
  }

  private void argument(String name) {
    boolean hasColon =
        !caret.level().behindCaret().isEmpty()
            && Level.is(caret.tokens(), caret.level().behindCaret().getFirst(), TokenKind.COLON);
    if (!caret.level().otherArguments().contains(name)) {
      candidates.add(
          new Entry(0, Kind.ARGUMENT, name + ":")
              .documented(Words.of(WordKind.ARGUMENT, "@@index." + name)),
          hasColon ? name : name + ": ");
    }
  }

  private void operatorClasses() {
    candidates.add(
        new Entry(1, Kind.FUNCTION, "raw(\"…\")").documented(Words.of(WordKind.FUNCTION, "raw")),
        "raw(\"«»\")");
  }
}
