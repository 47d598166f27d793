// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.route;

import dev.crowfoot.editor.geometry.Point;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The best way of few bends, found without a search, because a corridor knows how far it is free:
///
/// 1. out of the card, along a column, along a row, along a column, into the other card: every row
///    is looked at;
/// 2. when cards stand in each of these, with one more column and row between: some of those near
///    both ends are looked at.
final class Probe {
  private static final int ROWS = 48;
  private static final int COLUMNS = 24;

  private final Corridors corridors;
  private double least = Double.POSITIVE_INFINITY;
  private Optional<Route> best = Optional.empty();

  private Probe(Corridors corridors) {
    this.corridors = corridors;
  }

  static Optional<Route> find(Corridors corridors, Terminal from, Terminal to) {
    Probe probe = new Probe(corridors);
    for (Side left : Side.values()) {
      for (Side right : Side.values()) {
        probe.tryRows(from, left, to, right);
      }
    }
    if (probe.best.isEmpty()) {
      for (Side left : Side.values()) {
        for (Side right : Side.values()) {
          probe.tryTwoRows(from, left, to, right);
        }
      }
    }
    return probe.best;
  }

  private void tryRows(Terminal from, Side fromSide, Terminal to, Side toSide) {
    Point start = from.stub(fromSide);
    Point end = to.stub(toSide);
    int startColumn = corridors.column(start.x());
    int endColumn = corridors.column(end.x());
    int startRow = corridors.row(start.y());
    int endRow = corridors.row(end.y());
    int first =
        Math.max(corridors.firstRow(startColumn, startRow), corridors.firstRow(endColumn, endRow));
    int last =
        Math.min(corridors.lastRow(startColumn, startRow), corridors.lastRow(endColumn, endRow));
    for (int row = first; row <= last; row++) {
      double cost = cost(start, end, corridors.ys[row], fromSide, toSide);
      if (cost < least && corridors.isFreeAlong(row, startColumn, endColumn)) {
        least = cost;
        best = Optional.of(route(from, fromSide, to, toSide, corridors.ys[row]));
      }
    }
  }

  private void tryTwoRows(Terminal from, Side fromSide, Terminal to, Side toSide) {
    Point start = from.stub(fromSide);
    Point end = to.stub(toSide);
    int startColumn = corridors.column(start.x());
    int endColumn = corridors.column(end.x());
    int[] startRows = rows(startColumn, corridors.row(start.y()));
    int[] endRows = rows(endColumn, corridors.row(end.y()));
    for (int first : startRows) {
      for (int second : endRows) {
        double y1 = corridors.ys[first];
        double y2 = corridors.ys[second];
        double upAndDown = Math.abs(start.y() - y1) + Math.abs(y1 - y2) + Math.abs(y2 - end.y());
        double atLeast = upAndDown + Math.abs(start.x() - end.x()) + 6 * PathFinder.BEND;
        if (atLeast >= least) {
          continue;
        }
        int low =
            Math.max(
                corridors.firstColumn(startColumn, first),
                corridors.firstColumn(endColumn, second));
        int high =
            Math.min(
                corridors.lastColumn(startColumn, first), corridors.lastColumn(endColumn, second));
        int step = Math.max(1, (high - low) / COLUMNS);
        for (int column = low; column <= high; column += step) {
          double x = corridors.xs[column];
          double cost =
              upAndDown + Math.abs(start.x() - x) + Math.abs(x - end.x()) + 6 * PathFinder.BEND;
          if (cost < least && corridors.isFreeBetween(column, first, second)) {
            least = cost;
            best = Optional.of(route(from, fromSide, to, toSide, y1, x, y2));
          }
        }
      }
    }
  }

  /// Some of the rows that a column reaches, those nearest first.
  private int[] rows(int column, int row) {
    int first = corridors.firstRow(column, row);
    int last = corridors.lastRow(column, row);
    return IntStream.range(1, ROWS)
        .map(i -> i % 2 == 0 ? row + i / 2 * (1 + i / 8) : row - i / 2 * (1 + i / 8))
        .filter(r -> r >= first && r <= last)
        .distinct()
        .toArray();
  }

  private static double cost(Point start, Point end, double y, Side fromSide, Side toSide) {
    double length = Math.abs(start.y() - y) + Math.abs(start.x() - end.x()) + Math.abs(end.y() - y);
    int bends = 0;
    double across = Math.signum(end.x() - start.x());
    if (start.y() != y) {
      bends += across == 0 ? 1 : 2;
    } else if (across != 0 && across != fromSide.direction()) {
      return Double.POSITIVE_INFINITY;
    }
    if (end.y() != y) {
      bends += across == 0 ? 1 : 2;
    } else if (across != 0 && across != -toSide.direction()) {
      return Double.POSITIVE_INFINITY;
    }
    return length + bends * PathFinder.BEND;
  }

  private static Route route(
      Terminal from, Side fromSide, Terminal to, Side toSide, double y1, double x, double y2) {
    Point start = from.stub(fromSide);
    Point end = to.stub(toSide);
    List<Point> points =
        List.of(
            from.at(fromSide),
            start,
            new Point(start.x(), y1),
            new Point(x, y1),
            new Point(x, y2),
            new Point(end.x(), y2),
            end,
            to.at(toSide));
    return new Route(fromSide, toSide, Pieces.straightened(points));
  }

  private static Route route(Terminal from, Side fromSide, Terminal to, Side toSide, double y) {
    Point start = from.stub(fromSide);
    Point end = to.stub(toSide);
    List<Point> points =
        List.of(
            from.at(fromSide),
            start,
            new Point(start.x(), y),
            new Point(end.x(), y),
            end,
            to.at(toSide));
    return new Route(fromSide, toSide, Pieces.straightened(points));
  }
}
