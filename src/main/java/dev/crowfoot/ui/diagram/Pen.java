// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.diagram;

import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.editor.geometry.Point;
import dev.crowfoot.editor.geometry.Viewport;
import dev.crowfoot.editor.scene.TextMeasure.TextStyle;
import java.util.function.Function;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.FontSmoothingType;

/// Draws in world units on whole pixels of the window.
///
/// The graphics context keeps the identity transform: upright lines are filled rectangles, and text
/// is set in a font of the size it has on the screen. Scaled text and stroked lines are several
/// times slower on the software pipeline.
final class Pen {
  final Viewport view;
  final FontMeasure fonts;
  private final GraphicsContext graphics;
  private final Function<Tint, Paint> tints;

  Pen(GraphicsContext graphics, Viewport view, FontMeasure fonts, Function<Tint, Paint> tints) {
    this.graphics = graphics;
    this.view = view;
    this.fonts = fonts;
    this.tints = tints;
    graphics.setFontSmoothingType(FontSmoothingType.GRAY);
    graphics.setGlobalAlpha(1);
  }

  double zoom() {
    return view.zoom();
  }

  /// Everything drawn from now on is so opaque.
  void opacity(double alpha) {
    graphics.setGlobalAlpha(alpha);
  }

  /// A tint as it is, or mixed into the one under it.
  Paint mixed(Tint tint, Tint ground, double share) {
    if (tints.apply(tint) instanceof Color over && tints.apply(ground) instanceof Color under) {
      return under.interpolate(over, share);
    }
    return tints.apply(tint);
  }

  /// Fills the whole window.
  void ground(Tint tint) {
    graphics.setFill(tints.apply(tint));
    graphics.fillRect(0, 0, view.width(), view.height());
  }

  /// Makes the whole window transparent.
  void clear() {
    graphics.clearRect(0, 0, view.width(), view.height());
  }

  /// The outline of a box, a pixel and a half wide.
  void frame(Box world, Tint tint) {
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
    graphics.setStroke(tints.apply(tint));
    graphics.setLineWidth(width);
    graphics.beginPath();
    graphics.moveTo(x1, y1);
    graphics.bezierCurveTo(x1 + reach, y1, x2 - reach, y2, x2, y2);
    graphics.stroke();
  }

  void fill(Box world, Tint tint) {
    fill(world, tints.apply(tint));
  }

  void fill(Box world, Paint paint) {
    double x = Math.rint(view.screenX(world.x()));
    double y = Math.rint(view.screenY(world.y()));
    graphics.setFill(paint);
    graphics.fillRect(
        x,
        y,
        Math.max(1, Math.rint(view.screenX(world.right())) - x),
        Math.max(1, Math.rint(view.screenY(world.bottom())) - y));
  }

  /// A rounded box.
  ///
  /// @param grow pixels of the window to grow it by
  void fillRounded(Box world, double radius, double grow, Tint tint) {
    fillRounded(world, radius, grow, tints.apply(tint));
  }

  void fillRounded(Box world, double radius, double grow, Paint paint) {
    double x = Math.rint(view.screenX(world.x())) - grow;
    double y = Math.rint(view.screenY(world.y())) - grow;
    double width = Math.rint(view.screenX(world.right())) + grow - x;
    double height = Math.rint(view.screenY(world.bottom())) + grow - y;
    double arc = Math.max(0, 2 * (radius * view.zoom() + grow));
    graphics.setFill(paint);
    graphics.fillRoundRect(x, y, width, height, arc, arc);
  }

  /// A rounded box whose lower corners are square.
  void fillRoundedTop(Box world, double radius, Paint paint) {
    double x = Math.rint(view.screenX(world.x()));
    double y = Math.rint(view.screenY(world.y()));
    double right = Math.rint(view.screenX(world.right()));
    double bottom = Math.rint(view.screenY(world.bottom()));
    double r = Math.min(radius * view.zoom(), (right - x) / 2);
    graphics.setFill(paint);
    graphics.beginPath();
    graphics.moveTo(x, bottom);
    graphics.lineTo(x, y + r);
    graphics.quadraticCurveTo(x, y, x + r, y);
    graphics.lineTo(right - r, y);
    graphics.quadraticCurveTo(right, y, right, y + r);
    graphics.lineTo(right, bottom);
    graphics.closePath();
    graphics.fill();
  }

  /// Text with its left edge at `x`, its capitals centred on `middle`.
  void text(String text, TextStyle style, double size, double x, double middle, Tint tint) {
    textAt(text, style, size, view.screenX(x), view.screenY(middle), tint);
  }

  /// Text with its right edge at `right`.
  void textBefore(
      String text, TextStyle style, double size, double right, double middle, Tint tint) {
    double width = fonts.width(text, style) * size / style.size();
    textAt(text, style, size, view.screenX(right) - width, view.screenY(middle), tint);
  }

  /// Text centred on a place, in the window's pixels.
  void textCentred(
      String text, TextStyle style, double size, double screenX, double screenY, Tint tint) {
    double width = fonts.width(text, style) * size / style.size();
    textAt(text, style, size, screenX - width / 2, screenY, tint);
  }

  void textAt(
      String text, TextStyle style, double size, double screenX, double screenY, Tint tint) {
    graphics.setFont(fonts.font(style, size));
    graphics.setFill(tints.apply(tint));
    graphics.fillText(text, Math.rint(screenX), Math.rint(screenY + size * 0.36));
  }

  /// An upright or level line, so many pixels wide.
  void line(Point a, Point b, double width, Tint tint) {
    double x1 = view.screenX(Math.min(a.x(), b.x()));
    double x2 = view.screenX(Math.max(a.x(), b.x()));
    double y1 = view.screenY(Math.min(a.y(), b.y()));
    double y2 = view.screenY(Math.max(a.y(), b.y()));
    double half = Math.floor(width / 2);
    graphics.setFill(tints.apply(tint));
    if (a.y() == b.y()) {
      double left = Math.max(-2, x1);
      double right = Math.min(view.width() + 2, x2);
      if (right > left) {
        graphics.fillRect(left, Math.rint(y1) - half, right - left, width);
      }
    } else {
      double top = Math.max(-2, y1);
      double bottom = Math.min(view.height() + 2, y2);
      if (bottom > top) {
        graphics.fillRect(Math.rint(x1) - half, top, width, bottom - top);
      }
    }
  }

  /// A line in any direction.
  void stroke(Point a, Point b, double width, Tint tint) {
    graphics.setStroke(tints.apply(tint));
    graphics.setLineWidth(width);
    graphics.strokeLine(
        pixel(view.screenX(a.x()), width),
        pixel(view.screenY(a.y()), width),
        pixel(view.screenX(b.x()), width),
        pixel(view.screenY(b.y()), width));
  }

  /// A quarter circle from `a` to `b` round the corner between them.
  void bend(Point a, Point corner, Point b, double width, Tint tint) {
    graphics.setStroke(tints.apply(tint));
    graphics.setLineWidth(width);
    graphics.beginPath();
    graphics.moveTo(pixel(view.screenX(a.x()), width), pixel(view.screenY(a.y()), width));
    graphics.quadraticCurveTo(
        pixel(view.screenX(corner.x()), width),
        pixel(view.screenY(corner.y()), width),
        pixel(view.screenX(b.x()), width),
        pixel(view.screenY(b.y()), width));
    graphics.stroke();
  }

  void circle(Point centre, double radius, double width, Tint tint, Tint ground) {
    double r = radius * view.zoom();
    double x = pixel(view.screenX(centre.x()), width) - r;
    double y = pixel(view.screenY(centre.y()), width) - r;
    graphics.setFill(tints.apply(ground));
    graphics.fillOval(x, y, 2 * r, 2 * r);
    graphics.setStroke(tints.apply(tint));
    graphics.setLineWidth(width);
    graphics.strokeOval(x, y, 2 * r, 2 * r);
  }

  /// The outline of a box with round ends.
  void ring(Box world, double width, Tint tint) {
    Box box = view.toScreen(world);
    graphics.setStroke(tints.apply(tint));
    graphics.setLineWidth(width);
    graphics.strokeRoundRect(
        box.x(), box.y(), box.width(), box.height(), box.height(), box.height());
  }

  void dot(Point centre, double screenRadius, Tint tint) {
    graphics.setFill(tints.apply(tint));
    graphics.fillOval(
        view.screenX(centre.x()) - screenRadius,
        view.screenY(centre.y()) - screenRadius,
        2 * screenRadius,
        2 * screenRadius);
  }

  /// A filled outline through places given in the window's pixels.
  void polygon(double[] xs, double[] ys, Tint tint) {
    graphics.setFill(tints.apply(tint));
    graphics.fillPolygon(xs, ys, xs.length);
  }

  /// The middle of a line's pixels: where a filled line of that width would lie.
  private static double pixel(double at, double width) {
    return Math.rint(at) - Math.floor(width / 2) + width / 2;
  }
}
