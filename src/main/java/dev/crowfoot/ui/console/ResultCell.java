// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.console;

import dev.crowfoot.adapter.sql.ResultRow;
import dev.crowfoot.app.console.ResultText;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A value of a result. NULL is a grey word and the empty text a thin box, so that nobody takes one
/// for the other. Where the value can be changed, a field comes in its place:
/// `console-cell-editor`.
final class ResultCell extends TableCell<ResultRow, Object> {
  private static final PseudoClass NULL = PseudoClass.getPseudoClass("null");
  private static final PseudoClass EDITED = PseudoClass.getPseudoClass("edited");
  private static final PseudoClass DELETED = PseudoClass.getPseudoClass("deleted");
  private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");
  private static final int SHOWN_CHARACTERS = 300;

  private final ResultEdits edits;
  private final int place;

  ResultCell(ResultEdits edits, int place, boolean number) {
    this.edits = edits;
    this.place = place;
    setAlignment(number ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
  }

  @Override
  public void startEdit() {
    ResultRow row = getTableRow().getItem();
    if (row == null || !edits.isEditable(row, place)) {
      return;
    }
    super.startEdit();
    if (isEditing()) {
      @Nullable Object value = edits.value(row, place);
      TextField field = new TextField(value == null ? "" : value.toString());
      field.setId("console-cell-editor");
      field.setOnAction(_ -> take(row, field));
      field.addEventFilter(
          KeyEvent.KEY_PRESSED,
          event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
              cancelEdit();
              event.consume();
            }
          });
      setText("");
      setGraphic(field);
      setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
      field.requestFocus();
      field.selectAll();
    }
  }

  private void take(ResultRow row, TextField field) {
    String problem = edits.set(row, place, field.getText());
    field.pseudoClassStateChanged(REFUSED, !problem.isEmpty());
    field.setTooltip(problem.isEmpty() ? null : new Tooltip(problem.replace("`", "")));
    if (problem.isEmpty()) {
      cancelEdit();
      getTableView().requestFocus();
    }
  }

  @Override
  public void cancelEdit() {
    super.cancelEdit();
    show(getItem(), isEmpty());
  }

  @Override
  protected void updateItem(@Nullable Object value, boolean empty) {
    super.updateItem(value, empty);
    if (!isEditing()) {
      show(value, empty);
    }
  }

  private void show(@Nullable Object before, boolean empty) {
    ResultRow row = getTableRow() == null ? null : getTableRow().getItem();
    boolean none = empty || row == null;
    @Nullable Object value = row == null ? before : edits.value(row, place);
    pseudoClassStateChanged(NULL, !none && value == null);
    pseudoClassStateChanged(EDITED, row != null && !none && edits.isEdited(row, place));
    pseudoClassStateChanged(DELETED, row != null && !none && edits.isDeleted(row));
    setContentDisplay(ContentDisplay.LEFT);
    setGraphic(!none && "".equals(value) ? emptyText() : null);
    String text = none ? "" : value == null ? "NULL" : ResultText.display(value);
    setText(oneLine(text));
    setTooltip(
        text.length() > 40 || text.indexOf('\n') >= 0
            ? new Tooltip(text.substring(0, Math.min(text.length(), 4000)))
            : null);
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
}
