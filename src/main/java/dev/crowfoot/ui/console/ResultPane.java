// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.console;

import dev.crowfoot.adapter.sql.Outcome;
import dev.crowfoot.ui.control.Icons;
import dev.crowfoot.ui.control.Prose;
import dev.crowfoot.ui.control.Sheets;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.feather.Feather;

/// What came of the last run: a tab for the messages and one for each result.
///
/// Ids: `console-tab-N` counted from 0, `console-summary`, `console-more`,
/// `console-read-only-reason`; what a tab shows names its own.
final class ResultPane extends BorderPane {
  private final ConsoleViewModel console;
  private final IntConsumer goTo;
  private final Sheets sheets;
  private final StackPane content = new StackPane();
  private final IdentityHashMap<Shown.Result, ResultEdits> edits = new IdentityHashMap<>();
  private Runnable reopen = () -> {};

  /// @param goTo told of an offset of the text to go to
  ResultPane(ConsoleViewModel console, IntConsumer goTo, Sheets sheets) {
    this.console = console;
    this.goTo = goTo;
    this.sheets = sheets;
    getStyleClass().add("result-pane");
    setCenter(content);
    console.shownProperty().subscribe(this::show);
    console.failureProperty().subscribe(_ -> showInstead());
    console.availableProperty().subscribe(_ -> showInstead());
    console.runningProperty().subscribe(_ -> showInstead());
    console.knownProperty().subscribe(_ -> lookAgain());
    console.setStaged(() -> edits.values().stream().mapToInt(e -> e.countProperty().get()).sum());
  }

  /// Which results can be changed is known once the tables are.
  private void lookAgain() {
    boolean untouched = edits.values().stream().allMatch(e -> e.countProperty().get() == 0);
    if (untouched && content.getChildren().stream().anyMatch(ResultGrid.class::isInstance)) {
      edits.clear();
      reopen.run();
    }
  }

  private void showInstead() {
    if (console.shownProperty().get().isEmpty()) {
      content.getChildren().setAll(instead());
    }
  }

  private void show(List<Shown> tabs) {
    edits.clear();
    setTop(null);
    setBottom(null);
    if (tabs.isEmpty()) {
      content.getChildren().setAll(instead());
      return;
    }
    ToggleGroup group = new ToggleGroup();
    HBox bar = new HBox();
    bar.getStyleClass().add("result-tabs");
    for (int i = 0; i < tabs.size(); i++) {
      bar.getChildren().add(tab(tabs.get(i), i, group));
    }
    ScrollPane scroll = new ScrollPane(bar);
    scroll.getStyleClass().add("code-tabs");
    scroll.setFitToHeight(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    setTop(scroll);
    group.getToggles().get(first(tabs)).setSelected(true);
  }

  /// The last result, unless something was refused.
  private static int first(List<Shown> tabs) {
    boolean refused =
        tabs.getFirst() instanceof Shown.Messages messages
            && messages.outcomes().stream().anyMatch(Outcome.Refused.class::isInstance);
    return refused ? 0 : tabs.size() - 1;
  }

  private ToggleButton tab(Shown shown, int index, ToggleGroup group) {
    ToggleButton tab = new ToggleButton(shown.title());
    tab.setId("console-tab-" + index);
    tab.getStyleClass().add("code-tab");
    tab.setToggleGroup(group);
    tab.selectedProperty()
        .subscribe(
            selected -> {
              if (selected) {
                open(shown);
              }
            });
    tab.setOnAction(_ -> tab.setSelected(true));
    return tab;
  }

  private void open(Shown shown) {
    reopen = () -> open(shown);
    switch (shown) {
      case Shown.Messages messages -> {
        setBottom(null);
        content.getChildren().setAll(new MessageList(messages.outcomes(), goTo));
      }
      case Shown.Result result -> {
        ResultEdits changes = edits.computeIfAbsent(result, console::edits);
        setBottom(new VBox(new EditBar(console, result, changes, sheets), foot(result, changes)));
        content.getChildren().setAll(new ResultGrid(result.rows(), changes));
      }
      case Shown.Plan plan -> {
        setBottom(foot(plan));
        content.getChildren().setAll(new PlanTree(plan));
      }
    }
  }

  private HBox foot(Shown.Result result, ResultEdits changes) {
    Outcome.Rows rows = result.rows();
    HBox foot =
        foot(rows.words() + " · " + Durations.words(rows.took()), rows.statement().headline(200));
    if (rows.hasMore() && rows.statement().isRead()) {
      Button more = new Button("Read %,d".formatted(rows.rows().size() * 10));
      more.setId("console-more");
      more.getStyleClass().add("link");
      more.setOnAction(_ -> console.more(result));
      foot.getChildren().add(1, more);
    }
    Prose reason = new Prose(changes.reason(), "muted", "small");
    reason.setId("console-read-only-reason");
    reason.setMinWidth(0);
    foot.getChildren().add(foot.getChildren().size() - 1, reason);
    return foot;
  }

  private HBox foot(Shown.Plan plan) {
    boolean known = plan.roots().stream().anyMatch(root -> root.weight() > 0);
    String words =
        plan.measured()
            ? "Measured; what it changed was taken back"
            : known ? "As expected, without running it" : "In this order";
    return foot(words, plan.statement().headline(200));
  }

  private static HBox foot(String summary, String sql) {
    Label words = new Label(summary);
    words.setId("console-summary");
    words.setMinWidth(Region.USE_PREF_SIZE);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Label statement = new Label(sql);
    statement.getStyleClass().addAll("mono", "muted");
    statement.setMinWidth(0);
    HBox foot = new HBox(words, space, statement);
    foot.getStyleClass().add("result-foot");
    return foot;
  }

  /// What stands there when nothing has come of anything.
  private Node instead() {
    if (console.runningProperty().get()) {
      ProgressIndicator indicator = new ProgressIndicator();
      indicator.setMaxSize(28, 28);
      return indicator;
    }
    if (console.failureProperty().get().isPresent()) {
      var why = console.failureProperty().get().get();
      return state(
          Feather.ALERT_TRIANGLE,
          "Nothing was run",
          why.getMessage() + why.details().map(d -> "\n" + d).orElse(""));
    }
    return console.availableProperty().get()
        ? state(
            Feather.TERMINAL,
            "Nothing run yet",
            "`Ctrl+Enter` runs the statement at the caret or what is selected,"
                + " `Ctrl+Shift+Enter` all of them.")
        : state(Feather.DATABASE, "Not connected", console.connectionWords().getValue());
  }

  private static Node state(Feather icon, String title, String words) {
    Label heading = new Label(title);
    heading.getStyleClass().add("heading");
    Prose text = new Prose(words, "muted");
    text.setMaxWidth(440);
    text.setTextAlignment(TextAlignment.CENTER);
    VBox state = new VBox(Icons.of(icon), heading, text);
    state.getStyleClass().add("empty-state");
    state.setAlignment(Pos.CENTER);
    return state;
  }
}
