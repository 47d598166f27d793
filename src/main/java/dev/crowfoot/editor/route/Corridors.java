// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.route;

import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.editor.geometry.Point;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The streets that lines may run on, and their crossings:
///
/// - beside, above and under each card a street as long as no card stands in it,
/// - one round everything,
/// - from each side of a card, at the height of each row where lines end, a lane that is for these
///   lines alone.
///
/// Crossings are numbered; each knows its neighbours along its two streets.
final class Corridors {
  static final int NONE = -1;

  private static final int DIRECTIONS = Direction.values().length;

  /// Distance kept to the sides of cards, and to their tops and bottoms.
  private static final double BESIDE = 20;

  private static final double ABOVE = 12;

  /// Where a street lies beside its card, when there is room.
  private static final double OFF_TOP = 16;

  /// Gaps up to these have one street in the middle.
  private static final double NARROW_BESIDE = 120;

  private static final double NARROW_ABOVE = 64;

  /// How far a row's own lane leads from its card.
  private static final double LANE_REACH = 480;

  private static final double ROUND_ALL = 64;

  private final Obstacles obstacles;
  private final List<Street> upright = new ArrayList<>();
  private final List<Street> level = new ArrayList<>();
  private final Map<Terminal, Map<Side, Integer>> lanes = new HashMap<>();

  /// The first crossing from the card of each lane.
  private int[] firstOnLevel = {};

  private int count;
  private double[] x = {};
  private double[] y = {};

  /// Of each crossing one for each direction.
  private int[] neighbours = {};

  /// The terminal of each crossing's level street.
  private int[] owners = {};

  /// A straight piece without cards.
  ///
  /// @param owner the number of the terminal whose lane it is, or [#NONE]
  private record Street(double at, double low, double high, int owner, boolean fromHigh) {}

  private Corridors(Collection<Box> cards) {
    this.obstacles = new Obstacles(cards);
  }

  static Corridors between(Collection<Box> cards, Collection<Terminal> ends) {
    Corridors result = new Corridors(cards);
    Set<Street> uprightSeen = new HashSet<>();
    Set<Street> levelSeen = new HashSet<>();
    for (Box card : cards) {
      result.besides(card, uprightSeen, levelSeen);
    }
    result.roundAll();
    result.lanes(ends);
    result.cross();
    return result;
  }

  private void besides(Box card, Set<Street> uprightSeen, Set<Street> levelSeen) {
    for (Side side : Side.values()) {
      double off = off(obstacles.roomBeside(card, side), Terminal.STUB, NARROW_BESIDE);
      double at = side.of(card) + side.direction() * off;
      double margin = Math.min(BESIDE, off) - 0.01;
      double middle = card.centreY();
      Street street =
          new Street(
              at,
              obstacles.up(at, middle, margin),
              obstacles.down(at, middle, margin),
              NONE,
              false);
      if (off >= 8 && uprightSeen.add(street)) {
        upright.add(street);
      }
    }
    for (boolean above : new boolean[] {true, false}) {
      double off = off(obstacles.roomAbove(card, above), OFF_TOP, NARROW_ABOVE);
      double at = above ? card.y() - off : card.bottom() + off;
      double margin = Math.min(ABOVE, off) - 0.01;
      double middle = card.centreX();
      Street street =
          new Street(
              at,
              obstacles.left(middle, at, margin),
              obstacles.right(middle, at, margin),
              NONE,
              false);
      if (off >= 6 && levelSeen.add(street)) {
        level.add(street);
      }
    }
  }

  /// In a narrow gap two cards share the street in the middle.
  private static double off(double room, double usual, double narrow) {
    return room <= narrow ? room / 2 : usual;
  }

  private void roundAll() {
    Box all = obstacles.bounds().grown(ROUND_ALL);
    upright.add(new Street(all.x(), all.y(), all.bottom(), NONE, false));
    upright.add(new Street(all.right(), all.y(), all.bottom(), NONE, false));
    level.add(new Street(all.y(), all.x(), all.right(), NONE, false));
    level.add(new Street(all.bottom(), all.x(), all.right(), NONE, false));
  }

  private void lanes(Collection<Terminal> ends) {
    int owner = 0;
    for (Terminal end : new HashSet<>(ends)) {
      for (Side side : Side.values()) {
        double from = side.of(end.card());
        boolean toLeft = side == Side.LEFT;
        double until =
            toLeft
                ? Math.max(from - LANE_REACH, obstacles.left(from, end.y(), 4))
                : Math.min(from + LANE_REACH, obstacles.right(from, end.y(), 4));
        lanes.computeIfAbsent(end, _ -> new EnumMap<>(Side.class)).put(side, level.size());
        level.add(new Street(end.y(), Math.min(from, until), Math.max(from, until), owner, toLeft));
      }
      owner++;
    }
  }

  /// Numbers the crossings, column by column, so that along a level street they come in order.
  private void cross() {
    Integer[] byHeight = new Integer[level.size()];
    Arrays.setAll(byHeight, i -> i);
    Arrays.sort(byHeight, Comparator.comparingDouble(i -> level.get(i).at));
    double[] heights = Arrays.stream(byHeight).mapToDouble(i -> level.get(i).at).toArray();
    int[] last = new int[level.size()];
    Arrays.fill(last, NONE);
    firstOnLevel = new int[level.size()];
    Arrays.fill(firstOnLevel, NONE);
    upright.sort(Comparator.comparingDouble(Street::at));
    for (Street street : upright) {
      int above = NONE;
      for (int i = firstAtLeast(heights, street.low);
          i < heights.length && heights[i] <= street.high;
          i++) {
        int crossed = byHeight[i];
        Street other = level.get(crossed);
        if (other.low > street.at || other.high < street.at) {
          continue;
        }
        int node = add(street.at, other.at, other.owner);
        connect(above, node, Direction.UP, Direction.DOWN);
        connect(last[crossed], node, Direction.LEFT, Direction.RIGHT);
        if (other.fromHigh || firstOnLevel[crossed] == NONE) {
          firstOnLevel[crossed] = node;
        }
        above = node;
        last[crossed] = node;
      }
    }
  }

  private static int firstAtLeast(double[] sorted, double value) {
    int found = Arrays.binarySearch(sorted, value);
    int at = found < 0 ? -found - 1 : found;
    while (at > 0 && sorted[at - 1] == value) {
      at--;
    }
    return at;
  }

  private int add(double atX, double atY, int owner) {
    if (count == x.length) {
      int room = Math.max(256, count * 2);
      x = Arrays.copyOf(x, room);
      y = Arrays.copyOf(y, room);
      neighbours = Arrays.copyOf(neighbours, DIRECTIONS * room);
      owners = Arrays.copyOf(owners, room);
      Arrays.fill(neighbours, DIRECTIONS * count, DIRECTIONS * room, NONE);
    }
    x[count] = atX;
    y[count] = atY;
    owners[count] = owner;
    return count++;
  }

  private void connect(int before, int node, Direction back, Direction forth) {
    if (before != NONE) {
      neighbours[DIRECTIONS * node + back.number()] = before;
      neighbours[DIRECTIONS * before + forth.number()] = node;
    }
  }

  /// How many crossings there are.
  int size() {
    return count;
  }

  double x(int crossing) {
    return x[crossing];
  }

  double y(int crossing) {
    return y[crossing];
  }

  Point point(int crossing) {
    return new Point(x[crossing], y[crossing]);
  }

  /// The next crossing in a direction, or [#NONE].
  int next(int crossing, Direction direction) {
    return neighbours[DIRECTIONS * crossing + direction.number()];
  }

  /// The number of the terminal whose lane leads through a crossing, or [#NONE].
  int owner(int crossing) {
    return owners[crossing];
  }

  /// The first crossing of the lane from a side of a terminal's card, or [#NONE].
  int first(Terminal end, Side side) {
    return firstOnLevel[laneOf(end, side)];
  }

  /// The number of a terminal.
  int number(Terminal end) {
    return level.get(laneOf(end, Side.LEFT)).owner;
  }

  private int laneOf(Terminal end, Side side) {
    Integer lane = lanes.getOrDefault(end, Map.of()).get(side);
    if (lane == null) {
      throw new IllegalStateException("no lane from " + end);
    }
    return lane;
  }
}
