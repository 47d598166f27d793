// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.scene;

import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.editor.geometry.BoxIndex;
import dev.crowfoot.editor.geometry.Point;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a scene comes to from afar: its lines drawn into one where they run on each other, and its
/// cards by how well they are connected.
final class Overview {
  private final BoxIndex<Box> lines;
  private final List<Card> byDegree;

  private Overview(BoxIndex<Box> lines, List<Card> byDegree) {
    this.lines = lines;
    this.byDegree = byDegree;
  }

  static Overview of(Collection<Card> cards, List<Edge> edges) {
    Map<String, Integer> degrees = new HashMap<>();
    for (Edge edge : edges) {
      degrees.merge(edge.from().card(), 1, Integer::sum);
      degrees.merge(edge.to().card(), 1, Integer::sum);
    }
    List<Card> sorted = new ArrayList<>(cards);
    sorted.sort(Comparator.comparingInt(c -> -degrees.getOrDefault(c.name(), 0)));
    return new Overview(BoxIndex.of(merged(edges), box -> box.grown(0.5)), sorted);
  }

  /// Boxes without width or height, one for all pieces that overlap.
  List<Box> linesIn(Box area) {
    return lines.in(area);
  }

  List<Card> byDegree() {
    return byDegree;
  }

  private static List<Box> merged(List<Edge> edges) {
    Map<Double, List<double[]>> upright = new TreeMap<>();
    Map<Double, List<double[]>> level = new TreeMap<>();
    for (Edge edge : edges) {
      List<Point> points = edge.route().points();
      for (int i = 1; i < points.size(); i++) {
        Box piece = Box.between(points.get(i - 1), points.get(i));
        if (piece.width() == 0) {
          enter(upright, piece.x(), piece.y(), piece.bottom());
        } else {
          enter(level, piece.y(), piece.x(), piece.right());
        }
      }
    }
    List<Box> boxes = new ArrayList<>();
    upright.forEach(
        (x, all) -> joined(all).forEach(s -> boxes.add(new Box(x, s[0], 0, s[1] - s[0]))));
    level.forEach(
        (y, all) -> joined(all).forEach(s -> boxes.add(new Box(s[0], y, s[1] - s[0], 0))));
    return boxes;
  }

  private static void enter(Map<Double, List<double[]>> lines, double at, double low, double high) {
    lines.computeIfAbsent(at, _ -> new ArrayList<>()).add(new double[] {low, high});
  }

  private static List<double[]> joined(List<double[]> stretches) {
    stretches.sort(Comparator.comparingDouble(s -> s[0]));
    List<double[]> result = new ArrayList<>();
    for (double[] stretch : stretches) {
      if (!result.isEmpty() && stretch[0] <= result.getLast()[1]) {
        result.getLast()[1] = Math.max(result.getLast()[1], stretch[1]);
      } else {
        result.add(stretch.clone());
      }
    }
    return result;
  }
}
