// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import java.time.Duration;
import java.util.Optional;

/// A statement of a run.
///
/// @param took empty while it runs, or when it was refused
public record RunLine(String sql, Optional<Duration> took) {
  /// On one line.
  public String text() {
    return sql.replaceAll("\\s+", " ").strip();
  }

  public String time() {
    return took.map(t -> t.toMillis() + " ms").orElse("");
  }
}
