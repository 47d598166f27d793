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
import java.util.function.ToDoubleFunction;

/// Draws lines apart that run in the same corridor: first their vertical pieces, then their
/// horizontal ones. The two pieces at a line's ends stay, because they belong to rows.
final class Lanes {
  /// Corridors up to this width have their lines in the middle.
  private static final double NARROW = 220;

  private final BoxIndex<Box> obstacles;
  private final Map<Object, List<Point>> bends = new LinkedHashMap<>();
  private final List<Router.Line> lines;
  private final Map<Router.Line, Route> ways;

  private Lanes(List<Router.Line> lines, Map<Router.Line, Route> ways, BoxIndex<Box> obstacles) {
    this.lines = lines;
    this.ways = ways;
    this.obstacles = obstacles;
  }

  static Map<Object, Route> separate(
      List<Router.Line> lines, Map<Router.Line, Route> ways, BoxIndex<Box> obstacles) {
    return new Lanes(lines, ways, obstacles).separate();
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

  private void separate(boolean vertical) {
    List<Strand> strands = strands(vertical);
    strands.sort(Comparator.comparingDouble((Strand s) -> s.at).thenComparingDouble(s -> s.low));
    List<List<Strand>> done = new ArrayList<>();
    List<List<Strand>> active = new ArrayList<>();
    for (Strand strand : strands) {
      double reach = strand.at - Router.LANE * 1.5;
      List<Strand> merged = new ArrayList<>();
      List<List<Strand>> others = new ArrayList<>();
      for (List<Strand> corridor : active) {
        if (corridor.getLast().at <= reach) {
          done.add(corridor);
        } else if (corridor.stream().anyMatch(strand::runsBeside)) {
          merged.addAll(corridor);
        } else {
          others.add(corridor);
        }
      }
      merged.add(strand);
      others.add(merged);
      active = others;
    }
    done.addAll(active);
    done.forEach(this::spread);
  }

  /// Every piece that may be moved; pieces of one trunk are one strand.
  private List<Strand> strands(boolean vertical) {
    Map<Object, Strand> trunks = new HashMap<>();
    List<Strand> result = new ArrayList<>();
    for (Router.Line line : lines) {
      List<Point> points = bends.getOrDefault(line.id(), List.of());
      for (int i = 1; i + 2 < points.size(); i++) {
        Point a = points.get(i);
        Point b = points.get(i + 1);
        if ((a.x() == b.x()) != vertical || a.equals(b)) {
          continue;
        }
        Strand strand = new Strand(vertical, points, i);
        findRoom(strand);
        if (i + 3 < points.size()) {
          result.add(strand);
          continue;
        }
        Strand trunk = trunks.putIfAbsent(new Trunk(line.to(), way(line).to(), strand.at), strand);
        if (trunk == null) {
          result.add(strand);
        } else {
          trunk.join(strand);
        }
      }
    }
    return result;
  }

  private record Trunk(Terminal end, Side side, double at) {}

  /// How far a strand could be moved before it touches a card; and the middle of a narrow corridor.
  private void findRoom(Strand strand) {
    double reach = 400;
    Box area =
        strand.vertical
            ? new Box(strand.at - reach, strand.low, 2 * reach, strand.high - strand.low)
            : new Box(strand.low, strand.at - reach, strand.high - strand.low, 2 * reach);
    ToDoubleFunction<Box> near = strand.vertical ? Box::x : Box::y;
    ToDoubleFunction<Box> far = strand.vertical ? Box::right : Box::bottom;
    double margin = strand.vertical ? Terminal.STUB - 4 : 10;
    strand.from = strand.at - reach;
    strand.to = strand.at + reach;
    for (Box card : obstacles.in(area.grown(0.5))) {
      if (far.applyAsDouble(card) <= strand.at) {
        strand.from = Math.max(strand.from, Math.min(strand.at, far.applyAsDouble(card) + margin));
      } else if (near.applyAsDouble(card) >= strand.at) {
        strand.to = Math.min(strand.to, Math.max(strand.at, near.applyAsDouble(card) - margin));
      }
    }
    if (strand.to - strand.from < NARROW && !strand.isDetour()) {
      strand.at = (strand.from + strand.to) / 2;
    }
  }

  private void spread(List<Strand> corridor) {
    List<Strand> ordered = corridor.stream().sorted(Strand.ORDER).toList();
    int[] lanes = new int[ordered.size()];
    int count = 1;
    for (int i = 0; i < lanes.length; i++) {
      for (int j = 0; j < i; j++) {
        if (ordered.get(i).runsBeside(ordered.get(j))) {
          lanes[i] = Math.max(lanes[i], lanes[j] + 1);
        }
      }
      count = Math.max(count, lanes[i] + 1);
    }
    double from = ordered.stream().mapToDouble(s -> s.from).max().orElseThrow();
    double to = ordered.stream().mapToDouble(s -> s.to).min().orElseThrow();
    double wanted = ordered.stream().mapToDouble(s -> s.at).average().orElseThrow();
    double step = count == 1 ? 0 : Math.min(Router.LANE, Math.max(0, to - from) / (count - 1));
    double width = step * (count - 1);
    double first =
        to < from ? wanted : Math.clamp(wanted - width / 2, from, Math.max(from, to - width));
    for (int i = 0; i < lanes.length; i++) {
      ordered.get(i).moveTo(Math.rint(first + lanes[i] * step));
    }
  }
}
