// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import dev.crowfoot.ui.code.OutlineViewModel.Line;
import dev.crowfoot.ui.control.Icons;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The blocks and rows of the file above the text, to go to by a part of their name. Ids:
/// `code-outline-field`, `code-outline`.
final class OutlineList {
  private static final double ROW = 24;
  private static final int MOST_ROWS = 14;
  private static final double WIDEST = 480;

  private final OutlineViewModel viewModel;
  private final SchemaArea area;
  private final Pane layer;
  private final Consumer<Line> chosen;
  private final TextField field = new TextField();
  private final ListView<Line> list;
  private final VBox content;

  /// @param layer lies over the text
  /// @param chosen told what was chosen
  OutlineList(SchemaArea area, OutlineViewModel viewModel, Pane layer, Consumer<Line> chosen) {
    this.viewModel = viewModel;
    this.area = area;
    this.layer = layer;
    this.chosen = chosen;
    list = new ListView<>(viewModel.lines());
    list.setId("code-outline");
    list.setFixedCellSize(ROW);
    list.setFocusTraversable(false);
    list.setCellFactory(_ -> new LineCell());
    Label nothing = new Label("Nothing is called that here.");
    nothing.getStyleClass().add("muted");
    list.setPlaceholder(nothing);
    field.setId("code-outline-field");
    field.setPromptText("Go to a block or a row of this file");
    field.textProperty().bindBidirectional(viewModel.queryProperty());
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    HBox top = new HBox(Icons.of(Feather.SEARCH, "icon-small"), field);
    top.getStyleClass().add("top");
    top.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(field, Priority.ALWAYS);
    content = new VBox(top, list);
    content.getStyleClass().addAll("code-popup", "list", "outline");
    content.setManaged(false); // placed by hand
    viewModel.lines().addListener((InvalidationListener) _ -> select());
    layer.layoutBoundsProperty().addListener(_ -> place());
    field
        .focusedProperty()
        .addListener(
            (_, _, focused) -> {
              if (!focused) {
                close();
              }
            });
  }

  /// Opens it at the row that the caret is in.
  void open() {
    viewModel.open(
        () -> {
          layer.getChildren().setAll(content);
          place();
          field.requestFocus();
          viewModel.at(area.getCaretPosition()).ifPresent(this::select);
        });
  }

  private void key(KeyEvent event) {
    int last = viewModel.lines().size() - 1;
    int now = list.getSelectionModel().getSelectedIndex();
    switch (event.getCode()) {
      case DOWN -> select(Math.min(last, now + 1));
      case UP -> select(Math.max(0, now - 1));
      case PAGE_DOWN -> select(Math.min(last, now + MOST_ROWS - 1));
      case PAGE_UP -> select(Math.max(0, now - MOST_ROWS + 1));
      case ENTER -> choose();
      case ESCAPE -> area.requestFocus();
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void choose() {
    Line line = list.getSelectionModel().getSelectedItem();
    area.requestFocus();
    if (line != null) {
      chosen.accept(line);
    }
  }

  private void close() {
    layer.getChildren().remove(content);
  }

  private void select() {
    viewModel.best().ifPresent(this::select);
    place();
  }

  private void select(Line line) {
    select(viewModel.lines().indexOf(line));
  }

  private void select(int index) {
    list.getSelectionModel().select(index);
    if (list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
      flow.scrollTo(index);
    }
  }

  private void place() {
    double width = Math.min(WIDEST, layer.getWidth() - 32);
    int rows = Math.clamp(viewModel.lines().size(), 1, MOST_ROWS);
    list.setPrefHeight(rows * ROW);
    list.setMinHeight(rows * ROW);
    content.applyCss();
    content.resizeRelocate(
        Math.rint((layer.getWidth() - width) / 2), 8, width, content.prefHeight(width));
  }

  private final class LineCell extends ListCell<Line> {
    private final Label name = new Label();
    private final Label detail = new Label();
    private final HBox row;

    LineCell() {
      name.getStyleClass().add("mono");
      name.setMinWidth(Region.USE_PREF_SIZE);
      detail.getStyleClass().addAll("mono", "muted");
      row = new HBox(name, detail);
      row.getStyleClass().add("row");
      row.setAlignment(Pos.CENTER_LEFT);
      setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
      setPrefWidth(0);
      setOnMousePressed(
          event -> {
            if (!isEmpty()) {
              list.getSelectionModel().select(getIndex());
              choose();
            }
            event.consume();
          });
    }

    @Override
    protected void updateItem(Line line, boolean empty) {
      super.updateItem(line, empty);
      getStyleClass().removeAll("outline-row", "outline-block");
      if (empty || line == null) {
        setGraphic(null);
        return;
      }
      getStyleClass().add(line.isRow() ? "outline-row" : "outline-block");
      name.setText(line.entry().name());
      detail.setText(line.isRow() ? line.entry().detail() : keyword(line));
      setAccessibleText(name.getText() + ", " + detail.getText());
      setGraphic(row);
    }

    private static String keyword(Line line) {
      return switch (line.entry().kind()) {
        case MODEL -> "model";
        case VIEW -> "view";
        case COMPOSITE_TYPE -> "type";
        case ENUM -> "enum";
        case DATASOURCE -> "datasource";
        case GENERATOR -> "generator";
        default -> "";
      };
    }
  }
}
