// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.sidebar;

import dev.crowfoot.ui.control.TableSource;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.MouseEvent;

/// A tree whose tables can be dragged away.
final class TableTree extends TreeView<Entry> implements TableSource {
  private Set<String> dragged = Set.of();

  TableTree() {
    super(new TreeItem<>());
    // remembered before the tree selects the line, which may move it
    addEventFilter(MouseEvent.MOUSE_PRESSED, event -> dragged = tablesAt(event));
    setOnDragDetected(
        event -> {
          if (!dragged.isEmpty()) {
            startFullDrag();
            getScene().setCursor(Cursor.CLOSED_HAND);
            event.consume();
          }
        });
    addEventHandler(MouseEvent.MOUSE_RELEASED, _ -> getScene().setCursor(null));
  }

  @Override
  public Set<String> tables() {
    return dragged;
  }

  private static Set<String> tablesAt(MouseEvent event) {
    return entryAt(event)
        .filter(entry -> entry instanceof Entry.OfModel || entry instanceof Entry.OfEnum)
        .map(entry -> Set.of(entry.card()))
        .orElse(Set.of());
  }

  /// The line under the pointer.
  static Optional<Entry> entryAt(MouseEvent event) {
    for (Node at = event.getPickResult().getIntersectedNode(); at != null; at = at.getParent()) {
      if (at instanceof TreeCell<?> cell && cell.getItem() instanceof Entry entry) {
        return Optional.of(entry);
      }
    }
    return Optional.empty();
  }
}
