// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import dev.crowfoot.ui.data.StagedChanges.RowId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/// The lines of the grid from the top: new rows, then those of the database, of which only some are
/// in memory.
final class GridLines {
  private final RowWindow window;
  private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();
  private List<GridRow> added = List.of();
  private LongConsumer moved = _ -> {};

  GridLines(RowWindow window) {
    this.window = window;
  }

  /// Counts up when lines came, went or changed.
  ReadOnlyIntegerProperty revisionProperty() {
    return revision.getReadOnlyProperty();
  }

  /// @param listener told by how many lines the rows in view are elsewhere now
  void setOnMoved(LongConsumer listener) {
    moved = listener;
  }

  long count() {
    return added.size() + window.size();
  }

  /// How many new rows there are.
  int added() {
    return added.size();
  }

  /// A line, when it is in memory.
  Optional<GridRow> at(long line) {
    return line < added.size()
        ? line < 0 ? Optional.empty() : Optional.of(added.get((int) line))
        : window.at(line - added.size());
  }

  /// The lines in memory, from the top.
  List<GridRow> inMemory() {
    return Stream.concat(added.stream(), window.run().stream()).toList();
  }

  /// The lines of a part; empty when not all of them are in memory.
  Optional<List<GridRow>> between(long top, long bottom) {
    List<GridRow> found = new ArrayList<>();
    for (long line = top; line <= bottom; line++) {
      Optional<GridRow> row = at(line);
      if (row.isEmpty()) {
        return Optional.empty();
      }
      found.add(row.get());
    }
    return Optional.of(found);
  }

  void setAdded(List<RowId.Added> rows) {
    added = rows.stream().map(id -> new GridRow(Optional.<RowId>of(id), Optional.empty())).toList();
    changed(0);
  }

  /// @param places by how many places the rows of the database moved
  void changed(long places) {
    if (places != 0) {
      moved.accept(places);
    }
    revision.set(revision.get() + 1);
  }
}
