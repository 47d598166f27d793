// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/// What a right click in the text offers, with the keys that do the same.
final class CodeMenu {
  private final SchemaArea area;
  private final ContextMenu menu = new ContextMenu();

  CodeMenu(SchemaArea area) {
    this.area = area;
    menu.setId("code-menu");
    area.setContextMenu(menu);
    area.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
  }

  /// Adds an entry.
  ///
  /// @param keys the key that does the same, as [KeyCombination#valueOf] reads it
  CodeMenu with(String words, String keys, Runnable action) {
    MenuItem item = new MenuItem(words);
    item.setMnemonicParsing(false);
    item.setAccelerator(KeyCombination.valueOf(keys));
    item.setOnAction(_ -> action.run());
    menu.getItems().add(item);
    return this;
  }

  /// Draws a line below the last entry.
  CodeMenu line() {
    menu.getItems().add(new SeparatorMenuItem());
    return this;
  }

  /// The menu speaks of where the click was, unless that is selected.
  private void pressed(MouseEvent event) {
    if (event.getButton() == MouseButton.SECONDARY) {
      int at = area.hit(event.getX(), event.getY()).getInsertionIndex();
      if (area.selection().isEmpty() || !area.selection().touches(at)) {
        area.moveTo(at);
      }
      area.requestFocus();
    }
  }
}
