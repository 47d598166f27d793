// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import dev.crowfoot.adapter.Failure;
import dev.crowfoot.adapter.Failure.ConflictFailure;
import dev.crowfoot.adapter.Failure.ConflictFailure.Conflict;
import dev.crowfoot.adapter.rows.PreparedChanges;
import dev.crowfoot.adapter.rows.RowChange;
import dev.crowfoot.ui.background.Background;
import dev.crowfoot.ui.data.StagedChanges.RowId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Writes what is staged, in one transaction, after its exact statements were looked at. Whatever
/// fails, the staged changes stay.
final class Committing {
  private final Staging staging;
  private final CurrentEngine engine;
  private final Background background;
  private final Consumer<Written> written;
  private final ReadOnlyBooleanWrapper committing = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Optional<Failure>> failure =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<Reviewed> reviewed = Optional.empty();
  private Runnable beforeCommit = () -> {};

  /// @param rows whose changes were prepared, in their order
  private record Reviewed(List<RowId> rows, PreparedChanges changes) {}

  /// What was committed.
  ///
  /// @param notes what else there is to know, in a sentence each
  record Written(int changes, List<String> notes) {
    String words() {
      String all = changes == 1 ? "1 change committed" : changes + " changes committed";
      return notes.isEmpty() ? all : all + ". " + String.join(" ", notes);
    }
  }

  /// @param written told what was committed
  Committing(
      Staging staging, CurrentEngine engine, Background background, Consumer<Written> written) {
    this.staging = staging;
    this.engine = engine;
    this.background = background;
    this.written = written;
  }

  /// @param check called in the background; throws a failure when nothing must be written
  void setBeforeCommit(Runnable check) {
    beforeCommit = check;
  }

  ReadOnlyBooleanProperty committingProperty() {
    return committing.getReadOnlyProperty();
  }

  /// Why the last review or commit failed.
  ReadOnlyObjectProperty<Optional<Failure>> failureProperty() {
    return failure.getReadOnlyProperty();
  }

  /// Prepares what is staged and gives the exact statements, their values as literals. [#commit]
  /// runs these and no others.
  void review(Consumer<List<String>> shown) {
    failure.set(Optional.empty());
    reviewed = Optional.empty();
    List<RowId> rows = staging.changes().rows();
    List<RowChange> changes = staging.changes().all();
    var _ =
        background
            .run(() -> engine.get().prepare(changes))
            .onDone(
                ready -> {
                  reviewed = Optional.of(new Reviewed(rows, ready));
                  shown.accept(ready.previews());
                })
            .onFailure(why -> failure.set(Optional.of(why)))
            .start();
  }

  /// Commits what was reviewed, in one transaction.
  void commit() {
    reviewed.ifPresent(this::commit);
  }

  private void commit(Reviewed ready) {
    committing.set(true);
    failure.set(Optional.empty());
    var _ =
        background
            .run(
                () -> {
                  beforeCommit.run();
                  return new Written(ready.rows.size(), engine.get().commit(ready.changes));
                })
            .onDone(
                done -> {
                  committing.set(false);
                  staging.written();
                  written.accept(done);
                })
            .onFailure(
                why -> {
                  committing.set(false);
                  failure.set(Optional.of(why));
                })
            .start();
  }

  /// A conflict in words: which row, which field, what was read, what somebody else made of it, and
  /// what is staged.
  ///
  /// @param change what is staged for the row
  record Clash(RowId row, RowChange change, Conflict conflict) {
    /// Whether another value is staged for the field.
    boolean isChangedHere() {
      return change instanceof RowChange.Update update
          && update.values().containsKey(conflict.field());
    }
  }

  /// Where somebody else was faster, by the last commit.
  List<Clash> clashes() {
    return failure.get().orElse(null) instanceof ConflictFailure conflicts && reviewed.isPresent()
        ? conflicts.conflicts().stream().map(c -> clash(reviewed.get(), c)).toList()
        : List.of();
  }

  private static Clash clash(Reviewed of, Conflict conflict) {
    return new Clash(
        of.rows.get(conflict.change()), of.changes.changes().get(conflict.change()), conflict);
  }

  /// Leaves the rows as somebody else made them: what is staged for them goes.
  void takeTheirs() {
    List<Clash> clashes = clashes();
    staging.step(() -> clashes.forEach(clash -> staging.changes().drop(clash.row)));
    failure.set(Optional.empty());
  }

  /// Knows now what somebody else made of the rows, and lets the staged changes go over it.
  void keepMine() {
    Map<RowId, Map<String, @Nullable Object>> now = new LinkedHashMap<>();
    for (Clash clash : clashes()) {
      now.computeIfAbsent(clash.row, _ -> new LinkedHashMap<>(readOf(clash.change)))
          .put(clash.conflict.field(), clash.conflict.theirs());
    }
    staging.step(() -> now.forEach(staging.changes()::readAnew));
    failure.set(Optional.empty());
  }

  private static Map<String, @Nullable Object> readOf(RowChange change) {
    return switch (change) {
      case RowChange.Update update -> update.read();
      case RowChange.Delete delete -> delete.read();
      case RowChange.Insert _ -> Map.of();
    };
  }
}
