// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.sql;

import dev.crowfoot.sql.SqlStatement;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// What a statement came to.
public sealed interface Outcome {
  SqlStatement statement();

  /// How long it took, with the reading of its rows.
  Duration took();

  /// It gave rows, perhaps none.
  ///
  /// @param hasMore whether there are rows that were not read
  /// @param notices what the database said along the way
  record Rows(
      SqlStatement statement,
      List<ResultColumn> columns,
      List<ResultRow> rows,
      boolean hasMore,
      Duration took,
      List<String> notices)
      implements Outcome {
    public Rows {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
      notices = List.copyOf(notices);
    }
  }

  /// It gave no rows.
  ///
  /// @param affected how many rows it changed, where it is a statement that changes rows
  /// @param notices what the database said along the way
  record Done(SqlStatement statement, OptionalLong affected, Duration took, List<String> notices)
      implements Outcome {
    public Done {
      notices = List.copyOf(notices);
    }
  }

  /// The database refused it, or it was stopped.
  ///
  /// @param message in the database's own words
  /// @param advice what else it said, such as a hint; may be empty
  /// @param at where in the statement the fault lies, counted from 0; empty when nobody knows
  /// @param cancelled whether somebody stopped it
  record Refused(
      SqlStatement statement,
      String message,
      String advice,
      OptionalInt at,
      boolean cancelled,
      Duration took)
      implements Outcome {}

  /// What it came to in a few words: `12 rows`, `3 rows changed`, `Done`.
  default String words() {
    return switch (this) {
      case Rows rows -> count(rows.rows().size(), rows.hasMore());
      case Done done ->
          done.affected().isPresent()
              ? count(done.affected().getAsLong(), false) + " changed"
              : "Done";
      case Refused refused -> refused.cancelled() ? "Stopped" : "Refused";
    };
  }

  private static String count(long rows, boolean hasMore) {
    return hasMore
        ? "first %,d rows".formatted(rows)
        : rows == 1 ? "1 row" : "%,d rows".formatted(rows);
  }
}
