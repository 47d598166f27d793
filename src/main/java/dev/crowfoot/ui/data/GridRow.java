// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import dev.crowfoot.adapter.rows.Page;
import dev.crowfoot.adapter.rows.Row;
import dev.crowfoot.adapter.rows.query.Key;
import dev.crowfoot.adapter.rows.value.Excerpt;
import dev.crowfoot.model.Model;
import dev.crowfoot.ui.data.StagedChanges.RowId;
import java.util.List;
import java.util.Optional;

/// A line of the grid.
///
/// @param id how staged changes know it; empty when the row has no key and is only shown
/// @param stored the row in the database; empty for one that is not there yet
record GridRow(Optional<RowId> id, Optional<Row> stored) {
  /// The rows of a page.
  static List<GridRow> of(Model model, Page page) {
    return page.rows().stream()
        .map(
            row ->
                new GridRow(
                    page.keyOf(model, row).map(key -> new RowId.Stored(model.name(), key)),
                    Optional.of(row)))
        .toList();
  }

  /// Whether some of its values were read in part only.
  boolean isBrief() {
    return stored
        .filter(row -> row.values().stream().anyMatch(Excerpt.class::isInstance))
        .isPresent();
  }

  boolean isNew() {
    return stored.isEmpty();
  }

  /// The primary key in the database; empty for a new row.
  Optional<Key> key() {
    return id.flatMap(
        i -> i instanceof RowId.Stored(_, Key key) ? Optional.of(key) : Optional.empty());
  }
}
