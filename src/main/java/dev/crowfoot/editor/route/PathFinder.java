// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.route;

import dev.crowfoot.editor.geometry.Point;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/// The shortest way through the corridors, where a bend counts as much as a detour (A*).
///
/// A state is a crossing of two corridor lines together with the direction it was reached in, so
/// that bends have a price. Both sides of both cards are tried at once.
final class PathFinder {
  static final double BEND = 70;
  private static final int MOST_STEPS = 20_000;

  /// A window with more crossings than this is not searched.
  private static final int MOST_STATES = 200_000;

  private static final int HORIZONTAL = 0;
  private static final int VERTICAL = 1;

  private final Corridors corridors;
  private final Terminal from;
  private final Terminal to;
  private final int firstColumn;
  private final int firstRow;
  private final int columns;
  private final int rows;
  private final double[] cost;
  private final int[] cameFrom;
  private final PriorityQueue<Step> open =
      new PriorityQueue<>((a, b) -> Double.compare(a.estimate, b.estimate));

  private record Step(int state, double cost, double estimate) {}

  /// @param margin how far beyond the two cards the way may lead
  private PathFinder(Corridors corridors, Terminal from, Terminal to, double margin) {
    this.corridors = corridors;
    this.from = from;
    this.to = to;
    var window = from.card().union(to.card()).grown(margin);
    firstColumn = corridors.column(window.x());
    firstRow = corridors.row(window.y());
    columns = Math.min(corridors.column(window.right()) + 1, corridors.xs.length) - firstColumn;
    rows = Math.min(corridors.row(window.bottom()) + 1, corridors.ys.length) - firstRow;
    long states = 2L * columns * rows;
    cost = new double[states > MOST_STATES ? 0 : (int) states];
    Arrays.fill(cost, Double.POSITIVE_INFINITY);
    cameFrom = new int[cost.length];
    Arrays.fill(cameFrom, -1);
  }

  /// The best way; empty when cards stand in every way, or when there is too much to search.
  static Optional<Route> find(Corridors corridors, Terminal from, Terminal to) {
    return finder(corridors, from, to, 260).or(() -> finder(corridors, from, to, 1200));
  }

  private static Optional<Route> finder(
      Corridors corridors, Terminal from, Terminal to, double margin) {
    PathFinder finder = new PathFinder(corridors, from, to, margin);
    return finder.cost.length == 0 ? Optional.empty() : finder.search();
  }

  private Optional<Route> search() {
    for (Side side : Side.values()) {
      Point start = from.stub(side);
      reach(stateAt(start, HORIZONTAL), 0, -1);
    }
    for (int steps = 0; steps < MOST_STEPS && !open.isEmpty(); steps++) {
      Step step = open.remove();
      if (step.cost > cost[step.state]) {
        continue;
      }
      Optional<Side> arrived = arrival(step.state);
      if (arrived.isPresent()) {
        return Optional.of(trace(step.state, arrived.get()));
      }
      expand(step);
    }
    return Optional.empty();
  }

  private void expand(Step step) {
    int column = column(step.state);
    int row = row(step.state);
    int direction = step.state % 2;
    int absoluteColumn = column + firstColumn;
    int absoluteRow = row + firstRow;
    if (column + 1 < columns && corridors.isFreeRight(absoluteColumn, absoluteRow)) {
      go(step, direction, column + 1, row, HORIZONTAL);
    }
    if (column > 0 && corridors.isFreeRight(absoluteColumn - 1, absoluteRow)) {
      go(step, direction, column - 1, row, HORIZONTAL);
    }
    if (row + 1 < rows && corridors.isFreeDown(absoluteColumn, absoluteRow)) {
      go(step, direction, column, row + 1, VERTICAL);
    }
    if (row > 0 && corridors.isFreeDown(absoluteColumn, absoluteRow - 1)) {
      go(step, direction, column, row - 1, VERTICAL);
    }
  }

  private void go(Step step, int direction, int column, int row, int towards) {
    Point here = point(step.state);
    int next = (row * columns + column) * 2 + towards;
    double length = here.distanceTo(point(next));
    reach(next, step.cost + length + (direction == towards ? 0 : BEND), step.state);
  }

  private void reach(int state, double newCost, int previous) {
    if (newCost < cost[state]) {
      cost[state] = newCost;
      cameFrom[state] = previous;
      open.add(new Step(state, newCost, newCost + remaining(state)));
    }
  }

  /// Never more than what is really left: the distance to the nearer of the two goals.
  private double remaining(int state) {
    Point p = point(state);
    double best = Double.POSITIVE_INFINITY;
    for (Side side : Side.values()) {
      Point goal = to.stub(side);
      double bends = state % 2 == VERTICAL ? BEND : 0;
      if (goal.y() != p.y() && state % 2 == HORIZONTAL) {
        bends = 2 * BEND;
      }
      best = Math.min(best, Math.abs(p.x() - goal.x()) + Math.abs(p.y() - goal.y()) + bends);
    }
    return best;
  }

  /// The side of the goal card that a state is the end of: reached down or up a column, or along
  /// the row in the card's direction.
  private Optional<Side> arrival(int state) {
    Point p = point(state);
    for (Side side : Side.values()) {
      if (p.equals(to.stub(side)) && (state % 2 == VERTICAL || isMovingTowardsCard(state, side))) {
        return Optional.of(side);
      }
    }
    return Optional.empty();
  }

  private boolean isMovingTowardsCard(int state, Side side) {
    int previous = cameFrom[state];
    double reference = previous < 0 ? from.card().centreX() : point(previous).x();
    return Math.signum(point(state).x() - reference) == -side.direction();
  }

  private Route trace(int goal, Side arrived) {
    List<Point> bends = new ArrayList<>();
    bends.add(to.at(arrived));
    int state = goal;
    int first = goal;
    while (state >= 0) {
      bends.add(point(state));
      first = state;
      state = cameFrom[state];
    }
    Side left = point(first).equals(from.stub(Side.RIGHT)) ? Side.RIGHT : Side.LEFT;
    bends.add(from.at(left));
    return new Route(left, arrived, Pieces.straightened(bends.reversed()));
  }

  private int stateAt(Point p, int direction) {
    int column = corridors.column(p.x()) - firstColumn;
    int row = corridors.row(p.y()) - firstRow;
    return (row * columns + column) * 2 + direction;
  }

  private int column(int state) {
    return state / 2 % columns;
  }

  private int row(int state) {
    return state / 2 / columns;
  }

  private Point point(int state) {
    return new Point(
        corridors.xs[column(state) + firstColumn], corridors.ys[row(state) + firstRow]);
  }
}
