// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.paint;

import dev.crowfoot.editor.geometry.Box;

/// The canvas under the cards, with its grid of dots.
final class GroundPainter {
  private static final double DOTS = 24;

  private GroundPainter() {}

  static void paint(Pen pen) {
    pen.ground(Tint.CANVAS_BG);
    if (pen.zoom() < 0.5) {
      return;
    }
    Box visible = pen.view.visible();
    double size = (pen.zoom() >= 1.5 ? 2 : 1.01) / pen.zoom();
    for (double x = Math.floor(visible.x() / DOTS) * DOTS; x < visible.right(); x += DOTS) {
      for (double y = Math.floor(visible.y() / DOTS) * DOTS; y < visible.bottom(); y += DOTS) {
        pen.fill(new Box(x, y, size, size), Tint.CANVAS_DOT);
      }
    }
  }
}
