// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.geometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// Finds the things near a place without looking at all of them: a coarse grid of cells, each with
/// the things that reach into it. Kept in arrays, because a diagram is indexed and asked anew with
/// every change.
public final class BoxIndex<T> {
  /// The width and height of a cell, unless the grid would have too many.
  private static final double CELL = 512;

  /// So many cells for each thing are enough; a few things far apart need no fine grid.
  private static final int CELLS_PER_THING = 16;

  private final List<T> things;
  private final Box[] boxes;
  private final double cell;
  private final int firstColumn;
  private final int firstRow;
  private final int columns;
  private final int rows;

  /// Where the things of a cell begin in `members`; one more than there are cells.
  private final int[] starts;

  private final int[] members;

  private BoxIndex(List<T> things, Box[] boxes) {
    this.things = things;
    this.boxes = boxes;
    Box bounds = Box.around(Arrays.asList(boxes));
    this.cell = cellFor(bounds, boxes.length);
    this.firstColumn = cell(bounds.x());
    this.firstRow = cell(bounds.y());
    this.columns = cell(bounds.right()) - firstColumn + 1;
    this.rows = cell(bounds.bottom()) - firstRow + 1;
    this.starts = new int[columns * rows + 1];
    count();
    this.members = new int[starts[starts.length - 1]];
    fill();
  }

  private static double cellFor(Box bounds, int things) {
    double most = 64 + (double) CELLS_PER_THING * things;
    double cell = CELL;
    while ((bounds.width() / cell + 2) * (bounds.height() / cell + 2) > most) {
      cell *= 2;
    }
    return cell;
  }

  public static <T> BoxIndex<T> of(Iterable<T> things, Function<T, Box> boxOf) {
    List<T> all = new ArrayList<>();
    things.forEach(all::add);
    return new BoxIndex<>(all, all.stream().map(boxOf).toArray(Box[]::new));
  }

  /// Has `starts` say how many things there are in all cells before each.
  private void count() {
    for (Box box : boxes) {
      int lastColumn = cell(box.right());
      int lastRow = cell(box.bottom());
      for (int i = cell(box.x()); i <= lastColumn; i++) {
        for (int j = cell(box.y()); j <= lastRow; j++) {
          starts[number(i, j) + 1]++;
        }
      }
    }
    for (int i = 1; i < starts.length; i++) {
      starts[i] += starts[i - 1];
    }
  }

  private void fill() {
    int[] next = starts.clone();
    for (int thing = 0; thing < boxes.length; thing++) {
      Box box = boxes[thing];
      int lastColumn = cell(box.right());
      int lastRow = cell(box.bottom());
      for (int i = cell(box.x()); i <= lastColumn; i++) {
        for (int j = cell(box.y()); j <= lastRow; j++) {
          members[next[number(i, j)]++] = thing;
        }
      }
    }
  }

  /// The things whose boxes overlap an area, each once.
  public List<T> in(Box area) {
    int fromColumn = Math.max(firstColumn, cell(area.x()));
    int fromRow = Math.max(firstRow, cell(area.y()));
    int lastColumn = Math.min(firstColumn + columns - 1, cell(area.right()));
    int lastRow = Math.min(firstRow + rows - 1, cell(area.bottom()));
    List<T> found = new ArrayList<>();
    for (int i = fromColumn; i <= lastColumn; i++) {
      for (int j = fromRow; j <= lastRow; j++) {
        int number = number(i, j);
        for (int k = starts[number]; k < starts[number + 1]; k++) {
          Box box = boxes[members[k]];
          boolean firstMeeting =
              i == Math.max(fromColumn, cell(box.x())) && j == Math.max(fromRow, cell(box.y()));
          if (firstMeeting && box.overlaps(area)) {
            found.add(things.get(members[k]));
          }
        }
      }
    }
    return found;
  }

  private int number(int column, int row) {
    return (column - firstColumn) * rows + row - firstRow;
  }

  private int cell(double coordinate) {
    return (int) Math.floor(coordinate / cell);
  }
}
