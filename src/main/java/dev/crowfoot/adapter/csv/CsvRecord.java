// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.csv;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One record of a CSV file.
///
/// @param line the line it begins on, from 1
/// @param cells null where there is nothing, not even quotes
public record CsvRecord(long line, List<@Nullable String> cells) {
  public CsvRecord {
    cells = Collections.unmodifiableList(cells);
  }

  /// A line with nothing on it.
  public boolean isBlank() {
    return cells.stream().allMatch(cell -> cell == null);
  }
}
