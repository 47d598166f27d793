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
import java.util.Objects;
import java.util.Set;

/// Finds places among cards that stay where they are.
final class FreePlaces {
  private static final double GAP = 40;

  /// What it counts, as a distance, that a frame grows or that lines have to go round.
  private static final double GROWING = 240;

  private static final double IN_THE_WAY = 400;

  private FreePlaces() {}

  /// Places beside the tables that cards are related to, else below everything.
  ///
  /// @param homeless the names of cards that may lie anywhere in the scene
  static Map<String, CardPosition> beside(DiagramScene scene, Collection<String> homeless) {
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
        .filter(Objects::nonNull)
        .toList();
  }

  /// The free place nearest the anchors: right, below, left or above one of them, further out when
  /// these are taken.
  private static Box nearest(Box box, List<Box> anchors, List<Box> taken) {
    if (taken.isEmpty()) {
      return box.at(0, 0);
    }
    Box all = Box.around(taken);
    if (anchors.isEmpty()) {
      return Arrangement.snapped(box.at(all.x(), all.bottom() + 64));
    }
    Box centre = Box.around(anchors);
    Box best = box.at(all.right() + 96, all.y());
    double least = Double.POSITIVE_INFINITY;
    for (int ring = 0; ring < 40 && least == Double.POSITIVE_INFINITY; ring += 8) {
      for (Box anchor : anchors) {
        for (Box candidate : around(box, anchor, 96 + ring * 12)) {
          double distance =
              Math.hypot(
                  candidate.centreX() - centre.centreX(), candidate.centreY() - centre.centreY());
          if (distance < least && isFree(candidate, taken)) {
            least = distance;
            best = candidate;
          }
        }
      }
    }
    return Arrangement.snapped(best);
  }

  private static List<Box> around(Box box, Box anchor, double gap) {
    List<Box> result = new ArrayList<>();
    for (double shift : new double[] {0, 120, -120, 320, -320}) {
      result.add(box.at(anchor.right() + gap, anchor.y() + shift));
      result.add(box.at(anchor.x() - gap - box.width(), anchor.y() + shift));
      result.add(box.at(anchor.x() + shift, anchor.bottom() + gap - GAP));
      result.add(box.at(anchor.x() + shift, anchor.y() - gap + GAP - box.height()));
    }
    return result;
  }

  private static boolean isFree(Box box, List<Box> taken) {
    return taken.stream().noneMatch(t -> t.grown(GAP - 1).overlaps(box));
  }

  /// A free place above or below a card, the nearest to where it is wanted.
  ///
  /// @param frame that should become no larger, and does only at the bottom
  /// @param crossed where lines are likely to run
  static Box near(Box frame, Box box, Box wanted, Collection<Box> others, List<Box> crossed) {
    List<Box> taken = List.copyOf(others);
    Box roomy = frame.union(box.at(frame.x(), frame.bottom() + GAP));
    Box best = box.at(frame.x(), frame.bottom() + GAP);
    double least = Double.POSITIVE_INFINITY;
    for (Box other : taken) {
      for (double y : new double[] {other.bottom() + GAP, other.y() - GAP - box.height()}) {
        Box place = box.at(other.x(), y);
        double cost =
            Math.abs(place.centreX() - wanted.centreX())
                + Math.abs(place.centreY() - wanted.centreY())
                + (place.bottom() > frame.bottom() ? GROWING : 0)
                + (crossed.stream().anyMatch(place::overlaps) ? IN_THE_WAY : 0);
        boolean inside = roomy.union(place).equals(roomy);
        if (inside && cost < least && isFree(place, taken)) {
          least = cost;
          best = place;
        }
      }
    }
    return isFree(best, taken) ? best : best.at(frame.x(), Box.around(taken).bottom() + GAP);
  }

  /// Has boxes make way for those that stay: each that would lie on one goes to the nearest free
  /// place.
  static Map<String, Box> makingWay(Map<String, Box> boxes, List<Box> staying) {
    if (staying.isEmpty()) {
      return boxes;
    }
    List<Box> taken = new ArrayList<>(staying);
    Map<String, Box> result = new LinkedHashMap<>();
    boxes.forEach(
        (name, box) -> {
          if (isFree(box, staying)) {
            result.put(name, box);
            taken.add(box);
          }
        });
    boxes.forEach(
        (name, box) -> {
          if (!result.containsKey(name)) {
            Box place = nearestFree(box, taken);
            result.put(name, place);
            taken.add(place);
          }
        });
    return result;
  }

  private static Box nearestFree(Box box, List<Box> taken) {
    for (double radius = 64; radius < 20_000; radius += 64) {
      for (int turn = 0; turn < 16; turn++) {
        double angle = turn * Math.PI / 8;
        Box there = box.movedBy(radius * Math.cos(angle), radius * Math.sin(angle));
        Box snapped = Arrangement.snapped(there);
        if (isFree(snapped, taken)) {
          return snapped;
        }
      }
    }
    return box;
  }
}
