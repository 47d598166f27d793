// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The rows of a large answer that are in memory: one unbroken run of them. Rows far from view are
/// let go, so that memory stays as it is however far somebody scrolls.
///
/// Where the run lies is exact when it was reached from an end, and expected after a jump; it is
/// corrected when an end comes in sight. Every change tells by how many places the rows moved, so
/// that a view can keep still.
final class RowWindow {
  private final int page;
  private final int kept;
  private final List<GridRow> run = new ArrayList<>();
  private long first;
  private boolean exact = true;
  private boolean begins = true;
  private boolean ends = true;
  private long total = -1;
  private boolean counted;

  /// @param page how many rows come at once
  /// @param kept how many rows stay in memory
  RowWindow(int page, int kept) {
    this.page = page;
    this.kept = kept;
  }

  /// How many rows there are, as far as is known.
  long size() {
    long known = first + run.size() + (ends ? 0 : 1);
    return ends && exact ? known : Math.max(total, known);
  }

  /// Whether [#size] was counted.
  boolean isCounted() {
    return counted || (ends && exact);
  }

  /// The place of the first row in memory.
  long first() {
    return first;
  }

  /// The place behind the last row in memory.
  long end() {
    return first + run.size();
  }

  boolean isExact() {
    return exact;
  }

  boolean begins() {
    return begins;
  }

  boolean ends() {
    return ends;
  }

  List<GridRow> run() {
    return run;
  }

  /// The row at a place, when it is in memory.
  Optional<GridRow> at(long place) {
    return place >= first && place < end()
        ? Optional.of(run.get((int) (place - first)))
        : Optional.empty();
  }

  /// Forgets all rows and their number.
  void clear() {
    run.clear();
    first = 0;
    exact = true;
    begins = true;
    ends = true;
    total = -1;
    counted = false;
  }

  /// Goes elsewhere.
  ///
  /// @return by how many places the rows moved from where they were expected
  long replace(List<GridRow> rows, long place, boolean isExact, boolean atBegin, boolean atEnd) {
    run.clear();
    run.addAll(rows);
    first = place;
    exact = isExact;
    begins = atBegin;
    ends = atEnd;
    return settle();
  }

  /// Rows behind those in memory.
  long append(List<GridRow> rows, boolean atEnd, long near) {
    run.addAll(rows);
    ends = atEnd;
    long moved = settle();
    trim(near + moved);
    return moved;
  }

  /// Rows before those in memory.
  long prepend(List<GridRow> rows, boolean atBegin, long near) {
    run.addAll(0, rows);
    first -= rows.size();
    begins = atBegin;
    long moved = settle();
    trim(near + moved);
    return moved;
  }

  /// @param isExact whether it was counted, not estimated
  long counted(OptionalLong rows, boolean isExact) {
    if (rows.isPresent() && (isExact || !counted)) {
      total = rows.getAsLong();
      counted = isExact;
    }
    return settle();
  }

  /// Puts a row that was read anew into the place of what was known of it.
  void put(GridRow before, GridRow now) {
    run.replaceAll(row -> row.equals(before) ? now : row);
  }

  /// The number of rows may have changed.
  void recount() {
    counted = false;
  }

  /// Rows before the run are as many as is known, and at least one while there are some.
  private long settle() {
    long before = first;
    if (begins) {
      first = 0;
      exact = true;
    } else if (ends && counted && !exact) {
      first = Math.max(total - run.size(), 1);
      exact = true;
    } else {
      if (!ends && counted && end() >= total) {
        first = total - run.size() - page;
      }
      first = Math.max(first, 1);
    }
    if (ends && exact) {
      total = end();
      counted = true;
    }
    return first - before;
  }

  private void trim(long near) {
    int surplus = run.size() - kept;
    if (surplus <= 0) {
      return;
    }
    if (near - first > end() - near) {
      run.subList(0, surplus).clear();
      first += surplus;
      begins = false;
    } else {
      run.subList(run.size() - surplus, run.size()).clear();
      ends = false;
    }
  }
}
