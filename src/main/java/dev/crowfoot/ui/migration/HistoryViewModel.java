// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.liquibase.MigrationLock;
import dev.crowfoot.app.migrations.MigrationStatus;
import dev.crowfoot.app.migrations.MigrationStatus.State;
import dev.crowfoot.app.migrations.Review.Finding;
import dev.crowfoot.editor.Document;
import dev.crowfoot.model.Provider;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The migrations that there are, the way back, and the ways out of what is not as it should be.
public final class HistoryViewModel {
  private final Desk desk;
  private final ObservableList<MigrationStatus.Entry> entries = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<TakeBack>> takeBack =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<MigrationLock>> lock =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  private final ReadOnlyObjectWrapper<List<Finding>> losses =
      new ReadOnlyObjectWrapper<>(List.of());

  HistoryViewModel(Desk desk) {
    this.desk = desk;
  }

  /// The migrations, the newest first.
  public ObservableList<MigrationStatus.Entry> entries() {
    return entries;
  }

  public ReadOnlyObjectProperty<Optional<TakeBack>> takeBackProperty() {
    return takeBack.getReadOnlyProperty();
  }

  /// Who is migrating the database, or was killed while doing so; not this run.
  public ReadOnlyObjectProperty<Optional<MigrationLock>> lockProperty() {
    return lock.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<RunState> runProperty() {
    return desk.run().stateProperty();
  }

  void show(MigrationStatus status, Optional<MigrationLock> held) {
    lock.set(desk.run().isUnderWay() ? Optional.empty() : held);
    List<MigrationStatus.Entry> newestFirst = status.entries().reversed();
    if (!newestFirst.equals(entries)) {
      entries.setAll(newestFirst);
    }
  }

  /// Whether a migration ended halfway.
  public boolean isInPart() {
    return entries.stream().anyMatch(e -> e.state() == State.IN_PART);
  }

  /// Whether a migration can stay applied while newer ones are taken back.
  public boolean isRollbackPoint(MigrationStatus.@Nullable Entry entry) {
    return entry != null
        && entry.state().isApplied()
        && !desk.run().isUnderWay()
        && entries.stream().takeWhile(e -> !e.equals(entry)).anyMatch(e -> e.state().isApplied());
  }

  /// Whether the newest migrations, two or more of them, wait to be applied and can become one.
  public boolean isSquashable() {
    return entries.stream().takeWhile(e -> e.state() == State.PENDING).count() > 1
        && entries.stream().filter(e -> e.state() == State.PENDING).count()
            == entries.stream().takeWhile(e -> e.state() == State.PENDING).count();
  }

  /// Gives the lock free, after somebody said twice that its holder is gone.
  public void releaseLock() {
    boolean end = lock.get().flatMap(MigrationLock::alive).isPresent();
    inDatabase(
        "Releasing the lock",
        database -> {
          desk.migrations().releaseLock(database, end);
          return "The lock is released.";
        });
  }

  /// Takes the file of an applied migration for what was applied.
  public void acceptFile(MigrationStatus.Entry entry) {
    inDatabase(
        "Accepting the file of " + entry.shortName(),
        database ->
            "The file of `%s` counts as what was applied."
                .formatted(desk.migrations().repair().edited(database, entry.migration())));
  }

  /// Notes a migration whose folder is gone as not applied.
  public void forget(MigrationStatus.Entry entry) {
    inDatabase(
        "Forgetting " + entry.shortName(),
        database ->
            "`%s` is forgotten. What it did is still in the database."
                .formatted(desk.migrations().repair().rolledBack(database, entry.migration())));
  }

  /// Notes a migration as applied, without running it.
  public void markApplied(MigrationStatus.Entry entry) {
    inDatabase(
        "Noting " + entry.shortName(),
        database ->
            "`%s` is noted as applied; nothing was run."
                .formatted(desk.migrations().repair().applied(database, entry.migration())));
  }

  /// What would be lost if what is pending were applied; waits for a yes.
  public ReadOnlyObjectProperty<List<Finding>> lossesProperty() {
    return losses.getReadOnlyProperty();
  }

  /// Applies what is pending, or asks first when it would destroy values.
  public void askToApplyPending() {
    Optional<Database> database = desk.database();
    if (database.isEmpty()) {
      applyPending(Set.of());
      return;
    }
    desk.background()
        .run(() -> desk.migrations().forward(database.get()).refused(Set.of()))
        .onDone(
            found -> {
              losses.set(found);
              if (found.isEmpty()) {
                applyPending(Set.of());
              }
            })
        .onFailure(desk::failed)
        .start();
  }

  /// Applies what is pending, also what is older than others or was begun.
  ///
  /// @param accepted codes of hazards: values may be destroyed in these ways
  public void applyPending(Set<String> accepted) {
    losses.set(List.of());
    inDatabase(
        "Applying pending migrations",
        database -> {
          List<String> applied =
              desk.migrations().apply(database, accepted, desk.run().listener()).migrations();
          return applied.isEmpty()
              ? "Nothing to apply: the database has every migration."
              : "Applied " + String.join(", ", applied) + ".";
        });
  }

  /// Puts a migration of another branch after the one it was written beside.
  public void merge(MigrationStatus.Entry entry) {
    Document document = desk.workspace().document();
    desk.run(
        "Merging " + entry.shortName(),
        () ->
            "`%s` follows the other one now."
                .formatted(desk.migrations().repair().merged(document, entry.migration())));
  }

  /// Makes one migration of all that are pending.
  public void squash(String name) {
    Optional<Database> database = desk.database();
    desk.run(
        "Squashing into " + name,
        () ->
            "`%s` does what they did together."
                .formatted(desk.migrations().squash(database).write(name.strip())));
  }

  /// Begins a history for the database as it is, or adds its kind to one that was begun for
  /// another: the schema is saved and noted as its first migration.
  ///
  /// @param wished for which databases the history is to be; none: for this one
  public void baseline(String name, List<Provider> wished) {
    Document document = desk.workspace().document();
    inDatabase(
        "Beginning a history",
        database -> {
          desk.save(document);
          return "`%s` says what the database is. From now on what you change is migrated."
              .formatted(
                  desk.migrations().baseline().adopt(document, name.strip(), wished, database));
        });
  }

  /// Empties the database and applies every migration again.
  public void reset() {
    inDatabase(
        "Resetting the database",
        database ->
            "The database was emptied, and has %s again."
                .formatted(
                    counted(
                        desk.migrations()
                            .reset(database, desk.run().listener())
                            .migrations()
                            .size())));
  }

  private static String counted(int migrations) {
    return migrations == 1 ? "its 1 migration" : "all %d migrations".formatted(migrations);
  }

  /// The database's name.
  public String target() {
    return desk.guard().name();
  }

  /// Removes the newest migration, which the database does not have. What it changed waits to be
  /// reviewed again.
  public void discardNewest() {
    Optional<Database> database = desk.database();
    desk.run(
        "Removing the newest migration",
        () -> {
          String newest = desk.migrations().folder().newest().orElse("");
          desk.migrations().discard(newest, database);
          return "`%s` is removed. What it changed waits to be reviewed again.".formatted(newest);
        });
  }

  /// Prepares to take back the migration that was applied last.
  public void askToTakeBack() {
    askToTakeBack(database -> desk.migrations().back().lastApplied(database, 1));
  }

  /// Prepares to take back every migration after one.
  public void askToTakeBackTo(MigrationStatus.Entry entry) {
    askToTakeBack(database -> desk.migrations().back().appliedAfter(database, entry.migration()));
  }

  private void askToTakeBack(Function<Database, List<String>> which) {
    Optional<Database> database = desk.database();
    if (database.isEmpty()) {
      desk.failed(desk.notConnected());
      return;
    }
    desk.background()
        .run(() -> TakeBack.of(desk.migrations(), database.get(), which.apply(database.get())))
        .onDone(found -> takeBack.set(Optional.of(found)))
        .onFailure(desk::failed)
        .start();
  }

  /// Forgets what [#askToTakeBack] prepared.
  public void keep() {
    takeBack.set(Optional.empty());
  }

  /// Takes back what [#askToTakeBack] prepared.
  public void takeBack() {
    Optional<TakeBack> asked = takeBack.get();
    takeBack.set(Optional.empty());
    if (asked.isEmpty() || asked.get().migrations().isEmpty()) {
      return;
    }
    inDatabase(
        "Taking back " + String.join(", ", asked.get().migrations()),
        database ->
            "Took back "
                + String.join(
                    ", ",
                    desk.migrations()
                        .back()
                        .rollback(database, asked.get().migrations(), desk.run().listener())
                        .migrations())
                + ".");
  }

  private void inDatabase(String title, Function<Database, String> work) {
    desk.run(
        title,
        () -> {
          desk.guard().check();
          return desk.connection().inDatabase(work);
        });
  }
}
