// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/// Which cells of the grid are chosen: a rectangle from the cell where it was begun to the cell
/// where somebody is. It costs the same for one cell and for all of ten million rows.
final class GridSelection {
  private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();
  private Optional<Cell> anchor = Optional.empty();
  private Optional<Cell> lead = Optional.empty();

  /// @param line from the top, new rows included
  /// @param column among those that are shown, from the left
  record Cell(long line, int column) {}

  /// A rectangle of cells; its edges are within.
  record Area(long top, int left, long bottom, int right) {
    boolean holds(long line, int column) {
      return holdsLine(line) && column >= left && column <= right;
    }

    boolean holdsLine(long line) {
      return line >= top && line <= bottom;
    }

    long lines() {
      return bottom - top + 1;
    }

    int columns() {
      return right - left + 1;
    }

    boolean isOneCell() {
      return lines() == 1 && columns() == 1;
    }
  }

  /// Counts up with every change.
  ReadOnlyIntegerProperty revisionProperty() {
    return revision.getReadOnlyProperty();
  }

  /// Where somebody is.
  Optional<Cell> lead() {
    return lead;
  }

  Optional<Area> area() {
    return anchor.flatMap(
        a ->
            lead.map(
                l ->
                    new Area(
                        Math.min(a.line, l.line),
                        Math.min(a.column, l.column),
                        Math.max(a.line, l.line),
                        Math.max(a.column, l.column))));
  }

  void select(long line, int column) {
    anchor = Optional.of(new Cell(line, column));
    lead = anchor;
    changed();
  }

  /// Stretches the rectangle to a cell.
  void extendTo(long line, int column) {
    lead = Optional.of(new Cell(line, column));
    anchor = anchor.or(() -> lead);
    changed();
  }

  /// Goes on by lines and columns, as far as there are some.
  ///
  /// @param extend whether the rectangle is stretched
  void move(long lines, int columns, boolean extend, long lineCount, int columnCount) {
    if (lineCount == 0 || columnCount == 0) {
      return;
    }
    Cell from = lead.orElse(new Cell(0, 0));
    long line = Math.clamp(from.line + lines, 0, lineCount - 1);
    int column = Math.clamp(from.column + columns, 0, columnCount - 1);
    if (extend) {
      extendTo(line, column);
    } else {
      select(line, column);
    }
  }

  void selectAll(long lineCount, int columnCount) {
    if (lineCount > 0 && columnCount > 0) {
      anchor = Optional.of(new Cell(lineCount - 1, columnCount - 1));
      lead = Optional.of(new Cell(0, 0));
      changed();
    }
  }

  void clear() {
    anchor = Optional.empty();
    lead = Optional.empty();
    changed();
  }

  /// Rows came or went above: the same cells are elsewhere now.
  void shift(long lines) {
    if (lines != 0 && lead.isPresent()) {
      anchor = anchor.map(c -> new Cell(Math.max(c.line + lines, 0), c.column));
      lead = lead.map(c -> new Cell(Math.max(c.line + lines, 0), c.column));
      changed();
    }
  }

  /// There are no more lines and columns than these.
  void clampTo(long lineCount, int columnCount) {
    if (lead.isEmpty()) {
      return;
    }
    if (lineCount == 0 || columnCount == 0) {
      clear();
      return;
    }
    anchor = anchor.map(c -> clamped(c, lineCount, columnCount));
    lead = lead.map(c -> clamped(c, lineCount, columnCount));
    changed();
  }

  private static Cell clamped(Cell cell, long lineCount, int columnCount) {
    return new Cell(Math.min(cell.line, lineCount - 1), Math.min(cell.column, columnCount - 1));
  }

  private void changed() {
    revision.set(revision.get() + 1);
  }
}
