// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.diff;

import dev.crowfoot.catalog.TableName;
import java.util.Map;
import java.util.Optional;

/// What is known of the rows of the database that a plan is for. Where nothing is, as without a
/// connection, tables count as small.
///
/// @param rows about how many a table has, by its name before the migration; a table that cannot be
///   changed step by step, such as a partitioned one, is not among them
public record LiveFacts(Map<TableName, Long> rows) {
  public static final LiveFacts NONE = new LiveFacts(Map.of());

  /// From so many rows on, reading a table once takes long enough to keep others waiting.
  public static final long LARGE = 100_000;

  public LiveFacts {
    rows = Map.copyOf(rows);
  }

  public boolean isLarge(TableName before) {
    return Optional.ofNullable(rows.get(before)).orElse(0L) >= LARGE;
  }
}
