// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import dev.crowfoot.adapter.rows.RowChange;
import dev.crowfoot.adapter.rows.query.Key;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What has been changed in the grid and not committed, in the order in which it was done. A row
/// has at most one change: a second edit joins the first.
final class StagedChanges {
  private final Map<RowId, RowChange> changes = new LinkedHashMap<>();
  private int inserted;

  /// A row of the database by its key, or a new one by its number.
  sealed interface RowId {
    String model();

    record Stored(String model, Key key) implements RowId {}

    record Added(String model, int number) implements RowId {}
  }

  RowId insert(String model, Map<String, @Nullable Object> values) {
    RowId id = new RowId.Added(model, inserted++);
    changes.put(id, new RowChange.Insert(model, values));
    return id;
  }

  /// Gives a field of a row a new value. The old one again takes the edit back.
  void edit(RowId id, String field, @Nullable Object value, @Nullable Object stored) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>(edits(id));
    boolean back =
        id instanceof RowId.Stored && (value == null ? stored == null : value.equals(stored));
    if (back) {
      values.remove(field);
    } else {
      values.put(field, value);
    }
    switch (id) {
      case RowId.Stored(String model, Key key) -> {
        if (values.isEmpty()) {
          changes.remove(id);
        } else {
          changes.put(id, new RowChange.Update(model, key, values));
        }
      }
      case RowId.Added(String model, int _) -> changes.put(id, new RowChange.Insert(model, values));
    }
  }

  /// Marks a row to be deleted, or takes the mark away; a new row is just dropped.
  void toggleDeletion(RowId id) {
    RowChange before = changes.remove(id);
    if (id instanceof RowId.Stored(String model, Key key)
        && !(before instanceof RowChange.Delete)) {
      changes.put(id, new RowChange.Delete(model, key));
    }
  }

  Optional<RowChange> of(RowId id) {
    return Optional.ofNullable(changes.get(id));
  }

  /// The staged values of a row.
  Map<String, @Nullable Object> edits(RowId id) {
    return switch (changes.get(id)) {
      case RowChange.Insert insert -> insert.values();
      case RowChange.Update update -> update.values();
      case RowChange.Delete _ -> Map.of();
      case null -> Map.of();
    };
  }

  /// The new rows of a model.
  List<RowId.Added> added(String model) {
    List<RowId.Added> rows = new ArrayList<>();
    for (RowId id : changes.keySet()) {
      if (id instanceof RowId.Added added && added.model().equals(model)) {
        rows.add(added);
      }
    }
    return rows;
  }

  List<RowChange> all() {
    return List.copyOf(changes.values());
  }

  int size() {
    return changes.size();
  }

  void clear() {
    changes.clear();
  }
}
