// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import dev.crowfoot.ui.data.CreateFormViewModel.FormField;
import dev.crowfoot.ui.data.RelationChoices.Choice;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Chooses the row a foreign key refers to: a field that searches by a telling column, and below it
/// what was found. A key may also be typed as it is.
final class RelationPicker extends VBox {
  private static final int SHOWN_LINES = 5;
  private static final double LINE_HEIGHT = 28;

  private final RelationChoices choices;
  private final FormField field;
  private final TextField search = new TextField();
  private final ListView<Choice> found = new ListView<>();
  private final Label note = new Label();
  private boolean choosing;

  /// @param nest opens a form for a new row to refer to
  RelationPicker(String id, RelationChoices choices, FormField field, Runnable nest) {
    this.choices = choices;
    this.field = field;
    getStyleClass().add("relation-picker");
    search.setId(id);
    String ghost = field.ghost();
    search.setPromptText(
        "Search " + choices.target().name() + (ghost.isEmpty() ? "" : " — " + ghost));
    found.setId(id + "-choices");
    found.setFixedCellSize(LINE_HEIGHT);
    found.setCellFactory(_ -> new Line());
    found.setFocusTraversable(false);
    found.setVisible(false);
    found.managedProperty().bind(found.visibleProperty());
    note.getStyleClass().addAll("muted", "small");
    note.visibleProperty().bind(note.textProperty().isNotEmpty());
    note.managedProperty().bind(note.visibleProperty());
    Hyperlink fresh = new Hyperlink("New " + choices.target().name() + "…");
    fresh.setId(id + "-new");
    fresh.getStyleClass().add("small");
    fresh.setFocusTraversable(false);
    fresh.setOnAction(_ -> nest.run());
    getChildren().addAll(search, found, note, fresh);
    field
        .nestedProperty()
        .subscribe(
            now ->
                now.ifPresent(
                    row -> {
                      choosing = true;
                      search.setText("new " + row.model());
                      choosing = false;
                      found.setVisible(false);
                      note.setText("Is added together with this row.");
                    }));
    search.textProperty().addListener((_, _, text) -> typed(text));
    search
        .focusedProperty()
        .addListener(
            (_, _, focused) -> {
              if (focused && field.nestedProperty().get().isEmpty()) {
                find(field.textProperty().get().isEmpty() ? search.getText() : "");
              } else {
                found.setVisible(false);
              }
            });
    search.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.DOWN) {
            found.getSelectionModel().selectNext();
            event.consume();
          } else if (event.getCode() == KeyCode.UP) {
            found.getSelectionModel().selectPrevious();
            event.consume();
          } else if (event.getCode() == KeyCode.ENTER && found.isVisible()) {
            Choice chosen = found.getSelectionModel().getSelectedItem();
            if (chosen != null) {
              choose(chosen);
              event.consume();
            }
          }
        });
  }

  private void typed(String text) {
    if (choosing) {
      return;
    }
    field.textProperty().set(text);
    find(text);
  }

  private void find(String text) {
    choices.find(
        text,
        rows -> {
          found.getItems().setAll(rows);
          found.setPrefHeight(LINE_HEIGHT * Math.min(SHOWN_LINES, rows.size()) + 2);
          found.setVisible(!rows.isEmpty() && search.isFocused());
          note.setText(
              rows.isEmpty() && search.isFocused()
                  ? text.isBlank()
                      ? choices.target().name() + " has no rows yet. Add one there first."
                      : "Nothing found; what is typed is taken as the key."
                  : "");
        },
        failure -> note.setText(String.valueOf(failure.getMessage()).replace("`", "")));
  }

  private void choose(Choice choice) {
    choosing = true;
    search.setText(
        choice.label().isEmpty() ? choice.key() : choice.label() + "  ·  " + choice.key());
    search.positionCaret(search.getText().length());
    choosing = false;
    field.textProperty().set(choice.key());
    found.setVisible(false);
    note.setText("");
  }

  /// A found row: what it is called, and its key.
  private final class Line extends ListCell<Choice> {
    private final Label label = new Label();
    private final Label key = new Label();
    private final HBox content = new HBox(label, key);

    private Line() {
      label.setMaxWidth(Double.MAX_VALUE);
      label.setMinWidth(0);
      HBox.setHgrow(label, Priority.ALWAYS);
      key.getStyleClass().addAll("mono", "muted");
      content.getStyleClass().add("choice");
      setPrefWidth(0);
      setOnMousePressed(
          event -> {
            if (getItem() != null) {
              choose(getItem());
              event.consume();
            }
          });
    }

    @Override
    protected void updateItem(@Nullable Choice choice, boolean empty) {
      super.updateItem(choice, empty);
      if (empty || choice == null) {
        setGraphic(null);
        return;
      }
      label.setText(choice.label().isEmpty() ? choice.key() : choice.label());
      key.setText(choice.label().isEmpty() ? "" : choice.key());
      setGraphic(content);
    }
  }
}
