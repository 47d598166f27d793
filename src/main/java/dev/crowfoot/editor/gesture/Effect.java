// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.gesture;

import dev.crowfoot.editor.Selection;
import dev.crowfoot.editor.geometry.Point;
import dev.crowfoot.editor.scene.Hit;
import dev.crowfoot.model.FieldId;
import java.util.List;
import java.util.Set;

/// What a step asks the window to do.
public sealed interface Effect {
  /// Move the view by so many pixels of the window.
  record Pan(double dx, double dy) implements Effect {}

  record Select(Selection selection) implements Effect {}

  /// Put cards elsewhere, as one undo step.
  record Move(Set<String> cards, double dx, double dy) implements Effect {
    public Move {
      cards = Set.copyOf(cards);
    }
  }

  /// Put a note elsewhere, or its corner.
  record MoveNote(String id, boolean resizes, double dx, double dy) implements Effect {}

  /// Pin where a relation's line bends; without points it finds its own way again.
  record Bend(FieldId relation, List<Point> points) implements Effect {
    public Bend {
      points = List.copyOf(points);
    }
  }

  /// Create a relation from a row to a row or card.
  record Relate(FieldId from, Hit to, RelationKind kind) implements Effect {}

  /// Edit in place what was double-clicked.
  record Edit(Hit hit) implements Effect {}

  /// Begin a new table at a place of the canvas.
  record NewTable(Point at) implements Effect {}

  /// Begin a new row.
  record NewRow(String card) implements Effect {}

  /// Move a row before another of its card, or behind it.
  record Reorder(FieldId field, String other, boolean behind) implements Effect {}

  /// Show all rows of a card, or fold them again.
  record Unfold(String card) implements Effect {}
}
