// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.transfer;

import java.util.List;
import java.util.Optional;

/// The first rows of a file as they would be created.
///
/// @param rows in the file's order
public record Preview(List<Line> rows) {
  public Preview {
    rows = List.copyOf(rows);
  }

  /// @param line where it begins in the file
  /// @param cells one for each column
  /// @param problem what is wrong with the row as a whole
  public record Line(long line, List<Shown> cells, Optional<String> problem) {
    public Line {
      cells = List.copyOf(cells);
    }
  }

  /// @param text what the file has
  /// @param value what the field gets; empty when nothing
  /// @param problem what is wrong with it
  public record Shown(String text, Optional<String> value, Optional<String> problem) {}
}
