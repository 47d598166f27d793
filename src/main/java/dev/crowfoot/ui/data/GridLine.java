// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A line of the grid in view, coloured by what is staged for its row. Cells are made when their
/// column is first seen.
final class GridLine extends Region {
  private static final PseudoClass NEW = PseudoClass.getPseudoClass("new");
  private static final PseudoClass DELETED = PseudoClass.getPseudoClass("deleted");

  private final RowGrid grid;
  private final List<@Nullable GridCell> cells = new ArrayList<>();
  private long line = -1;
  private Optional<GridRow> row = Optional.empty();

  GridLine(RowGrid grid) {
    this.grid = grid;
    getStyleClass().add("grid-line");
    setManaged(false);
  }

  void show(long number) {
    if (number != line) {
      line = number;
      showAgain();
    }
  }

  /// Something of the row, or which row it is, has changed.
  void showAgain() {
    row = grid.model().lines().at(line);
    pseudoClassStateChanged(NEW, row.filter(GridRow::isNew).isPresent());
    pseudoClassStateChanged(
        DELETED, row.filter(r -> grid.model().staging().isDeleted(r)).isPresent());
    for (GridCell cell : cells) {
      if (cell != null) {
        cell.show(line, row);
      }
    }
  }

  void showSelection() {
    for (GridCell cell : cells) {
      if (cell != null) {
        cell.showSelection();
      }
    }
  }

  void forgetColumns() {
    getChildren().clear();
    cells.clear();
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    GridPlaces places = grid.places();
    while (cells.size() < places.count()) {
      cells.add(null);
    }
    for (int i = 0; i < places.count(); i++) {
      boolean seen = places.isSeen(i, getWidth());
      GridCell cell = cells.get(i);
      if (seen && cell == null) {
        cell = made(i);
      }
      if (cell != null) {
        cell.setVisible(seen);
        cell.resizeRelocate(places.x(i), 0, places.widthOf(i), RowGrid.ROW_HEIGHT);
      }
    }
  }

  /// The frozen cells are painted last, over those that are scrolled beneath them.
  private GridCell made(int column) {
    boolean frozen = grid.places().isFrozen(column);
    GridCell cell =
        new GridCell(grid.model(), grid.places().column(column).field(), column, frozen);
    cells.set(column, cell);
    if (frozen) {
      getChildren().add(cell);
    } else {
      getChildren().addFirst(cell);
    }
    cell.show(line, row);
    return cell;
  }
}
