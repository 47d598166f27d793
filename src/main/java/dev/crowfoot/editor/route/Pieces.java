// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.route;

import dev.crowfoot.editor.geometry.Point;
import java.util.ArrayList;
import java.util.List;

/// The straight pieces of a line.
final class Pieces {
  private Pieces() {}

  /// The same line without points that are no bends.
  static List<Point> straightened(List<Point> points) {
    List<Point> result = new ArrayList<>();
    for (Point p : points) {
      if (!result.isEmpty() && result.getLast().equals(p)) {
        continue;
      }
      int size = result.size();
      if (size >= 2 && isStraight(result.get(size - 2), result.getLast(), p)) {
        result.removeLast();
      }
      result.add(p);
    }
    return result;
  }

  private static boolean isStraight(Point a, Point b, Point c) {
    return (a.x() == b.x() && b.x() == c.x()) || (a.y() == b.y() && b.y() == c.y());
  }
}
