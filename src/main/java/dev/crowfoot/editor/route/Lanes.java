// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.route;

import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.editor.geometry.BoxIndex;
import dev.crowfoot.editor.geometry.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Draws lines apart that run in the same corridor: first their upright pieces, then their level
/// ones. The two pieces at a line's ends stay, because they belong to rows.
final class Lanes {
  private final BoxIndex<Box> cards;
  private final Map<Object, List<Point>> bends = new LinkedHashMap<>();
  private final List<Router.Line> lines;
  private final Map<Router.Line, Route> ways;

  private Lanes(List<Router.Line> lines, Map<Router.Line, Route> ways, BoxIndex<Box> cards) {
    this.lines = lines;
    this.ways = ways;
    this.cards = cards;
  }

  static Map<Object, Route> separate(
      List<Router.Line> lines, Map<Router.Line, Route> ways, BoxIndex<Box> cards) {
    return new Lanes(lines, ways, cards).separate();
  }

  private Map<Object, Route> separate() {
    for (Router.Line line : lines) {
      bends.put(line.id(), new ArrayList<>(way(line).points()));
    }
    separate(true);
    separate(false);
    Map<Object, Route> result = new HashMap<>();
    for (Router.Line line : lines) {
      Route way = way(line);
      List<Point> points = bends.getOrDefault(line.id(), List.of());
      result.put(line.id(), new Route(way.from(), way.to(), Pieces.straightened(points)));
    }
    return result;
  }

  private Route way(Router.Line line) {
    Route way = ways.get(line);
    if (way == null) {
      throw new IllegalStateException("not routed: " + line.id());
    }
    return way;
  }

  private void separate(boolean upright) {
    List<Strand> strands = strands(upright);
    strands.forEach(s -> s.findRoom(cards));
    strands.sort(Comparator.comparingDouble((Strand s) -> s.from).thenComparingDouble(s -> s.low));
    List<List<Strand>> active = new ArrayList<>();
    for (Strand strand : strands) {
      List<Strand> merged = new ArrayList<>();
      List<List<Strand>> others = new ArrayList<>();
      for (List<Strand> corridor : active) {
        if (corridor.stream().allMatch(s -> s.to + Router.LANE < strand.from)) {
          Corridor.spread(corridor);
        } else if (corridor.stream().anyMatch(s -> meets(s, strand))) {
          merged.addAll(corridor);
        } else {
          others.add(corridor);
        }
      }
      merged.add(strand);
      others.add(merged);
      active = others;
    }
    active.forEach(Corridor::spread);
  }

  /// Whether the two might come too near each other.
  private static boolean meets(Strand a, Strand b) {
    return a.runsBeside(b)
        && a.from < b.to + Router.LANE
        && b.from < a.to + Router.LANE
        && Math.abs(a.wanted - b.wanted) < 6 * Router.LANE;
  }

  /// Every piece that may be moved; overlapping pieces of one trunk are one strand.
  private List<Strand> strands(boolean upright) {
    Map<Trunk, List<Strand>> trunks = new LinkedHashMap<>();
    for (Router.Line line : lines) {
      if (Pinned.of(line).isPresent()) {
        continue; // it runs where somebody wants it
      }
      List<Point> points = bends.getOrDefault(line.id(), List.of());
      for (int i = 1; i + 2 < points.size(); i++) {
        Point a = points.get(i);
        Point b = points.get(i + 1);
        if ((a.x() == b.x()) == upright && !a.equals(b)) {
          join(
              trunks.computeIfAbsent(
                  new Trunk(line.to(), line.kind(), upright ? a.x() : a.y()),
                  _ -> new ArrayList<>()),
              new Strand(upright, points, i));
        }
      }
    }
    List<Strand> result = new ArrayList<>();
    trunks.values().forEach(result::addAll);
    return result;
  }

  private static void join(List<Strand> strands, Strand piece) {
    List<Strand> touched = strands.stream().filter(piece::touches).toList();
    strands.removeAll(touched);
    touched.forEach(piece::add);
    strands.add(piece);
  }

  private record Trunk(Terminal end, Object kind, double at) {}
}
