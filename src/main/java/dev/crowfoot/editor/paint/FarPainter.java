// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.paint;

import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.editor.geometry.Point;
import dev.crowfoot.editor.scene.Card;
import dev.crowfoot.editor.scene.DiagramScene;
import dev.crowfoot.editor.scene.TextMeasure.TextStyle;
import java.util.List;

/// Paints what is too far away to be told apart: lines as a net, and the names of the
/// best-connected tables.
final class FarPainter {
  /// So many names are tried.
  private static final int NAMES = 40;

  private static final double SIZE = 12;

  private FarPainter() {}

  /// All lines of an area, each stretch once however many run on it.
  static void paintLines(Pen pen, DiagramScene scene, Box area, double opacity) {
    pen.opacity(opacity);
    for (Box line : scene.linesIn(area)) {
      pen.line(new Point(line.x(), line.y()), new Point(line.right(), line.bottom()), 1, Tint.EDGE);
    }
    pen.opacity(1);
  }

  /// The best-connected tables' names, where they do not cover one another.
  ///
  /// @param taken where other names are, in pixels of the window
  static void paintNames(Pen pen, DiagramScene scene, List<Box> taken) {
    List<Card> cards = scene.byDegree();
    for (Card card : cards.subList(0, Math.min(NAMES, cards.size()))) {
      Box screen = pen.view.toScreen(card.box());
      double width =
          pen.measure.width(card.name(), TextStyle.TITLE) * SIZE / TextStyle.TITLE.size();
      double x =
          Math.clamp(
              screen.centreX() - width / 2 - 6, 2, Math.max(2, pen.view.width() - width - 14));
      Box place = new Box(x, screen.centreY() - 9, width + 12, 18);
      boolean inView = screen.right() > 0 && screen.x() < pen.view.width();
      if (inView && taken.stream().noneMatch(place::overlaps)) {
        taken.add(place);
        paintName(pen, card, place);
      }
    }
  }

  private static void paintName(Pen pen, Card card, Box place) {
    Point topLeft = pen.view.toWorld(new Point(place.x(), place.y()));
    Box world =
        new Box(topLeft.x(), topLeft.y(), place.width() / pen.zoom(), place.height() / pen.zoom());
    pen.opacity(0.88);
    pen.fillRounded(world, 4 / pen.zoom(), 0, Tint.CARD_BG);
    pen.opacity(1);
    pen.textCentred(
        card.name(), TextStyle.TITLE, SIZE, place.centreX(), place.centreY(), Tint.NAME);
  }
}
