// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import dev.crowfoot.adapter.rows.value.Json;
import dev.crowfoot.adapter.rows.value.Unreadable;
import dev.crowfoot.model.FieldType.Scalar;
import dev.crowfoot.model.ScalarField;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A cell of the grid. NULL is a grey word and the empty text a thin box, so that nobody takes one
/// for the other. Edited in place: Enter stages, Escape leaves it, Ctrl+Shift+N makes it NULL.
final class GridCell extends TableCell<GridRow, Object> {
  private static final PseudoClass NULL = PseudoClass.getPseudoClass("null");
  private static final PseudoClass GHOST = PseudoClass.getPseudoClass("ghost");
  private static final PseudoClass EDITED = PseudoClass.getPseudoClass("edited");
  private static final PseudoClass UNREADABLE = PseudoClass.getPseudoClass("unreadable");
  private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");
  private static final int SHOWN_CHARACTERS = 300;

  private final DataViewModel rows;
  private final ScalarField field;

  GridCell(DataViewModel rows, ScalarField field) {
    this.rows = rows;
    this.field = field;
    getStyleClass().add("grid-cell");
    boolean number =
        !field.isList()
            && (field.type() == Scalar.INT
                || field.type() == Scalar.BIG_INT
                || field.type() == Scalar.FLOAT
                || field.type() == Scalar.DECIMAL);
    setAlignment(number ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
  }

  @Override
  protected void updateItem(@Nullable Object item, boolean empty) {
    super.updateItem(item, empty);
    setTooltip(null);
    pseudoClassStateChanged(REFUSED, false);
    GridRow row = getTableRow() == null ? null : getTableRow().getItem();
    if (empty || row == null) {
      setText(null);
      setGraphic(null);
      mark(false, false, false, false);
      return;
    }
    Object value = rows.staging().value(row, field.name());
    boolean edited = !row.isNew() && rows.staging().isEdited(row, field.name());
    Optional<String> ghost =
        row.isNew() && !rows.staging().isEdited(row, field.name())
            ? field.defaultValue().map(CreateFormViewModel::words)
            : Optional.empty();
    mark(value == null && ghost.isEmpty(), ghost.isPresent(), edited, value instanceof Unreadable);
    if ("".equals(value)) {
      setText(null);
      setGraphic(emptyText());
      setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
      return;
    }
    setGraphic(null);
    setContentDisplay(ContentDisplay.TEXT_ONLY);
    setText(ghost.orElse(value == null ? "NULL" : oneLine(Json.display(value))));
  }

  private void mark(boolean isNull, boolean ghost, boolean edited, boolean unreadable) {
    pseudoClassStateChanged(NULL, isNull);
    pseudoClassStateChanged(GHOST, ghost);
    pseudoClassStateChanged(EDITED, edited);
    pseudoClassStateChanged(UNREADABLE, unreadable);
  }

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

  @Override
  public void startEdit() {
    GridRow row = getTableRow().getItem();
    if (row == null || !rows.isEditable(field) || rows.staging().isDeleted(row)) {
      return;
    }
    super.startEdit();
    if (!isEditing()) {
      return;
    }
    Object value = rows.staging().value(row, field.name());
    String text = value == null ? "" : Json.display(value);
    List<String> choices = rows.choices(field);
    Optional<String> begun =
        getTableView() instanceof RowGrid grid ? grid.begun() : Optional.empty();
    setGraphic(choices.isEmpty() ? textEditor(row, text) : choiceEditor(row, choices, text));
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    if (getGraphic() instanceof TextField editor) {
      begun.ifPresent(editor::setText);
      editor.requestFocus();
      if (begun.isPresent()) {
        editor.end();
      } else {
        editor.selectAll();
      }
    }
  }

  private TextField textEditor(GridRow row, String text) {
    TextField editor = new TextField(text);
    editor.setId("data-cell-editor");
    editor.getStyleClass().add("cell-editor");
    editor.setPromptText(field.isRequired() ? "" : "NULL");
    editor.setOnAction(_ -> stage(row, editor.getText(), text));
    editor
        .focusedProperty()
        .addListener(
            (_, before, now) -> {
              if (before && !now && isEditing()) {
                stage(row, editor.getText(), text);
              }
            });
    editor.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            cancelEdit();
            event.consume();
          }
        });
    return editor;
  }

  private ComboBox<String> choiceEditor(GridRow row, List<String> choices, String text) {
    ComboBox<String> editor = new ComboBox<>();
    editor.setId("data-cell-editor");
    editor.getStyleClass().add("cell-editor");
    editor.getItems().setAll(choices);
    if (!field.isRequired()) {
      editor.getItems().addFirst("");
    }
    editor.setValue(text);
    editor.setMaxWidth(Double.MAX_VALUE);
    editor.setOnAction(_ -> stage(row, editor.getValue(), text));
    Platform.runLater(editor::show);
    return editor;
  }

  private void stage(GridRow row, String text, String before) {
    Optional<String> problem =
        text.equals(before) ? Optional.empty() : rows.staging().edit(row, field, text);
    if (problem.isPresent()) {
      pseudoClassStateChanged(REFUSED, true);
      Tooltip words = new Tooltip(problem.get().replace("`", ""));
      setTooltip(words);
      if (getGraphic() != null && getScene() != null) {
        var place = localToScreen(0, getHeight() + 2);
        if (place != null) {
          words.setAutoHide(true);
          words.show(this, place.getX(), place.getY());
        }
      }
      return;
    }
    cancelEdit();
  }

  @Override
  public void cancelEdit() {
    super.cancelEdit();
    updateItem(getItem(), isEmpty());
    if (getTableView() != null) {
      getTableView().requestFocus();
    }
  }
}
