// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.diagram;

import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.editor.gesture.Gesture;
import dev.crowfoot.editor.scene.Card;
import dev.crowfoot.editor.scene.CardRow;
import dev.crowfoot.editor.scene.DiagramScene;
import dev.crowfoot.editor.scene.Hit;
import java.util.Optional;

/// Paints what a gesture is about to do.
final class GesturePainter {
  private GesturePainter() {}

  static void paint(Pen pen, DiagramScene scene, Gesture gesture) {
    switch (gesture) {
      case Gesture.RubberBand band -> {
        pen.fill(band.frame(), Tint.MARQUEE);
        pen.frame(band.frame(), Tint.SELECTION);
      }
      case Gesture.DrawingRelation drawing -> {
        target(scene, drawing.over()).ifPresent(box -> pen.frame(box, Tint.SELECTION));
        pen.curve(drawing.start(), drawing.end(), 2, Tint.EDGE_ACTIVE);
        pen.dot(drawing.start(), 4, Tint.CARD_PORT);
        pen.dot(drawing.end(), 4, Tint.CARD_PORT);
      }
      case Gesture.Idle _, Gesture.Pressed _, Gesture.MovingCards _, Gesture.Panning _ -> {}
      case Gesture.MovingNote _ -> {}
    }
  }

  /// The row or card that the line would end on.
  private static Optional<Box> target(DiagramScene scene, Hit over) {
    Optional<Card> card = scene.card(over.card());
    return switch (over) {
      case Hit.Row row -> card.flatMap(c -> c.row(row.field().field())).map(CardRow::box);
      case Hit.RowType type -> card.flatMap(c -> c.row(type.field().field())).map(CardRow::box);
      case Hit.Port port -> card.flatMap(c -> c.row(port.field().field())).map(CardRow::box);
      case Hit.Header _, Hit.Body _, Hit.More _, Hit.AddRow _ -> card.map(Card::box);
      case Hit.Empty _, Hit.OnEdge _, Hit.AreaTitle _, Hit.OnNote _, Hit.NoteCorner _ ->
          Optional.empty();
    };
  }
}
