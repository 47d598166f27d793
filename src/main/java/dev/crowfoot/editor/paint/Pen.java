// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.paint;

import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.editor.geometry.Point;
import dev.crowfoot.editor.geometry.Viewport;
import dev.crowfoot.editor.paint.Paper.Anchor;
import dev.crowfoot.editor.scene.TextMeasure;
import dev.crowfoot.editor.scene.TextMeasure.TextStyle;

/// Draws in world units on whole pixels of the window.
///
/// Upright and level lines are filled boxes, and text is set in the size it has on the screen:
/// scaled text and stroked lines are several times slower on the canvas's software pipeline.
public final class Pen {
  final Viewport view;
  final TextMeasure measure;
  private final Paper paper;
  private final Palette tints;

  public Pen(Paper paper, Viewport view, TextMeasure measure, Palette tints) {
    this.paper = paper;
    this.view = view;
    this.measure = measure;
    this.tints = tints;
    paper.opacity(1);
  }

  double zoom() {
    return view.zoom();
  }

  /// Everything drawn from now on is so opaque.
  void opacity(double alpha) {
    paper.opacity(alpha);
  }

  /// A tint mixed into the one under it.
  public Colour mixed(Tint tint, Tint ground, double share) {
    return tints.of(tint).mixedInto(tints.of(ground), share);
  }

  /// Fills the whole window.
  public void ground(Tint tint) {
    paper.fillBox(0, 0, view.width(), view.height(), tints.of(tint));
  }

  /// The outline of a box, a pixel and a half wide.
  public void frame(Box world, Tint tint) {
    Point topLeft = new Point(world.x(), world.y());
    Point topRight = new Point(world.right(), world.y());
    Point bottomLeft = new Point(world.x(), world.bottom());
    Point bottomRight = new Point(world.right(), world.bottom());
    line(topLeft, topRight, 1.5, tint);
    line(bottomLeft, bottomRight, 1.5, tint);
    line(topLeft, bottomLeft, 1.5, tint);
    line(topRight, bottomRight, 1.5, tint);
  }

  /// A soft line that leaves and arrives level.
  void curve(Point from, Point to, double width, Tint tint) {
    double x1 = view.screenX(from.x());
    double y1 = view.screenY(from.y());
    double x2 = view.screenX(to.x());
    double y2 = view.screenY(to.y());
    double reach = Math.max(24, Math.abs(x2 - x1) / 2) * Math.signum(x2 - x1);
    paper.strokeCurve(
        new double[] {x1, x1 + reach, x2 - reach, x2},
        new double[] {y1, y1, y2, y2},
        width,
        tints.of(tint));
  }

  public void fill(Box world, Tint tint) {
    fill(world, tints.of(tint));
  }

  public void fill(Box world, Colour colour) {
    double x = Math.rint(view.screenX(world.x()));
    double y = Math.rint(view.screenY(world.y()));
    paper.fillBox(
        x,
        y,
        Math.max(1, Math.rint(view.screenX(world.right())) - x),
        Math.max(1, Math.rint(view.screenY(world.bottom())) - y),
        colour);
  }

  /// A rounded box.
  ///
  /// @param grow pixels of the window to grow it by
  void fillRounded(Box world, double radius, double grow, Tint tint) {
    fillRounded(world, radius, grow, tints.of(tint));
  }

  void fillRounded(Box world, double radius, double grow, Colour colour) {
    double x = Math.rint(view.screenX(world.x())) - grow;
    double y = Math.rint(view.screenY(world.y())) - grow;
    double width = Math.rint(view.screenX(world.right())) + grow - x;
    double height = Math.rint(view.screenY(world.bottom())) + grow - y;
    paper.fillRounded(x, y, width, height, Math.max(0, radius * view.zoom() + grow), colour);
  }

  /// Text with its left edge at `x`, its capitals centred on `middle`.
  void text(String text, TextStyle style, double size, double x, double middle, Tint tint) {
    textAt(text, style, size, view.screenX(x), view.screenY(middle), tint);
  }

  /// Text with its right edge at `right`.
  void textBefore(
      String text, TextStyle style, double size, double right, double middle, Tint tint) {
    double left = view.screenX(right) - width(text, style, size);
    write(text, style, size, left, view.screenY(middle), Anchor.RIGHT, tint);
  }

  /// Text centred on a place, in the window's pixels.
  void textCentred(
      String text, TextStyle style, double size, double screenX, double screenY, Tint tint) {
    double left = screenX - width(text, style, size) / 2;
    write(text, style, size, left, screenY, Anchor.MIDDLE, tint);
  }

  /// Text with its left edge at a place in the window's pixels.
  void textAt(
      String text, TextStyle style, double size, double screenX, double screenY, Tint tint) {
    write(text, style, size, screenX, screenY, Anchor.LEFT, tint);
  }

  private double width(String text, TextStyle style, double size) {
    return measure.width(text, style) * size / style.size();
  }

  private void write(
      String text,
      TextStyle style,
      double size,
      double left,
      double middle,
      Anchor end,
      Tint tint) {
    double baseline = Math.rint(middle + size * 0.36);
    paper.text(text, style, size, Math.rint(left), baseline, end, tints.of(tint));
  }

  /// An upright or level line, so many pixels wide.
  void line(Point a, Point b, double width, Tint tint) {
    double x1 = view.screenX(Math.min(a.x(), b.x()));
    double x2 = view.screenX(Math.max(a.x(), b.x()));
    double y1 = view.screenY(Math.min(a.y(), b.y()));
    double y2 = view.screenY(Math.max(a.y(), b.y()));
    double half = Math.floor(width / 2);
    if (a.y() == b.y()) {
      double left = Math.max(-2, x1);
      double right = Math.min(view.width() + 2, x2);
      if (right > left) {
        paper.fillBox(left, Math.rint(y1) - half, right - left, width, tints.of(tint));
      }
    } else {
      double top = Math.max(-2, y1);
      double bottom = Math.min(view.height() + 2, y2);
      if (bottom > top) {
        paper.fillBox(Math.rint(x1) - half, top, width, bottom - top, tints.of(tint));
      }
    }
  }

  /// A line in any direction.
  void stroke(Point a, Point b, double width, Tint tint) {
    paper.strokeLine(
        pixel(view.screenX(a.x()), width),
        pixel(view.screenY(a.y()), width),
        pixel(view.screenX(b.x()), width),
        pixel(view.screenY(b.y()), width),
        width,
        tints.of(tint));
  }

  /// A quarter circle from `a` to `b` round the corner between them.
  void bend(Point a, Point corner, Point b, double width, Tint tint) {
    paper.strokeBend(
        pixel(view.screenX(a.x()), width),
        pixel(view.screenY(a.y()), width),
        pixel(view.screenX(corner.x()), width),
        pixel(view.screenY(corner.y()), width),
        pixel(view.screenX(b.x()), width),
        pixel(view.screenY(b.y()), width),
        width,
        tints.of(tint));
  }

  /// @param ground fills it
  void circle(Point centre, double radius, double width, Tint tint, Tint ground) {
    double r = radius * view.zoom();
    double x = pixel(view.screenX(centre.x()), width);
    double y = pixel(view.screenY(centre.y()), width);
    paper.fillCircle(x, y, r, tints.of(ground));
    circle(centre, radius, width, tint);
  }

  /// The outline of a circle.
  void circle(Point centre, double radius, double width, Tint tint) {
    double r = radius * view.zoom();
    double x = pixel(view.screenX(centre.x()), width);
    double y = pixel(view.screenY(centre.y()), width);
    paper.strokeCircle(x, y, r, width, tints.of(tint));
  }

  /// The outline of a box with round ends.
  void ring(Box world, double width, Tint tint) {
    Box box = view.toScreen(world);
    paper.strokeRounded(
        box.x(), box.y(), box.width(), box.height(), box.height() / 2, width, tints.of(tint));
  }

  void dot(Point centre, double screenRadius, Tint tint) {
    paper.fillCircle(
        view.screenX(centre.x()), view.screenY(centre.y()), screenRadius, tints.of(tint));
  }

  /// A filled outline through places given in the window's pixels.
  void polygon(double[] xs, double[] ys, Tint tint) {
    paper.fillPolygon(xs, ys, tints.of(tint));
  }

  /// The middle of a line's pixels: where a filled line of that width would lie.
  private static double pixel(double at, double width) {
    return Math.rint(at) - Math.floor(width / 2) + width / 2;
  }
}
