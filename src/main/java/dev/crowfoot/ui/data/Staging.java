// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import dev.crowfoot.adapter.Failure;
import dev.crowfoot.adapter.rows.ColumnInfo;
import dev.crowfoot.adapter.rows.PreparedChanges;
import dev.crowfoot.adapter.rows.RowChange;
import dev.crowfoot.adapter.rows.value.Reading;
import dev.crowfoot.adapter.rows.value.ValueReader;
import dev.crowfoot.model.Arity;
import dev.crowfoot.model.FieldType.Scalar;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.ui.background.Background;
import dev.crowfoot.ui.data.StagedChanges.RowId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// What was changed in the grid and is not written yet: cells, new rows and rows to be deleted,
/// over all models. Nothing is written but by [#commit], and then what was reviewed.
final class Staging {
  private final StagedChanges staged = new StagedChanges();
  private final ObservableValue<List<ColumnInfo>> columns;
  private final Supplier<ValueReader> reader;
  private final CurrentEngine engine;
  private final Background background;
  private final IntConsumer written;
  private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();
  private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();
  private final ReadOnlyBooleanWrapper committing = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Optional<Failure>> failure =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<PreparedChanges> prepared = Optional.empty();
  private Runnable beforeCommit = () -> {};

  /// @param columns of the stored rows that are shown
  /// @param reader reads what is typed into cells
  /// @param written told how many changes were committed
  Staging(
      ObservableValue<List<ColumnInfo>> columns,
      Supplier<ValueReader> reader,
      CurrentEngine engine,
      Background background,
      IntConsumer written) {
    this.columns = columns;
    this.reader = reader;
    this.engine = engine;
    this.background = background;
    this.written = written;
  }

  /// @param check called in the background; throws a failure when nothing must be written
  void setBeforeCommit(Runnable check) {
    beforeCommit = check;
  }

  /// How many changes are staged.
  ReadOnlyIntegerProperty countProperty() {
    return count.getReadOnlyProperty();
  }

  /// Counts up with every staged change, so that cells are drawn anew.
  ReadOnlyIntegerProperty revisionProperty() {
    return revision.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty committingProperty() {
    return committing.getReadOnlyProperty();
  }

  /// Why the last review or commit failed.
  ReadOnlyObjectProperty<Optional<Failure>> failureProperty() {
    return failure.getReadOnlyProperty();
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
    if (text.isEmpty() && field.type() != Scalar.STRING) {
      return setNull(row, field);
    }
    return switch (reader.get().fromText(field, text)) {
      case Reading.Read(@Nullable Object value) -> stage(row, field, value);
      case Reading.Refused(String message) -> Optional.of("`" + field.name() + "` " + message);
    };
  }

  /// Stages NULL for a cell.
  Optional<String> setNull(GridRow row, ScalarField field) {
    return field.arity() == Arity.OPTIONAL
        ? stage(row, field, null)
        : Optional.of("`" + field.name() + "` is required and cannot be NULL");
  }

  private Optional<String> stage(GridRow row, ScalarField field, @Nullable Object value) {
    row.id().ifPresent(id -> staged.edit(id, field.name(), value, storedValue(row, field.name())));
    changed();
    return Optional.empty();
  }

  RowId insert(String model, Map<String, @Nullable Object> values) {
    RowId id = staged.insert(model, values);
    changed();
    return id;
  }

  /// Marks rows to be deleted, or takes the marks away; new ones are just dropped.
  void toggleDeletion(List<GridRow> rows) {
    rows.forEach(row -> row.id().ifPresent(staged::toggleDeletion));
    changed();
  }

  void discard() {
    staged.clear();
    failure.set(Optional.empty());
    changed();
  }

  private void changed() {
    count.set(staged.size());
    revision.set(revision.get() + 1);
  }

  /// Prepares what is staged and gives the exact statements, their values as literals. [#commit]
  /// runs these and no others.
  void review(Consumer<List<String>> shown) {
    failure.set(Optional.empty());
    prepared = Optional.empty();
    List<RowChange> changes = staged.all();
    var _ =
        background
            .run(() -> engine.get().prepare(changes))
            .onDone(
                ready -> {
                  prepared = Optional.of(ready);
                  shown.accept(ready.previews());
                })
            .onFailure(why -> failure.set(Optional.of(why)))
            .start();
  }

  /// Commits what was reviewed, in one transaction.
  void commit() {
    prepared.ifPresent(this::commit);
  }

  private void commit(PreparedChanges ready) {
    committing.set(true);
    failure.set(Optional.empty());
    var _ =
        background
            .run(
                () -> {
                  beforeCommit.run();
                  engine.get().commit(ready);
                  return ready.changes().size();
                })
            .onDone(this::committed)
            .onFailure(
                why -> {
                  committing.set(false);
                  failure.set(Optional.of(why));
                })
            .start();
  }

  private void committed(int changes) {
    committing.set(false);
    staged.clear();
    changed();
    written.accept(changes);
  }
}
