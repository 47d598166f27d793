// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.route;

import dev.crowfoot.editor.geometry.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A piece of a line, or of several lines with one trunk, on its way to a lane.
final class Strand {
  /// From the lane nearest the corridor's start, so that few lines cross.
  static final Comparator<Strand> ORDER =
      Comparator.comparingDouble((Strand s) -> s.pull)
          .thenComparingDouble(s -> s.falls ? -s.first : s.first)
          .thenComparingDouble(s -> s.low);

  final boolean vertical;
  double at;
  double low;
  double high;

  /// The room it may be moved in.
  double from;

  double to;

  private final List<Place> places = new ArrayList<>();

  /// Where its neighbours lead: negative towards the corridor's start, positive towards its end.
  private final double pull;

  private final double first;
  private final boolean falls;

  /// Two neighbouring points of a line.
  private record Place(List<Point> points, int index) {}

  Strand(boolean vertical, List<Point> points, int index) {
    this.vertical = vertical;
    Point a = points.get(index);
    Point b = points.get(index + 1);
    at = across(a);
    first = along(a);
    low = Math.min(along(a), along(b));
    high = Math.max(along(a), along(b));
    falls = along(b) > along(a);
    pull =
        Math.signum(across(points.get(index - 1)) - at)
            + Math.signum(across(points.get(index + 2)) - at);
    places.add(new Place(points, index));
  }

  void join(Strand other) {
    places.addAll(other.places);
    low = Math.min(low, other.low);
    high = Math.max(high, other.high);
    from = Math.max(from, other.from);
    to = Math.min(to, other.to);
  }

  /// Whether both neighbours lead the same way, so that moving it lengthens both.
  boolean isDetour() {
    return Math.abs(pull) > 1;
  }

  boolean runsBeside(Strand other) {
    return low < other.high + Router.LANE && other.low < high + Router.LANE;
  }

  void moveTo(double coordinate) {
    for (Place place : places) {
      for (int i = place.index; i <= place.index + 1; i++) {
        Point p = place.points.get(i);
        place.points.set(i, vertical ? new Point(coordinate, p.y()) : new Point(p.x(), coordinate));
      }
    }
  }

  private double across(Point p) {
    return vertical ? p.x() : p.y();
  }

  private double along(Point p) {
    return vertical ? p.y() : p.x();
  }
}
