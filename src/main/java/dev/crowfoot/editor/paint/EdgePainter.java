// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.paint;

import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.editor.geometry.Point;
import dev.crowfoot.editor.route.Side;
import dev.crowfoot.editor.scene.Card;
import dev.crowfoot.editor.scene.Edge;
import dev.crowfoot.editor.scene.Edge.EdgeEnd;
import dev.crowfoot.editor.scene.Emphasis.Level;
import dev.crowfoot.editor.scene.TextMeasure.TextStyle;
import java.util.ArrayList;
import java.util.List;

/// Paints relations: rounded orthogonal lines with crow's feet.
///
/// ```text
///   many, optional   >o──      many, at least one   >|──
///   one, optional    |o──      exactly one          ||──
/// ```
final class EdgePainter {
  private static final double RADIUS = 6;
  private static final double FOOT = 12;
  private static final double HALF_FOOT = 6;
  private static final double CIRCLE = 4;

  private final Pen pen;
  private final DetailLevel detail;

  EdgePainter(Pen pen, DetailLevel detail) {
    this.pen = pen;
    this.detail = detail;
  }

  void paint(Edge edge, Level level) {
    Tint tint = level == Level.STRONG ? Tint.EDGE_ACTIVE : Tint.EDGE;
    double width = width(level);
    pen.opacity(level == Level.STRONG ? 1 : detail.lineOpacity(level == Level.FAINT));
    if (detail.hasCrowsFeet()) {
      paintLine(betweenCircles(edge, width, tint), width, tint);
      paintEnd(edge.from(), edge.start(), width, tint);
      paintEnd(edge.to(), edge.end(), width, tint);
      if (edge.cascades()) {
        paintCascade(edge.to(), edge.end(), tint);
      }
    } else {
      paintLine(edge.route().points(), width, tint);
    }
    pen.opacity(1);
    paintDot(edge, level);
  }

  /// What is left of a line between its circles, whose inside stays free whatever lies behind it,
  /// once the pieces from the cards to the circles are painted.
  private List<Point> betweenCircles(Edge edge, double width, Tint tint) {
    List<Point> points = new ArrayList<>(edge.route().points());
    Point second = points.get(1);
    Point lastButOne = points.get(points.size() - 2);
    points.set(0, beyondCircle(edge.from(), points.getFirst(), second, width, tint));
    points.set(
        points.size() - 1, beyondCircle(edge.to(), points.getLast(), lastButOne, width, tint));
    return points;
  }

  private Point beyondCircle(EdgeEnd end, Point at, Point next, double width, Tint tint) {
    double circle = circleOf(end);
    if (!end.multiplicity().isOptional() || at.distanceTo(next) < circle + CIRCLE) {
      return at;
    }
    pen.line(at, towards(at, next, circle - CIRCLE), width, tint);
    return towards(at, next, circle + CIRCLE);
  }

  /// How far from the card the middle of its circle is.
  private static double circleOf(EdgeEnd end) {
    return end.multiplicity().isMany() ? FOOT + CIRCLE : 7 + 2 + CIRCLE;
  }

  /// From afar the child's end is a dot.
  void paintDot(Edge edge, Level level) {
    if (detail == DetailLevel.NAMES) {
      pen.opacity(level == Level.STRONG ? 1 : detail.lineOpacity(level == Level.FAINT));
      double side = 4 / pen.zoom();
      Box dot = new Box(edge.start().x() - side / 2, edge.start().y() - side / 2, side, side);
      pen.fill(dot, level == Level.STRONG ? Tint.EDGE_ACTIVE : Tint.EDGE);
      pen.opacity(1);
    }
  }

  /// The label of a many-to-many relation.
  void paintLabel(Edge edge, Level level) {
    edge.label()
        .ifPresent(
            label -> {
              pen.opacity(level == Level.FAINT ? 0.35 : 1);
              pen.fillRounded(label.box(), 4, 1, Tint.CARD_BORDER);
              pen.fillRounded(label.box(), 4, 0, Tint.CARD_BG);
              pen.textCentred(
                  label.text(),
                  TextStyle.LABEL,
                  Math.max(10, TextStyle.LABEL.size() * pen.zoom()),
                  pen.view.screenX(label.box().centreX()),
                  pen.view.screenY(label.box().centreY()),
                  level == Level.STRONG ? Tint.EDGE_ACTIVE : Tint.TYPE);
              pen.opacity(1);
            });
  }

  private double width(Level level) {
    return detail.lineWidth() + (level == Level.STRONG ? 1 : 0);
  }

  private void paintLine(List<Point> points, double width, Tint tint) {
    Point at = points.getFirst();
    for (int i = 1; i < points.size(); i++) {
      Point corner = points.get(i);
      if (i + 1 == points.size() || !detail.hasCrowsFeet()) {
        pen.line(at, corner, width, tint);
        at = corner;
        continue;
      }
      Point next = points.get(i + 1);
      double radius =
          Math.min(
              RADIUS, Math.min(points.get(i - 1).distanceTo(corner), corner.distanceTo(next)) / 2);
      Point before = towards(corner, points.get(i - 1), radius);
      Point after = towards(corner, next, radius);
      pen.line(at, before, width, tint);
      pen.bend(before, corner, after, width, tint);
      at = after;
    }
  }

  private static Point towards(Point from, Point to, double distance) {
    double length = from.distanceTo(to);
    return length == 0
        ? from
        : from.plus(
            (to.x() - from.x()) / length * distance, (to.y() - from.y()) / length * distance);
  }

  private void paintEnd(EdgeEnd end, Point at, double width, Tint tint) {
    int out = end.side().direction();
    if (end.isBracket()) {
      double x = at.x() + out * 5;
      pen.line(
          new Point(x, end.heights().getFirst()),
          new Point(x, end.heights().getLast()),
          width,
          tint);
      for (double y : end.heights()) {
        pen.line(new Point(at.x(), y), new Point(x, y), width, tint);
      }
    }
    if (end.multiplicity().isMany()) {
      Point toe = at.plus(out * FOOT, 0);
      pen.stroke(toe, at.plus(0, -HALF_FOOT), width, tint);
      pen.stroke(toe, at.plus(0, HALF_FOOT), width, tint);
    } else {
      bar(at, out * 7, width, tint);
    }
    if (end.multiplicity().isOptional()) {
      pen.circle(at.plus(out * circleOf(end), 0), CIRCLE, width, tint);
    } else {
      bar(at, out * (end.multiplicity().isMany() ? FOOT + 4 : 11), width, tint);
    }
  }

  private void bar(Point at, double dx, double width, Tint tint) {
    Point middle = at.plus(dx, 0);
    pen.line(middle.plus(0, -HALF_FOOT), middle.plus(0, HALF_FOOT), width, tint);
  }

  /// A small filled tip that points at the child, whose rows go with the parent's.
  private void paintCascade(EdgeEnd end, Point at, Tint tint) {
    int out = end.side() == Side.LEFT ? -1 : 1;
    double base = end.multiplicity().isOptional() ? 18 : 14;
    double x = pen.view.screenX(at.x() + out * base);
    double tip = pen.view.screenX(at.x() + out * (base + 6));
    double y = Math.rint(pen.view.screenY(at.y())) + 0.75;
    double half = 4 * pen.zoom();
    pen.polygon(new double[] {x, tip, x}, new double[] {y - half, y, y + half}, tint);
  }

  /// The dots at a row's sides from which relations are drawn.
  void paintPorts(Card card, double height) {
    for (Side side : Side.values()) {
      Point at = new Point(side.of(card.box()), height);
      pen.dot(at, 5, Tint.CARD_BG);
      pen.dot(at, 4, Tint.CARD_PORT);
    }
  }
}
