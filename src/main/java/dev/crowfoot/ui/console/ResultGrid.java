// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.console;

import dev.crowfoot.adapter.csv.CsvStyle;
import dev.crowfoot.adapter.sql.Outcome;
import dev.crowfoot.adapter.sql.ResultColumn;
import dev.crowfoot.adapter.sql.ResultRow;
import dev.crowfoot.app.console.ResultText;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// The rows of a result, to be looked at and copied. Id: `console-result`.
final class ResultGrid extends TableView<ResultRow> {
  private static final double ROW = 28;
  private static final double LETTER = 7.4;
  private static final int LOOKED_AT = 100;
  private static final KeyCodeCombination COPY =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
  private static final KeyCombination SET_NULL = KeyCombination.valueOf("Shortcut+Shift+N");
  private static final KeyCombination UNDO = KeyCombination.valueOf("Shortcut+Z");

  private final Outcome.Rows result;
  private final ResultEdits edits;

  /// @param edits what is changed in the rows
  ResultGrid(Outcome.Rows result, ResultEdits edits) {
    this.result = result;
    this.edits = edits;
    setId("console-result");
    getStyleClass().add("result-grid");
    setAccessibleText("Result");
    setFixedCellSize(ROW);
    setPlaceholder(new Label("No rows"));
    getSelectionModel().setCellSelectionEnabled(true);
    getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    getColumns().add(numbers());
    for (int i = 0; i < result.columns().size(); i++) {
      getColumns().add(column(i));
    }
    getItems().setAll(result.rows());
    setEditable(edits.reason().isEmpty());
    edits.countProperty().subscribe(_ -> refresh());
    setContextMenu(menu());
    addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
  }

  private static TableColumn<ResultRow, Object> numbers() {
    TableColumn<ResultRow, Object> column = new TableColumn<>("");
    column.setSortable(false);
    column.setReorderable(false);
    column.setPrefWidth(52);
    column.setCellFactory(_ -> new NumberCell());
    column.getStyleClass().add("row-number");
    return column;
  }

  private TableColumn<ResultRow, Object> column(int index) {
    ResultColumn about = result.columns().get(index);
    TableColumn<ResultRow, Object> column = new TableColumn<>(about.name());
    column.setCellValueFactory(
        row -> new ReadOnlyObjectWrapper<>(edits.value(row.getValue(), index)));
    column.setCellFactory(
        _ -> new ResultCell(edits, index, about.kind() == ResultColumn.Kind.NUMBER));
    column.setUserData(index);
    column.setComparator(ResultGrid::compare);
    column.setPrefWidth(width(index));
    if (about.kind() == ResultColumn.Kind.NUMBER) {
      column.getStyleClass().add("number");
    }
    return column;
  }

  private double width(int index) {
    int longest =
        result.rows().stream()
            .limit(LOOKED_AT)
            .map(row -> row.values().get(index))
            .mapToInt(value -> value == null ? 4 : ResultText.display(value).length())
            .max()
            .orElse(0);
    int name = result.columns().get(index).name().length() + 2;
    return Math.clamp(Math.max(longest, name) * LETTER + 20, 64, 360);
  }

  /// Numbers by their size, NULL last.
  private static int compare(@Nullable Object left, @Nullable Object right) {
    if (left == null || right == null) {
      return left == null ? (right == null ? 0 : 1) : -1;
    }
    try {
      return new BigDecimal(left.toString()).compareTo(new BigDecimal(right.toString()));
    } catch (NumberFormatException _) {
      return left.toString().compareTo(right.toString());
    }
  }

  private void pressed(KeyEvent event) {
    if (COPY.match(event)) {
      copySelected();
    } else if (SET_NULL.match(event)) {
      setNull();
    } else if (UNDO.match(event)) {
      edits.undo();
    } else if (event.getCode() == KeyCode.DELETE) {
      edits.toggleDeleted(selectedRows());
    } else {
      return;
    }
    event.consume();
  }

  private List<ResultRow> selectedRows() {
    return getSelectionModel().getSelectedCells().stream()
        .map(cell -> cell.getRow())
        .distinct()
        .sorted()
        .map(getItems()::get)
        .toList();
  }

  /// The columns begin behind that of the numbers, wherever they were dragged.
  private void setNull() {
    for (TablePosition<?, ?> cell : getSelectionModel().getSelectedCells()) {
      ResultRow row = getItems().get(cell.getRow());
      if (cell.getTableColumn() != null
          && cell.getTableColumn().getUserData() instanceof Integer place
          && edits.isEditable(row, place)) {
        edits.set(row, place, null);
      }
    }
  }

  private ContextMenu menu() {
    MenuItem copy = item("Copy the cells", this::copySelected);
    copy.setAccelerator(COPY);
    return new ContextMenu(
        copy,
        item("Set NULL", this::setNull),
        item("Delete the rows, or keep them", () -> edits.toggleDeleted(selectedRows())),
        item(
            "Copy all as CSV",
            () -> {
              StringWriter out = new StringWriter();
              ResultText.csv(result, CsvStyle.DEFAULT, out);
              toClipboard(out.toString());
            }),
        item(
            "Copy all as JSON lines",
            () -> {
              StringBuilder lines = new StringBuilder();
              ResultText.jsonLines(result, line -> lines.append(line).append('\n'));
              toClipboard(lines.toString());
            }));
  }

  private static MenuItem item(String words, Runnable action) {
    MenuItem item = new MenuItem(words);
    item.setOnAction(_ -> action.run());
    return item;
  }

  /// With tabs between columns, as spreadsheets take it.
  private void copySelected() {
    TreeMap<Integer, List<TablePosition<?, ?>>> lines =
        getSelectionModel().getSelectedCells().stream()
            .map(cell -> (TablePosition<?, ?>) cell)
            .collect(
                Collectors.groupingBy(TablePosition::getRow, TreeMap::new, Collectors.toList()));
    String text =
        lines.values().stream()
            .map(
                cells ->
                    cells.stream()
                        .filter(cell -> cell.getTableColumn() != null)
                        .map(cell -> cell.getTableColumn().getCellData(cell.getRow()))
                        .map(value -> value == null ? "" : ResultText.display(value))
                        .collect(Collectors.joining("\t")))
            .collect(Collectors.joining("\n"));
    toClipboard(text);
  }

  private static void toClipboard(String text) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }

  /// The row's number.
  private static final class NumberCell extends TableCell<ResultRow, Object> {
    NumberCell() {
      getStyleClass().add("row-number");
      setAlignment(Pos.CENTER_RIGHT);
    }

    @Override
    protected void updateItem(@Nullable Object item, boolean empty) {
      super.updateItem(item, empty);
      setText(empty ? "" : Integer.toString(getIndex() + 1));
    }
  }
}
