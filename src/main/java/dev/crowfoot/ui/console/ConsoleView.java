// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.console;

import dev.crowfoot.model.Provider;
import dev.crowfoot.sql.Risk;
import dev.crowfoot.ui.code.CodeView;
import dev.crowfoot.ui.control.Icons;
import dev.crowfoot.ui.control.Question;
import dev.crowfoot.ui.control.Sheets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.kordamp.ikonli.feather.Feather;

/// The console: the text above, what came of it below, and at the right what was run before.
///
/// Ids: `console`, `console-text`, `console-run`, `console-run-all`, `console-stop`,
/// `console-explain`, `console-measure`, `console-transaction`, `console-commit`,
/// `console-rollback`, `console-read-only`, `console-show-history`, the question `console-risk`
/// with `console-risk-run` and `console-risk-cancel`; [ResultPane] and [HistoryPanel] name their
/// own.
public final class ConsoleView extends BorderPane {
  private static final Duration PAUSE = Duration.millis(600);

  private final ConsoleViewModel console;
  private final Sheets sheets;
  private final ObservableValue<Boolean> locked;
  private final SqlArea area;
  private final SqlCompletionPopup completion;
  private final PauseTransition pause = new PauseTransition(PAUSE);

  /// @param locked whether the database must not be changed now
  public ConsoleView(ConsoleViewModel console, ObservableValue<Boolean> locked, Sheets sheets) {
    this.console = console;
    this.locked = locked;
    this.sheets = sheets;
    this.area = new SqlArea(console);
    this.completion = new SqlCompletionPopup(area, console);
    setId("console");
    getStyleClass().add("console");
    getStylesheets().addAll(CodeView.styleSheet(), styleSheet());
    SplitPane split =
        new SplitPane(
            new VirtualizedScrollPane<>(area), new ResultPane(console, area::goTo, sheets));
    split.setOrientation(Orientation.VERTICAL);
    split.setDividerPositions(0.42);
    setTop(bar());
    setCenter(split);
    console.setConfirm(this::ask);
    console.remember(this::restore);
    pause.setOnFinished(_ -> console.keep());
    area.plainTextChanges().subscribe(_ -> pause.playFromStart());
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
  }

  /// For sheets, which lie elsewhere.
  static String styleSheet() {
    return Objects.requireNonNull(ConsoleView.class.getResource("console.css")).toExternalForm();
  }

  /// Gives the keys to the text.
  @Override
  public void requestFocus() {
    area.requestFocus();
  }

  private void restore(String text) {
    if (area.getLength() == 0 && !text.isEmpty()) {
      area.put(text);
      area.getUndoManager().forgetHistory();
      area.moveTo(area.getLength());
      area.requestFollowCaret();
    }
  }

  private HBox bar() {
    Button run = new Button("Run", Icons.of(Feather.PLAY, "icon-small"));
    run.setId("console-run");
    run.getStyleClass().add("accent");
    run.setTooltip(new Tooltip(ConsoleCommand.RUN.tip()));
    run.setFocusTraversable(false); // the keys stay in the text
    run.setOnAction(_ -> console.run(area.selection()));
    Button all =
        button("console-run-all", "Run all", ConsoleCommand.RUN_ALL.tip(), console::runAll);
    Button explain =
        button(
            "console-explain",
            "Explain",
            ConsoleCommand.EXPLAIN.tip() + ": how the database would go about it",
            () -> console.explain(area.selection(), false));
    Button measure =
        button(
            "console-measure",
            "Measure",
            "Run the statement and show how long each step took; what it changes is taken back",
            () -> console.explain(area.selection(), true));
    for (Button one : List.of(run, all, explain, measure)) {
      one.disableProperty().bind(console.runningProperty().or(console.availableProperty().not()));
    }
    console.availableProperty().subscribe(_ -> showIf(measure, isPostgres()));
    Button stop = button("console-stop", "Stop", ConsoleCommand.STOP.tip(), console::stop);
    stop.setGraphic(Icons.of(Feather.SQUARE, "icon-small"));
    stop.disableProperty().bind(console.runningProperty().not());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox bar =
        new HBox(
            run,
            all,
            stop,
            explain,
            measure,
            space,
            readOnly(),
            transaction(),
            Icons.button(
                "console-show-history",
                Feather.CLOCK,
                ConsoleCommand.HISTORY.tip(),
                this::toggleHistory));
    bar.getStyleClass().add("console-bar");
    return bar;
  }

  private boolean isPostgres() {
    return console.availableProperty().get() && console.provider() == Provider.POSTGRESQL;
  }

  private static Button button(String id, String words, String tip, Runnable action) {
    Button button = new Button(words);
    button.setId(id);
    button.setTooltip(new Tooltip(tip));
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setFocusTraversable(false);
    button.setOnAction(_ -> action.run());
    return button;
  }

  private static void showIf(Region node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  private Label readOnly() {
    Label chip = new Label("Read-only", Icons.of(Feather.LOCK, "icon-small"));
    chip.setId("console-read-only");
    chip.getStyleClass().addAll("chip", "warning");
    chip.setTooltip(new Tooltip("The database refuses every change."));
    locked.subscribe(now -> showIf(chip, now));
    return chip;
  }

  private HBox transaction() {
    Label words = new Label("Transaction open");
    words.getStyleClass().addAll("chip", "accent");
    words.setMinWidth(Region.USE_PREF_SIZE);
    HBox box =
        new HBox(
            words,
            button(
                "console-commit",
                "Commit",
                "Keep what was changed",
                () -> console.runText("COMMIT")),
            button(
                "console-rollback",
                "Roll back",
                "Take back what was changed",
                () -> console.runText("ROLLBACK")));
    box.setId("console-transaction");
    box.getStyleClass().add("transaction");
    console.inTransactionProperty().subscribe(open -> showIf(box, open));
    return box;
  }

  private void toggleHistory() {
    if (getRight() instanceof HistoryPanel) {
      setRight(null);
      area.requestFocus();
    } else {
      HistoryPanel history = new HistoryPanel(console, area::append, this::toggleHistory);
      setRight(history);
      history.requestFocus();
    }
  }

  private void pressed(KeyEvent event) {
    if (area.isFocused() && completion.takes(event)) {
      event.consume();
      return;
    }
    for (ConsoleCommand command : ConsoleCommand.values()) {
      if (command.isMeantBy(event) && perform(command)) {
        event.consume();
        return;
      }
    }
  }

  /// @return whether there was something to do
  private boolean perform(ConsoleCommand command) {
    switch (command) {
      case RUN -> console.run(area.selection());
      case RUN_ALL -> console.runAll();
      case EXPLAIN -> console.explain(area.selection(), false);
      case HISTORY -> toggleHistory();
      case STOP -> {
        boolean running = console.runningProperty().get();
        console.stop();
        return running;
      }
      case COMPLETE, COMMENT -> {
        if (!area.isFocused()) {
          return false;
        }
        if (command == ConsoleCommand.COMPLETE) {
          completion.request();
        } else {
          area.toggleComment();
        }
      }
    }
    return true;
  }

  private void ask(List<Risk> risks, Runnable run) {
    String what =
        risks.stream().limit(8).map(Risk::sentence).distinct().collect(Collectors.joining("\n"));
    new Question(
            sheets,
            "console-risk",
            "Run it?",
            what + (risks.size() > 8 ? "\n… and %d more.".formatted(risks.size() - 8) : ""))
        .with("console-risk-run", "Run", run, "danger")
        .with("console-risk-cancel", "Cancel", area::requestFocus)
        .ask();
  }
}
