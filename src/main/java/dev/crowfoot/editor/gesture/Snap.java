// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.gesture;

import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.editor.geometry.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Where dragged cards come to rest near others: edges and middles in line with theirs, or a gap as
/// wide as another.
///
/// ```
/// ┌───┐  ┌───┐  ┌───┐
/// │ a │--│ b │--│ c │   c is dragged: as far from b as b from a
/// └───┘  └───┘  └───┘
/// ```
///
/// @param dx how far the cards go on from where the pointer has them
/// @param snapsX whether something held them across
public record Snap(double dx, double dy, boolean snapsX, boolean snapsY, List<Guide> guides) {
  public Snap {
    guides = List.copyOf(guides);
  }

  /// @param moved the box round the dragged cards where the pointer has them
  /// @param others the cards that rest, as far as they are seen
  /// @param reach how near is near
  public static Snap of(Box moved, List<Box> others, double reach) {
    double[] x = best(Axis.ACROSS, moved, others, reach);
    double[] y = best(Axis.DOWN, moved, others, reach);
    boolean byX = x.length > 0;
    boolean byY = y.length > 0;
    while (true) {
      double dx = byX ? x[0] : 0;
      double dy = byY ? y[0] : 0;
      Box there = moved.movedBy(dx, dy);
      List<Guide> across = byX ? guides(Axis.ACROSS, there, others) : List.of();
      List<Guide> down = byY ? guides(Axis.DOWN, there, others) : List.of();
      if (byX && across.isEmpty()) {
        byX = false; // nobody could see what holds the cards
      } else if (byY && down.isEmpty()) {
        byY = false;
      } else {
        List<Guide> guides = new ArrayList<>(across);
        guides.addAll(down);
        return new Snap(dx, dy, byX, byY, guides);
      }
    }
  }

  /// The shortest way to something in reach; empty when there is nothing.
  private static double[] best(Axis axis, Box moved, List<Box> others, double reach) {
    double best = Double.POSITIVE_INFINITY;
    for (double way : ways(axis, moved, others)) {
      if (Math.abs(way) <= reach && Math.abs(way) < Math.abs(best)) {
        best = way;
      }
    }
    return Double.isInfinite(best) ? new double[0] : new double[] {best};
  }

  private static List<Double> ways(Axis axis, Box moved, List<Box> others) {
    List<Double> ways = new ArrayList<>();
    for (Box other : others) {
      ways.add(axis.start(other) - axis.start(moved));
      ways.add(axis.middle(other) - axis.middle(moved));
      ways.add(axis.end(other) - axis.end(moved));
    }
    List<Box> row = axis.row(moved, others);
    for (int i = 0; i + 1 < row.size(); i++) {
      double gap = axis.start(row.get(i + 1)) - axis.end(row.get(i));
      if (gap > 0) {
        ways.add(axis.end(row.get(i + 1)) + gap - axis.start(moved));
        ways.add(axis.start(row.get(i)) - gap - axis.end(moved));
        double between = (axis.end(row.get(i)) + axis.start(row.get(i + 1))) / 2;
        ways.add(between - axis.middle(moved));
      }
    }
    return ways;
  }

  private static List<Guide> guides(Axis axis, Box there, List<Box> others) {
    List<Guide> guides = new ArrayList<>();
    for (Box other : others) {
      along(axis, there, other, axis.start(there), axis.start(other), guides);
      along(axis, there, other, axis.middle(there), axis.middle(other), guides);
      along(axis, there, other, axis.end(there), axis.end(other), guides);
    }
    gaps(axis, there, others, guides);
    return guides;
  }

  private static void along(
      Axis axis, Box there, Box other, double mine, double its, List<Guide> guides) {
    if (isSame(mine, its)) {
      Box both = there.union(other);
      guides.add(
          new Guide(
              axis.point(mine, axis.crossStart(both)),
              axis.point(mine, axis.crossEnd(both)),
              false));
    }
  }

  /// The gap to a neighbour, and the gaps of the others in the row that are as wide.
  private static void gaps(Axis axis, Box there, List<Box> others, List<Guide> guides) {
    List<Box> row = new ArrayList<>(axis.row(there, others));
    row.add(there);
    row.sort(axis.byStart());
    int at = row.indexOf(there);
    List<Double> mine = new ArrayList<>();
    for (int i = Math.max(1, at); i <= Math.min(row.size() - 1, at + 1); i++) {
      mine.add(axis.start(row.get(i)) - axis.end(row.get(i - 1)));
    }
    List<Guide> found = new ArrayList<>();
    for (int i = 1; i < row.size(); i++) {
      double gap = axis.start(row.get(i)) - axis.end(row.get(i - 1));
      if (gap > 0 && mine.stream().anyMatch(m -> isSame(m, gap))) {
        double cross = axis.crossMiddle(there);
        found.add(
            new Guide(
                axis.point(axis.end(row.get(i - 1)), cross),
                axis.point(axis.start(row.get(i)), cross),
                true));
      }
    }
    if (found.size() > 1) {
      guides.addAll(found);
    }
  }

  private static boolean isSame(double a, double b) {
    return Math.abs(a - b) < 0.01;
  }

  /// The same arithmetic in both directions.
  private enum Axis {
    ACROSS,
    DOWN;

    double start(Box box) {
      return this == ACROSS ? box.x() : box.y();
    }

    double end(Box box) {
      return this == ACROSS ? box.right() : box.bottom();
    }

    double middle(Box box) {
      return (start(box) + end(box)) / 2;
    }

    double crossStart(Box box) {
      return this == ACROSS ? box.y() : box.x();
    }

    double crossEnd(Box box) {
      return this == ACROSS ? box.bottom() : box.right();
    }

    double crossMiddle(Box box) {
      return (crossStart(box) + crossEnd(box)) / 2;
    }

    Point point(double along, double cross) {
      return this == ACROSS ? new Point(along, cross) : new Point(cross, along);
    }

    Comparator<Box> byStart() {
      return Comparator.comparingDouble(this::start);
    }

    /// The others that stand beside a box, in their order.
    List<Box> row(Box box, List<Box> others) {
      return others.stream()
          .filter(o -> crossStart(o) < crossEnd(box) && crossStart(box) < crossEnd(o))
          .sorted(byStart())
          .toList();
    }
  }
}
