// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/// What became of migrations that were tried where nothing is lost.
///
/// @param statements what ran, in order
/// @param rows the tables that the statements name
/// @param problems what is not as it should be afterwards, a sentence or a line each; empty when
///   the migrations may be applied
public record Trial(
    Place place, List<Statement> statements, List<Rows> rows, List<String> problems) {
  public Trial {
    statements = List.copyOf(statements);
    rows = List.copyOf(rows);
    problems = List.copyOf(problems);
  }

  /// What was tried where, and that nothing is left of it.
  public String sentence() {
    long milliseconds =
        statements.stream().map(Statement::took).reduce(Duration.ZERO, Duration::plus).toMillis();
    return "Tried %s: %s in %s. The database is as it was."
        .formatted(
            place.words(),
            statements.size() == 1 ? "1 statement" : statements.size() + " statements",
            milliseconds == 0 ? "less than 1 ms" : "%,d ms".formatted(milliseconds));
  }

  /// Where it was tried.
  public enum Place {
    COPY("on a copy of the file"),
    TRANSACTION("in a transaction that was taken back"),
    EMPTY_CLONE("in an empty database with the same tables, because it cannot be taken back");

    private final String words;

    Place(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /// A statement that ran.
  public record Statement(String sql, Duration took) {}

  /// How many rows a table had and has.
  ///
  /// @param before empty for a table that is new
  /// @param after empty for one that is gone
  public record Rows(String table, OptionalLong before, OptionalLong after) {
    /// `User: 3 rows`, `User: 3 rows, then gone`
    public String sentence() {
      if (before.isEmpty()) {
        return table + ": new, " + words(after.orElse(0));
      }
      if (after.isEmpty()) {
        return table + ": " + words(before.getAsLong()) + ", then gone";
      }
      return table
          + ": "
          + words(before.getAsLong())
          + (before.equals(after) ? ", all there" : ", then " + after.getAsLong());
    }

    private static String words(long count) {
      return count == 1 ? "1 row" : "%,d rows".formatted(count);
    }
  }
}
