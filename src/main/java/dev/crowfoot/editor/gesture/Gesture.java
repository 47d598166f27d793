// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.gesture;

import dev.crowfoot.editor.Note;
import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.editor.geometry.Point;
import dev.crowfoot.editor.route.Pinned;
import dev.crowfoot.editor.route.Route;
import dev.crowfoot.editor.scene.Hit;
import dev.crowfoot.model.FieldId;
import java.util.List;
import java.util.Set;

/// What the pointer is doing.
public sealed interface Gesture {
  record Idle() implements Gesture {}

  /// The button is down and the pointer has not moved far enough to be a drag.
  ///
  /// @param screen where it went down, in the window
  /// @param at the same place on the canvas
  record Pressed(Point screen, Point at, Hit hit, Keys keys) implements Gesture {}

  /// Cards follow the pointer; the document has not changed yet.
  ///
  /// @param guides what holds them where they are
  record MovingCards(Set<String> cards, Point start, double dx, double dy, List<Guide> guides)
      implements Gesture {
    public MovingCards {
      cards = Set.copyOf(cards);
      guides = List.copyOf(guides);
    }
  }

  /// A note follows the pointer, or its corner does.
  record MovingNote(String id, boolean resizes, Point start, double dx, double dy)
      implements Gesture {
    /// The note as it is under way.
    public Note moved(Note note) {
      return resizes ? note.resizedBy(dx, dy) : note.movedBy(dx, dy);
    }
  }

  /// A piece of a relation's line follows the pointer.
  ///
  /// @param route the line as it was
  /// @param piece the number of the piece, from 0
  record MovingBend(FieldId relation, Route route, int piece, Point start, double dx, double dy)
      implements Gesture {
    /// Where the line bends under way.
    public List<Point> bends() {
      return Pinned.moving(route, piece, dx, dy);
    }
  }

  /// A row is on its way to another place in its card.
  ///
  /// @param to how many rows will be before it, itself not counted out
  record MovingRow(FieldId field, int to) implements Gesture {}

  /// A frame is being drawn; the cards it touches are selected.
  ///
  /// @param before what was selected and stays so, with Shift
  record RubberBand(Point start, Point end, Set<String> before) implements Gesture {
    public RubberBand {
      before = Set.copyOf(before);
    }

    public Box frame() {
      return Box.between(start, end);
    }
  }

  /// A line is being drawn from a row.
  ///
  /// @param over what the pointer is over
  record DrawingRelation(FieldId from, Point start, Point end, Hit over, RelationKind kind)
      implements Gesture {}

  /// The canvas follows the pointer.
  record Panning(Point last) implements Gesture {}
}
