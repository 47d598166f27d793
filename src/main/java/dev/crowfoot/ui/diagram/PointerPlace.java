// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.diagram;

import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.editor.geometry.Point;
import dev.crowfoot.editor.geometry.Viewport;
import dev.crowfoot.editor.scene.Hit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Where the pointer was last, and where something new goes: under it, when that is empty ground,
/// else to the middle of what is seen.
final class PointerPlace {
  /// The room that a new card takes with a few rows.
  private static final double WIDTH = 200;

  private static final double HEIGHT = 160;
  private static final double GAP = 32;
  private static final int RINGS = 12;

  private final DiagramViewModel model;
  private Point pointer = new Point(-1, -1);

  PointerPlace(DiagramViewModel model) {
    this.model = model;
  }

  /// The place in the window.
  Point get() {
    return pointer;
  }

  Point set(double x, double y) {
    pointer = new Point(x, y);
    return pointer;
  }

  /// The pointer is elsewhere, or nobody has used it.
  void leave() {
    pointer = new Point(-1, -1);
  }

  /// A place on the canvas for something new.
  Point forNew() {
    Viewport view = model.camera().viewport();
    boolean inside =
        pointer.x() > 0
            && pointer.y() > 0
            && pointer.x() < view.width()
            && pointer.y() < view.height();
    boolean free = inside && model.context().hit(pointer) instanceof Hit.Empty;
    return free ? view.toWorld(pointer) : nearMiddle();
  }

  /// The middle of what is seen, or the nearest place to it where no card lies.
  private Point nearMiddle() {
    Point middle = model.camera().viewport().toWorld(model.camera().middle());
    Box wanted = new Box(middle.x() - WIDTH / 2, middle.y() - HEIGHT, WIDTH, HEIGHT);
    return Stream.iterate(0, ring -> ring + 1)
        .limit(RINGS)
        .flatMap(ring -> ring(wanted, ring))
        .filter(box -> model.scene().cardsIn(box.grown(GAP)).isEmpty())
        .findFirst()
        .map(box -> new Point(box.x(), box.y()))
        .orElse(middle);
  }

  /// Places round another, so many steps away, the nearest first.
  private static Stream<Box> ring(Box middle, int steps) {
    List<Box> places = new ArrayList<>();
    for (int across = -steps; across <= steps; across++) {
      for (int down = -steps; down <= steps; down++) {
        if (Math.max(Math.abs(across), Math.abs(down)) == steps) {
          places.add(middle.movedBy(across * (WIDTH + GAP * 2), down * HEIGHT));
        }
      }
    }
    Point centre = new Point(middle.x(), middle.y());
    return places.stream()
        .sorted(Comparator.comparingDouble(box -> new Point(box.x(), box.y()).distanceTo(centre)));
  }
}
