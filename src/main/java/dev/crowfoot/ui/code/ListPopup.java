// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.VBox;

/// A list beside a place of the text. The text keeps the focus and hands on its keys, so typing
/// goes on while the list is open.
///
/// @param <T> what is chosen from
public final class ListPopup<T> {
  private static final double ROW = 24;
  private static final int MOST_ROWS = 10;

  private final Consumer<T> chosen;
  private final ListView<T> list = new ListView<>();
  private final VBox content = new VBox(list);
  private final TextPopup popup;

  /// How an item is shown and read out.
  public interface Look<T> {
    Node row(T item);

    String spoken(T item);
  }

  /// @param owner the text
  /// @param id of the list
  /// @param chosen told what was chosen, before the list goes
  public ListPopup(Node owner, String id, Look<T> look, Consumer<T> chosen) {
    this.chosen = chosen;
    list.setId(id);
    list.setFixedCellSize(ROW);
    list.setFocusTraversable(false);
    list.setCellFactory(_ -> new Row(look));
    content.getStyleClass().add("list");
    popup = new TextPopup(owner, content);
  }

  /// Puts something above (`false`) or below the list.
  void add(Node part, boolean below) {
    content.getChildren().add(below ? content.getChildren().size() : 0, part);
  }

  /// Told when the list has gone, for whatever reason.
  public void setOnHidden(Runnable action) {
    popup.setOnHidden(action);
  }

  ReadOnlyObjectProperty<T> selectedProperty() {
    return list.getSelectionModel().selectedItemProperty();
  }

  public boolean isShown() {
    return popup.isShown();
  }

  /// Shows items beside a place of the screen, the first one selected; nothing when there are none.
  public void show(Bounds place, List<T> items, double width) {
    if (items.isEmpty()) {
      hide();
      return;
    }
    list.getItems().setAll(items);
    double height = Math.min(items.size(), MOST_ROWS) * ROW;
    list.setPrefSize(width, height);
    list.setMinHeight(height);
    list.setMaxHeight(height);
    popup.show(place);
    select(0);
  }

  public void hide() {
    popup.hide();
  }

  /// Whether a key was for the list: it moves in it, chooses from it or closes it.
  public boolean takes(KeyEvent event) {
    if (!isShown() || event.isShortcutDown() || event.isAltDown() || event.isShiftDown()) {
      return false;
    }
    int last = list.getItems().size() - 1;
    int now = list.getSelectionModel().getSelectedIndex();
    switch (event.getCode()) {
      case DOWN -> select(now == last ? 0 : now + 1);
      case UP -> select(now == 0 ? last : now - 1);
      case PAGE_DOWN -> select(Math.min(last, now + MOST_ROWS - 1));
      case PAGE_UP -> select(Math.max(0, now - MOST_ROWS + 1));
      case ENTER, TAB -> choose();
      case ESCAPE -> hide();
      default -> {
        return false;
      }
    }
    return true;
  }

  private void select(int index) {
    list.getSelectionModel().select(index);
    if (list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
      flow.scrollTo(index);
    }
  }

  private void choose() {
    T item = list.getSelectionModel().getSelectedItem();
    if (item != null) {
      chosen.accept(item);
    }
    hide();
  }

  private final class Row extends ListCell<T> {
    private final Look<T> look;

    Row(Look<T> look) {
      this.look = look;
      setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
      setPrefWidth(0); // as wide as the list, never wider
      setOnMouseClicked(
          event -> {
            if (event.getButton() == MouseButton.PRIMARY && !isEmpty()) {
              list.getSelectionModel().select(getIndex());
              choose();
            }
          });
    }

    @Override
    protected void updateItem(T item, boolean empty) {
      super.updateItem(item, empty);
      setGraphic(empty || item == null ? null : look.row(item));
      setAccessibleText(empty || item == null ? "" : look.spoken(item));
    }
  }
}
