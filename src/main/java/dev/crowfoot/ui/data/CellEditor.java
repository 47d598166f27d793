// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import dev.crowfoot.adapter.rows.value.Excerpt;
import dev.crowfoot.adapter.rows.value.Json;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.ui.data.GridSelection.Area;
import dev.crowfoot.ui.data.GridSelection.Cell;
import dev.crowfoot.ui.data.StagedChanges.Refused;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// A cell under edit: Enter stages what was typed, for all chosen cells at once; Escape leaves it.
/// A text that does not fit is told and can be mended; when somebody goes elsewhere it stays in the
/// cell, marked.
final class CellEditor {
  private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");

  private final DataViewModel rows;
  private final RowGrid grid;
  private Optional<Editing> editing = Optional.empty();

  /// @param before the text when the edit began
  private record Editing(
      Cell cell, GridRow row, ScalarField field, Control control, String before) {}

  CellEditor(DataViewModel rows, RowGrid grid) {
    this.rows = rows;
    this.grid = grid;
  }

  boolean isOpen() {
    return editing.isPresent();
  }

  boolean holds(Object target) {
    Node node = target instanceof Node n ? n : null;
    while (node != null && editing.isPresent()) {
      if (node.equals(editing.get().control)) {
        return true;
      }
      node = node.getParent();
    }
    return false;
  }

  /// Begins to edit the cell where somebody is.
  ///
  /// @param begun what was typed already, in place of the value
  void open(Optional<String> begun) {
    close();
    Cell cell = rows.selection().lead().orElse(null);
    if (cell == null || cell.column() >= grid.places().count()) {
      return;
    }
    ScalarField field = grid.places().column(cell.column()).field();
    GridRow row = rows.lines().at(cell.line()).orElse(null);
    if (row == null || rows.staging().isDeleted(row)) {
      return;
    }
    if (!rows.isEditable(field)) {
      rows.tell(whyNot(field));
      return;
    }
    @Nullable Object value = rows.staging().value(row, field.name());
    if (value instanceof Excerpt && begun.isEmpty()) {
      rows.newDetails().readWhole(List.of(row), () -> openAgain(cell));
      return;
    }
    String text =
        rows.staging()
            .refused(row, field.name())
            .map(Refused::text)
            .orElse(value == null ? "" : Json.display(value));
    List<String> choices = rows.choices(field);
    Control control = choices.isEmpty() ? text(field, text, begun) : choice(field, choices, text);
    control.setId("data-cell-editor");
    control.getStyleClass().add("cell-editor");
    control.setManaged(false);
    editing = Optional.of(new Editing(cell, row, field, control, text));
    grid.putAbove(control);
    layout();
    control.applyCss(); // what it does when focused begins with its skin
    control.requestFocus();
    if (control instanceof TextField line) {
      // at once: the next letter may have been typed already
      if (begun.isPresent()) {
        line.end();
      } else {
        line.selectAll();
      }
    }
  }

  /// When the value is there as a whole, unless somebody has gone on.
  private void openAgain(Cell cell) {
    boolean whole = rows.lines().at(cell.line()).filter(row -> !row.isBrief()).isPresent();
    if (whole && rows.selection().lead().filter(cell::equals).isPresent()) {
      open(Optional.empty());
    }
  }

  private String whyNot(ScalarField field) {
    String reason = rows.readOnlyReasonProperty().get();
    return reason.isEmpty() ? field.name() + " is of a type that can only be read." : reason;
  }

  private TextField text(ScalarField field, String text, Optional<String> begun) {
    TextField control = new TextField(begun.orElse(text));
    control.setPromptText(field.isRequired() ? "" : "NULL");
    control.setOnAction(_ -> enter(control.getText()));
    control.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    control
        .focusedProperty()
        .addListener((_, before, now) -> left(before && !now, control.getText()));
    return control;
  }

  private ComboBox<String> choice(ScalarField field, List<String> choices, String text) {
    ComboBox<String> control = new ComboBox<>();
    if (!field.isRequired()) {
      control.getItems().add("");
    }
    control.getItems().addAll(choices);
    control.setValue(text);
    control.setOnAction(_ -> enter(control.getValue()));
    control.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    Platform.runLater(control::show);
    return control;
  }

  private void onKey(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      close();
      grid.requestFocus();
      event.consume();
    } else if (event.getCode() == KeyCode.TAB
        && event.getSource() instanceof TextField control
        && enter(control.getText())) {
      int step = event.isShiftDown() ? -1 : 1;
      rows.selection().move(0, step, false, grid.lineCount(), grid.places().count());
      event.consume();
    }
  }

  /// @return whether it was taken
  private boolean enter(String text) {
    if (editing.isEmpty()) {
      return false;
    }
    Editing of = editing.get();
    boolean many = rows.selection().area().filter(Area::isOneCell).isEmpty();
    boolean changed = many || !text.equals(of.before) || isRefused(of);
    Optional<String> problem = changed ? rows.edits().typeOver(text) : Optional.empty();
    if (problem.isPresent()) {
      refuse(of.control, problem.get());
      return false;
    }
    close();
    grid.requestFocus();
    return true;
  }

  private boolean isRefused(Editing of) {
    return rows.staging().refused(of.row, of.field.name()).isPresent();
  }

  /// Somebody went elsewhere with a text half typed.
  private void left(boolean isLeft, String text) {
    if (isLeft && editing.isPresent() && !text.equals(editing.get().before)) {
      Editing of = editing.get();
      editing = Optional.empty();
      grid.takeAway(of.control);
      var _ =
          rows.staging()
              .editAll(List.of(new Staging.CellText(of.row, of.field, Optional.of(text))));
    } else if (isLeft) {
      close();
    }
  }

  private static void refuse(Control control, String problem) {
    control.pseudoClassStateChanged(REFUSED, true);
    Tooltip words = new Tooltip(problem.replace("`", ""));
    control.setTooltip(words);
    Point2D place = control.localToScreen(0, control.getHeight() + 2);
    if (place != null) {
      words.setAutoHide(true);
      words.show(control, place.getX(), place.getY());
    }
  }

  void close() {
    Optional<Editing> of = editing;
    editing = Optional.empty();
    of.ifPresent(
        e -> {
          if (e.control.getTooltip() != null) {
            e.control.getTooltip().hide();
          }
          grid.takeAway(e.control);
        });
  }

  /// Keeps the editor over its cell.
  void layout() {
    editing.ifPresent(
        e -> {
          double x = grid.places().x(e.cell.column());
          double width = Math.max(grid.places().widthOf(e.cell.column()), 120);
          e.control.resizeRelocate(x, grid.lineY(e.cell.line()), width, RowGrid.ROW_HEIGHT);
        });
  }
}
