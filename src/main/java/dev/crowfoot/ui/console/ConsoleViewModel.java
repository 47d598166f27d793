// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.console;

import dev.crowfoot.adapter.Failure;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.sql.Outcome;
import dev.crowfoot.adapter.sql.ResultColumn;
import dev.crowfoot.adapter.sql.RowEdit;
import dev.crowfoot.adapter.sql.SqlSession.Explained;
import dev.crowfoot.app.console.ConsoleStore;
import dev.crowfoot.app.console.SqlConsole;
import dev.crowfoot.app.console.SqlConsole.Effect;
import dev.crowfoot.model.Provider;
import dev.crowfoot.sql.Origin;
import dev.crowfoot.sql.Risk;
import dev.crowfoot.sql.SqlCompletion;
import dev.crowfoot.sql.SqlCompletions;
import dev.crowfoot.sql.SqlCompletions.Known;
import dev.crowfoot.sql.SqlStatement;
import dev.crowfoot.sql.SqlStatements;
import dev.crowfoot.text.Span;
import dev.crowfoot.ui.background.Background;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/// The console's text, what runs and what came of it. Statements run in the background, one run at
/// a time, on a connection that lasts as long as the database is the same.
public final class ConsoleViewModel implements AutoCloseable {
  /// How many rows of a result are read at first.
  static final int ROWS = 1000;

  /// A run of more statements than this shows only the first so many results.
  private static final int MOST_RESULTS = 20;

  private final ObservableValue<String> connectionWords;
  private final BooleanSupplier locked;
  private final Background background;
  private final ConsoleStore store;
  private final InstantSource clock;
  private final ReadOnlyObjectWrapper<SqlStatements> statements =
      new ReadOnlyObjectWrapper<>(SqlStatements.of("", Provider.SQLITE));
  private final ReadOnlyObjectWrapper<List<Shown>> shown = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Optional<Span>> fault =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Failure>> failure =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<List<ConsoleStore.Ran>> history =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyBooleanWrapper inTransaction = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyBooleanWrapper available = new ReadOnlyBooleanWrapper(false);
  private Optional<SqlConsole> console = Optional.empty();
  private final ReadOnlyObjectWrapper<Known> known = new ReadOnlyObjectWrapper<>(Known.NOTHING);
  private Consumer<Effect> onEffect = _ -> {};
  private Confirm confirm = (_, run) -> run.run();
  private IntSupplier staged = () -> 0;

  /// Changes of results that are not written yet, as rows.
  void setStaged(IntSupplier rows) {
    staged = rows;
  }

  /// Asks before statements that take much away.
  interface Confirm {
    /// @param run does it, when the answer is yes
    void ask(List<Risk> risks, Runnable run);
  }

  /// @param database the open database, if any
  /// @param connectionWords why there is none, in a sentence
  /// @param locked for any thread: whether the database must not be changed now
  /// @param store what is kept from one start to the next
  public ConsoleViewModel(
      ObservableValue<Optional<Database>> database,
      ObservableValue<String> connectionWords,
      BooleanSupplier locked,
      ConsoleStore store,
      Background background,
      InstantSource clock) {
    this.connectionWords = connectionWords;
    this.locked = locked;
    this.store = store;
    this.background = background;
    this.clock = clock;
    database.subscribe(this::connect);
  }

  /// Told after a run what it may have changed for others who look at the database.
  public void setOnEffect(Consumer<Effect> handler) {
    onEffect = handler;
  }

  void setConfirm(Confirm question) {
    confirm = question;
  }

  /// The text, cut into statements.
  ReadOnlyObjectProperty<SqlStatements> statementsProperty() {
    return statements.getReadOnlyProperty();
  }

  /// What the tabs show, the first being the messages when there are any.
  ReadOnlyObjectProperty<List<Shown>> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /// Where the text is wrong, as the database said; until the text changes.
  ReadOnlyObjectProperty<Optional<Span>> faultProperty() {
    return fault.getReadOnlyProperty();
  }

  /// Why nothing could be run at all.
  ReadOnlyObjectProperty<Optional<Failure>> failureProperty() {
    return failure.getReadOnlyProperty();
  }

  /// What was run, the newest first.
  ReadOnlyObjectProperty<List<ConsoleStore.Ran>> historyProperty() {
    return history.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  /// Whether a transaction waits for its end.
  ReadOnlyBooleanProperty inTransactionProperty() {
    return inTransaction.getReadOnlyProperty();
  }

  /// The tables and views that can be spoken of, as far as they have been read.
  ReadOnlyObjectProperty<Known> knownProperty() {
    return known.getReadOnlyProperty();
  }

  /// Whether there is a database to send anything to.
  ReadOnlyBooleanProperty availableProperty() {
    return available.getReadOnlyProperty();
  }

  /// Why nothing can be run, in a sentence.
  ObservableValue<String> connectionWords() {
    return connectionWords;
  }

  Provider provider() {
    return console.map(SqlConsole::provider).orElse(Provider.SQLITE);
  }

  private void connect(Optional<Database> open) {
    closeConsole();
    console = open.map(d -> new SqlConsole(d, locked));
    available.set(open.isPresent());
    inTransaction.set(false);
    known.set(Known.NOTHING);
    statements.set(SqlStatements.of(statements.get().text(), provider()));
    learn();
  }

  private void closeConsole() {
    console.ifPresent(
        old ->
            background
                .run(
                    () -> {
                      old.close();
                      return true;
                    })
                .start());
    console = Optional.empty();
  }

  /// Reads which tables there are, for completion.
  private void learn() {
    console.ifPresent(
        now ->
            background
                .run(now::known)
                .onDone(
                    found -> {
                      if (console.equals(Optional.of(now))) {
                        known.set(found);
                      }
                    })
                .onFailure(_ -> {}) // whoever runs a statement will be told
                .start());
  }

  /// Reads what was kept; the text arrives on the UI thread.
  void remember(Consumer<String> text) {
    background
        .run(() -> new Kept(store.text(), store.history()))
        .onDone(
            kept -> {
              history.set(kept.history());
              text.accept(kept.text());
            })
        .start();
  }

  private record Kept(String text, List<ConsoleStore.Ran> history) {}

  /// The text was changed.
  void typed(String text) {
    fault.set(Optional.empty());
    statements.set(SqlStatements.of(text, provider()));
  }

  /// Keeps the text for the next start.
  void keep() {
    String text = statements.get().text();
    background
        .run(
            () -> {
              store.setText(text);
              return true;
            })
        .start();
  }

  List<SqlCompletion> completions(int caret) {
    return SqlCompletions.at(statements.get(), caret, known.get(), provider());
  }

  /// Runs what is selected, or the statement that the caret means.
  ///
  /// @param selection empty at the caret
  void run(Span selection) {
    run(meant(selection), ROWS);
  }

  void runAll() {
    run(statements.get().all(), ROWS);
  }

  private List<SqlStatement> meant(Span selection) {
    return selection.isEmpty()
        ? statements.get().at(selection.start()).stream().toList()
        : statements.get().within(selection, provider());
  }

  /// Runs statements that the text need not hold, such as `COMMIT`.
  void runText(String sql) {
    run(SqlStatements.of(sql, provider()).all(), ROWS);
  }

  /// Runs the statement of a result again for more of its rows.
  void more(Shown.Result result) {
    run(List.of(result.rows().statement()), result.rows().rows().size() * 10);
  }

  private void run(List<SqlStatement> wanted, int rows) {
    if (wanted.isEmpty() || running.get() || console.isEmpty()) {
      return;
    }
    List<Risk> risks = new ArrayList<>(unwritten());
    if (!locked.getAsBoolean()) {
      wanted.forEach(s -> Risk.of(s).ifPresent(risks::add));
    }
    if (risks.isEmpty()) {
      start(wanted, rows);
    } else {
      confirm.ask(risks, () -> start(wanted, rows));
    }
  }

  private List<Risk> unwritten() {
    int rows = staged.getAsInt();
    return rows == 0
        ? List.of()
        : List.of(
            new Risk(
                "Drops the changes of %s that are not written yet."
                    .formatted(rows == 1 ? "1 row" : rows + " rows")));
  }

  /// What may be changed in the rows of a result.
  ResultEdits edits(Shown.Result result) {
    List<String> labels = result.rows().columns().stream().map(ResultColumn::name).toList();
    Origin origin = Origin.of(result.rows().statement(), labels, known.get().tables());
    return new ResultEdits(result.rows(), origin, provider());
  }

  /// Writes what was changed in the rows of a result, and reads them again.
  ///
  /// @param problem told why nothing was written, if nothing was
  void commit(Shown.Result result, ResultEdits edits, Consumer<String> problem) {
    if (running.get() || console.isEmpty()) {
      return;
    }
    SqlConsole now = console.orElseThrow();
    List<RowEdit> wanted = edits.edits();
    running.set(true);
    background
        .run(() -> now.change(wanted))
        .onDone(
            why -> {
              running.set(false);
              if (why.isEmpty()) {
                edits.discard();
                onEffect.accept(Effect.ROWS);
                start(
                    List.of(result.rows().statement()),
                    Math.max(ROWS, result.rows().rows().size()));
              } else {
                problem.accept(why);
              }
            })
        .onFailure(
            why -> {
              running.set(false);
              problem.accept(String.valueOf(why.getMessage()));
            })
        .start();
  }

  private void start(List<SqlStatement> wanted, int rows) {
    SqlConsole now = console.orElseThrow();
    begin();
    List<Outcome> come = new ArrayList<>();
    background
        .run(() -> now.run(wanted, rows, outcome -> background.report(() -> came(come, outcome))))
        .onDone(outcomes -> ended(now, outcomes))
        .onFailure(this::failed)
        .start();
  }

  private void begin() {
    running.set(true);
    fault.set(Optional.empty());
    failure.set(Optional.empty());
    shown.set(List.of());
  }

  private void came(List<Outcome> before, Outcome outcome) {
    before.add(outcome);
    if (before.size() <= MOST_RESULTS && running.get()) {
      shown.set(tabs(before));
    }
  }

  private void ended(SqlConsole now, List<Outcome> outcomes) {
    shown.set(tabs(outcomes));
    outcomes.forEach(this::pointOut);
    finish(now);
    Effect effect = Effect.of(outcomes);
    if (effect == Effect.SCHEMA) {
      learn();
    }
    onEffect.accept(effect);
    background
        .run(
            () -> {
              store.add(outcomes, clock.instant());
              return store.history();
            })
        .onDone(history::set)
        .start();
  }

  private void finish(SqlConsole now) {
    running.set(false);
    if (console.equals(Optional.of(now))) {
      inTransaction.set(now.isInTransaction());
    }
  }

  private void failed(Failure why) {
    running.set(false);
    failure.set(Optional.of(why));
  }

  private static List<Shown> tabs(List<Outcome> outcomes) {
    List<Shown> tabs = new ArrayList<>();
    tabs.add(new Shown.Messages(outcomes));
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Outcome.Rows rows && tabs.size() <= MOST_RESULTS) {
        tabs.add(new Shown.Result(tabs.size(), rows));
      }
    }
    return tabs;
  }

  private void pointOut(Outcome outcome) {
    if (outcome instanceof Outcome.Refused refused && refused.at().isPresent()) {
      int at = refused.statement().start() + refused.at().getAsInt();
      SqlStatements now = statements.get();
      boolean isThere =
          now.text().startsWith(refused.statement().text(), refused.statement().start());
      if (isThere) {
        fault.set(
            now.tokens().stream()
                .filter(t -> t.start() <= at && at < t.end())
                .findFirst()
                .map(t -> new Span(t.start(), t.end()))
                .or(() -> Optional.of(new Span(Math.max(0, at - 1), at))));
      }
    }
  }

  /// Shows how the database goes about a statement.
  ///
  /// @param measure whether to run it; what it changes is taken back
  void explain(Span selection, boolean measure) {
    Optional<SqlStatement> wanted = meant(selection).stream().findFirst();
    if (wanted.isEmpty() || running.get() || console.isEmpty()) {
      return;
    }
    SqlConsole now = console.orElseThrow();
    begin();
    background
        .run(() -> now.explain(wanted.get(), measure))
        .onDone(explained -> explained(now, wanted.get(), explained, measure))
        .onFailure(this::failed)
        .start();
  }

  private void explained(
      SqlConsole now, SqlStatement statement, Explained explained, boolean measured) {
    if (explained.outcome() instanceof Outcome.Refused refused) {
      shown.set(tabs(List.of(refused)));
      pointOut(refused);
    } else {
      shown.set(List.of(new Shown.Plan(statement, explained.roots(), measured)));
    }
    finish(now);
  }

  /// Stops what is running; it ends as soon as the database has noticed.
  void stop() {
    console
        .filter(_ -> running.get())
        .ifPresent(
            now ->
                background
                    .run(
                        () -> {
                          now.stop();
                          return true;
                        })
                    .start());
  }

  void clearHistory() {
    background
        .run(
            () -> {
              store.clearHistory();
              return store.history();
            })
        .onDone(history::set)
        .start();
  }

  @Override
  public void close() {
    keep();
    closeConsole();
  }
}
