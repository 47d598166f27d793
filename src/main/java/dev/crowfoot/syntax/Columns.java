// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

import java.util.ArrayList;
import java.util.List;

/// Lines whose cells stand below each other. Between them may be lines of free text.
final class Columns {
  private final List<Row> rows = new ArrayList<>();
  private final List<Integer> widths = new ArrayList<>();

  private record Row(List<String> cells, String suffix) {}

  /// @param suffix what follows the last cell and is not aligned
  void row(List<String> cells, String suffix) {
    rows.add(new Row(cells, suffix));
    for (int i = 0; i < cells.size(); i++) {
      int width = Formatter.width(cells.get(i));
      if (i == widths.size()) {
        widths.add(width);
      } else {
        widths.set(i, Math.max(widths.get(i), width));
      }
    }
  }

  /// A line that takes no part in the alignment.
  void text(String line) {
    rows.add(new Row(List.of(), line));
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Row row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.cells.size(); i++) {
        String cell = row.cells.get(i);
        line.append(cell);
        if (i + 1 < row.cells.size()) {
          line.repeat(' ', widths.get(i) - Formatter.width(cell) + 1);
        }
      }
      lines.add(line.append(row.suffix).toString());
    }
    return lines;
  }
}
