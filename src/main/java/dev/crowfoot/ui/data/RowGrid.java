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
import java.util.stream.IntStream;
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
import javafx.scene.control.skin.TableColumnHeader;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
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
  private Optional<String> begun = Optional.empty();

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
    rows.columnsProperty().addListener((_, before, now) -> showColumns(before, now));
    rows.staging().revisionProperty().addListener((_, _, _) -> refresh());
    addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    addEventHandler(KeyEvent.KEY_TYPED, this::onTyped);
    addEventHandler(MouseEvent.MOUSE_CLICKED, this::onClick);
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
      var _ = rows.staging().setNull(getItems().get(row), column.field);
      event.consume();
    } else if (event.getCode() == KeyCode.DELETE) {
      rows.toggleDeletion(selectedRows());
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER && onField && !event.isShortcutDown()) {
      edit(row, (FieldColumn) focused.getTableColumn());
      event.consume();
    }
  }

  /// A letter typed on a cell begins to replace its value.
  private void onTyped(KeyEvent event) {
    String typed = event.getCharacter();
    TablePosition<?, ?> focused = getFocusModel().getFocusedCell();
    boolean printable =
        !typed.isEmpty() && !Character.isISOControl(typed.charAt(0)) && !typed.equals("/");
    if (printable
        && event.getTarget() == this
        && getEditingCell() == null
        && !event.isShortcutDown()
        && !event.isAltDown()
        && focused.getRow() >= 0
        && focused.getTableColumn() instanceof FieldColumn column) {
      begun = Optional.of(typed);
      edit(focused.getRow(), column);
      begun = Optional.empty();
      event.consume();
    }
  }

  /// What was typed to begin the edit that starts now.
  Optional<String> begun() {
    return begun;
  }

  /// Sorts by the column whose header was clicked. The table's own sorting knows only the rows that
  /// are loaded.
  private void onClick(MouseEvent event) {
    if (event.getButton() != MouseButton.PRIMARY || !event.isStillSincePress()) {
      return;
    }
    Node node = event.getTarget() instanceof Node target ? target : this;
    while (node != this && !(node instanceof TableColumnHeader)) {
      node = node.getParent();
    }
    if (node instanceof TableColumnHeader header
        && header.getTableColumn() instanceof FieldColumn column) {
      rows.question().sortBy(column.field.name(), event.isShiftDown());
    }
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
      pseudoClassStateChanged(DELETED, row != null && rows.staging().isDeleted(row));
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
      setSortable(false);
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
      name.setMinWidth(USE_PREF_SIZE);
      HBox box = new HBox(glyph, name, arrow());
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

    /// Points up or down when the rows are sorted by the column, with its place in the order.
    private Label arrow() {
      Label arrow = new Label();
      arrow.getStyleClass().add("sort-mark");
      arrow.managedProperty().bind(arrow.visibleProperty());
      rows.question().ordersProperty().subscribe(orders -> mark(arrow, orders));
      return arrow;
    }

    private void mark(Label arrow, List<Order> orders) {
      int place =
          IntStream.range(0, orders.size())
              .filter(i -> orders.get(i).field().equals(field.name()))
              .findFirst()
              .orElse(-1);
      arrow.setVisible(place >= 0);
      if (place >= 0) {
        boolean up = orders.get(place).direction() == Order.Direction.ASCENDING;
        arrow.setGraphic(Icons.of(up ? Feather.ARROW_UP : Feather.ARROW_DOWN, "icon-accent"));
        arrow.setText(orders.size() > 1 ? String.valueOf(place + 1) : "");
      }
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
                case DATE_TIME -> 204;
                case JSON -> 240;
                case BYTES -> 160;
              };
          case FieldType.EnumReference _ -> 128;
          case FieldType.CompositeReference _, FieldType.Unsupported _ -> 160;
        };
    return Math.max(least, usual);
  }
}
