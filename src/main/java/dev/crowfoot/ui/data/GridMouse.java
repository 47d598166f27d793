// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import dev.crowfoot.ui.data.GridSelection.Cell;
import java.util.Optional;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/// What the mouse does on the cells of the grid.
final class GridMouse {
  private final DataViewModel rows;
  private final RowGrid grid;
  private final CellEditor editor;
  private final CellMenu menu;
  private boolean choosing;

  GridMouse(DataViewModel rows, RowGrid grid, CellEditor editor) {
    this.rows = rows;
    this.grid = grid;
    this.editor = editor;
    this.menu = new CellMenu(rows);
  }

  void install() {
    grid.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    grid.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
    grid.addEventHandler(MouseEvent.MOUSE_RELEASED, _ -> choosing = false);
    grid.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
    grid.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::menuWanted);
  }

  private Optional<Cell> cell(MouseEvent event) {
    return editor.holds(event.getTarget())
        ? Optional.empty()
        : grid.cellAt(event.getX(), event.getY());
  }

  private void pressed(MouseEvent event) {
    if (editor.holds(event.getTarget())) {
      return;
    }
    grid.requestFocus();
    menu.hide();
    cell(event).ifPresent(cell -> pressed(event, cell));
    event.consume();
  }

  private void pressed(MouseEvent event, Cell cell) {
    boolean chosen =
        rows.selection().area().filter(a -> a.holds(cell.line(), cell.column())).isPresent();
    if (event.getButton() == MouseButton.PRIMARY) {
      choosing = true;
      if (event.isShiftDown()) {
        rows.selection().extendTo(cell.line(), cell.column());
      } else {
        rows.selection().select(cell.line(), cell.column());
      }
    } else if (!chosen) {
      rows.selection().select(cell.line(), cell.column());
    }
  }

  private void dragged(MouseEvent event) {
    if (!choosing) {
      return;
    }
    double x = Math.clamp(event.getX(), 0, Math.max(grid.bodyWidth() - 1, 0));
    double y =
        Math.clamp(
            event.getY(),
            RowGrid.HEADER_HEIGHT,
            RowGrid.HEADER_HEIGHT + Math.max(grid.bodyHeight() - 1, 0));
    grid.cellAt(x, y)
        .ifPresent(
            cell -> {
              rows.selection().extendTo(cell.line(), cell.column());
              grid.reveal(cell);
            });
    event.consume();
  }

  private void clicked(MouseEvent event) {
    if (event.getButton() != MouseButton.PRIMARY || cell(event).isEmpty()) {
      return;
    }
    if (event.isShortcutDown()) {
      rows.links().jump();
      event.consume();
    } else if (event.getClickCount() == 2) {
      editor.open(Optional.empty());
      event.consume();
    }
  }

  private void menuWanted(ContextMenuEvent event) {
    if (!editor.isOpen() && rows.selection().lead().isPresent()) {
      menu.show(grid, event.getScreenX(), event.getScreenY());
      event.consume();
    }
  }
}
