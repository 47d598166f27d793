// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.diagram;

import dev.crowfoot.editor.geometry.Point;
import dev.crowfoot.editor.gesture.Effect;
import dev.crowfoot.editor.gesture.Gesture;
import dev.crowfoot.editor.scene.Hit;
import dev.crowfoot.model.FieldId;
import java.util.Optional;
import javafx.scene.input.MouseEvent;

/// What the canvas can change.
final class DiagramEditing {
  boolean isOver(MouseEvent event) {
    return false;
  }

  boolean isActive() {
    return false;
  }

  void commit() {}

  void newRow(String card) {}

  void newTable(Point at) {}

  void edit(Hit hit) {}

  void editSelected() {}

  void deleteSelected() {}

  void duplicate() {}

  void relate(Effect.Relate relate) {}

  void reorder(FieldId field, int by) {}

  void selectNeighbour(FieldId field, int by) {}

  Optional<String> preview(Gesture.DrawingRelation drawing) {
    return Optional.empty();
  }
}
