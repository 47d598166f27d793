// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import dev.crowfoot.adapter.Failure;
import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.app.Project;
import dev.crowfoot.app.migrations.Backfill;
import dev.crowfoot.app.migrations.ChangeTree;
import dev.crowfoot.app.migrations.Migrations;
import dev.crowfoot.app.migrations.Review;
import dev.crowfoot.editor.Document;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.Rename;
import dev.crowfoot.text.Sources;
import dev.crowfoot.ui.background.Background;
import dev.crowfoot.ui.connection.ConnectionViewModel;
import dev.crowfoot.ui.connection.ProductionGuard;
import dev.crowfoot.ui.workspace.WorkspaceViewModel;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
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
  private final Desk desk;
  private final HistoryViewModel history;
  private final ExchangeViewModel exchange;
  private final DriftViewModel drift;
  private final FillsViewModel fills;
  private final TrialViewModel trial;
  private final ChoiceViewModel choice = new ChoiceViewModel(this::look);

  private final ReadOnlyObjectWrapper<ReviewState> review =
      new ReadOnlyObjectWrapper<>(new ReviewState.Looking());
  private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper(0);
  private final ObservableList<Rename> guesses = FXCollections.observableArrayList();
  private final StringProperty name = new SimpleStringProperty("");
  private final StringProperty confirmation = new SimpleStringProperty("");
  private final BooleanProperty both = new SimpleBooleanProperty();
  private final Set<Rename> denied = new HashSet<>();
  private final ReadOnlyBooleanWrapper comparing = new ReadOnlyBooleanWrapper();
  private boolean begun;
  private boolean reviewing;
  private Sources reported;
  private Optional<Background.Running> looking = Optional.empty();

  public MigrationViewModel(
      WorkspaceViewModel workspace,
      Project project,
      ConnectionViewModel connection,
      ProductionGuard guard,
      Background background) {
    this.desk =
        new Desk(
            workspace,
            project,
            connection,
            guard,
            background,
            new Migrations(project.files()),
            new MigrationRun(background));
    this.history = new HistoryViewModel(desk);
    this.reported = project.document().sources();
    this.exchange = new ExchangeViewModel(desk);
    this.drift = new DriftViewModel(desk);
    this.fills = new FillsViewModel(workspace, this::look);
    this.trial = new TrialViewModel(desk, review.getReadOnlyProperty());
    desk.run().setOnEnd(this::ended);
    workspace.snapshotProperty().subscribe(this::look);
    connection.databaseProperty().subscribe(this::look);
    both.subscribe(this::look);
  }

  /// From now on it compares; until then a project that opens has more urgent work.
  public void begin() {
    begun = true;
    look();
  }

  /// The migrations that there are.
  public HistoryViewModel history() {
    return history;
  }

  /// Reading the schema from the database, and the other way round.
  public ExchangeViewModel exchange() {
    return exchange;
  }

  /// What somebody did beside the migrations.
  public DriftViewModel drift() {
    return drift;
  }

  /// What rows get that have no value.
  public FillsViewModel fills() {
    return fills;
  }

  /// Trying it where nothing is lost.
  public TrialViewModel trial() {
    return trial;
  }

  /// Which of the changes are taken.
  public ChoiceViewModel choice() {
    return choice;
  }

  /// Whether there is a database to ask.
  public boolean isConnected() {
    return desk.database().isPresent();
  }

  /// Leaves out the changes that a finding is about.
  public void leaveOut(Review review, Review.Finding finding) {
    choice.choose(
        ChangeTree.of(review).items().stream().filter(i -> i.isFoundBy(finding)).toList(), false);
  }

  /// Whether the database may be changed.
  public ProductionGuard guard() {
    return desk.guard();
  }

  public ReadOnlyObjectProperty<ReviewState> reviewProperty() {
    return review.getReadOnlyProperty();
  }

  /// The run that is under way or was the last.
  public MigrationRun run() {
    return desk.run();
  }

  /// Whether what is shown is about to be found anew.
  public ReadOnlyBooleanProperty comparingProperty() {
    return comparing.getReadOnlyProperty();
  }

  /// How much waits to be applied: changes of the schema, and migrations the database lacks.
  public ReadOnlyIntegerProperty changesProperty() {
    return changes.getReadOnlyProperty();
  }

  /// Pairs that look like something renamed, to be asked about.
  public ObservableList<Rename> guesses() {
    return guesses;
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
    return review.get() instanceof ReviewState.Known known
            && !(known.losses().isEmpty() && known.review().refused(Set.of()).isEmpty())
        ? Optional.of(target())
        : Optional.empty();
  }

  /// The database's name.
  public String target() {
    String known = desk.guard().name();
    return known.isEmpty() ? "No database" : known;
  }

  /// The Liquibase changelog that applying would write; empty while nothing differs.
  public String changelog() {
    return review.get() instanceof ReviewState.Known known && !known.review().isEmpty()
        ? desk.migrations().changelog(known.review(), name.get())
        : "";
  }

  /// Whether [#apply] can be asked for.
  public BooleanBinding applicable() {
    return Bindings.createBooleanBinding(
        () ->
            !desk.run().isUnderWay()
                && desk.guard().stateProperty().get() != ProductionGuard.State.LOCKED
                && review.get() instanceof ReviewState.Known known
                && (!known.review().isEmpty() || !known.review().pending().isEmpty())
                && (known.review().isEmpty() || !name.get().isBlank())
                && wantedConfirmation().stream().allMatch(confirmation.get().strip()::equals),
        desk.run().stateProperty(),
        desk.guard().stateProperty(),
        review,
        name,
        confirmation,
        desk.connection().urlProperty());
  }

  /// Whether [#save] can be asked for.
  public BooleanBinding savable() {
    return Bindings.createBooleanBinding(
        () ->
            !desk.run().isUnderWay()
                && review.get() instanceof ReviewState.Known known
                && !known.review().isEmpty()
                && !name.get().isBlank(),
        desk.run().stateProperty(),
        review,
        name);
  }

  /// Somebody opened the review, or left it.
  public void setReviewing(boolean now) {
    reviewing = now;
    if (now) {
      begin();
    }
  }

  /// Compares again.
  public void look() {
    if (!begun) {
      return;
    }
    looking.ifPresent(Background.Running::cancel);
    comparing.set(true);
    Document document = desk.workspace().document();
    Optional<Database> database = desk.database();
    boolean asking = reviewing;
    List<Backfill> given = fills.given();
    List<Provider> wished = both.get() ? List.of(Provider.SQLITE, Provider.POSTGRESQL) : List.of();
    looking =
        Optional.of(
            desk.background()
                .run(
                    () ->
                        new Inspection.Question(document, database, wished, asking, given)
                            .answer(desk.migrations(), choice))
                .onDone(this::looked)
                .onFailure(this::unclear)
                .start());
  }

  /// Gives up comparing: the rows of a large database take long to count.
  public void stopLooking() {
    looking.ifPresent(Background.Running::cancel);
    unclear(new MigrationFailure("Not compared: you stopped it."));
  }

  private void unclear(Failure failure) {
    comparing.set(false);
    review.set(new ReviewState.Unclear(failure));
  }

  private void looked(Inspection looked) {
    comparing.set(false);
    history.show(looked.status(), looked.lock());
    drift.show(looked.drift());
    if (looked.review() instanceof ReviewState.Known known) {
      Review found = known.review();
      choice.show(known.whole(), known.refusal());
      changes.set(known.whole().items().size() + found.pending().size());
      if (!known.whole().items().isEmpty() && isReportOld()) {
        desk.run().dismiss();
      }
      guesses.setAll(found.guesses().stream().filter(g -> !denied.contains(g)).toList());
      if (found.since().isEmpty() && name.get().isBlank()) {
        name.set("init");
      }
    }
    review.set(looked.review());
  }

  /// Whether the report of the last run is of what was before the schema changed.
  private boolean isReportOld() {
    return desk.run().stateProperty().get() instanceof RunState.Done
        && !desk.workspace().document().sources().equals(reported);
  }

  /// Answers a guess with yes.
  public void confirmRename(Rename rename) {
    desk.workspace().execute(new RenameDecision.Renamed(rename));
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
    if (known.review().isEmpty()) {
      history.applyPending(known.lossCodes());
      return;
    }
    String title = name.get().strip();
    Document document = known.document();
    migrate(
        "Applying " + title,
        document,
        () ->
            desk.connection()
                .inDatabase(
                    database ->
                        desk.migrations()
                            .writeAndApply(
                                known.review(),
                                title,
                                document,
                                database,
                                known.lossCodes(),
                                desk.run().listener())),
        outcome -> "Applied " + String.join(", ", outcome.migrations()) + ".");
  }

  /// Saves the schema and writes the migration, to be applied later or elsewhere.
  public void save() {
    if (!savable().get() || !(review.get() instanceof ReviewState.Known known)) {
      return;
    }
    String title = name.get().strip();
    migrate(
        "Writing " + title,
        known.document(),
        () -> desk.migrations().write(known.review(), title, known.document()),
        migration -> "Wrote `" + migration + "`. It waits to be applied.");
  }

  private <T> void migrate(
      String title, Document made, Callable<T> work, Function<T, String> words) {
    Document document = desk.workspace().document();
    List<Rename> left =
        document.renames().stream().filter(r -> !made.renames().contains(r)).toList();
    desk.run().start(title);
    desk.background()
        .run(
            () -> {
              desk.save(document);
              T outcome = work.call();
              desk.save(document.withRenames(left));
              return words.apply(outcome);
            })
        .onDone(done -> migrated(done, document.withRenames(left)))
        .onFailure(desk::failed)
        .start();
  }

  private void migrated(String words, Document kept) {
    WorkspaceViewModel workspace = desk.workspace();
    if (!workspace.document().renames().equals(kept.renames())) {
      workspace.execute(new RenameDecision.Made(kept.renames()));
    }
    workspace.markSaved(kept);
    name.set("");
    fills.clear();
    desk.run().end(new RunState.Done(words));
  }

  private void ended() {
    confirmation.set("");
    reported = desk.workspace().document().sources();
    if (desk.database().isEmpty()) {
      desk.connection().connect();
    }
    look();
  }
}
