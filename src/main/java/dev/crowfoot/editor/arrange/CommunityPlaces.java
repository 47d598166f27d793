// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.arrange;

import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.editor.geometry.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Where communities lie, each of which is laid out in itself: related ones near each other, and so
/// close that just the lines between them have room.
final class CommunityPlaces {
  /// Between the cards of two communities.
  static final double GAP = 96;

  /// Between many communities more lines run.
  private static final double GAP_OF_MANY = 136;

  private final List<Map<String, Box>> communities;
  private final List<Graph.Link> links;
  private final boolean thorough;
  private final double gap;

  private CommunityPlaces(
      List<Map<String, Box>> communities, List<Graph.Link> links, boolean thorough) {
    this.communities = communities;
    this.links = links;
    this.thorough = thorough;
    this.gap = thorough ? GAP : GAP_OF_MANY;
  }

  /// @param communities the cards of each, by name
  /// @param thorough whether there are so few that each may move into what others leave free
  static CommunityPlaces of(
      List<Map<String, Box>> communities, List<Graph.Link> links, boolean thorough) {
    return new CommunityPlaces(communities, links, thorough);
  }

  /// All cards in their places.
  ///
  /// @param aspect the window's width divided by its height
  /// @param below the area of what is still to come below
  Map<String, Box> within(double aspect, double below) {
    List<Box> frames = communities.stream().map(c -> Box.around(c.values())).toList();
    double area = frames.stream().mapToDouble(f -> (f.width() + gap) * (f.height() + gap)).sum();
    double flatter = 1 + below / Math.max(1, area);
    List<Box> places = Floorplan.of(frames, ties(frames), aspect * flatter, gap);
    List<Map<String, Box>> placed = new ArrayList<>();
    for (int i = 0; i < frames.size(); i++) {
      double dx = places.get(i).x() - frames.get(i).x();
      double dy = places.get(i).y() - frames.get(i).y();
      placed.add(moved(communities.get(i), dx, dy));
    }
    if (thorough) {
      closeUp(placed, true);
      closeUp(placed, false);
      closeUp(placed, true);
    }
    Map<String, Box> result = new LinkedHashMap<>();
    placed.forEach(result::putAll);
    return result;
  }

  private static Map<String, Box> moved(Map<String, Box> boxes, double dx, double dy) {
    Map<String, Box> result = new LinkedHashMap<>();
    boxes.forEach((name, box) -> result.put(name, box.movedBy(dx, dy)));
    return result;
  }

  /// Communities seldom fill their frames: each moves into what the ones before it leave free.
  private void closeUp(List<Map<String, Box>> placed, boolean upwards) {
    List<Integer> order =
        IntStream.range(0, placed.size())
            .boxed()
            .sorted(
                Comparator.comparingDouble(
                    i -> {
                      Box frame = Box.around(placed.get(i).values());
                      return upwards ? frame.y() : frame.x();
                    }))
            .toList();
    List<Box> before = new ArrayList<>();
    for (int i : order) {
      double room = Double.POSITIVE_INFINITY;
      for (Box card : placed.get(i).values()) {
        room = Math.min(room, upwards ? card.y() : card.x());
        for (Box other : before) {
          boolean inTheWay =
              upwards
                  ? other.x() < card.right() + gap && card.x() < other.right() + gap
                  : other.y() < card.bottom() + gap && card.y() < other.bottom() + gap;
          if (inTheWay) {
            double free = upwards ? card.y() - other.bottom() : card.x() - other.right();
            room = Math.min(room, free - gap);
          }
        }
      }
      double by = -Math.max(0, room);
      placed.set(i, moved(placed.get(i), upwards ? 0 : by, upwards ? by : 0));
      before.addAll(placed.get(i).values());
    }
  }

  /// The links from one community to another.
  private List<Floorplan.Tie> ties(List<Box> frames) {
    Map<String, Integer> community = new HashMap<>();
    Map<String, Point> places = new HashMap<>();
    for (int i = 0; i < communities.size(); i++) {
      int number = i;
      Box frame = frames.get(i);
      communities
          .get(i)
          .forEach(
              (name, box) -> {
                community.put(name, number);
                places.put(name, new Point(box.centreX() - frame.x(), box.centreY() - frame.y()));
              });
    }
    List<Floorplan.Tie> ties = new ArrayList<>();
    for (Graph.Link link : links) {
      int a = community.getOrDefault(link.parent(), -1);
      int b = community.getOrDefault(link.child(), -1);
      Point from = places.get(link.parent());
      Point to = places.get(link.child());
      if (a != b && from != null && to != null) {
        ties.add(new Floorplan.Tie(a, from.x(), from.y(), b, to.x(), to.y(), 1));
      }
    }
    return ties;
  }
}
