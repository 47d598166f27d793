// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.gesture;

import dev.crowfoot.editor.Selection;
import dev.crowfoot.editor.arrange.Arrangement;
import dev.crowfoot.editor.geometry.Point;
import dev.crowfoot.editor.geometry.Viewport;
import dev.crowfoot.editor.gesture.Gesture.DrawingRelation;
import dev.crowfoot.editor.gesture.Gesture.Idle;
import dev.crowfoot.editor.gesture.Gesture.MovingBend;
import dev.crowfoot.editor.gesture.Gesture.MovingCards;
import dev.crowfoot.editor.gesture.Gesture.MovingNote;
import dev.crowfoot.editor.gesture.Gesture.MovingRow;
import dev.crowfoot.editor.gesture.Gesture.Panning;
import dev.crowfoot.editor.gesture.Gesture.Pressed;
import dev.crowfoot.editor.gesture.Gesture.RubberBand;
import dev.crowfoot.editor.scene.Backdrop;
import dev.crowfoot.editor.scene.Backdrop.AreaShape;
import dev.crowfoot.editor.scene.Card;
import dev.crowfoot.editor.scene.DiagramScene;
import dev.crowfoot.editor.scene.Hit;
import dev.crowfoot.model.FieldId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// The step function of the gestures.
public final class Gestures {
  /// A press becomes a drag after so many pixels.
  private static final double THRESHOLD = 4;

  private static final double EDGE_REACH = 5;

  /// Below this zoom a card has no parts.
  static final double FAR = 0.4;

  private Gestures() {}

  /// What a step is taken in.
  ///
  /// @param faded whether a card steps back so far that the pointer goes through it
  public record Context(
      DiagramScene scene,
      Backdrop backdrop,
      Viewport viewport,
      Selection selection,
      Predicate<String> faded) {
    /// What lies under a place of the window. From afar a card is one thing.
    public Hit hit(Point screen) {
      Hit hit = scene.hit(viewport.toWorld(screen), EDGE_REACH / viewport.zoom());
      if (isFaded(hit)) {
        return new Hit.Empty();
      }
      if (hit instanceof Hit.Empty || hit instanceof Hit.OnEdge) {
        return backdrop.hit(screen, viewport).orElse(hit);
      }
      return viewport.zoom() < FAR ? onFarCard(hit, screen) : hit;
    }

    private Hit onFarCard(Hit hit, Point screen) {
      return backdrop
          .hit(screen, viewport)
          .filter(behind -> behind instanceof Hit.AreaTitle)
          .orElse(new Hit.Header(hit.card()));
    }

    private boolean isFaded(Hit hit) {
      return hit instanceof Hit.OnEdge on
          ? scene
              .edge(on.relation())
              .filter(e -> faded.test(e.from().card()) || faded.test(e.to().card()))
              .isPresent()
          : faded.test(hit.card());
    }

    private Set<String> movable(Set<String> cards) {
      Set<String> movable = new HashSet<>(cards);
      movable.removeAll(backdrop.locked());
      return movable;
    }
  }

  /// The next state and what is to be done.
  public record Step(Gesture gesture, List<Effect> effects) {
    public Step {
      effects = List.copyOf(effects);
    }

    static Step to(Gesture gesture, Effect... effects) {
      return new Step(gesture, List.of(effects));
    }
  }

  public static Step step(Gesture gesture, Input input, Context context) {
    if (input instanceof Input.Cancel) {
      return cancel(gesture, context.selection());
    }
    return switch (gesture) {
      case Idle idle -> input instanceof Input.Press press ? press(press, context) : Step.to(idle);
      case Pressed pressed -> pressed(pressed, input, context);
      case MovingCards moving -> Moving.cards(moving, input, context);
      case MovingRow row -> Moving.row(row, input, context);
      case MovingBend bend -> Moving.bend(bend, input, context);
      case RubberBand band -> band(band, input, context);
      case DrawingRelation drawing -> drawing(drawing, input, context);
      case Panning panning -> panning(panning, input);
      case MovingNote note -> movingNote(note, input, context);
    };
  }

  /// Escape ends a gesture without trace; without one it leads from a row to its card, and from
  /// there to nothing.
  private static Step cancel(Gesture gesture, Selection selection) {
    if (!(gesture instanceof Idle)) {
      return Step.to(new Idle());
    }
    Selection wider =
        selection instanceof Selection.Row row
            ? cards(Set.of(row.field().model()))
            : new Selection.Nothing();
    return Step.to(gesture, new Effect.Select(wider));
  }

  private static Step press(Input.Press press, Context context) {
    boolean pans =
        press.button() == Input.Button.MIDDLE
            || (press.button() == Input.Button.PRIMARY && press.keys().space());
    if (pans) {
      return Step.to(new Panning(press.at()));
    }
    if (press.button() != Input.Button.PRIMARY) {
      return Step.to(new Idle());
    }
    Hit hit = context.hit(press.at());
    Point world = context.viewport.toWorld(press.at());
    if (press.clicks() == 2) {
      return doubleClick(hit, world, context.scene);
    }
    Pressed pressed = new Pressed(press.at(), world, hit, press.keys());
    boolean alreadySelected =
        hit instanceof Hit.Header header
            && context.selection instanceof Selection.Cards cards
            && cards.names().contains(header.card());
    if (alreadySelected || press.keys().shift() || hit instanceof Hit.Empty) {
      return Step.to(pressed);
    }
    return switch (hit) {
      case Hit.More more -> Step.to(new Idle(), new Effect.Unfold(more.card()));
      case Hit.AddRow add -> Step.to(new Idle(), new Effect.NewRow(add.card()));
      case Hit.Port _ -> Step.to(pressed);
      case Hit.Empty _, Hit.Header _, Hit.Row _, Hit.RowType _, Hit.Body _, Hit.OnEdge _ ->
          Step.to(pressed, new Effect.Select(selected(hit)));
      case Hit.AreaTitle _, Hit.OnNote _, Hit.NoteCorner _ ->
          Step.to(pressed, new Effect.Select(selected(hit)));
    };
  }

  private static Step doubleClick(Hit hit, Point world, DiagramScene scene) {
    return switch (hit) {
      case Hit.Empty _ -> Step.to(new Idle(), new Effect.NewTable(world));
      case Hit.Header _, Hit.Row _, Hit.RowType _, Hit.AreaTitle _, Hit.OnNote _ ->
          Step.to(new Idle(), new Effect.Edit(hit));
      case Hit.NoteCorner corner ->
          Step.to(new Idle(), new Effect.Edit(new Hit.OnNote(corner.id())));
      case Hit.Port port -> Step.to(new Idle(), new Effect.Edit(new Hit.Row(port.field())));
      case Hit.Body body -> Step.to(new Idle(), new Effect.Edit(new Hit.Header(body.card())));
      case Hit.AddRow add -> Step.to(new Idle(), new Effect.NewRow(add.card()));
      case Hit.OnEdge edge when scene.isPinned(edge.relation()) ->
          Step.to(new Idle(), new Effect.Bend(edge.relation(), List.of()));
      case Hit.More _, Hit.OnEdge _ -> Step.to(new Idle());
    };
  }

  private static Step pressed(Pressed pressed, Input input, Context context) {
    return switch (input) {
      case Input.Drag drag ->
          pressed.screen().distanceTo(drag.at()) < THRESHOLD
              ? Step.to(pressed)
              : beginDrag(pressed, drag, context);
      case Input.Release _ -> click(pressed, context);
      case Input.Press _, Input.Modify _, Input.Cancel _ -> Step.to(pressed);
    };
  }

  /// A press and release in one place.
  private static Step click(Pressed pressed, Context context) {
    Hit hit = pressed.hit();
    if (hit instanceof Hit.Empty) {
      return pressed.keys().shift()
          ? Step.to(new Idle())
          : Step.to(new Idle(), new Effect.Select(new Selection.Nothing()));
    }
    if (pressed.keys().shift() && !hit.card().isEmpty()) {
      Set<String> names = new HashSet<>(selectedCards(context.selection));
      if (!names.add(hit.card())) {
        names.remove(hit.card());
      }
      return Step.to(new Idle(), new Effect.Select(cards(names)));
    }
    return Step.to(new Idle(), new Effect.Select(selected(hit)));
  }

  private static Step beginDrag(Pressed pressed, Input.Drag drag, Context context) {
    return switch (pressed.hit()) {
      case Hit.Empty _ -> {
        Set<String> before = pressed.keys().shift() ? selectedCards(context.selection) : Set.of();
        yield band(new RubberBand(pressed.at(), pressed.at(), before), drag, context);
      }
      case Hit.Port port ->
          drawing(
              new DrawingRelation(
                  port.field(),
                  portOf(context.scene, port),
                  pressed.at(),
                  new Hit.Empty(),
                  RelationKind.of(drag.keys())),
              drag,
              context);
      case Hit.Row row when Moving.isGrip(row, pressed.at(), context.scene) ->
          Moving.row(new MovingRow(row.field(), 0), drag, context);
      case Hit.Header _, Hit.Body _, Hit.Row _, Hit.RowType _, Hit.More _, Hit.AddRow _ -> {
        String card = pressed.hit().card();
        Set<String> chosen = selectedCards(context.selection);
        Set<String> moved = chosen.contains(card) ? chosen : Set.of(card);
        yield beginMove(moved, cards(moved), pressed, drag, context);
      }
      case Hit.AreaTitle title -> {
        Set<String> moved =
            context.backdrop.area(title.area()).map(AreaShape::cards).orElse(Set.of());
        yield beginMove(moved, new Selection.OfArea(title.area()), pressed, drag, context);
      }
      case Hit.OnNote note ->
          movingNote(new MovingNote(note.id(), false, pressed.at(), 0, 0), drag, context);
      case Hit.NoteCorner corner ->
          movingNote(new MovingNote(corner.id(), true, pressed.at(), 0, 0), drag, context);
      case Hit.OnEdge edge -> Moving.beginBend(edge, pressed.at(), drag, context);
    };
  }

  /// Locked cards stay; when all are, nothing moves.
  private static Step beginMove(
      Set<String> cards, Selection selection, Pressed pressed, Input.Drag drag, Context context) {
    Set<String> movable = context.movable(cards);
    Gesture next =
        movable.isEmpty()
            ? new Idle()
            : Moving.cards(new MovingCards(movable, pressed.at(), 0, 0, List.of()), drag, context)
                .gesture();
    return Step.to(next, new Effect.Select(selection));
  }

  private static Step movingNote(MovingNote note, Input input, Context context) {
    return switch (input) {
      case Input.Drag drag -> {
        Point world = context.viewport.toWorld(drag.at());
        yield Step.to(
            new MovingNote(
                note.id(),
                note.resizes(),
                note.start(),
                snapped(world.x() - note.start().x()),
                snapped(world.y() - note.start().y())));
      }
      case Input.Release _ ->
          note.dx() == 0 && note.dy() == 0
              ? Step.to(new Idle())
              : Step.to(
                  new Idle(), new Effect.MoveNote(note.id(), note.resizes(), note.dx(), note.dy()));
      case Input.Press _, Input.Modify _, Input.Cancel _ -> Step.to(note);
    };
  }

  private static Point portOf(DiagramScene scene, Hit.Port port) {
    return scene
        .card(port.field().model())
        .map(c -> new Point(port.side().of(c.box()), c.heightOf(port.field().field())))
        .orElse(new Point(0, 0));
  }

  static double snapped(double distance) {
    return Math.rint(distance / Arrangement.GRID) * Arrangement.GRID;
  }

  private static Step band(RubberBand band, Input input, Context context) {
    return switch (input) {
      case Input.Drag drag -> {
        RubberBand next =
            new RubberBand(band.start(), context.viewport.toWorld(drag.at()), band.before());
        Set<String> names = new HashSet<>(band.before());
        context.scene.cardsIn(next.frame()).stream()
            .map(Card::name)
            .filter(context.faded.negate())
            .forEach(names::add);
        yield Step.to(next, new Effect.Select(cards(names)));
      }
      case Input.Release _ -> Step.to(new Idle());
      case Input.Press _, Input.Modify _, Input.Cancel _ -> Step.to(band);
    };
  }

  private static Step drawing(DrawingRelation drawing, Input input, Context context) {
    return switch (input) {
      case Input.Drag drag ->
          Step.to(
              new DrawingRelation(
                  drawing.from(),
                  drawing.start(),
                  context.viewport.toWorld(drag.at()),
                  context.hit(drag.at()),
                  RelationKind.of(drag.keys())));
      case Input.Modify modify ->
          Step.to(
              new DrawingRelation(
                  drawing.from(),
                  drawing.start(),
                  drawing.end(),
                  drawing.over(),
                  RelationKind.of(modify.keys())));
      case Input.Release release -> {
        Hit target = context.hit(release.at());
        yield target.card().isEmpty()
            ? Step.to(new Idle())
            : Step.to(
                new Idle(),
                new Effect.Relate(drawing.from(), target, RelationKind.of(release.keys())));
      }
      case Input.Press _, Input.Cancel _ -> Step.to(drawing);
    };
  }

  private static Step panning(Panning panning, Input input) {
    return switch (input) {
      case Input.Drag drag ->
          Step.to(
              new Panning(drag.at()),
              new Effect.Pan(
                  drag.at().x() - panning.last().x(), drag.at().y() - panning.last().y()));
      case Input.Release _ -> Step.to(new Idle());
      case Input.Press _, Input.Modify _, Input.Cancel _ -> Step.to(panning);
    };
  }

  /// What a click on something selects.
  public static Selection selected(Hit hit) {
    return switch (hit) {
      case Hit.Empty _ -> new Selection.Nothing();
      case Hit.Row row -> new Selection.Row(row.field());
      case Hit.RowType type -> new Selection.Row(type.field());
      case Hit.Port port -> new Selection.Row(port.field());
      case Hit.OnEdge edge -> new Selection.Edge(edge.relation());
      case Hit.AreaTitle title -> new Selection.OfArea(title.area());
      case Hit.OnNote note -> new Selection.OfNote(note.id());
      case Hit.NoteCorner corner -> new Selection.OfNote(corner.id());
      case Hit.Header _, Hit.Body _, Hit.More _, Hit.AddRow _ -> cards(Set.of(hit.card()));
    };
  }

  private static Selection cards(Set<String> names) {
    return names.isEmpty() ? new Selection.Nothing() : new Selection.Cards(names);
  }

  private static Set<String> selectedCards(Selection selection) {
    return switch (selection) {
      case Selection.Cards cards -> cards.names();
      case Selection.Row row -> {
        FieldId field = row.field();
        yield Set.of(field.model());
      }
      case Selection.Nothing _, Selection.Edge _, Selection.OfArea _, Selection.OfNote _ ->
          Set.of();
    };
  }
}
