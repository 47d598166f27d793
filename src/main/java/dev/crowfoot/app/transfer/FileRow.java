// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.transfer;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// One row as a file has it.
///
/// @param line the line it begins on, from 1
/// @param cells one for each column of the file
/// @param problem why it cannot be read at all
record FileRow(long line, List<Cell> cells, Optional<String> problem) {
  FileRow {
    cells = List.copyOf(cells);
  }

  static FileRow of(long line, List<Cell> cells) {
    return new FileRow(line, cells, Optional.empty());
  }

  static FileRow broken(long line, String problem) {
    return new FileRow(line, List.of(), Optional.of(problem));
  }

  Cell cell(int column) {
    return column < cells.size() ? cells.get(column) : new Cell.Absent();
  }

  /// What stands in one column.
  sealed interface Cell {
    /// The row does not have the column.
    record Absent() implements Cell {}

    /// Nothing, not even quotes.
    record Empty() implements Cell {}

    record Text(String text) implements Cell {}

    record Value(JsonNode json) implements Cell {}

    /// For people, and for a CSV of what was refused.
    default String words() {
      return switch (this) {
        case Absent _, Empty _ -> "";
        case Text(String text) -> text;
        case Value(JsonNode json) -> json.isString() ? json.stringValue() : json.toString();
      };
    }
  }
}
