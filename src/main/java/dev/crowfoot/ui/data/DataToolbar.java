// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import dev.crowfoot.ui.control.Icons;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/// The line above the rows: which model, how many rows, where to go, and what to do.
final class DataToolbar extends HBox {
  private final DataViewModel rows;
  private final MenuButton more = new MenuButton();
  private final TextField goTo = new TextField();

  /// @param addRow opens the form for a new row
  DataToolbar(DataViewModel rows, Runnable addRow) {
    this.rows = rows;
    getStyleClass().add("data-toolbar");
    Label count = new Label();
    count.setId("data-count");
    count.getStyleClass().add("muted");
    count.setMinWidth(USE_PREF_SIZE);
    count.textProperty().bind(rows.countProperty());
    Label readOnly = new Label();
    readOnly.setId("data-read-only");
    readOnly.getStyleClass().addAll("chip", "warning");
    readOnly.textProperty().bind(rows.readOnlyReasonProperty());
    readOnly.visibleProperty().bind(rows.readOnlyReasonProperty().isNotEmpty());
    readOnly.managedProperty().bind(readOnly.visibleProperty());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Button delete =
        Icons.button(
            "data-delete-row",
            Feather.TRASH_2,
            "Delete the selected rows (Delete)",
            rows.edits()::toggleDeletion);
    delete.disableProperty().bind(unable());
    Button add = new Button("Add row", Icons.of(Feather.PLUS, "icon-small"));
    add.setId("data-add-row");
    add.disableProperty().bind(unable());
    add.setOnAction(_ -> addRow.run());
    moreMenu();
    goToField();
    getChildren()
        .addAll(
            models(),
            count,
            readOnly,
            space,
            goTo,
            more,
            Icons.button("data-reload", Feather.REFRESH_CW, "Reload", rows::reload),
            delete,
            add);
  }

  /// Puts one more thing to do into the menu.
  void addAction(String id, String words, Runnable action) {
    MenuItem item = new MenuItem(words);
    item.setId(id);
    item.setOnAction(_ -> action.run());
    more.getItems().add(item);
  }

  /// Lets somebody type the key of a row to go to.
  void beginGoTo() {
    goTo.requestFocus();
    goTo.selectAll();
  }

  private ComboBox<String> models() {
    ComboBox<String> model = new ComboBox<>(rows.models());
    model.setId("data-model");
    model.setAccessibleText("Table");
    model.setVisibleRowCount(16);
    model.setOnAction(
        _ -> {
          if (model.getValue() != null) {
            rows.open(model.getValue());
          }
        });
    rows.modelProperty().addListener((_, _, now) -> now.ifPresent(m -> model.setValue(m.name())));
    rows.models()
        .addListener(
            (ListChangeListener<String>)
                _ -> rows.modelProperty().get().ifPresent(m -> model.setValue(m.name())));
    rows.modelProperty().get().ifPresent(m -> model.setValue(m.name()));
    return model;
  }

  private BooleanBinding unable() {
    return rows.readOnlyReasonProperty()
        .isNotEmpty()
        .or(
            Bindings.createBooleanBinding(
                () -> !rows.stateProperty().get().isAnswered(), rows.stateProperty()));
  }

  private void moreMenu() {
    more.setId("data-more");
    more.getStyleClass().add("button-icon");
    more.setGraphic(Icons.of(Feather.MORE_HORIZONTAL));
    more.setTooltip(new Tooltip("More"));
    more.setAccessibleText("More");
    more.setFocusTraversable(false);
    more.visibleProperty().bind(Bindings.isNotEmpty(more.getItems()));
    more.managedProperty().bind(more.visibleProperty());
  }

  private void goToField() {
    goTo.setId("data-go-to");
    goTo.setPrefColumnCount(9);
    goTo.setTooltip(new Tooltip("Go to a row by its key (Ctrl+G)"));
    goTo.setOnAction(_ -> rows.jumps().goTo(goTo.getText()));
    rows.modelProperty()
        .subscribe(
            now -> {
              goTo.clear();
              String key =
                  now.flatMap(m -> m.primaryKey()).map(k -> k.fieldNames().getFirst()).orElse("");
              goTo.setPromptText("Go to " + key + "…");
              goTo.setVisible(!key.isEmpty());
              goTo.setManaged(!key.isEmpty());
            });
  }
}
