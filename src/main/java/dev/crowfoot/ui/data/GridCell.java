// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import dev.crowfoot.adapter.rows.value.Json;
import dev.crowfoot.adapter.rows.value.Unreadable;
import dev.crowfoot.model.FieldType.Scalar;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.ui.control.Icons;
import dev.crowfoot.ui.data.GridSelection.Cell;
import dev.crowfoot.ui.data.StagedChanges.Refused;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// A cell of the grid. NULL is a grey word and the empty text a thin box, so that nobody takes one
/// for the other.
final class GridCell extends Label {
  private static final PseudoClass NULL = PseudoClass.getPseudoClass("null");
  private static final PseudoClass GHOST = PseudoClass.getPseudoClass("ghost");
  private static final PseudoClass EDITED = PseudoClass.getPseudoClass("edited");
  private static final PseudoClass UNREADABLE = PseudoClass.getPseudoClass("unreadable");
  private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
  private static final PseudoClass LEAD = PseudoClass.getPseudoClass("lead");
  private static final PseudoClass WAITING = PseudoClass.getPseudoClass("waiting");
  private static final int SHOWN_CHARACTERS = 300;

  private final DataViewModel rows;
  private final ScalarField field;
  private final int column;
  private final boolean link;
  private long line = -1;

  GridCell(DataViewModel rows, ScalarField field, int column, boolean frozen) {
    this.rows = rows;
    this.field = field;
    this.column = column;
    this.link = rows.links().isLink(field);
    getStyleClass().setAll("grid-cell");
    if (frozen) {
      getStyleClass().add("frozen");
    }
    setAlignment(isNumber(field) ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
    setManaged(false);
  }

  private static boolean isNumber(ScalarField field) {
    return !field.isList()
        && field.type() instanceof Scalar scalar
        && switch (scalar) {
          case INT, BIG_INT, FLOAT, DECIMAL -> true;
          case STRING, BOOLEAN, DATE_TIME, JSON, BYTES -> false;
        };
  }

  ScalarField field() {
    return field;
  }

  long line() {
    return line;
  }

  /// @param row empty while it is on its way
  void show(long number, Optional<GridRow> row) {
    line = number;
    setTooltip(null);
    Optional<Refused> refused = row.flatMap(r -> rows.staging().refused(r, field.name()));
    pseudoClassStateChanged(REFUSED, refused.isPresent());
    pseudoClassStateChanged(WAITING, row.isEmpty());
    if (row.isEmpty()) {
      mark(false, false, false, false);
      put("…", Optional.empty());
    } else if (refused.isPresent()) {
      mark(false, false, true, false);
      put(oneLine(refused.get().text()), Optional.empty());
      setTooltip(new Tooltip(refused.get().problem().replace("`", "")));
    } else {
      showValue(row.get());
    }
    showSelection();
  }

  private void showValue(GridRow row) {
    @Nullable Object value = rows.staging().value(row, field.name());
    boolean touched = rows.staging().isEdited(row, field.name());
    Optional<String> ghost =
        row.isNew() && !touched
            ? field.defaultValue().map(CreateFormViewModel::words)
            : Optional.empty();
    mark(
        value == null && ghost.isEmpty(),
        ghost.isPresent(),
        touched && !row.isNew(),
        value instanceof Unreadable);
    if ("".equals(value)) {
      put("", Optional.of(emptyText()));
    } else {
      put(
          ghost.orElse(value == null ? "NULL" : oneLine(Json.display(value))),
          link && value != null
              ? Optional.of(Icons.of(Feather.LINK_2, "icon-small", "link-glyph"))
              : Optional.empty());
    }
  }

  private void put(String text, Optional<javafx.scene.Node> graphic) {
    setText(text);
    setGraphic(graphic.orElse(null));
    setContentDisplay(
        text.isEmpty() && graphic.isPresent() ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.RIGHT);
  }

  private void mark(boolean isNull, boolean ghost, boolean edited, boolean unreadable) {
    pseudoClassStateChanged(NULL, isNull);
    pseudoClassStateChanged(GHOST, ghost);
    pseudoClassStateChanged(EDITED, edited);
    pseudoClassStateChanged(UNREADABLE, unreadable);
  }

  void showSelection() {
    pseudoClassStateChanged(
        SELECTED, rows.selection().area().filter(a -> a.holds(line, column)).isPresent());
    pseudoClassStateChanged(
        LEAD, rows.selection().lead().filter(new Cell(line, column)::equals).isPresent());
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
