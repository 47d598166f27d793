// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import dev.crowfoot.adapter.rows.ColumnInfo;
import dev.crowfoot.adapter.rows.RowChange;
import dev.crowfoot.adapter.rows.value.Excerpt;
import dev.crowfoot.adapter.rows.value.Reading;
import dev.crowfoot.adapter.rows.value.ValueReader;
import dev.crowfoot.model.Arity;
import dev.crowfoot.model.FieldType.Scalar;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.ui.data.StagedChanges.PendingKey;
import dev.crowfoot.ui.data.StagedChanges.Refused;
import dev.crowfoot.ui.data.StagedChanges.RowId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// What was changed in the grid and is not written yet: cells, new rows and rows to be deleted,
/// over all models. Nothing is written but by [Committing], and then what was reviewed.
final class Staging {
  private final StagedChanges staged = new StagedChanges();
  private final ObservableValue<List<ColumnInfo>> columns;
  private final Supplier<ValueReader> reader;
  private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();
  private final ReadOnlyIntegerWrapper refused = new ReadOnlyIntegerWrapper();
  private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();

  /// @param columns of the stored rows that are shown
  /// @param reader reads what is typed into cells
  Staging(ObservableValue<List<ColumnInfo>> columns, Supplier<ValueReader> reader) {
    this.columns = columns;
    this.reader = reader;
  }

  /// A text for a cell.
  ///
  /// @param text empty for NULL
  record CellText(GridRow row, ScalarField field, Optional<String> text) {}

  /// How many changes are staged.
  ReadOnlyIntegerProperty countProperty() {
    return count.getReadOnlyProperty();
  }

  /// How many cells hold a text that is no value of their field.
  ReadOnlyIntegerProperty refusedProperty() {
    return refused.getReadOnlyProperty();
  }

  /// Counts up with every staged change, so that cells are drawn anew.
  ReadOnlyIntegerProperty revisionProperty() {
    return revision.getReadOnlyProperty();
  }

  StagedChanges changes() {
    return staged;
  }

  /// The new rows of a model, the newest last.
  List<RowId.Added> added(String model) {
    return staged.added(model);
  }

  /// A cell as it is shown: staged, else stored.
  @Nullable Object value(GridRow row, String field) {
    Map<String, @Nullable Object> edits = row.id().map(staged::edits).orElse(Map.of());
    return edits.containsKey(field) ? edits.get(field) : storedValue(row, field);
  }

  private @Nullable Object storedValue(GridRow row, String field) {
    List<ColumnInfo> shown = columns.getValue();
    for (int i = 0; i < shown.size(); i++) {
      if (shown.get(i).name().equals(field) && row.stored().isPresent()) {
        List<@Nullable Object> values = row.stored().get().values();
        return i < values.size() ? values.get(i) : null;
      }
    }
    return null;
  }

  /// The row as it was read, without what was read in part.
  Map<String, @Nullable Object> read(GridRow row) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    if (row.stored().isPresent()) {
      for (ColumnInfo column : columns.getValue()) {
        @Nullable Object value = storedValue(row, column.name());
        if (!(value instanceof Excerpt)) {
          values.put(column.name(), value);
        }
      }
    }
    return values;
  }

  /// What stands in a cell although it is no value.
  Optional<Refused> refused(GridRow row, String field) {
    return row.id().flatMap(id -> staged.refused(id, field));
  }

  boolean isEdited(GridRow row, String field) {
    return row.id().map(id -> staged.edits(id).containsKey(field)).orElse(false);
  }

  boolean isDeleted(GridRow row) {
    return row.id().flatMap(staged::of).filter(RowChange.Delete.class::isInstance).isPresent();
  }

  /// Stages what somebody typed into a cell.
  ///
  /// @return what is wrong with it; empty when it is staged
  Optional<String> edit(GridRow row, ScalarField field, String text) {
    return switch (read(field, text)) {
      case Reading.Read(@Nullable Object value) -> {
        step(() -> stage(row, field, value));
        yield Optional.empty();
      }
      case Reading.Refused(String message) -> Optional.of("`" + field.name() + "` " + message);
    };
  }

  /// What is wrong with a text for a field; empty when it is a value.
  Optional<String> problem(ScalarField field, String text) {
    return read(field, text) instanceof Reading.Refused(String message)
        ? Optional.of("`" + field.name() + "` " + message)
        : Optional.empty();
  }

  private Reading read(ScalarField field, String text) {
    return text.isEmpty() && field.type() != Scalar.STRING
        ? nothing(field)
        : reader.get().fromText(field, text);
  }

  private static Reading nothing(ScalarField field) {
    return field.arity() == Arity.OPTIONAL
        ? new Reading.Read(null)
        : new Reading.Refused("is required and cannot be NULL");
  }

  /// Stages NULL for a cell.
  Optional<String> setNull(GridRow row, ScalarField field) {
    if (nothing(field) instanceof Reading.Refused(String message)) {
      return Optional.of("`" + field.name() + "` " + message);
    }
    step(() -> stage(row, field, null));
    return Optional.empty();
  }

  /// Stages texts for many cells as one step. What is no value stays in its cell, marked.
  ///
  /// @return how many were no values
  int editAll(List<CellText> cells) {
    int before = staged.refusedCount();
    step(() -> cells.forEach(this::editOrRefuse));
    return Math.max(staged.refusedCount() - before, 0);
  }

  private void editOrRefuse(CellText cell) {
    cell.row.id().ifPresent(id -> editOrRefuse(id, read(cell.row), cell.field, cell.text));
  }

  private void editOrRefuse(
      RowId id, Map<String, @Nullable Object> read, ScalarField field, Optional<String> text) {
    Reading reading = text.map(t -> read(field, t)).orElseGet(() -> nothing(field));
    switch (reading) {
      case Reading.Read(@Nullable Object value) -> staged.edit(id, field.name(), value, read);
      case Reading.Refused(String message) ->
          staged.refuse(
              id,
              field.name(),
              new Refused(text.orElse("NULL"), "`" + field.name() + "` " + message));
    }
  }

  private void stage(GridRow row, ScalarField field, @Nullable Object value) {
    row.id().ifPresent(id -> staged.edit(id, field.name(), value, read(row)));
  }

  RowId insert(String model, Map<String, @Nullable Object> values) {
    RowId[] id = new RowId[1];
    step(() -> id[0] = insertNested(model, values));
    return id[0];
  }

  /// The rows that a new row refers to come before it.
  private RowId insertNested(String model, Map<String, @Nullable Object> values) {
    Map<String, @Nullable Object> resolved = new LinkedHashMap<>();
    values.forEach(
        (field, value) ->
            resolved.put(
                field,
                value instanceof NestedRow nested
                    ? new PendingKey(
                        insertNested(nested.model(), nested.values()), nested.reference())
                    : value));
    return staged.insert(model, resolved);
  }

  /// New rows of texts, as one step. Cells that must have a value and got none are marked.
  void insertAll(Model model, List<Map<ScalarField, Optional<String>>> rows) {
    step(
        () ->
            rows.forEach(
                row -> {
                  RowId id = staged.insert(model.name(), Map.of());
                  row.forEach((field, text) -> editOrRefuse(id, Map.of(), field, text));
                  markMissing(model, id);
                }));
  }

  /// A new row that somebody has to finish: what it must have and has not is marked.
  RowId insertUnfinished(Model model, Map<String, @Nullable Object> values) {
    RowId[] id = new RowId[1];
    step(
        () -> {
          id[0] = staged.insert(model.name(), values);
          markMissing(model, id[0]);
        });
    return id[0];
  }

  private void markMissing(Model model, RowId id) {
    Map<String, @Nullable Object> given = staged.edits(id);
    model
        .scalarFields()
        .filter(f -> f.isRequired() && f.defaultValue().isEmpty() && !f.updatedAt() && !f.ignored())
        .filter(f -> given.get(f.name()) == null && staged.refused(id, f.name()).isEmpty())
        .forEach(
            f ->
                staged.refuse(
                    id, f.name(), new Refused("", "`" + f.name() + "` must have a value")));
  }

  /// Marks rows to be deleted, or takes the marks away; new ones are just dropped.
  void toggleDeletion(List<GridRow> rows) {
    step(() -> rows.forEach(row -> row.id().ifPresent(id -> staged.toggleDeletion(id, read(row)))));
  }

  void discard() {
    step(() -> staged.rows().forEach(staged::drop));
  }

  /// Forgets the changes, which were written.
  void written() {
    staged.clear();
    changed();
  }

  /// Does something as one step.
  void step(Runnable work) {
    if (staged.step(work)) {
      changed();
    }
  }

  void undo() {
    if (staged.undo()) {
      changed();
    }
  }

  void redo() {
    if (staged.redo()) {
      changed();
    }
  }

  private void changed() {
    count.set(staged.size());
    refused.set(staged.refusedCount());
    revision.set(revision.get() + 1);
  }
}
