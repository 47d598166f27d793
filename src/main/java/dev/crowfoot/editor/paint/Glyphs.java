// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.paint;

import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.editor.geometry.Point;
import dev.crowfoot.editor.scene.Card;
import dev.crowfoot.editor.scene.CardRow.Glyph;
import dev.crowfoot.editor.scene.TextMeasure.TextStyle;

/// The small signs on cards, each drawn from a few shapes in a box of 16.
final class Glyphs {
  private static final double LINE = 1.5;

  private Glyphs() {}

  /// The sign before a row's name, round the middle of the gutter.
  static void row(Pen pen, Glyph glyph, double x, double y) {
    switch (glyph) {
      case NONE -> {}
      case KEY -> key(pen, x, y, Tint.PK);
      case KEY_LINK -> key(pen, x, y, Tint.FK);
      case LINK -> link(pen, x, y);
      case RELATION -> relation(pen, x, y);
      case VALUE -> pen.dot(new Point(x, y), 2 * pen.zoom(), Tint.ENUM);
    }
  }

  private static void key(Pen pen, double x, double y, Tint tint) {
    pen.circle(new Point(x - 3, y), 3, LINE * pen.zoom(), tint, Tint.CARD_BG);
    pen.fill(new Box(x, y - 0.75, 7, 1.5), tint);
    pen.fill(new Box(x + 3, y, 1.5, 3.5), tint);
    pen.fill(new Box(x + 5.5, y, 1.5, 3.5), tint);
  }

  /// Two rings of a chain.
  private static void link(Pen pen, double x, double y) {
    pen.ring(new Box(x - 7, y - 3, 8, 6), LINE * pen.zoom(), Tint.FK);
    pen.ring(new Box(x - 1, y - 3, 8, 6), LINE * pen.zoom(), Tint.FK);
  }

  private static void relation(Pen pen, double x, double y) {
    double width = LINE * pen.zoom();
    pen.stroke(new Point(x - 6, y), new Point(x + 5, y), width, Tint.FK);
    pen.stroke(new Point(x + 2, y - 3.5), new Point(x + 5.5, y), width, Tint.FK);
    pen.stroke(new Point(x + 2, y + 3.5), new Point(x + 5.5, y), width, Tint.FK);
  }

  /// The chip `U`.
  static void unique(Pen pen, double x, double y) {
    Box box = new Box(x - 8, y - 8, 16, 16);
    pen.fillRounded(box, 4, 0, pen.mixed(Tint.UNIQUE, Tint.CARD_BG, 0.16));
    pen.textCentred(
        "U",
        TextStyle.KEY_NAME,
        Math.max(8, 10 * pen.zoom()),
        pen.view.screenX(x),
        pen.view.screenY(y),
        Tint.UNIQUE);
  }

  /// A small lock: the card stays where it is.
  static void lock(Pen pen, double x, double y) {
    pen.ring(new Box(x - 3, y - 6, 6, 8), LINE * pen.zoom(), Tint.TYPE);
    pen.fillRounded(new Box(x - 4.5, y - 1, 9, 6.5), 1, 0, Tint.TYPE);
  }

  /// Where a box is pulled to resize it.
  static void resizeCorner(Pen pen, Box box) {
    for (double reach : new double[] {4, 8}) {
      pen.stroke(
          new Point(box.right() - 3 - reach, box.bottom() - 3),
          new Point(box.right() - 3, box.bottom() - 3 - reach),
          LINE,
          Tint.TYPE);
    }
  }

  /// What a card stands for, at the right of its header.
  static void kind(Pen pen, Card.Kind kind, double x, double y) {
    switch (kind) {
      case TABLE -> {
        pen.fill(new Box(x - 6, y - 5, 12, 3), Tint.CARD_BAR_STRONG);
        for (int row = 0; row < 2; row++) {
          for (int column = 0; column < 2; column++) {
            // whole pixels at 100 %, so that the cells do not run into one another
            pen.fill(new Box(x - 6 + column * 7, y - 1 + row * 3, 5, 2), Tint.CARD_BAR_STRONG);
          }
        }
      }
      case VIEW -> {
        pen.ring(new Box(x - 7, y - 4, 14, 8), LINE * pen.zoom(), Tint.VIEW_STRIP);
        pen.dot(new Point(x, y), 2 * pen.zoom(), Tint.VIEW_STRIP);
      }
      case ENUM -> {
        for (int row = 0; row < 3; row++) {
          double middle = y - 4 + row * 4;
          pen.fill(new Box(x - 6, middle - 1, 2, 2), Tint.ENUM_STRIP);
          pen.fill(new Box(x - 2, middle - 1, 8, 2), Tint.ENUM_STRIP);
        }
      }
      case TYPE -> {
        for (int side = -1; side <= 1; side += 2) {
          pen.fill(new Box(x + side * 5 - 0.75, y - 5, 1.5, 10), Tint.TYPE_STRIP);
          pen.fill(new Box(x + (side < 0 ? -5 : 2), y - 5, 3, 1.5), Tint.TYPE_STRIP);
          pen.fill(new Box(x + (side < 0 ? -5 : 2), y + 3.5, 3, 1.5), Tint.TYPE_STRIP);
        }
      }
    }
  }

  /// A red disc with the number of errors on a card's corner, in the window's pixels.
  static void badge(Pen pen, String text, double screenX, double screenY) {
    Point centre = pen.view.toWorld(new Point(screenX - 4, screenY + 2));
    pen.dot(centre, 10, Tint.CARD_BG);
    pen.dot(centre, 8.5, Tint.DANGER);
    pen.textCentred(text, TextStyle.KEY_NAME, 11, screenX - 4, screenY + 2, Tint.ON_DANGER);
  }
}
