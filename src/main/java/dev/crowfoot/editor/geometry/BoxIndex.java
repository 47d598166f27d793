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

  private final List<T> all = new ArrayList<>();
  private final Map<Long, List<T>> buckets = new HashMap<>();
  private final Function<T, Box> boxOf;

  private BoxIndex(Function<T, Box> boxOf) {
    this.boxOf = boxOf;
  }

  public static <T> BoxIndex<T> of(Iterable<T> things, Function<T, Box> boxOf) {
    BoxIndex<T> index = new BoxIndex<>(boxOf);
    for (T thing : things) {
      index.all.add(thing);
      Box box = boxOf.apply(thing);
      int lastColumn = cell(box.right());
      int lastRow = cell(box.bottom());
      for (int i = cell(box.x()); i <= lastColumn; i++) {
        for (int j = cell(box.y()); j <= lastRow; j++) {
          index.buckets.computeIfAbsent(key(i, j), _ -> new ArrayList<>()).add(thing);
        }
      }
    }
    return index;
  }

  /// The things whose boxes overlap an area, each once.
  public List<T> in(Box area) {
    int firstColumn = cell(area.x());
    int firstRow = cell(area.y());
    int lastColumn = cell(area.right());
    int lastRow = cell(area.bottom());
    long cells = (lastColumn - firstColumn + 1L) * (lastRow - firstRow + 1L);
    if (cells > all.size()) {
      return all.stream().filter(thing -> boxOf.apply(thing).overlaps(area)).toList();
    }
    List<T> found = new ArrayList<>();
    for (int i = firstColumn; i <= lastColumn; i++) {
      for (int j = firstRow; j <= lastRow; j++) {
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

  /// Different for different cells, because the factor is odd. It is large because the hash of a
  /// `Long` is but its two halves combined: without it most cells would share a few hashes.
  private static long key(int column, int row) {
    return (((long) column << 32) ^ (row & 0xffffffffL)) * 0x9e3779b97f4a7c15L;
  }
}
