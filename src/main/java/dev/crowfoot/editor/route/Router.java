// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.route;

import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.editor.geometry.BoxIndex;
import dev.crowfoot.editor.geometry.Point;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;

/// Routes the lines of a diagram in two steps:
///
/// 1. Lines that end in the same place take, together, the shortest ways through the corridors
///    between the cards; they share a trunk.
/// 2. Trunks that share a corridor are drawn apart into lanes.
///
/// Lines whose ends stay and whose way is still free keep what step 1 found for them. Lines that
/// somebody has pinned run where they were pinned.
public final class Router {
  /// How far apart neighbouring lanes lie.
  public static final double LANE = 8;

  /// A line to route.
  ///
  /// @param id names it between one routing and the next
  /// @param kind what its end looks like: only lines of one kind share a trunk
  /// @param bends where somebody has pinned it; none for a line that finds its own way
  public record Line(Object id, Terminal from, Terminal to, Object kind, List<Point> bends) {
    public Line {
      bends = List.copyOf(bends);
    }

    public Line(Object id, Terminal from, Terminal to, Object kind) {
      this(id, from, to, kind, List.of());
    }

    boolean isLoop() {
      return from.card().equals(to.card());
    }
  }

  /// What was found: the lines as drawn, and what the next routing can reuse.
  ///
  /// @param cards what the lines went round
  /// @param drawn by the line's id
  /// @param blocked the lines that no way was found for; they are not tried again until they change
  /// @param isSketch whether lines have only simple ways, or lie where other lines were beside them
  public record Routing(
      Set<Box> cards,
      List<Line> lines,
      Map<Object, Route> drawn,
      Map<Line, Route> ways,
      Set<Line> blocked,
      boolean isSketch) {
    public static final Routing NONE =
        new Routing(Set.of(), List.of(), Map.of(), Map.of(), Set.of(), false);
  }

  private record Net(Terminal end, Object kind) {}

  private Router() {}

  /// @param cards what lines must go round
  /// @param before the routing to reuse
  /// @throws CancellationException when the thread was interrupted
  public static Routing route(Collection<Box> cards, List<Line> lines, Routing before) {
    Set<Box> standing = new HashSet<>(cards);
    if (!before.isSketch && standing.equals(before.cards) && lines.equals(before.lines)) {
      return before;
    }
    Map<Line, Route> ways = new HashMap<>();
    List<Line> open = known(cards, lines, before, ways);
    Set<Line> blocked = new HashSet<>(before.blocked);
    blocked.retainAll(ways.keySet());
    if (!open.isEmpty()) {
      find(cards, open, ways);
      for (Line line : open) {
        if (ways.putIfAbsent(line, direct(line)) == null) {
          blocked.add(line);
        }
      }
    }
    Map<Object, Route> drawn = Lanes.separate(lines, ways, BoxIndex.of(cards, b -> b));
    return new Routing(standing, lines, drawn, ways, blocked, false);
  }

  /// A routing for the time until the real one is there: lines whose way is known and still free
  /// lie where they lay, the others take a simple way.
  public static Routing sketch(Collection<Box> cards, List<Line> lines, Routing before) {
    Set<Box> standing = new HashSet<>(cards);
    if (standing.equals(before.cards) && lines.equals(before.lines)) {
      return before;
    }
    Map<Line, Route> ways = new HashMap<>();
    Set<Line> open = new HashSet<>(known(cards, lines, before, ways));
    Map<Object, Route> drawn = new HashMap<>();
    for (Line line : lines) {
      Route lay = before.drawn.get(line.id());
      Route way = lay == null || open.contains(line) ? simple(line) : lay;
      drawn.put(line.id(), Pinned.of(line).orElse(way));
    }
    Set<Line> blocked = new HashSet<>(before.blocked);
    blocked.retainAll(ways.keySet());
    return new Routing(standing, lines, drawn, ways, blocked, true);
  }

  /// Finds the ways that can be kept.
  ///
  /// @return the lines that need another
  private static List<Line> known(
      Collection<Box> cards, List<Line> lines, Routing before, Map<Line, Route> ways) {
    BoxIndex<Box> arrived = BoxIndex.of(arrived(cards, before), b -> b);
    List<Line> open = new ArrayList<>();
    for (Line line : lines) {
      Route known = before.ways.get(line);
      Optional<Route> pinned = Pinned.of(line);
      if (pinned.isPresent()) {
        ways.put(line, pinned.get());
      } else if (known != null && (before.blocked.contains(line) || isFree(known, arrived))) {
        ways.put(line, known);
      } else if (line.isLoop()) {
        ways.put(line, loop(line));
      } else {
        open.add(line);
      }
    }
    return open;
  }

  /// Short nets first: they have the least choice.
  private static void find(Collection<Box> cards, List<Line> open, Map<Line, Route> ways) {
    Set<Terminal> ends = new HashSet<>();
    Map<Net, List<Line>> nets = new LinkedHashMap<>();
    for (Line line : open) {
      ends.add(line.from());
      ends.add(line.to());
      nets.computeIfAbsent(new Net(line.to(), line.kind()), _ -> new ArrayList<>()).add(line);
    }
    PathFinder finder = new PathFinder(Corridors.between(cards, ends));
    nets.values().stream()
        .sorted(Comparator.comparingDouble(Router::extent))
        .forEach(
            net -> {
              if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("routing was cancelled");
              }
              ways.putAll(finder.find(net));
            });
  }

  private static double extent(List<Line> net) {
    Box all = net.getFirst().to().card();
    for (Line line : net) {
      all = all.union(line.from().card());
    }
    return all.width() + all.height();
  }

  /// Lines straight from end to end, for when nobody will see them.
  public static Routing straight(Collection<Box> cards, List<Line> lines, Routing before) {
    Map<Object, Route> drawn = new HashMap<>();
    lines.forEach(line -> drawn.put(line.id(), direct(line)));
    return new Routing(Set.of(), List.of(), drawn, Map.of(), Set.of(), true);
  }

  /// The cards that were not there before: only they can stand in a way that was free.
  private static List<Box> arrived(Collection<Box> cards, Routing before) {
    return cards.stream().filter(card -> !before.cards.contains(card)).toList();
  }

  private static boolean isFree(Route way, BoxIndex<Box> arrived) {
    return arrived.in(way.bounds().grown(1)).stream()
        .noneMatch(card -> way.crosses(card.grown(-1)));
  }

  /// A self relation leaves and comes back on the right.
  private static Route loop(Line line) {
    Point start = line.from().at(Side.RIGHT);
    Point end = line.to().at(Side.RIGHT);
    double x = start.x() + Terminal.STUB + LANE;
    return new Route(
        Side.RIGHT,
        Side.RIGHT,
        List.of(start, new Point(x, start.y()), new Point(x, end.y()), end));
  }

  /// The shorter of the ways with two bends.
  private static Route simple(Line line) {
    if (line.isLoop()) {
      return loop(line);
    }
    Box from = line.from().card();
    Box to = line.to().card();
    boolean apart = from.right() + 40 < to.x() || to.right() + 40 < from.x();
    return apart ? direct(line) : beside(line);
  }

  /// Out and back on the same side, for cards above each other.
  private static Route beside(Line line) {
    Side side =
        Math.abs(line.from().card().x() - line.to().card().x())
                < Math.abs(line.from().card().right() - line.to().card().right())
            ? Side.LEFT
            : Side.RIGHT;
    Point start = line.from().stub(side);
    Point end = line.to().stub(side);
    double x = side == Side.LEFT ? Math.min(start.x(), end.x()) : Math.max(start.x(), end.x());
    List<Point> points =
        List.of(
            line.from().at(side),
            new Point(x, start.y()),
            new Point(x, end.y()),
            line.to().at(side));
    return new Route(side, side, Pieces.straightened(points));
  }

  /// When cards leave no way, straight through: better a line over a card than none.
  private static Route direct(Line line) {
    boolean rightwards = line.to().card().centreX() >= line.from().card().centreX();
    Side from = rightwards ? Side.RIGHT : Side.LEFT;
    Side to = rightwards ? Side.LEFT : Side.RIGHT;
    Point start = line.from().at(from);
    Point end = line.to().at(to);
    double x = (start.x() + end.x()) / 2;
    return new Route(
        from,
        to,
        Pieces.straightened(List.of(start, new Point(x, start.y()), new Point(x, end.y()), end)));
  }
}
