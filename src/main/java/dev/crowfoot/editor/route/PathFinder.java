// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.route;

import dev.crowfoot.editor.geometry.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Ways through the corridors for lines that end in one place (A*). One line after the other, the
/// nearest first; each next one may leave the ways of those before, so that they make a tree.
///
/// A state is a crossing together with whether it was reached along its level or its upright
/// street, so that bends have a price. Both sides of both cards are tried at once.
final class PathFinder {
  /// A bend counts as much as a detour of this length.
  private static final double BEND = 70;

  /// What following the tree costs, of what it would cost on its own.
  private static final double SHARED = 0.7;

  private static final int LEVEL = 0;
  private static final int UPRIGHT = 1;
  private static final int ROOT = -1;
  private static final Direction[] DIRECTIONS = Direction.values();

  private final Corridors corridors;
  private final Traffic traffic;
  private final Frontier frontier = new Frontier();
  private final double[] cost;
  private final int[] cameFrom;

  /// The search that a state was last reached in.
  private final int[] reachedIn;

  private final boolean[] settled;
  private final Side[] rootSide;
  private int search;

  /// What a state of the present net's tree costs from the root.
  private final double[] treeCost;

  private final Set<Integer> tree = new LinkedHashSet<>();
  private final Map<Side, Integer> goals = new EnumMap<>(Side.class);
  private int rootLane = Corridors.NONE;
  private int goalLane = Corridors.NONE;

  PathFinder(Corridors corridors) {
    this.corridors = corridors;
    this.traffic = new Traffic(corridors.size());
    int states = 2 * corridors.size();
    cost = new double[states];
    cameFrom = new int[states];
    reachedIn = new int[states];
    settled = new boolean[states];
    treeCost = new double[states];
    rootSide = new Side[corridors.size()];
  }

  /// The ways of lines that all end in one place; those are left out for which there is none.
  Map<Router.Line, Route> find(List<Router.Line> net) {
    Map<Router.Line, Route> found = new HashMap<>();
    plant(net.getFirst().to());
    net.stream()
        .sorted(Comparator.comparingDouble(PathFinder::length))
        .forEach(line -> find(line, found));
    traffic.next();
    return found;
  }

  private static double length(Router.Line line) {
    return Math.abs(line.from().card().centreX() - line.to().card().centreX())
        + Math.abs(line.from().y() - line.to().y());
  }

  /// A tree of nothing but its root, which may be left on both sides.
  private void plant(Terminal root) {
    tree.clear();
    rootLane = corridors.number(root);
    for (Side side : Side.values()) {
      int first = corridors.first(root, side);
      if (first != Corridors.NONE) {
        rootSide[first] = side;
        int state = 2 * first + LEVEL;
        tree.add(state);
        treeCost[state] = 0;
        cameFrom[state] = ROOT;
      }
    }
  }

  private void find(Router.Line line, Map<Router.Line, Route> found) {
    search++;
    frontier.clear();
    goalLane = corridors.number(line.from());
    goals.clear();
    for (Side side : Side.values()) {
      int first = corridors.first(line.from(), side);
      if (first != Corridors.NONE) {
        goals.put(side, first);
      }
    }
    if (goals.isEmpty()) {
      return;
    }
    tree.forEach(state -> reach(state, SHARED * treeCost[state], cameFrom[state]));
    while (!frontier.isEmpty()) {
      int state = frontier.removeLeast();
      if (settled[state]) {
        continue;
      }
      settled[state] = true;
      Optional<Side> arrived = arrivedAt(state / 2);
      if (arrived.isPresent()) {
        found.put(line, trace(line, arrived.get(), state));
        return;
      }
      expand(state);
    }
  }

  private Optional<Side> arrivedAt(int crossing) {
    for (Map.Entry<Side, Integer> goal : goals.entrySet()) {
      if (goal.getValue() == crossing) {
        return Optional.of(goal.getKey());
      }
    }
    return Optional.empty();
  }

  private void expand(int state) {
    int at = state / 2;
    for (Direction direction : DIRECTIONS) {
      int next = corridors.next(at, direction);
      if (next == Corridors.NONE || (direction.isLevel() && !mayEnter(at))) {
        continue;
      }
      boolean straight = direction.isLevel() == (state % 2 == LEVEL);
      double length =
          Math.abs(corridors.x(next) - corridors.x(at))
              + Math.abs(corridors.y(next) - corridors.y(at));
      double price =
          length
              + traffic.crowding(at, next, direction, length)
              + (straight ? traffic.crossing(corridors, at, direction.isLevel()) : BEND);
      reach(2 * next + (direction.isLevel() ? LEVEL : UPRIGHT), cost[state] + price, state);
    }
  }

  /// Lanes of other ends are not for this line.
  private boolean mayEnter(int crossing) {
    int owner = corridors.owner(crossing);
    return owner == Corridors.NONE || owner == rootLane || owner == goalLane;
  }

  private void reach(int state, double newCost, int previous) {
    if (reachedIn[state] == search && (settled[state] || newCost >= cost[state])) {
      return;
    }
    reachedIn[state] = search;
    settled[state] = false;
    cost[state] = newCost;
    cameFrom[state] = previous;
    frontier.add(state, newCost + remaining(state));
  }

  /// Never more than what is really left: the distance to the nearer goal, and the bends that it
  /// takes.
  private double remaining(int state) {
    double x = corridors.x(state / 2);
    double y = corridors.y(state / 2);
    double best = Double.POSITIVE_INFINITY;
    for (int goal : goals.values()) {
      double dx = Math.abs(corridors.x(goal) - x);
      double dy = Math.abs(corridors.y(goal) - y);
      boolean bends = state % 2 == LEVEL ? dy > 0 : dx > 0;
      best = Math.min(best, dx + dy + (bends ? BEND : 0));
    }
    return best;
  }

  /// From the line's own end back to the root; the way becomes part of the tree.
  private Route trace(Router.Line line, Side from, int last) {
    List<Point> points = new ArrayList<>();
    points.add(line.from().at(from));
    List<Integer> fresh = new ArrayList<>();
    int first = last;
    int joined = ROOT;
    for (int state = last; state != ROOT; state = cameFrom[state]) {
      points.add(corridors.point(state / 2));
      first = state;
      if (joined == ROOT && tree.contains(state)) {
        joined = state;
      } else if (joined == ROOT) {
        fresh.add(state);
      }
      if (cameFrom[state] != ROOT) {
        use(cameFrom[state] / 2, state / 2);
      }
    }
    double gained = joined == ROOT ? 0 : (1 - SHARED) * treeCost[joined];
    for (int state : fresh) {
      treeCost[state] = cost[state] + gained;
      tree.add(state);
    }
    Side to = rootSide[first / 2];
    points.add(line.to().at(to));
    return new Route(from, to, Pieces.straightened(points));
  }

  private void use(int from, int to) {
    for (Direction direction : DIRECTIONS) {
      if (corridors.next(from, direction) == to) {
        traffic.use(from, to, direction);
      }
    }
  }
}
