// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import dev.crowfoot.adapter.Failure;
import dev.crowfoot.adapter.Failure.ConnectionFailure;
import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.adapter.liquibase.MigrationLock;
import dev.crowfoot.app.Project;
import dev.crowfoot.app.migrations.MigrationStatus;
import dev.crowfoot.app.migrations.Migrations;
import dev.crowfoot.app.migrations.Migrations.Outcome;
import dev.crowfoot.app.migrations.Review;
import dev.crowfoot.editor.Document;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.Rename;
import dev.crowfoot.ui.background.Background;
import dev.crowfoot.ui.connection.ConnectionViewModel;
import dev.crowfoot.ui.workspace.WorkspaceViewModel;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What differs from the last migration, and doing something about it. Looks again whenever the
/// schema or the connection changes; asks the database about its rows only while somebody reviews.
public final class MigrationViewModel {
  private final WorkspaceViewModel workspace;
  private final Project project;
  private final ConnectionViewModel connection;
  private final Background background;
  private final Migrations migrations;

  private final ReadOnlyObjectWrapper<ReviewState> review =
      new ReadOnlyObjectWrapper<>(new ReviewState.Looking());
  private final MigrationRun run;
  private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper(0);
  private final ObservableList<Rename> guesses = FXCollections.observableArrayList();
  private final ObservableList<MigrationStatus.Entry> history = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<TakeBack>> takeBack =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<MigrationLock>> lock =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final StringProperty name = new SimpleStringProperty("");
  private final StringProperty confirmation = new SimpleStringProperty("");
  private final BooleanProperty both = new SimpleBooleanProperty();
  private final Set<Rename> denied = new HashSet<>();
  private boolean reviewing;
  private Optional<Background.Running> looking = Optional.empty();

  public MigrationViewModel(
      WorkspaceViewModel workspace,
      Project project,
      ConnectionViewModel connection,
      Background background) {
    this.workspace = workspace;
    this.project = project;
    this.connection = connection;
    this.background = background;
    this.run = new MigrationRun(background);
    this.migrations = new Migrations(project.files());
    workspace.snapshotProperty().subscribe(this::look);
    connection.databaseProperty().subscribe(this::look);
    both.subscribe(this::look);
    look();
  }

  public ReadOnlyObjectProperty<ReviewState> reviewProperty() {
    return review.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<RunState> runProperty() {
    return run.stateProperty();
  }

  /// How much waits to be applied: changes of the schema, and migrations the database lacks.
  public ReadOnlyIntegerProperty changesProperty() {
    return changes.getReadOnlyProperty();
  }

  /// The statements of the run, in their order.
  public ObservableList<RunLine> lines() {
    return run.lines();
  }

  /// Pairs that look like something renamed, to be asked about.
  public ObservableList<Rename> guesses() {
    return guesses;
  }

  /// The migrations, the newest first.
  public ObservableList<MigrationStatus.Entry> history() {
    return history;
  }

  public ReadOnlyObjectProperty<Optional<TakeBack>> takeBackProperty() {
    return takeBack.getReadOnlyProperty();
  }

  /// Who is migrating the database, or was killed while doing so; not this run.
  public ReadOnlyObjectProperty<Optional<MigrationLock>> lockProperty() {
    return lock.getReadOnlyProperty();
  }

  /// Gives the lock free, after somebody said that its holder is gone.
  public void releaseLock() {
    connection
        .databaseProperty()
        .get()
        .ifPresent(
            database ->
                background
                    .run(
                        () -> {
                          migrations.releaseLock(
                              database, lock.get().flatMap(MigrationLock::alive).isPresent());
                          return true;
                        })
                    .onDone(_ -> look())
                    .onFailure(this::failed)
                    .start());
  }

  /// What the new migration will be called.
  public StringProperty nameProperty() {
    return name;
  }

  /// Whether the history that is begun is to be for SQLite and PostgreSQL.
  public BooleanProperty bothProperty() {
    return both;
  }

  /// What was typed to confirm that rows are destroyed.
  public StringProperty confirmationProperty() {
    return confirmation;
  }

  /// What has to be typed; empty when nothing is destroyed.
  public Optional<String> wantedConfirmation() {
    return review.get() instanceof ReviewState.Known(Review known, _)
            && !known.refused(Set.of()).isEmpty()
        ? Optional.of(target())
        : Optional.empty();
  }

  /// The database's name.
  public String target() {
    return connection
        .urlProperty()
        .get()
        .map(
            url ->
                switch (url) {
                  case DatabaseUrl.SqliteFile(var file) -> String.valueOf(file.getFileName());
                  case DatabaseUrl.PostgresServer server -> server.database();
                })
        .orElse("No database");
  }

  /// The Liquibase changelog that applying would write; empty while nothing differs.
  public String changelog() {
    return review.get() instanceof ReviewState.Known(Review known, _) && !known.isEmpty()
        ? migrations.changelog(known, name.get())
        : "";
  }

  /// Whether [#apply] can be asked for.
  public BooleanBinding applicable() {
    return Bindings.createBooleanBinding(
        () ->
            !run.isUnderWay()
                && review.get() instanceof ReviewState.Known(Review known, _)
                && (!known.isEmpty() || !known.pending().isEmpty())
                && (known.isEmpty() || !name.get().isBlank())
                && wantedConfirmation().stream().allMatch(confirmation.get().strip()::equals),
        run.stateProperty(),
        review,
        name,
        confirmation,
        connection.urlProperty());
  }

  /// Somebody opened the review, or left it.
  public void setReviewing(boolean now) {
    reviewing = now;
    if (now) {
      look();
    }
  }

  /// Compares again.
  public void look() {
    looking.ifPresent(Background.Running::cancel);
    Document document = workspace.document();
    Optional<Database> database = connection.databaseProperty().get();
    Optional<Database> asked = reviewing ? database : Optional.empty();
    List<Provider> wished = both.get() ? List.of(Provider.SQLITE, Provider.POSTGRESQL) : List.of();
    looking =
        Optional.of(
            background
                .run(
                    () -> {
                      MigrationStatus status = migrations.status(database);
                      return new Looked(
                          status,
                          reviewed(document, asked, wished),
                          database.flatMap(MigrationLock::of));
                    })
                .onDone(this::looked)
                .onFailure(failure -> review.set(new ReviewState.Unclear(failure)))
                .start());
  }

  private record Looked(MigrationStatus status, ReviewState review, Optional<MigrationLock> lock) {}

  private ReviewState reviewed(
      Document document, Optional<Database> database, List<Provider> wished) {
    try {
      List<Provider> begun = migrations.targets().providers();
      return new ReviewState.Known(
          migrations.review(document, database, begun.isEmpty() ? wished : List.of()), document);
    } catch (Failure failure) {
      return new ReviewState.Unclear(failure);
    }
  }

  private void looked(Looked looked) {
    lock.set(run.isUnderWay() ? Optional.empty() : looked.lock);
    List<MigrationStatus.Entry> newestFirst = looked.status.entries().reversed();
    if (!newestFirst.equals(history)) {
      history.setAll(newestFirst);
    }
    if (looked.review instanceof ReviewState.Known(Review known, _)) {
      changes.set(known.shown().changes().size() + known.pending().size());
      if (!known.isEmpty() && run.stateProperty().get() instanceof RunState.Done) {
        dismissRun(); // the report is of what was before
      }
      guesses.setAll(known.guesses().stream().filter(g -> !denied.contains(g)).toList());
      if (known.since().isEmpty() && name.get().isBlank()) {
        name.set("init");
      }
    }
    review.set(looked.review);
  }

  /// Answers a guess with yes.
  public void confirmRename(Rename rename) {
    workspace.execute(new RenameDecision.Renamed(rename));
  }

  /// Answers a guess with no.
  public void denyRename(Rename rename) {
    denied.add(rename);
    guesses.remove(rename);
  }

  /// Saves the schema, writes the migration and applies it.
  public void apply() {
    if (!applicable().get() || !(review.get() instanceof ReviewState.Known known)) {
      return;
    }
    Review reviewed = known.review();
    Document document = known.document();
    String title = name.get().strip();
    run.start("Applying " + (reviewed.isEmpty() ? "pending migrations" : title));
    background
        .run(
            () -> {
              save(document);
              Outcome outcome =
                  connection.inDatabase(
                      database ->
                          reviewed.isEmpty()
                              ? migrations.apply(database, run.listener())
                              : migrations.writeAndApply(
                                  reviewed, title, document, database, run.listener()));
              save(document.withRenames(List.of()));
              return outcome;
            })
        .onDone(outcome -> applied(outcome, document))
        .onFailure(this::failed)
        .start();
  }

  private void save(Document document) {
    try {
      project.save(document);
    } catch (Project.ChangedOnDisk e) {
      throw new MigrationFailure(
          "The schema was changed by another program. Compare and save it before applying.", "", e);
    }
  }

  private void applied(Outcome outcome, Document document) {
    if (!workspace.document().renames().isEmpty()) {
      workspace.execute(new RenameDecision.Made());
    }
    workspace.markSaved(document.withRenames(List.of()));
    name.set("");
    confirmation.set("");
    ended(new RunState.Done("Applied " + String.join(", ", outcome.migrations()) + "."));
  }

  /// Removes the newest migration, which the database does not have. What it changed waits to be
  /// reviewed again.
  public void discardNewest() {
    Optional<Database> database = connection.databaseProperty().get();
    background
        .run(
            () -> {
              migrations.folder().newest().ifPresent(m -> migrations.discard(m, database));
              return true;
            })
        .onDone(_ -> look())
        .onFailure(this::failed)
        .start();
  }

  /// Prepares to take back the migration that was applied last.
  public void askToTakeBack() {
    Optional<Database> database = connection.databaseProperty().get();
    if (database.isEmpty()) {
      failed(new ConnectionFailure("Connect to the database first."));
      return;
    }
    background
        .run(() -> TakeBack.ofLast(migrations, database.get()))
        .onDone(found -> takeBack.set(Optional.of(found)))
        .onFailure(this::failed)
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
    run.start("Taking back " + asked.get().migrations().getFirst());
    background
        .run(
            () ->
                connection.inDatabase(
                    database ->
                        migrations
                            .back()
                            .rollback(database, asked.get().migrations(), run.listener())))
        .onDone(
            outcome ->
                ended(
                    new RunState.Done(
                        "Took back " + String.join(", ", outcome.migrations()) + ".")))
        .onFailure(this::failed)
        .start();
  }

  /// Stops the run after the statement it is at; what is not committed is taken back.
  public void cancel() {
    run.cancel();
  }

  /// Puts the report of the last run away.
  public void dismissRun() {
    run.dismiss();
  }

  private void ended(RunState state) {
    run.end(state);
    if (connection.databaseProperty().get().isEmpty()) {
      connection.connect();
    }
    look();
  }

  private void failed(Failure failure) {
    confirmation.set("");
    ended(new RunState.Failed(failure));
  }
}
