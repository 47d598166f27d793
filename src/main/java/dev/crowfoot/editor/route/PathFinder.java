// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.route;

import dev.crowfoot.editor.geometry.Point;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Ways through the corridors for lines that end in one place (A*). One line after the other, the
/// nearest first; each next one may leave the ways of those before, so that they make a tree.
///
/// A state is a crossing together with whether it was reached along its level or its upright
/// street, so that bends have a price. Both sides of both cards are tried at once.
///
/// A large diagram takes a million steps, so that states are numbers and what is known of them
/// stands in arrays.
final class PathFinder {
  /// A bend counts as much as a detour of this length.
  private static final double BEND = 70;

  /// What following the tree costs, of what it would cost on its own.
  private static final double SHARED = 0.7;

  /// So much longer than the straight way the rest of a way is taken to be, because of the lines
  /// that it crosses and runs beside. Without this four times as many states are looked at, to find
  /// ways that are a thousandth shorter.
  private static final double ROUNDABOUT = 1.06;

  private static final int LEVEL = 0;
  private static final int UPRIGHT = 1;
  private static final int ROOT = -1;
  private static final Direction[] DIRECTIONS = Direction.values();
  private static final Side[] SIDES = Side.values();

  private final Corridors corridors;
  private final Traffic traffic;
  private final Frontier frontier = new Frontier();
  private final double[] cost;
  private final int[] cameFrom;

  /// The search that a state was last reached in, doubled; one more when it is settled.
  private final int[] reachedIn;

  private final Side[] rootSide;
  private int search;

  /// The states of the present net's tree, in the order in which they came to it.
  private int[] tree = new int[256];

  private int treeSize;
  private final BitSet inTree = new BitSet();

  /// What a state of the tree costs from the root.
  private final double[] treeCost;

  /// The crossings at which the present line arrives, for each of the sides.
  private final int[] goals = new int[SIDES.length];

  private int rootLane = Corridors.NONE;
  private int goalLane = Corridors.NONE;

  PathFinder(Corridors corridors) {
    this.corridors = corridors;
    this.traffic = new Traffic(corridors.size());
    int states = 2 * corridors.size();
    cost = new double[states];
    cameFrom = new int[states];
    reachedIn = new int[states];
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
    treeSize = 0;
    inTree.clear();
    rootLane = corridors.number(root);
    for (Side side : SIDES) {
      int first = corridors.first(root, side);
      if (first != Corridors.NONE) {
        rootSide[first] = side;
        int state = 2 * first + LEVEL;
        grow(state, 0);
        cameFrom[state] = ROOT;
      }
    }
  }

  private void grow(int state, double fromRoot) {
    if (treeSize == tree.length) {
      tree = Arrays.copyOf(tree, 2 * treeSize);
    }
    tree[treeSize++] = state;
    inTree.set(state);
    treeCost[state] = fromRoot;
  }

  private void find(Router.Line line, Map<Router.Line, Route> found) {
    search += 2;
    frontier.clear();
    goalLane = corridors.number(line.from());
    for (int i = 0; i < goals.length; i++) {
      goals[i] = corridors.first(line.from(), SIDES[i]);
    }
    for (int i = 0; i < treeSize; i++) {
      int state = tree[i];
      reach(state, SHARED * treeCost[state], cameFrom[state]);
    }
    while (!frontier.isEmpty()) {
      int state = frontier.removeLeast();
      if (reachedIn[state] > search) {
        continue;
      }
      reachedIn[state] = search + 1;
      for (int i = 0; i < goals.length; i++) {
        if (goals[i] == state / 2) {
          found.put(line, trace(line, SIDES[i], state));
          return;
        }
      }
      expand(state);
    }
  }

  private void expand(int state) {
    int at = state / 2;
    int owner = corridors.owner(at);
    // lanes of other ends are not for this line
    boolean mayEnter = owner == Corridors.NONE || owner == rootLane || owner == goalLane;
    for (Direction direction : DIRECTIONS) {
      int next = corridors.next(at, direction);
      boolean level = direction.isLevel();
      if (next == Corridors.NONE || (level && !mayEnter)) {
        continue;
      }
      int reached = 2 * next + (level ? LEVEL : UPRIGHT);
      if (reachedIn[reached] > search) {
        continue;
      }
      double length =
          Math.abs(corridors.x(next) - corridors.x(at))
              + Math.abs(corridors.y(next) - corridors.y(at));
      boolean straight = level == (state % 2 == LEVEL);
      double price =
          length
              + traffic.crowding(at, next, direction, length)
              + (straight ? traffic.crossing(corridors, at, level) : BEND);
      reach(reached, cost[state] + price, state);
    }
  }

  private void reach(int state, double newCost, int previous) {
    if (reachedIn[state] == search && newCost >= cost[state]) {
      return;
    }
    reachedIn[state] = search;
    cost[state] = newCost;
    cameFrom[state] = previous;
    frontier.add(state, newCost + remaining(state));
  }

  /// About what is left: the distance to the nearer goal, and the bends that it takes.
  private double remaining(int state) {
    double x = corridors.x(state / 2);
    double y = corridors.y(state / 2);
    double best = Double.POSITIVE_INFINITY;
    for (int goal : goals) {
      if (goal != Corridors.NONE) {
        double dx = Math.abs(corridors.x(goal) - x);
        double dy = Math.abs(corridors.y(goal) - y);
        boolean bends = state % 2 == LEVEL ? dy > 0 : dx > 0;
        best = Math.min(best, ROUNDABOUT * (dx + dy) + (bends ? BEND : 0));
      }
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
      if (joined == ROOT && inTree.get(state)) {
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
      grow(state, cost[state] + gained);
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
