// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.geometry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Finds the things near a place without looking at all of them: a coarse grid of buckets.
public final class BoxIndex<T> {
  private static final double CELL = 512;

  private final Map<Long, List<T>> buckets = new HashMap<>();
  private final Function<T, Box> boxOf;

  private BoxIndex(Function<T, Box> boxOf) {
    this.boxOf = boxOf;
  }

  public static <T> BoxIndex<T> of(Iterable<T> things, Function<T, Box> boxOf) {
    BoxIndex<T> index = new BoxIndex<>(boxOf);
    for (T thing : things) {
      Box box = boxOf.apply(thing);
      for (int i = cell(box.x()); i <= cell(box.right()); i++) {
        for (int j = cell(box.y()); j <= cell(box.bottom()); j++) {
          index.buckets.computeIfAbsent(key(i, j), _ -> new ArrayList<>()).add(thing);
        }
      }
    }
    return index;
  }

  /// The things whose boxes overlap an area, each once, in the order of the area's buckets.
  public List<T> in(Box area) {
    List<T> found = new ArrayList<>();
    int firstColumn = cell(area.x());
    int firstRow = cell(area.y());
    for (int i = firstColumn; i <= cell(area.right()); i++) {
      for (int j = firstRow; j <= cell(area.bottom()); j++) {
        for (T thing : buckets.getOrDefault(key(i, j), List.of())) {
          Box box = boxOf.apply(thing);
          boolean firstMeeting =
              i == Math.max(firstColumn, cell(box.x())) && j == Math.max(firstRow, cell(box.y()));
          if (firstMeeting && box.overlaps(area)) {
            found.add(thing);
          }
        }
      }
    }
    return found;
  }

  private static int cell(double coordinate) {
    return (int) Math.floor(coordinate / CELL);
  }

  private static long key(int column, int row) {
    return ((long) column << 32) ^ (row & 0xffffffffL);
  }
}
