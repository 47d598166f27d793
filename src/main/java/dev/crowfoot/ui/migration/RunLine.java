// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/// A statement of a run.
///
/// @param took empty while it runs, or when it was refused
/// @param rows how many it wrote; empty for what writes none
public record RunLine(String sql, Optional<Duration> took, OptionalLong rows) {
  static RunLine begun(String sql) {
    return new RunLine(sql, Optional.empty(), OptionalLong.empty());
  }

  /// On one line.
  public String text() {
    return sql.replaceAll("\\s+", " ").strip();
  }

  public String time() {
    return took.map(t -> t.toMillis() + " ms").orElse("");
  }

  public String rowsText() {
    return rows.isEmpty()
        ? ""
        : rows.getAsLong() == 1 ? "1 row" : "%,d rows".formatted(rows.getAsLong());
  }
}
