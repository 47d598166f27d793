// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.sidebar;

import dev.crowfoot.editor.Layout;
import dev.crowfoot.ui.control.Icons;
import dev.crowfoot.ui.diagram.DiagramActions;
import dev.crowfoot.ui.diagram.ViewsViewModel;
import java.util.Objects;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The views of the schema: a click shows one, F2 or a double click names it anew, Delete deletes
/// it.
///
/// Ids: `views-list`, `views-new`, `views-duplicate`, `views-delete`, `view-name-editor`.
public final class ViewsList extends VBox {
  private final ViewsViewModel views;
  private final ListView<String> list;
  private boolean following;

  public ViewsList(ViewsViewModel views, DiagramActions actions) {
    this.views = views;
    getStyleClass().add("tables");
    getStylesheets()
        .add(Objects.requireNonNull(getClass().getResource("sidebar.css")).toExternalForm());
    list = new ListView<>(views.names());
    list.setId("views-list");
    list.setFixedCellSize(26);
    list.setEditable(true);
    list.setCellFactory(_ -> new ViewCell());
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (_, _, now) -> {
              if (now != null && !following) {
                views.show(now);
              }
            });
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    views.shownProperty().subscribe(this::follow);
    views.layoutProperty().addListener((_, _, _) -> follow(views.shownProperty().get()));
    VBox.setVgrow(list, Priority.ALWAYS);
    getChildren().addAll(tools(actions), list);
  }

  private HBox tools(DiagramActions actions) {
    HBox tools =
        new HBox(
            Icons.button("views-new", Feather.PLUS, "New view of the selection", actions::newView),
            Icons.button(
                "views-duplicate",
                Feather.COPY,
                "Duplicate this view",
                () -> views.duplicate(views.shownProperty().get())),
            Icons.button("views-delete", Feather.TRASH_2, "Delete this view (Del)", this::delete));
    tools.getStyleClass().add("filter");
    return tools;
  }

  private void follow(String shown) {
    following = true;
    list.getSelectionModel().select(shown);
    list.refresh();
    following = false;
  }

  private void delete() {
    if (!views.shownProperty().get().equals(Layout.ALL)) {
      views.delete(views.shownProperty().get());
    }
  }

  private void key(KeyEvent event) {
    if (list.getEditingIndex() >= 0) {
      return;
    }
    if (event.getCode() == KeyCode.F2) {
      list.edit(list.getSelectionModel().getSelectedIndex());
      event.consume();
    } else if (event.getCode() == KeyCode.DELETE) {
      delete();
      event.consume();
    }
  }

  /// A view's name and how many tables it shows.
  private final class ViewCell extends ListCell<String> {
    private final Label name = new Label();
    private final Label count = new Label();
    private final TextField editor = new TextField();
    private final HBox row;

    ViewCell() {
      count.getStyleClass().addAll("mono", "muted");
      Region space = new Region();
      HBox.setHgrow(space, Priority.ALWAYS);
      row = new HBox(Icons.of(Feather.LAYERS, "icon-small"), name, space, count);
      row.getStyleClass().add("entry");
      row.setPrefWidth(1);
      row.setMinWidth(0);
      setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
      editor.setId("view-name-editor");
      editor.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
      editor
          .focusedProperty()
          .addListener(
              (_, _, focused) -> {
                if (!focused && isEditing()) {
                  cancelEdit();
                }
              });
      addEventFilter(
          MouseEvent.MOUSE_CLICKED,
          event -> {
            if (event.getClickCount() == 2) {
              startEdit();
            }
          });
    }

    private void key(KeyEvent event) {
      if (event.getCode() == KeyCode.ENTER) {
        String to = editor.getText().strip();
        String from = getItem();
        cancelEdit();
        if (!to.isEmpty() && !to.equals(from)) {
          views.rename(from, to);
        }
        event.consume();
      } else if (event.getCode() == KeyCode.ESCAPE) {
        cancelEdit();
        event.consume();
      }
    }

    @Override
    public void startEdit() {
      if (!isEmpty() && !Layout.ALL.equals(getItem())) {
        super.startEdit();
        editor.setText(getItem());
        setGraphic(editor);
        editor.requestFocus();
        editor.selectAll();
      }
    }

    @Override
    public void cancelEdit() {
      super.cancelEdit();
      setGraphic(row);
      list.requestFocus();
    }

    @Override
    protected void updateItem(String view, boolean empty) {
      super.updateItem(view, empty);
      if (empty || view == null) {
        setGraphic(null);
        return;
      }
      name.setText(ViewsViewModel.title(view));
      count.setText(Integer.toString(views.countIn(view)));
      if (!isEditing()) {
        setGraphic(row);
      }
    }
  }
}
