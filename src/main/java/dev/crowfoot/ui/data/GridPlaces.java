// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import dev.crowfoot.ui.data.GridColumns.Column;
import java.util.List;

/// Where columns lie across the grid: the frozen ones at the left, the others scrolled beneath
/// them.
final class GridPlaces {
  private final GridColumns columns;
  private double left;

  GridPlaces(GridColumns columns) {
    this.columns = columns;
  }

  double left() {
    return left;
  }

  void setLeft(double value) {
    left = value;
  }

  int count() {
    return columns.shown().size();
  }

  Column column(int index) {
    return columns.shown().get(index);
  }

  boolean isFrozen(int index) {
    return index < columns.frozen();
  }

  double widthOf(int index) {
    return column(index).width();
  }

  /// Where a column begins in the view.
  double x(int index) {
    return unscrolled(index) - (isFrozen(index) ? 0 : left);
  }

  private double unscrolled(int index) {
    List<Column> shown = columns.shown();
    double x = 0;
    for (int i = 0; i < index; i++) {
      x += shown.get(i).width();
    }
    return x;
  }

  /// The width of all columns.
  double width() {
    return unscrolled(count());
  }

  double frozenWidth() {
    return unscrolled(columns.frozen());
  }

  boolean isSeen(int index, double viewWidth) {
    double from = x(index);
    return from < viewWidth && from + widthOf(index) > (isFrozen(index) ? 0 : frozenWidth());
  }

  /// The column at a place of the view; -1 behind the last one.
  int columnAt(double at) {
    boolean frozen = at < frozenWidth();
    double x = 0;
    for (int i = 0; i < count(); i++) {
      x += widthOf(i);
      if ((frozen ? at : at + left) < x) {
        return i;
      }
    }
    return -1;
  }

  /// How far to scroll so that a column is in view.
  double leftToReveal(int index, double viewWidth) {
    if (index >= count() || isFrozen(index)) {
      return left;
    }
    double from = unscrolled(index);
    double to = from + widthOf(index);
    if (from - left < frozenWidth()) {
      return from - frozenWidth();
    }
    return to - left > viewWidth ? to - viewWidth : left;
  }
}
