// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.diff.Diff;
import dev.crowfoot.diff.Difference;
import dev.crowfoot.diff.Differences;
import java.util.List;
import java.util.Optional;

/// What a database should be, and what it is.
///
/// @param expected what the model of its last migration says
/// @param inspected as the database spells it
/// @param byHand what hand-written migrations made beside the model
record Compared(Catalog expected, Catalog inspected, MadeByHand byHand, Dialect dialect) {
  /// What was compared lately: a run looks before, on a copy and afterwards, and the window does.
  private static final Lately<Compared, List<Difference>> LATELY = new Lately<>();

  /// What is there of what the model could say.
  Catalog found() {
    return dialect.aligned(byHand.outOf(inspected, expected), expected);
  }

  /// All that is there, with what only the database knows.
  Catalog whole() {
    return completed(dialect.aligned(inspected, expected));
  }

  Catalog completed(Catalog found) {
    return dialect.completed(found, inspected);
  }

  /// In what the model can say.
  List<Difference> differences() {
    Optional<List<Difference>> known = LATELY.of(this);
    if (known.isPresent()) {
      return known.get();
    }
    List<Difference> all = Differences.of(Diff.between(expected, found(), List.of(), dialect));
    LATELY.put(this, all);
    return all;
  }

  KeptDefinitions kept() {
    return new KeptDefinitions(expected, inspected, byHand, dialect);
  }
}
