// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import dev.crowfoot.adapter.rows.FromInsert;
import dev.crowfoot.adapter.rows.RowChange;
import dev.crowfoot.adapter.rows.query.Key;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What has been changed in the grid and not committed, in the order in which it was done. A row
/// has at most one change: a second edit joins the first. Every step can be taken back.
final class StagedChanges {
  private static final int STEPS = 200;

  private final Deque<State> past = new ArrayDeque<>();
  private final Deque<State> future = new ArrayDeque<>();
  private Map<RowId, RowChange> changes = new LinkedHashMap<>();
  private Map<CellId, Refused> refused = new LinkedHashMap<>();
  private int inserted;

  private record State(Map<RowId, RowChange> changes, Map<CellId, Refused> refused) {}

  private record CellId(RowId row, String field) {}

  /// A text that is no value of its field: kept, so that nobody has to type or paste it again.
  record Refused(String text, String problem) {}

  /// The key that a new row will get.
  ///
  /// @param field the field of the new row that is referred to
  record PendingKey(RowId row, String field) {
    @Override
    public String toString() {
      return "new " + row.model();
    }
  }

  /// A row of the database by its key, or a new one by its number.
  sealed interface RowId {
    String model();

    record Stored(String model, Key key) implements RowId {}

    record Added(String model, int number) implements RowId {}
  }

  /// Does something as one step, which can be taken back as a whole.
  ///
  /// @return whether it changed anything
  boolean step(Runnable work) {
    State before = state();
    work.run();
    if (state().equals(before)) {
      return false;
    }
    past.push(before);
    if (past.size() > STEPS) {
      past.removeLast();
    }
    future.clear();
    return true;
  }

  private State state() {
    return new State(new LinkedHashMap<>(changes), new LinkedHashMap<>(refused));
  }

  boolean undo() {
    return go(past, future);
  }

  boolean redo() {
    return go(future, past);
  }

  private boolean go(Deque<State> from, Deque<State> to) {
    if (from.isEmpty()) {
      return false;
    }
    to.push(state());
    State wanted = from.pop();
    changes = new LinkedHashMap<>(wanted.changes);
    refused = new LinkedHashMap<>(wanted.refused);
    return true;
  }

  RowId insert(String model, Map<String, @Nullable Object> values) {
    RowId id = new RowId.Added(model, inserted++);
    changes.put(id, new RowChange.Insert(model, values));
    return id;
  }

  /// Gives a field of a row a new value. The old one again takes the edit back.
  ///
  /// @param read the row as it was read; empty for a new one
  void edit(RowId id, String field, @Nullable Object value, Map<String, @Nullable Object> read) {
    refused.remove(new CellId(id, field));
    Map<String, @Nullable Object> values = new LinkedHashMap<>(edits(id));
    @Nullable Object stored = read.get(field);
    boolean back =
        id instanceof RowId.Stored
            && read.containsKey(field)
            && (value == null ? stored == null : value.equals(stored));
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
          changes.put(id, new RowChange.Update(model, key, values, readBefore(id, read)));
        }
      }
      case RowId.Added(String model, int _) -> changes.put(id, new RowChange.Insert(model, values));
    }
  }

  /// The row as it was read when it was first changed: a later look may show what others did.
  private Map<String, @Nullable Object> readBefore(RowId id, Map<String, @Nullable Object> now) {
    return changes.get(id) instanceof RowChange.Update before ? before.read() : now;
  }

  /// Keeps a text that is no value.
  void refuse(RowId id, String field, Refused text) {
    refused.put(new CellId(id, field), text);
  }

  Optional<Refused> refused(RowId id, String field) {
    return Optional.ofNullable(refused.get(new CellId(id, field)));
  }

  int refusedCount() {
    return refused.size();
  }

  /// Marks a row to be deleted, or takes the mark away; a new row is just dropped.
  ///
  /// @param read the row as it was read
  void toggleDeletion(RowId id, Map<String, @Nullable Object> read) {
    refused.keySet().removeIf(cell -> cell.row.equals(id));
    Map<String, @Nullable Object> known = readBefore(id, read);
    RowChange before = changes.remove(id);
    forgetReferences(id);
    if (id instanceof RowId.Stored(String model, Key key)
        && !(before instanceof RowChange.Delete)) {
      changes.put(id, new RowChange.Delete(model, key, known));
    }
  }

  /// A new row that is not to be has no key to refer to.
  private void forgetReferences(RowId gone) {
    for (Map.Entry<RowId, RowChange> entry : changes.entrySet()) {
      if (entry.getValue() instanceof RowChange.Insert(String model, var values)
          && values.values().stream()
              .anyMatch(v -> v instanceof PendingKey k && k.row.equals(gone))) {
        Map<String, @Nullable Object> kept = new LinkedHashMap<>(values);
        kept.values().removeIf(v -> v instanceof PendingKey k && k.row.equals(gone));
        entry.setValue(new RowChange.Insert(model, kept));
      }
    }
  }

  /// Takes what is staged for a row away.
  void drop(RowId id) {
    changes.remove(id);
    forgetReferences(id);
    refused.keySet().removeIf(cell -> cell.row.equals(id));
  }

  /// Takes a row's present values for those that were read, so that the change goes over them.
  void readAnew(RowId id, Map<String, @Nullable Object> now) {
    switch (changes.get(id)) {
      case RowChange.Update u ->
          changes.put(id, new RowChange.Update(u.model(), u.key(), u.values(), now));
      case RowChange.Delete d -> changes.put(id, new RowChange.Delete(d.model(), d.key(), now));
      case RowChange.Insert _ -> {}
      case null -> {}
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

  /// Whose changes [#all] gives, in the same order.
  List<RowId> rows() {
    return List.copyOf(changes.keySet());
  }

  /// What is to be written, in order.
  List<RowChange> all() {
    List<RowId> order = rows();
    return changes.values().stream()
        .map(
            change ->
                change instanceof RowChange.Insert(String model, var values)
                    ? new RowChange.Insert(model, referring(values, order))
                    : change)
        .toList();
  }

  private static Map<String, @Nullable Object> referring(
      Map<String, @Nullable Object> values, List<RowId> order) {
    Map<String, @Nullable Object> found = new LinkedHashMap<>();
    values.forEach(
        (field, value) ->
            found.put(
                field,
                value instanceof PendingKey(RowId row, String reference)
                    ? new FromInsert(order.indexOf(row), reference)
                    : value));
    return found;
  }

  int size() {
    return changes.size();
  }

  /// Forgets everything, the steps as well.
  void clear() {
    changes.clear();
    refused.clear();
    past.clear();
    future.clear();
  }
}
