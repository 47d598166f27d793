// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import dev.crowfoot.ui.data.GridSelection.Cell;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyEvent;

/// What keys do in the grid.
final class GridKeys {
  private final DataViewModel rows;
  private final RowGrid grid;
  private final CellEditor editor;
  private final Map<GridCommand, Runnable> actions = new EnumMap<>(GridCommand.class);

  GridKeys(DataViewModel rows, RowGrid grid, CellEditor editor) {
    this.rows = rows;
    this.grid = grid;
    this.editor = editor;
    GridEdits edits = rows.edits();
    on(GridCommand.COPY, () -> edits.copy(GridKeys::toClipboard));
    on(GridCommand.CUT, () -> cut(edits));
    on(GridCommand.PASTE, () -> edits.paste(clipboard()));
    on(GridCommand.FILL_DOWN, edits::fillDown);
    on(GridCommand.FILL_RIGHT, edits::fillRight);
    on(GridCommand.SET_NULL, edits::setNull);
    on(GridCommand.UNDO, rows.staging()::undo);
    on(GridCommand.REDO, rows.staging()::redo);
    on(GridCommand.SELECT_ALL, this::selectAll);
    on(GridCommand.DELETE, edits::toggleDeletion);
    on(GridCommand.EDIT, () -> editor.open(Optional.empty()));
    on(GridCommand.JUMP, rows.links()::jump);
  }

  private void on(GridCommand command, Runnable action) {
    actions.put(command, action);
  }

  private void selectAll() {
    rows.selection().selectAll(grid.lineCount(), grid.places().count());
  }

  void install() {
    grid.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    grid.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
  }

  private static void cut(GridEdits edits) {
    edits.copy(GridKeys::toClipboard);
    edits.setNull();
  }

  static void toClipboard(String text) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }

  static String clipboard() {
    return Optional.ofNullable(Clipboard.getSystemClipboard().getString()).orElse("");
  }

  private void pressed(KeyEvent event) {
    if (editor.isOpen()) {
      return;
    }
    Optional<Runnable> action =
        actions.entrySet().stream()
            .filter(e -> e.getKey().isMeantBy(event))
            .map(Map.Entry::getValue)
            .findFirst();
    if (action.isPresent()) {
      action.get().run();
      event.consume();
    } else if (!event.isAltDown() && steer(event)) {
      rows.selection().lead().ifPresent(grid::reveal);
      event.consume();
    }
  }

  private boolean steer(KeyEvent event) {
    boolean far = event.isShortcutDown();
    long lines = grid.lineCount();
    int columns = grid.places().count();
    int page = Math.max(grid.linesInView() - 1, 1);
    switch (event.getCode()) {
      case UP, KP_UP -> move(far ? -lines : -1, 0, event);
      case DOWN, KP_DOWN -> move(far ? lines : 1, 0, event);
      case LEFT, KP_LEFT -> move(0, far ? -columns : -1, event);
      case RIGHT, KP_RIGHT -> move(0, far ? columns : 1, event);
      case PAGE_UP -> move(-page, 0, event);
      case PAGE_DOWN -> move(page, 0, event);
      case HOME -> move(far ? -lines : 0, -columns, event);
      case END -> move(far ? lines : 0, columns, event);
      case TAB -> {
        int step = event.isShiftDown() ? -1 : 1;
        rows.selection().move(0, step, false, lines, columns);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void move(long lines, int columns, KeyEvent event) {
    if (rows.selection().lead().isEmpty()) {
      rows.selection().select(0, 0);
    } else {
      rows.selection()
          .move(lines, columns, event.isShiftDown(), grid.lineCount(), grid.places().count());
    }
  }

  /// A letter typed on a cell begins to replace its value, and those of all chosen cells.
  private void typed(KeyEvent event) {
    String typed = event.getCharacter();
    Optional<Cell> lead = rows.selection().lead();
    boolean printable =
        !typed.isEmpty() && !Character.isISOControl(typed.charAt(0)) && !typed.isBlank();
    boolean begins = !typed.equals("/") && lead.isPresent() && !editor.isOpen();
    if (printable && begins && !event.isShortcutDown() && !event.isAltDown()) {
      editor.open(Optional.of(typed));
      event.consume();
    }
  }
}
