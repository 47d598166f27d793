// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import static dev.crowfoot.ui.data.ColumnMenu.item;

import dev.crowfoot.adapter.rows.value.Excerpt;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.ui.data.FilterRule.Operator;
import dev.crowfoot.ui.data.GridSelection.Cell;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/// What can be done with the chosen cells.
final class CellMenu {
  private final DataViewModel rows;
  private final ContextMenu menu = new ContextMenu();

  CellMenu(DataViewModel rows) {
    this.rows = rows;
    menu.setId("data-cell-menu");
  }

  void show(Node owner, double screenX, double screenY) {
    menu.getItems().clear();
    lead().ifPresent(this::addFilters);
    GridEdits edits = rows.edits();
    boolean readOnly = !rows.readOnlyReasonProperty().get().isEmpty();
    add("data-copy", "Copy", "Shortcut+C", () -> edits.copy(GridKeys::toClipboard), false);
    add("data-paste", "Paste", "Shortcut+V", () -> edits.paste(GridKeys.clipboard()), readOnly);
    add("data-fill-down", "Fill down", "Shortcut+D", edits::fillDown, readOnly);
    add("data-fill-right", "Fill right", "Shortcut+R", edits::fillRight, readOnly);
    add("data-set-null", "Set NULL", "Shortcut+Shift+N", edits::setNull, readOnly);
    menu.getItems().add(new SeparatorMenuItem());
    add("data-duplicate", "Duplicate the row", "", () -> edits.duplicate(), readOnly);
    add("data-delete", "Delete the rows", "Delete", edits::toggleDeletion, readOnly);
    menu.show(owner, screenX, screenY);
  }

  void hide() {
    menu.hide();
  }

  private record Lead(GridRow row, ScalarField field) {}

  private Optional<Lead> lead() {
    Optional<Cell> cell = rows.selection().lead();
    return cell.filter(c -> c.column() < rows.columns().shown().size())
        .flatMap(
            c ->
                rows.lines()
                    .at(c.line())
                    .map(row -> new Lead(row, rows.columns().shown().get(c.column()).field())));
  }

  private void addFilters(Lead lead) {
    @Nullable Object value = rows.staging().value(lead.row, lead.field.name());
    if (value instanceof Excerpt) {
      return; // the whole value is not known
    }
    if (value == null || FilterRule.operatorsOf(lead.field).contains(Operator.EQUALS)) {
      add(
          "data-filter-by",
          "Only rows with this value",
          "",
          () -> filter(lead.field, value, false),
          false);
      add(
          "data-filter-out",
          "No rows with this value",
          "",
          () -> filter(lead.field, value, true),
          false);
    }
    rows.links()
        .target(lead.row, lead.field)
        .ifPresent(
            target ->
                add(
                    "data-jump",
                    "Go to the " + target.model().name(),
                    "F4",
                    () -> rows.links().jump(target),
                    false));
    if (!menu.getItems().isEmpty()) {
      menu.getItems().add(new SeparatorMenuItem());
    }
  }

  private void filter(ScalarField field, @Nullable Object value, boolean not) {
    rows.question()
        .addFilter(
            value == null
                ? FilterRule.ofNull(field, not ? Operator.IS_NOT_NULL : Operator.IS_NULL)
                : FilterRule.of(field, not ? Operator.NOT : Operator.EQUALS, value));
  }

  private void add(String id, String words, String keys, Runnable action, boolean disabled) {
    MenuItem item = item(id, words, action);
    if (!keys.isEmpty()) {
      item.setAccelerator(KeyCombination.valueOf(keys));
    }
    item.setDisable(disabled);
    menu.getItems().add(item);
  }
}
