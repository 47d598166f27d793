// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.arrange;

import dev.crowfoot.editor.geometry.Box;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Puts rectangles side by side on shelves, so that together they have nearly a wanted proportion.
final class Packing {
  private Packing() {}

  /// The rectangles moved to their places, in the order given.
  static List<Box> pack(List<Box> boxes, double aspect, double gap) {
    double area = boxes.stream().mapToDouble(b -> (b.width() + gap) * (b.height() + gap)).sum();
    double widest = boxes.stream().mapToDouble(Box::width).max().orElse(0);
    double ideal = Math.sqrt(area * aspect);
    List<Box> best = boxes;
    double least = Double.POSITIVE_INFINITY;
    for (double factor = 0.7; factor <= 1.6; factor += 0.05) {
      List<Box> packed = onShelves(boxes, Math.max(widest, ideal * factor), gap);
      Box all = Box.around(packed);
      double cost = Math.max(all.width() / aspect, all.height());
      if (cost < least) {
        least = cost;
        best = packed;
      }
    }
    return best;
  }

  /// The highest first; each on the lowest free place of a skyline of the given width.
  static List<Box> onShelves(List<Box> boxes, double width, double gap) {
    List<Integer> order =
        IntStream.range(0, boxes.size())
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -boxes.get(i).height()))
            .toList();
    List<Box> placed = new ArrayList<>(boxes);
    List<Box> skyline = new ArrayList<>();
    for (int i : order) {
      Box box = boxes.get(i);
      double bestX = 0;
      double bestY = Double.POSITIVE_INFINITY;
      List<Double> candidates = new ArrayList<>(List.of(0.0));
      skyline.forEach(s -> candidates.add(s.right() + gap));
      for (double x : candidates) {
        if (x > 0 && x + box.width() > width) {
          continue;
        }
        double y = 0;
        for (Box s : skyline) {
          if (s.x() < x + box.width() + gap && x < s.right() + gap) {
            y = Math.max(y, s.bottom() + gap);
          }
        }
        if (y < bestY || (y == bestY && x < bestX)) {
          bestX = x;
          bestY = y;
        }
      }
      Box at = box.at(bestX, bestY);
      skyline.add(at);
      placed.set(i, at);
    }
    return placed;
  }
}
