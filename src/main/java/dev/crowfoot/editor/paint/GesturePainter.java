// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.paint;

import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.editor.geometry.Point;
import dev.crowfoot.editor.gesture.Gesture;
import dev.crowfoot.editor.gesture.Guide;
import dev.crowfoot.editor.scene.Card;
import dev.crowfoot.editor.scene.CardRow;
import dev.crowfoot.editor.scene.DiagramScene;
import dev.crowfoot.editor.scene.Hit;
import java.util.Optional;

/// Paints what a gesture is about to do.
public final class GesturePainter {
  private static final double TICK = 4;

  private GesturePainter() {}

  public static void paint(Pen pen, DiagramScene scene, Gesture gesture) {
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
      case Gesture.MovingCards moving -> moving.guides().forEach(guide -> paint(pen, guide));
      case Gesture.MovingRow row ->
          scene.card(row.field().model()).ifPresent(c -> drop(pen, c, row));
      case Gesture.Idle _,
          Gesture.Pressed _,
          Gesture.Panning _,
          Gesture.MovingNote _,
          Gesture.MovingBend _ -> {}
    }
  }

  private static void paint(Pen pen, Guide guide) {
    pen.line(guide.from(), guide.to(), 1, Tint.EDGE_ACTIVE);
    if (guide.gap()) {
      tick(pen, guide.from(), guide);
      tick(pen, guide.to(), guide);
    }
  }

  /// The bar at the end of a gap, across it.
  private static void tick(Pen pen, Point at, Guide guide) {
    boolean across = guide.from().y() == guide.to().y();
    double dx = across ? 0 : TICK;
    double dy = across ? TICK : 0;
    pen.line(
        new Point(at.x() - dx, at.y() - dy),
        new Point(at.x() + dx, at.y() + dy),
        1,
        Tint.EDGE_ACTIVE);
  }

  /// A line where a dragged row would come to lie.
  private static void drop(Pen pen, Card card, Gesture.MovingRow moving) {
    if (card.rows().isEmpty()) {
      return;
    }
    double y =
        moving.to() < card.rows().size()
            ? card.rows().get(moving.to()).box().y()
            : card.rows().getLast().box().bottom();
    pen.line(
        new Point(card.box().x() + 4, y), new Point(card.box().right() - 4, y), 2, Tint.SELECTION);
    pen.dot(new Point(card.box().x() + 4, y), 3, Tint.SELECTION);
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
