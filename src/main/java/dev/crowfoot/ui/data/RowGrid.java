// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import dev.crowfoot.adapter.rows.ColumnInfo;
import dev.crowfoot.adapter.rows.query.Order;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.model.FieldType.Scalar;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.ui.control.Icons;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The grid: virtualised, rows of 28 px. A click on a header sorts in the database, with Shift it
/// adds to the order.
final class RowGrid extends TableView<GridRow> {
  private static final double ROW_HEIGHT = 28;
  private static final PseudoClass NEW = PseudoClass.getPseudoClass("new");
  private static final PseudoClass DELETED = PseudoClass.getPseudoClass("deleted");
  private static final KeyCombination SET_NULL =
      new KeyCodeCombination(KeyCode.N, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);

  private final DataViewModel rows;
  private boolean watchesScrolling;

  RowGrid(DataViewModel rows) {
    super(rows.rows());
    this.rows = rows;
    setId("data-grid");
    getStyleClass().add("row-grid");
    setFixedCellSize(ROW_HEIGHT);
    setEditable(true);
    setPlaceholder(new Label(""));
    setTableMenuButtonVisible(false);
    getSelectionModel().setCellSelectionEnabled(true);
    getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    setRowFactory(_ -> new Line());
    setSortPolicy(
        _ -> {
          rows.orderBy(order());
          return true;
        });
    rows.columnsProperty().addListener((_, before, now) -> showColumns(before, now));
    rows.revisionProperty().addListener((_, _, _) -> refresh());
    rows.modelProperty().addListener((_, _, _) -> getSortOrder().clear());
    addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    showColumns(List.of(), rows.columnsProperty().get());
  }

  /// The rows that are selected, each once.
  List<GridRow> selectedRows() {
    return getSelectionModel().getSelectedItems().stream().distinct().toList();
  }

  private void onKey(KeyEvent event) {
    TablePosition<?, ?> focused = getFocusModel().getFocusedCell();
    int row = focused.getRow();
    if (getEditingCell() != null || row < 0 || row >= getItems().size()) {
      return;
    }
    boolean onField = focused.getTableColumn() instanceof FieldColumn;
    if (SET_NULL.match(event) && focused.getTableColumn() instanceof FieldColumn column) {
      var _ = rows.setNull(getItems().get(row), column.field);
      event.consume();
    } else if (event.getCode() == KeyCode.DELETE) {
      rows.toggleDeletion(selectedRows());
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER && onField && !event.isShortcutDown()) {
      edit(row, (FieldColumn) focused.getTableColumn());
      event.consume();
    }
  }

  private List<Order> order() {
    return getSortOrder().stream()
        .filter(FieldColumn.class::isInstance)
        .map(FieldColumn.class::cast)
        .map(
            column ->
                column.getSortType() == TableColumn.SortType.DESCENDING
                    ? Order.descending(column.field.name())
                    : Order.ascending(column.field.name()))
        .toList();
  }

  private void showColumns(List<ColumnInfo> before, List<ColumnInfo> now) {
    if (!before.equals(now) || getColumns().isEmpty()) {
      getColumns().setAll(now.stream().map(FieldColumn::new).toList());
    }
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    if (!watchesScrolling) {
      for (Node node : lookupAll(".scroll-bar")) {
        if (node instanceof ScrollBar bar && bar.getOrientation() == Orientation.VERTICAL) {
          watchesScrolling = true;
          bar.valueProperty()
              .addListener(
                  (_, _, value) -> {
                    if (value.doubleValue() > 0.9 * bar.getMax()) {
                      rows.loadMore();
                    }
                  });
        }
      }
    }
  }

  /// A line, coloured by what is staged for it.
  private final class Line extends TableRow<GridRow> {
    @Override
    protected void updateItem(@Nullable GridRow row, boolean empty) {
      super.updateItem(row, empty);
      pseudoClassStateChanged(NEW, row != null && row.isNew());
      pseudoClassStateChanged(DELETED, row != null && rows.isDeleted(row));
    }
  }

  /// A column with its type's glyph.
  private final class FieldColumn extends TableColumn<GridRow, Object> {
    private final ScalarField field;

    private FieldColumn(ColumnInfo info) {
      this.field = info.field();
      setId("data-column-" + field.name());
      setPrefWidth(width(field));
      setMinWidth(56);
      setReorderable(true);
      setGraphic(header(info));
      setCellValueFactory(line -> new ReadOnlyObjectWrapper<>(Optional.of(line.getValue())));
      setCellFactory(_ -> new GridCell(rows, field));
    }

    private HBox header(ColumnInfo info) {
      Node glyph =
          info.key()
              ? Icons.of(Feather.KEY, "icon-small", "icon-key")
              : isForeignKey()
                  ? Icons.of(Feather.LINK_2, "icon-small", "icon-link")
                  : Icons.of(glyph(field.type()), "icon-small");
      Label name = new Label(field.name());
      name.getStyleClass().add(info.key() ? "semibold" : "column-name");
      HBox box = new HBox(glyph, name);
      box.getStyleClass().add("column-header-content");
      box.setAlignment(Pos.CENTER_LEFT);
      Tooltip tip =
          new Tooltip(
              field.type().word()
                  + field.arity().suffix()
                  + (field.documentation().isEmpty() ? "" : "\n" + field.documentation()));
      Tooltip.install(box, tip);
      return box;
    }

    private boolean isForeignKey() {
      return rows.modelProperty().get().stream()
          .flatMap(m -> m.relationFields())
          .anyMatch(r -> r.fields().contains(field.name()));
    }
  }

  private static Feather glyph(FieldType type) {
    return switch (type) {
      case Scalar scalar ->
          switch (scalar) {
            case STRING -> Feather.TYPE;
            case BOOLEAN -> Feather.TOGGLE_LEFT;
            case INT, BIG_INT, FLOAT, DECIMAL -> Feather.HASH;
            case DATE_TIME -> Feather.CLOCK;
            case JSON -> Feather.CODE;
            case BYTES -> Feather.FILE;
          };
      case FieldType.EnumReference _ -> Feather.LIST;
      case FieldType.CompositeReference _, FieldType.Unsupported _ -> Feather.BOX;
    };
  }

  private static double width(ScalarField field) {
    double least = 56 + 8.0 * field.name().length();
    double usual =
        switch (field.type()) {
          case Scalar scalar ->
              switch (scalar) {
                case STRING -> 200;
                case BOOLEAN -> 80;
                case INT, FLOAT -> 96;
                case BIG_INT, DECIMAL -> 128;
                case DATE_TIME -> 192;
                case JSON -> 240;
                case BYTES -> 160;
              };
          case FieldType.EnumReference _ -> 128;
          case FieldType.CompositeReference _, FieldType.Unsupported _ -> 160;
        };
    return Math.max(least, usual);
  }
}
