// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.diagram;

import dev.crowfoot.editor.geometry.Point;
import dev.crowfoot.editor.scene.Card;
import dev.crowfoot.editor.scene.DiagramScene;
import dev.crowfoot.editor.scene.TextMeasure;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/// Cards on their way from where they lay to where an arrangement puts them.
final class CardsGlide {
  /// More cards than this jump: nobody could follow them, and a frame would take too long.
  private static final int MOST = 400;

  private final Runnable onFrame;
  private final ReadOnlyBooleanWrapper gliding = new ReadOnlyBooleanWrapper(false);
  private Motion motion = Motion.STILL;
  private Map<String, Point> from = Map.of();
  private double left;
  private Runnable stop = () -> {};

  /// @param onFrame called whenever the cards are elsewhere
  CardsGlide(Runnable onFrame) {
    this.onFrame = onFrame;
  }

  void move(Motion how) {
    motion = how;
  }

  ReadOnlyBooleanProperty glidingProperty() {
    return gliding.getReadOnlyProperty();
  }

  /// Has the cards of a scene come from where they lay in another.
  void start(DiagramScene before, DiagramScene after) {
    end();
    if (after.cards().size() > MOST) {
      return;
    }
    Map<String, Point> places = new HashMap<>();
    for (Card card : after.cards()) {
      Optional<Card> old = before.card(card.name());
      old.filter(c -> !c.box().equals(card.box()))
          .ifPresent(c -> places.put(card.name(), new Point(c.box().x(), c.box().y())));
    }
    from = places;
    left = 1;
    gliding.set(true);
    stop =
        motion.play(
            share -> {
              left = 1 - share;
              if (share >= 1) {
                gliding.set(false);
                from = Map.of();
              }
              onFrame.run();
            });
  }

  /// Puts the cards where they belong.
  void end() {
    stop.run();
    stop = () -> {};
    from = Map.of();
    gliding.set(false);
  }

  /// A scene as it is on the way.
  DiagramScene of(DiagramScene settled, TextMeasure measure) {
    if (from.isEmpty()) {
      return settled;
    }
    Map<String, Point> by = new HashMap<>();
    from.forEach(
        (name, old) ->
            settled
                .card(name)
                .ifPresent(
                    c ->
                        by.put(
                            name,
                            new Point(
                                (old.x() - c.box().x()) * left, (old.y() - c.box().y()) * left))));
    return settled.withMoved(by, measure);
  }
}
