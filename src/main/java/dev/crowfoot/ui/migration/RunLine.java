// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/// A statement of a run.
///
/// @param took empty while it runs, or when it was refused
/// @param rows how many it wrote; empty for what writes none
/// @param tried whether it ran on a copy only
public record RunLine(String sql, Optional<Duration> took, OptionalLong rows, boolean tried) {
  static RunLine begun(String sql, boolean tried) {
    return new RunLine(sql, Optional.empty(), OptionalLong.empty(), tried);
  }

  /// How far a run is: `3 of 12`.
  ///
  /// @param begun how many statements
  /// @param total as far as it is known; a change set may turn out to have more
  static String progress(int begun, int total) {
    if (begun == 0) {
      return "";
    }
    return total < begun
        ? begun == 1 ? "1 statement" : begun + " statements"
        : "%d of %d".formatted(begun, total);
  }

  /// On one line.
  public String text() {
    return sql.replaceAll("\\s+", " ").strip();
  }

  public String time() {
    return took.map(t -> t.toMillis() == 0 ? "< 1 ms" : "%,d ms".formatted(t.toMillis()))
        .orElse("");
  }

  public String rowsText() {
    return rows.isEmpty()
        ? ""
        : rows.getAsLong() == 1 ? "1 row" : "%,d rows".formatted(rows.getAsLong());
  }
}
