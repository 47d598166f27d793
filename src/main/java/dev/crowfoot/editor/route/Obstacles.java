// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.route;

import dev.crowfoot.editor.geometry.Box;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The cards, asked how far a line may run before it meets one. They are kept by the columns and by
/// the rows they reach into, so that few are looked at.
final class Obstacles {
  private static final double BAND = 256;

  /// How far beyond the outermost cards lines may run.
  private static final double OUTSIDE = 64;

  private final Box bounds;
  private final Map<Integer, List<Box>> columns = new HashMap<>();
  private final Map<Integer, List<Box>> rows = new HashMap<>();

  Obstacles(Collection<Box> cards) {
    bounds = Box.around(cards);
    for (Box card : cards) {
      enter(columns, card, card.x(), card.right());
      enter(rows, card, card.y(), card.bottom());
    }
  }

  private static void enter(Map<Integer, List<Box>> bands, Box card, double low, double high) {
    // a margin more, so that a line just beside a card finds it in its own band
    for (int band = band(low - 32); band <= band(high + 32); band++) {
      bands.computeIfAbsent(band, _ -> new ArrayList<>()).add(card);
    }
  }

  private static int band(double at) {
    return (int) Math.floor(at / BAND);
  }

  Box bounds() {
    return bounds;
  }

  /// How high an upright line may reach from a place.
  ///
  /// @param margin how near a card it may come sideways, and at its end
  double up(double x, double y, double margin) {
    double end = bounds.y() - OUTSIDE;
    for (Box card : columns.getOrDefault(band(x), List.of())) {
      if (card.x() - margin < x && x < card.right() + margin && card.y() < y) {
        end = Math.max(end, Math.min(card.bottom(), y));
      }
    }
    return end;
  }

  /// How deep it may reach.
  double down(double x, double y, double margin) {
    double end = bounds.bottom() + OUTSIDE;
    for (Box card : columns.getOrDefault(band(x), List.of())) {
      if (card.x() - margin < x && x < card.right() + margin && card.bottom() > y) {
        end = Math.min(end, Math.max(card.y(), y));
      }
    }
    return end;
  }

  /// How far left a level line may reach from a place.
  double left(double x, double y, double margin) {
    double end = bounds.x() - OUTSIDE;
    for (Box card : rows.getOrDefault(band(y), List.of())) {
      if (card.y() - margin < y && y < card.bottom() + margin && card.x() < x) {
        end = Math.max(end, Math.min(card.right(), x));
      }
    }
    return end;
  }

  /// How far right it may reach.
  double right(double x, double y, double margin) {
    double end = bounds.right() + OUTSIDE;
    for (Box card : rows.getOrDefault(band(y), List.of())) {
      if (card.y() - margin < y && y < card.bottom() + margin && card.right() > x) {
        end = Math.min(end, Math.max(card.x(), x));
      }
    }
    return end;
  }

  /// The distance from a card's side to the nearest card beside it.
  double roomBeside(Box card, Side side) {
    double room = 4 * OUTSIDE;
    for (int band = band(card.y()); band <= band(card.bottom()); band++) {
      for (Box other : rows.getOrDefault(band, List.of())) {
        double gap = side == Side.RIGHT ? other.x() - card.right() : card.x() - other.right();
        boolean beside = other.y() < card.bottom() + 8 && card.y() < other.bottom() + 8;
        if (beside && gap > -1e-6) {
          room = Math.min(room, gap);
        }
      }
    }
    return room;
  }

  /// The distance from a card's top, or bottom, to the nearest card above, or below.
  double roomAbove(Box card, boolean above) {
    double room = 4 * OUTSIDE;
    for (int band = band(card.x()); band <= band(card.right()); band++) {
      for (Box other : columns.getOrDefault(band, List.of())) {
        double gap = above ? card.y() - other.bottom() : other.y() - card.bottom();
        boolean over = other.x() < card.right() + 8 && card.x() < other.right() + 8;
        if (over && gap > -1e-6) {
          room = Math.min(room, gap);
        }
      }
    }
    return room;
  }
}
