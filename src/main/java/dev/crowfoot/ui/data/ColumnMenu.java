// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import dev.crowfoot.adapter.rows.query.Order;
import dev.crowfoot.ui.data.GridColumns.Column;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// What can be done with a column: sort by it, hide it, show others again.
final class ColumnMenu {
  private final DataViewModel rows;
  private final ContextMenu menu = new ContextMenu();

  ColumnMenu(DataViewModel rows) {
    this.rows = rows;
    menu.setId("data-column-menu");
  }

  void show(Node owner, Column column, double screenX, double screenY) {
    String name = column.name();
    MenuItem hide = item("data-column-hide", "Hide " + name, () -> rows.columns().hide(name));
    hide.setDisable(column.key());
    menu.getItems()
        .setAll(
            item("data-sort-up", "Sort up", () -> sort(Order.ascending(name))),
            item("data-sort-down", "Sort down", () -> sort(Order.descending(name))),
            new SeparatorMenuItem(),
            hide,
            columns(),
            item("data-columns-reset", "As in the schema", rows.columns()::reset));
    menu.show(owner, screenX, screenY);
  }

  private void sort(Order order) {
    rows.question().orderBy(List.of(order));
  }

  private Menu columns() {
    Menu columns = new Menu("Columns");
    columns.setId("data-columns");
    for (Column column : rows.columns().all()) {
      CheckMenuItem item = new CheckMenuItem(column.name());
      item.setMnemonicParsing(false);
      item.setSelected(!column.hidden());
      item.setDisable(column.key());
      item.setOnAction(_ -> setHidden(column.name(), !item.isSelected()));
      columns.getItems().add(item);
    }
    return columns;
  }

  private void setHidden(String name, boolean hidden) {
    Set<String> names =
        new HashSet<>(
            rows.columns().all().stream()
                .filter(Column::hidden)
                .map(Column::name)
                .collect(Collectors.toSet()));
    if (hidden) {
      names.add(name);
    } else {
      names.remove(name);
    }
    rows.columns().setHidden(names);
  }

  static MenuItem item(String id, String words, Runnable action) {
    MenuItem item = new MenuItem(words);
    item.setId(id);
    item.setMnemonicParsing(false);
    item.setOnAction(_ -> action.run());
    return item;
  }
}
