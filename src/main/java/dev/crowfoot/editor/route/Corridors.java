// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.route;

import dev.crowfoot.editor.geometry.Box;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.stream.DoubleStream;

/// The lattice lines may run on: beside and between the cards and at the heights where lines end;
/// with what of it cards block.
final class Corridors {
  /// Distance kept above and below a card.
  private static final double CLEARANCE = 16;

  final double[] xs;
  final double[] ys;
  private final BitSet[] blockedRight;
  private final BitSet[] blockedDown;

  private Corridors(double[] xs, double[] ys) {
    this.xs = xs;
    this.ys = ys;
    this.blockedRight = bitSets(ys.length);
    this.blockedDown = bitSets(xs.length);
  }

  /// @param heights where lines end
  static Corridors between(Collection<Box> cards, Collection<Double> heights) {
    double[] xs =
        cards.stream()
            .flatMapToDouble(c -> DoubleStream.of(c.x() - Terminal.STUB, c.right() + Terminal.STUB))
            .sorted()
            .distinct()
            .toArray();
    double[] ys =
        DoubleStream.concat(
                cards.stream()
                    .flatMapToDouble(
                        c -> DoubleStream.of(c.y() - CLEARANCE, c.bottom() + CLEARANCE)),
                heights.stream().mapToDouble(Double::doubleValue))
            .sorted()
            .distinct()
            .toArray();
    Corridors result = new Corridors(xs, ys);
    cards.forEach(result::block);
    return result;
  }

  private void block(Box card) {
    int left = column(card.x() - Terminal.STUB);
    int right = column(card.right() + Terminal.STUB);
    int top = row(card.y() - CLEARANCE);
    int bottom = row(card.bottom() + CLEARANCE);
    for (int row = top + 1; row < bottom; row++) {
      blockedRight[row].set(left, right);
    }
    for (int column = left + 1; column < right; column++) {
      blockedDown[column].set(top, bottom);
    }
  }

  /// The index of the vertical line at `x`, or of the first one right of it.
  int column(double x) {
    return index(xs, x);
  }

  /// The index of the horizontal line at `y`, or of the first one below it.
  int row(double y) {
    return index(ys, y);
  }

  /// Whether a line may run along a row from one column to the next.
  boolean isFreeRight(int column, int row) {
    return !blockedRight[row].get(column);
  }

  /// Whether a line may run along a column from one row to the next.
  boolean isFreeDown(int column, int row) {
    return !blockedDown[column].get(row);
  }

  /// Whether a line may run along a row between two columns.
  boolean isFreeAlong(int row, int oneColumn, int otherColumn) {
    int left = Math.min(oneColumn, otherColumn);
    int blocked = blockedRight[row].nextSetBit(left);
    return blocked < 0 || blocked >= Math.max(oneColumn, otherColumn);
  }

  /// The highest row that a line along a column reaches from a row.
  int firstRow(int column, int row) {
    return row == 0 ? 0 : blockedDown[column].previousSetBit(row - 1) + 1;
  }

  /// The lowest row that a line along a column reaches from a row.
  int lastRow(int column, int row) {
    int blocked = blockedDown[column].nextSetBit(row);
    return blocked < 0 ? ys.length - 1 : blocked;
  }

  /// Whether a line may run along a column between two rows.
  boolean isFreeBetween(int column, int oneRow, int otherRow) {
    int blocked = blockedDown[column].nextSetBit(Math.min(oneRow, otherRow));
    return blocked < 0 || blocked >= Math.max(oneRow, otherRow);
  }

  /// The leftmost column that a line along a row reaches from a column.
  int firstColumn(int column, int row) {
    return column == 0 ? 0 : blockedRight[row].previousSetBit(column - 1) + 1;
  }

  /// The rightmost column that a line along a row reaches from a column.
  int lastColumn(int column, int row) {
    int blocked = blockedRight[row].nextSetBit(column);
    return blocked < 0 ? xs.length - 1 : blocked;
  }

  private static int index(double[] lines, double at) {
    int found = Arrays.binarySearch(lines, at);
    return found >= 0 ? found : -found - 1;
  }

  private static BitSet[] bitSets(int count) {
    BitSet[] sets = new BitSet[count];
    Arrays.setAll(sets, _ -> new BitSet());
    return sets;
  }
}
