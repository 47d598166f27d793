// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.route;

import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.editor.geometry.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Lines whose bends somebody has pinned, and the bends that dragging a piece of a line gives.
///
/// Bends come in pairs: each pair is an upright piece. Between them, and to the rows at the ends,
/// the line runs level, so that it stays whole when its cards move.
public final class Pinned {
  /// How far from a card the nearest upright piece must keep.
  private static final double CLEAR = 12;

  private Pinned() {}

  /// The way through a line's bends; empty when it has none, or when a card has come to stand where
  /// it would have to turn back into it.
  static Optional<Route> of(Router.Line line) {
    List<Point> bends = line.bends();
    if (bends.size() < 2 || bends.size() % 2 != 0) {
      return Optional.empty();
    }
    Optional<Side> from = side(line.from().card(), bends.getFirst().x());
    Optional<Side> to = side(line.to().card(), bends.getLast().x());
    if (from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    List<Point> points = new ArrayList<>();
    points.add(line.from().at(from.get()));
    double y = line.from().y();
    for (int i = 0; i < bends.size(); i += 2) {
      double x = bends.get(i).x();
      points.add(new Point(x, y));
      y = i + 2 == bends.size() ? line.to().y() : bends.get(i + 1).y();
      points.add(new Point(x, y));
    }
    points.add(line.to().at(to.get()));
    return Optional.of(new Route(from.get(), to.get(), Pieces.straightened(points)));
  }

  private static Optional<Side> side(Box card, double x) {
    if (x >= card.right() + CLEAR) {
      return Optional.of(Side.RIGHT);
    }
    return x <= card.x() - CLEAR ? Optional.of(Side.LEFT) : Optional.empty();
  }

  /// The bends of a line, a piece of which is moved sideways. The pieces at the ends belong to
  /// rows: a bend comes in where the line leaves its row.
  ///
  /// @param piece its number along the line, from 0
  public static List<Point> moving(Route route, int piece, double dx, double dy) {
    List<Point> points = new ArrayList<>(route.points());
    int at = piece;
    if (at == points.size() - 2) {
      Point end = points.getLast().plus(route.to().direction() * Terminal.STUB, 0);
      points.addAll(points.size() - 1, List.of(end, end));
    }
    if (at == 0) {
      Point start = points.getFirst().plus(route.from().direction() * Terminal.STUB, 0);
      points.addAll(1, List.of(start, start));
      at = 2;
    }
    boolean upright = points.get(at).x() == points.get(at + 1).x() && piece % 2 == 1;
    for (int i = at; i <= at + 1; i++) {
      points.set(i, upright ? points.get(i).plus(dx, 0) : points.get(i).plus(0, dy));
    }
    return List.copyOf(points.subList(1, points.size() - 1));
  }
}
