// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.gesture;

import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.editor.geometry.Point;
import dev.crowfoot.editor.gesture.Gesture.Idle;
import dev.crowfoot.editor.gesture.Gesture.MovingBend;
import dev.crowfoot.editor.gesture.Gesture.MovingCards;
import dev.crowfoot.editor.gesture.Gesture.MovingRow;
import dev.crowfoot.editor.gesture.Gesture.Panning;
import dev.crowfoot.editor.gesture.Gestures.Context;
import dev.crowfoot.editor.gesture.Gestures.Step;
import dev.crowfoot.editor.scene.Card;
import dev.crowfoot.editor.scene.CardRow;
import dev.crowfoot.editor.scene.DiagramScene;
import dev.crowfoot.editor.scene.Hit;
import dev.crowfoot.model.FieldId;
import java.util.List;
import java.util.Optional;

/// The steps while cards, a row of one, or a piece of a line follow the pointer.
public final class Moving {
  /// How near cards come to others before they rest in line with them, on the screen.
  private static final double SNAP_REACH = 6;

  private Moving() {}

  /// Cards under way.
  static Step cards(MovingCards moving, Input input, Context context) {
    return switch (input) {
      case Input.Drag drag -> Step.to(moved(moving, drag, context));
      case Input.Release _ ->
          moving.dx() == 0 && moving.dy() == 0
              ? Step.to(new Idle())
              : Step.to(new Idle(), new Effect.Move(moving.cards(), moving.dx(), moving.dy()));
      case Input.Press _, Input.Modify _, Input.Cancel _ -> Step.to(moving);
    };
  }

  /// Cards rest in line with those that are seen, else on the grid; with Ctrl wherever they are.
  private static MovingCards moved(MovingCards moving, Input.Drag drag, Context context) {
    Point world = context.viewport().toWorld(drag.at());
    double dx = world.x() - moving.start().x();
    double dy = world.y() - moving.start().y();
    if (drag.keys().control()) {
      return new MovingCards(
          moving.cards(), moving.start(), Math.rint(dx), Math.rint(dy), List.of());
    }
    Box box =
        Box.around(
            moving.cards().stream()
                .flatMap(name -> context.scene().card(name).map(Card::box).stream())
                .toList());
    List<Box> others =
        context.scene().cardsIn(context.viewport().visible()).stream()
            .filter(card -> !moving.cards().contains(card.name()))
            .map(Card::box)
            .toList();
    Snap snap = Snap.of(box.movedBy(dx, dy), others, SNAP_REACH / context.viewport().zoom());
    return new MovingCards(
        moving.cards(),
        moving.start(),
        snap.snapsX() ? dx + snap.dx() : Gestures.snapped(dx),
        snap.snapsY() ? dy + snap.dy() : Gestures.snapped(dy),
        snap.guides());
  }

  /// Takes hold of the piece of a line under the pointer. From afar lines lie too near each other:
  /// there the canvas follows.
  static Step beginBend(Hit.OnEdge hit, Point at, Input.Drag drag, Context context) {
    return context
        .scene()
        .edge(hit.relation())
        .filter(_ -> context.viewport().zoom() >= Gestures.FAR)
        .map(edge -> new MovingBend(edge.id(), edge.route(), edge.route().pieceAt(at), at, 0, 0))
        .map(bend -> bend(bend, drag, context))
        .orElseGet(() -> Step.to(new Panning(drag.at())));
  }

  /// A piece of a line under way.
  static Step bend(MovingBend bend, Input input, Context context) {
    return switch (input) {
      case Input.Drag drag -> {
        Point world = context.viewport().toWorld(drag.at());
        yield Step.to(
            new MovingBend(
                bend.relation(),
                bend.route(),
                bend.piece(),
                bend.start(),
                Gestures.snapped(world.x() - bend.start().x()),
                Gestures.snapped(world.y() - bend.start().y())));
      }
      case Input.Release _ ->
          bend.dx() == 0 && bend.dy() == 0
              ? Step.to(new Idle())
              : Step.to(new Idle(), new Effect.Bend(bend.relation(), bend.bends()));
      case Input.Press _, Input.Modify _, Input.Cancel _ -> Step.to(bend);
    };
  }

  /// Whether a place is on the sign before a row's name, by which the row is dragged.
  public static boolean isGrip(Hit.Row row, Point at, DiagramScene scene) {
    return scene
        .card(row.field().model())
        .filter(card -> card.kind() != Card.Kind.TYPE)
        .filter(card -> at.x() - card.box().x() < CardRow.LABEL)
        .isPresent();
  }

  /// A row under way.
  static Step row(MovingRow moving, Input input, Context context) {
    List<CardRow> rows =
        context.scene().card(moving.field().model()).map(Card::rows).orElse(List.of());
    return switch (input) {
      case Input.Drag drag -> {
        double y = context.viewport().toWorld(drag.at()).y();
        long before = rows.stream().filter(row -> row.box().centreY() < y).count();
        yield Step.to(new MovingRow(moving.field(), (int) before));
      }
      case Input.Release _ ->
          reorder(moving, rows)
              .map(effect -> Step.to(new Idle(), effect))
              .orElseGet(() -> Step.to(new Idle()));
      case Input.Press _, Input.Modify _, Input.Cancel _ -> Step.to(moving);
    };
  }

  /// Empty when the row is dropped where it was.
  private static Optional<Effect> reorder(MovingRow moving, List<CardRow> rows) {
    List<FieldId> ids = rows.stream().map(CardRow::id).toList();
    int from = ids.indexOf(moving.field());
    if (from < 0 || moving.to() == from || moving.to() == from + 1) {
      return Optional.empty();
    }
    boolean last = moving.to() >= ids.size();
    FieldId other = last ? ids.getLast() : ids.get(moving.to());
    return Optional.of(new Effect.Reorder(moving.field(), other.field(), last));
  }
}
