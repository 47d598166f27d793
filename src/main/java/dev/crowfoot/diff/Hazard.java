// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.diff;

import dev.crowfoot.catalog.TableName;
import java.util.List;
import java.util.Optional;

/// What could go wrong with a change, and how to find out whether it will.
///
/// @param reason one sentence for people
/// @param question to be asked of the database before the migration. Absent when no query can tell
/// @param plainQuestion what to ask instead where the database is too old for the first; it may
///   count more rows than are concerned, never fewer
/// @param fillable the column that would be no hazard if its rows were given a value
/// @param change what brings it; empty when it is only that a whole table is made anew
public record Hazard(
    Kind kind,
    String reason,
    Optional<Question> question,
    Optional<Question> plainQuestion,
    Optional<Place> fillable,
    Optional<Change> change) {
  /// A hazard whose question every version understands.
  Hazard(Kind kind, String reason, Optional<Question> question) {
    this(kind, reason, question, Optional.empty());
  }

  Hazard(Kind kind, String reason, Optional<Question> question, Optional<Question> plainQuestion) {
    this(kind, reason, question, plainQuestion, Optional.empty(), Optional.empty());
  }

  /// A read-only query for one number, and one that shows a few of what was counted.
  ///
  /// @param count at 0 the hazard is none
  public record Question(String count, Optional<Examples> examples) {
    /// A number is all that can be said.
    static Question of(String count) {
      return new Question(count, Optional.empty());
    }
  }

  /// @param columns what the values are of
  /// @param query for the first few, a column each
  public record Examples(List<String> columns, String query) {
    /// How many are enough to see what is wrong.
    public static final int MOST = 5;

    public Examples {
      columns = List.copyOf(columns);
    }
  }

  /// A column as it is called after the migration.
  public record Place(TableName table, String column) {}

  /// The same, and a value for the column would avert it.
  Hazard avertedBy(Place column) {
    return new Hazard(kind, reason, question, plainQuestion, Optional.of(column), change);
  }

  /// The same, and it is a change that brings it.
  Hazard of(Change source) {
    return new Hazard(kind, reason, question, plainQuestion, fillable, Optional.of(source));
  }

  public String code() {
    return kind.code;
  }

  public Severity severity() {
    return kind.severity;
  }

  /// Whether the number that the [#question()] gives is one of rows.
  public boolean countsRows() {
    return kind != Kind.HAND_WRITTEN_LOST && kind != Kind.DEPENDENT;
  }

  /// Whether the examples are values that several rows have, rather than keys of rows.
  public boolean isOfSharedValues() {
    return kind == Kind.UNIQUE_ADDED || kind == Kind.PRIMARY_KEY_CHANGED;
  }

  /// Every kind of hazard with the code by which documents and people refer to it.
  public enum Kind {
    TABLE_DROPPED("H101", Severity.DESTROYS_DATA, "A table goes with its rows."),
    COLUMN_DROPPED("H102", Severity.DESTROYS_DATA, "A column goes with its values."),
    PRECISION_LOST("H103", Severity.DESTROYS_DATA, "A new type rounds or cuts values."),
    HAND_WRITTEN_LOST(
        "H104", Severity.DESTROYS_DATA, "What the schema does not know, such as a check, goes."),
    ROWS_DELETED("H105", Severity.DESTROYS_DATA, "A statement written by hand deletes rows."),
    ENUM_VALUE_REMOVED("H201", Severity.MAY_FAIL, "Rows hold a value that their enum loses."),
    REQUIRED_COLUMN_ADDED(
        "H202", Severity.MAY_FAIL, "Rows have no value for a new required column."),
    MADE_REQUIRED("H203", Severity.MAY_FAIL, "Rows have no value where one becomes required."),
    UNIQUE_ADDED("H204", Severity.MAY_FAIL, "Rows share values that become unique."),
    FOREIGN_KEY_ADDED("H205", Severity.MAY_FAIL, "Rows refer to rows that do not exist."),
    PRIMARY_KEY_CHANGED("H206", Severity.MAY_FAIL, "Rows share the new primary key or have none."),
    TYPE_CHANGED("H207", Severity.MAY_FAIL, "Values do not fit a new type."),
    DEPENDENT(
        "H208", Severity.MAY_FAIL, "Views, triggers or others stand on what changes or goes."),
    TABLE_LOCKED("H301", Severity.LOCKS, "Others wait while a table of PostgreSQL is read."),
    TABLE_REWRITTEN(
        "H302", Severity.LOCKS, "Others wait while a table of PostgreSQL is written anew.");

    private final String code;
    private final Severity severity;
    private final String title;

    Kind(String code, Severity severity, String title) {
      this.code = code;
      this.severity = severity;
      this.title = title;
    }

    public Severity severity() {
      return severity;
    }

    /// What it is about, in a sentence.
    public String title() {
      return title;
    }

    /// What people call it by: `H102`.
    public String code() {
      return code;
    }
  }
}
