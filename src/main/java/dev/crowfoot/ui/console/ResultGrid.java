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
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The rows of a result, to be looked at and copied. Id: `console-result`.
final class ResultGrid extends TableView<ResultRow> {
  private static final PseudoClass NULL = PseudoClass.getPseudoClass("null");
  private static final double ROW = 28;
  private static final double LETTER = 7.4;
  private static final int LOOKED_AT = 100;
  private static final int SHOWN_CHARACTERS = 300;
  private static final KeyCodeCombination COPY =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

  private final Outcome.Rows result;

  ResultGrid(Outcome.Rows result) {
    this.result = result;
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
        row -> new ReadOnlyObjectWrapper<>(row.getValue().values().get(index)));
    column.setCellFactory(_ -> new ValueCell(about.kind() == ResultColumn.Kind.NUMBER));
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
      event.consume();
    }
  }

  private ContextMenu menu() {
    MenuItem copy = item("Copy the cells", this::copySelected);
    copy.setAccelerator(COPY);
    return new ContextMenu(
        copy,
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

  private static final class ValueCell extends TableCell<ResultRow, Object> {
    ValueCell(boolean number) {
      setAlignment(number ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
    }

    @Override
    protected void updateItem(@Nullable Object value, boolean empty) {
      super.updateItem(value, empty);
      pseudoClassStateChanged(NULL, !empty && value == null);
      setGraphic(!empty && "".equals(value) ? emptyText() : null);
      String text = empty ? "" : value == null ? "NULL" : ResultText.display(value);
      setText(oneLine(text));
      setTooltip(
          text.length() > 40 || text.indexOf('\n') >= 0
              ? new Tooltip(text.substring(0, Math.min(text.length(), 4000)))
              : null);
    }

    /// So that nobody takes it for NULL.
    private static Region emptyText() {
      Region box = new Region();
      box.getStyleClass().add("empty-text");
      return box;
    }

    private static String oneLine(String text) {
      String head =
          text.length() > SHOWN_CHARACTERS ? text.substring(0, SHOWN_CHARACTERS) + "…" : text;
      return head.replace("\r\n", "↵").replace('\n', '↵').replace('\t', '→');
    }
  }
}
