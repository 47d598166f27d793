// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.arrange;

import dev.crowfoot.editor.Layout.CardPosition;
import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.editor.scene.Card;
import dev.crowfoot.editor.scene.DiagramScene;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;

/// Arranges the cards of a scene:
///
/// 1. Related tables are grouped into communities.
/// 2. Each community is laid out in layers.
/// 3. The communities are packed to the window's proportion.
/// 4. Tables without relations, and enums, stand in a tidy block below.
public final class Arrangement {
  /// Cards lie on multiples of this.
  public static final double GRID = 8;

  /// Up to this many cards, time is spent on a better layout.
  private static final int MANY = 120;

  private static final double BETWEEN_COMMUNITIES = 96;
  private static final double BETWEEN_LOOSE = 32;

  private Arrangement() {}

  /// A place for every card.
  ///
  /// @param aspect the window's width divided by its height
  /// @throws CancellationException when the thread was interrupted
  public static Map<String, CardPosition> of(DiagramScene scene, double aspect) {
    Graph graph = Graph.of(scene);
    Set<String> linked = new HashSet<>();
    graph.links().forEach(l -> linked.addAll(List.of(l.parent(), l.child())));

    boolean thorough = graph.nodes().size() <= MANY;
    List<Map<String, Box>> communities = new ArrayList<>();
    for (List<String> community : Communities.of(graph.among(linked))) {
      communities.add(Layered.layout(graph.among(community), aspect, thorough));
    }
    Map<String, Box> placed = pack(communities, aspect);

    List<Graph.Node> loose =
        new ArrayList<>(graph.nodes().stream().filter(n -> !linked.contains(n.name())).toList());
    placeLoose(loose, placed, aspect);
    Map<String, CardPosition> result = new LinkedHashMap<>();
    placed.forEach((name, box) -> result.put(name, snapped(box.x(), box.y())));
    return result;
  }

  private static Map<String, Box> pack(List<Map<String, Box>> communities, double aspect) {
    List<Box> frames = communities.stream().map(c -> Box.around(c.values())).toList();
    List<Box> places = Packing.pack(frames, aspect, BETWEEN_COMMUNITIES);
    Map<String, Box> result = new LinkedHashMap<>();
    for (int i = 0; i < frames.size(); i++) {
      double dx = places.get(i).x() - frames.get(i).x();
      double dy = places.get(i).y() - frames.get(i).y();
      communities.get(i).forEach((name, box) -> result.put(name, box.movedBy(dx, dy)));
    }
    return result;
  }

  private static void placeLoose(List<Graph.Node> loose, Map<String, Box> placed, double aspect) {
    if (loose.isEmpty()) {
      return;
    }
    List<Box> boxes = loose.stream().map(n -> new Box(0, 0, n.width(), n.height())).toList();
    Box main = Box.around(placed.values());
    boolean beside = !placed.isEmpty() && main.width() < main.height() * aspect * 0.8;
    List<Box> packed;
    double dx = 0;
    double dy = 0;
    if (placed.isEmpty()) {
      packed = Packing.pack(boxes, aspect, BETWEEN_LOOSE);
    } else if (beside) {
      packed = columns(boxes, main.height());
      dx = main.right() + BETWEEN_COMMUNITIES;
    } else {
      packed = Packing.onShelves(boxes, main.width(), BETWEEN_LOOSE);
      dy = main.bottom() + BETWEEN_COMMUNITIES;
    }
    for (int i = 0; i < loose.size(); i++) {
      placed.put(loose.get(i).name(), packed.get(i).movedBy(dx, dy));
    }
  }

  /// The same skyline lying on its side: as high as given, as wide as needed.
  private static List<Box> columns(List<Box> boxes, double height) {
    List<Box> turned =
        boxes.stream().map(b -> new Box(b.y(), b.x(), b.height(), b.width())).toList();
    return Packing.onShelves(turned, height, BETWEEN_LOOSE).stream()
        .map(b -> new Box(b.y(), b.x(), b.height(), b.width()))
        .toList();
  }

  /// Places for cards that have none yet: beside the tables they are related to, else below
  /// everything.
  ///
  /// @param scene in which cards without a place may lie anywhere
  /// @param homeless the names of those cards
  public static Map<String, CardPosition> beside(DiagramScene scene, Collection<String> homeless) {
    Set<String> waiting = new HashSet<>(homeless);
    List<Box> taken = new ArrayList<>();
    Map<String, Box> settled = new HashMap<>();
    for (Card card : scene.cards()) {
      if (!waiting.contains(card.name())) {
        taken.add(card.box());
        settled.put(card.name(), card.box());
      }
    }
    Graph graph = Graph.of(scene);
    Map<String, CardPosition> result = new LinkedHashMap<>();
    for (String name : homeless) {
      scene
          .card(name)
          .ifPresent(
              card -> {
                Box place = nearest(card.box(), anchors(graph, name, settled), taken);
                taken.add(place);
                settled.put(name, place);
                result.put(name, new CardPosition(place.x(), place.y()));
              });
    }
    return result;
  }

  private static List<Box> anchors(Graph graph, String name, Map<String, Box> settled) {
    return graph.links().stream()
        .filter(l -> l.touches(name))
        .map(l -> settled.get(l.parent().equals(name) ? l.child() : l.parent()))
        .filter(java.util.Objects::nonNull)
        .toList();
  }

  /// The free place nearest the anchors: right, below, left or above one of them, further out when
  /// these are taken.
  private static Box nearest(Box box, List<Box> anchors, List<Box> taken) {
    Box all = Box.around(taken);
    if (taken.isEmpty()) {
      return box.at(0, 0);
    }
    if (anchors.isEmpty()) {
      CardPosition below = snapped(all.x(), all.bottom() + 64);
      return box.at(below.x(), below.y());
    }
    Box centre = Box.around(anchors);
    Box best = box.at(all.right() + 96, all.y());
    double least = Double.POSITIVE_INFINITY;
    for (int ring = 0; ring < 40 && least == Double.POSITIVE_INFINITY; ring += 8) {
      for (Box anchor : anchors) {
        for (Box candidate : around(box, anchor, 96 + ring * 12)) {
          boolean free = taken.stream().noneMatch(t -> t.grown(39).overlaps(candidate));
          double distance =
              Math.hypot(
                  candidate.centreX() - centre.centreX(), candidate.centreY() - centre.centreY());
          if (free && distance < least) {
            least = distance;
            best = candidate;
          }
        }
      }
    }
    CardPosition at = snapped(best.x(), best.y());
    return box.at(at.x(), at.y());
  }

  private static List<Box> around(Box box, Box anchor, double gap) {
    List<Box> result = new ArrayList<>();
    for (double shift : new double[] {0, 120, -120, 320, -320}) {
      result.add(box.at(anchor.right() + gap, anchor.y() + shift));
      result.add(box.at(anchor.x() - gap - box.width(), anchor.y() + shift));
      result.add(box.at(anchor.x() + shift, anchor.bottom() + gap - 40));
      result.add(box.at(anchor.x() + shift, anchor.y() - gap + 40 - box.height()));
    }
    return result;
  }

  private static CardPosition snapped(double x, double y) {
    return new CardPosition(Math.rint(x / GRID) * GRID, Math.rint(y / GRID) * GRID);
  }
}
