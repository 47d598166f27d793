// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.diff;

import java.util.Optional;

/// What could go wrong with a change, and how to find out whether it will.
///
/// @param reason one sentence for people
/// @param countQuery a read-only query for one number, to be run on the database before the
///   migration: at 0 the hazard is none. Absent when no query can tell
/// @param plainQuery what to ask instead where the database is too old for the first; it may count
///   more rows than are concerned, never fewer
public record Hazard(
    Kind kind, String reason, Optional<String> countQuery, Optional<String> plainQuery) {
  /// A hazard whose query every version understands.
  public Hazard(Kind kind, String reason, Optional<String> countQuery) {
    this(kind, reason, countQuery, Optional.empty());
  }

  public String code() {
    return kind.code;
  }

  public Severity severity() {
    return kind.severity;
  }

  /// Whether the number that [#countQuery()] gives is one of rows.
  public boolean countsRows() {
    return kind != Kind.HAND_WRITTEN_LOST && kind != Kind.DEPENDENT;
  }

  /// Every kind of hazard with the code by which documents and people refer to it.
  public enum Kind {
    TABLE_DROPPED("H101", Severity.DESTROYS_DATA),
    COLUMN_DROPPED("H102", Severity.DESTROYS_DATA),
    PRECISION_LOST("H103", Severity.DESTROYS_DATA),
    HAND_WRITTEN_LOST("H104", Severity.DESTROYS_DATA),
    ENUM_VALUE_REMOVED("H201", Severity.MAY_FAIL),
    REQUIRED_COLUMN_ADDED("H202", Severity.MAY_FAIL),
    MADE_REQUIRED("H203", Severity.MAY_FAIL),
    UNIQUE_ADDED("H204", Severity.MAY_FAIL),
    FOREIGN_KEY_ADDED("H205", Severity.MAY_FAIL),
    PRIMARY_KEY_CHANGED("H206", Severity.MAY_FAIL),
    TYPE_CHANGED("H207", Severity.MAY_FAIL),
    DEPENDENT("H208", Severity.MAY_FAIL),
    TABLE_LOCKED("H301", Severity.LOCKS);

    private final String code;
    private final Severity severity;

    Kind(String code, Severity severity) {
      this.code = code;
      this.severity = severity;
    }
  }
}
