// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.route;

import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.editor.geometry.BoxIndex;
import dev.crowfoot.editor.geometry.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// A piece of a line, or of several lines with one trunk, on its way to a lane.
final class Strand {
  /// How far from its street a lane may lie.
  private static final double REACH = 160;

  /// Corridors up to this width have their lines in the middle.
  private static final double NARROW = 220;

  private static final double BESIDE_CARDS = 20;
  private static final double ABOVE_CARDS = 10;

  final boolean upright;

  /// Where it would lie if it were alone.
  double wanted;

  double low;
  double high;

  /// The room it may be moved in.
  double from;

  double to;

  private final double at;
  private final List<Place> places = new ArrayList<>();

  /// Where lines come in from the lower side and from the higher side.
  private final List<Double> lowerSide = new ArrayList<>();

  private final List<Double> higherSide = new ArrayList<>();

  /// Two neighbouring points of a line.
  private record Place(List<Point> points, int index) {}

  Strand(boolean upright, List<Point> points, int index) {
    this.upright = upright;
    at = across(points.get(index));
    wanted = at;
    low = Double.POSITIVE_INFINITY;
    high = Double.NEGATIVE_INFINITY;
    add(points, index);
  }

  /// Whether a piece of a line with the same trunk lies on it.
  boolean takes(List<Point> points, int index) {
    double a = along(points.get(index));
    double b = along(points.get(index + 1));
    return Math.min(a, b) <= high + 0.5 && Math.max(a, b) >= low - 0.5;
  }

  void add(List<Point> points, int index) {
    places.add(new Place(points, index));
    Point a = points.get(index);
    Point b = points.get(index + 1);
    low = Math.min(low, Math.min(along(a), along(b)));
    high = Math.max(high, Math.max(along(a), along(b)));
    attach(points.get(index - 1), a);
    attach(points.get(index + 2), b);
  }

  void add(Strand other) {
    places.addAll(other.places);
    lowerSide.addAll(other.lowerSide);
    higherSide.addAll(other.higherSide);
    low = Math.min(low, other.low);
    high = Math.max(high, other.high);
  }

  boolean touches(Strand other) {
    return low <= other.high + 0.5 && other.low <= high + 0.5;
  }

  private void attach(Point neighbour, Point end) {
    (across(neighbour) < at ? lowerSide : higherSide).add(along(end));
  }

  /// How far it could be moved before it comes too near a card; in a narrow corridor it wants to
  /// lie in the middle.
  void findRoom(BoxIndex<Box> cards) {
    double margin = upright ? BESIDE_CARDS : ABOVE_CARDS;
    double reach = REACH + margin;
    Box area =
        upright
            ? new Box(at - reach, low - 6, 2 * reach, high - low + 12)
            : new Box(low - 6, at - reach, high - low + 12, 2 * reach);
    ToDoubleFunction<Box> near = upright ? Box::x : Box::y;
    ToDoubleFunction<Box> far = upright ? Box::right : Box::bottom;
    from = at - REACH;
    to = at + REACH;
    for (Box card : cards.in(area)) {
      if (far.applyAsDouble(card) <= at) {
        from = Math.max(from, Math.min(at, far.applyAsDouble(card) + margin));
      } else if (near.applyAsDouble(card) >= at) {
        to = Math.min(to, Math.max(at, near.applyAsDouble(card) - margin));
      }
    }
    boolean through = lowerSide.isEmpty() == higherSide.isEmpty();
    if (to - from < NARROW && through) {
      wanted = (from + to) / 2;
    }
  }

  boolean runsBeside(Strand other) {
    return low < other.high + Router.LANE && other.low < high + Router.LANE;
  }

  /// How much better it is when this strand lies on the lower side of another: crossings spared,
  /// and above all lines that would else run on top of each other.
  double gainsBelow(Strand other) {
    if (from + Router.LANE > other.to) {
      return -1000;
    }
    if (other.from + Router.LANE > to) {
      return 1000;
    }
    return cost(other, this) - cost(this, other);
  }

  /// What it costs when `lower` lies on the lower side of `higher`.
  private static double cost(Strand lower, Strand higher) {
    double cost = 0;
    for (double place : lower.higherSide) {
      cost += place > higher.low && place < higher.high ? 1 : 0;
      for (double other : higher.lowerSide) {
        cost += Math.abs(place - other) < 4 ? 8 : 0;
      }
    }
    for (double place : higher.lowerSide) {
      cost += place > lower.low && place < lower.high ? 1 : 0;
    }
    return cost;
  }

  void moveTo(double coordinate) {
    for (Place place : places) {
      for (int i = place.index; i <= place.index + 1; i++) {
        Point p = place.points.get(i);
        place.points.set(i, upright ? new Point(coordinate, p.y()) : new Point(p.x(), coordinate));
      }
    }
  }

  private double across(Point p) {
    return upright ? p.x() : p.y();
  }

  private double along(Point p) {
    return upright ? p.y() : p.x();
  }
}
