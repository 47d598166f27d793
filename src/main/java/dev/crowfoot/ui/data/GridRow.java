// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import dev.crowfoot.adapter.rows.Row;
import dev.crowfoot.ui.data.StagedChanges.RowId;
import java.util.Optional;

/// A line of the grid.
///
/// @param id how staged changes know it; empty when the row has no key and is only shown
/// @param stored the row in the database; empty for one that is not there yet
record GridRow(Optional<RowId> id, Optional<Row> stored) {
  boolean isNew() {
    return stored.isEmpty();
  }
}
