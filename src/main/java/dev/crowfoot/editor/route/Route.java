// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.route;

import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.editor.geometry.Point;
import java.util.List;

/// The way of a line: horizontal at both ends, each further piece perpendicular to the one before.
public record Route(Side from, Side to, List<Point> points) {
  public Route {
    points = List.copyOf(points);
  }

  public Point start() {
    return points.getFirst();
  }

  public Point end() {
    return points.getLast();
  }

  /// The smallest box round the whole line.
  public Box bounds() {
    double left = Double.POSITIVE_INFINITY;
    double top = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    for (Point p : points) {
      left = Math.min(left, p.x());
      top = Math.min(top, p.y());
      right = Math.max(right, p.x());
      bottom = Math.max(bottom, p.y());
    }
    return new Box(left, top, right - left, bottom - top);
  }

  /// Whether the line, apart from its ends, runs through a box.
  public boolean crosses(Box box) {
    for (int i = 1; i < points.size(); i++) {
      if (Box.between(points.get(i - 1), points.get(i)).grown(0.5).overlaps(box)) {
        return true;
      }
    }
    return false;
  }

  /// How far a place is from the line.
  public double distanceTo(Point place) {
    return distance(pieceAt(place), place);
  }

  /// The number of the piece that is nearest to a place, from 0.
  public int pieceAt(Point place) {
    int nearest = 0;
    for (int i = 1; i + 1 < points.size(); i++) {
      if (distance(i, place) < distance(nearest, place)) {
        nearest = i;
      }
    }
    return nearest;
  }

  private double distance(int number, Point place) {
    Box piece = Box.between(points.get(number), points.get(number + 1));
    double dx = Math.max(0, Math.max(piece.x() - place.x(), place.x() - piece.right()));
    double dy = Math.max(0, Math.max(piece.y() - place.y(), place.y() - piece.bottom()));
    return Math.hypot(dx, dy);
  }
}
