// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import dev.crowfoot.adapter.Failure;
import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.ui.control.Icons;
import dev.crowfoot.ui.control.Prose;
import java.util.List;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The run of a migration: a line per statement while it goes on, and what became of it.
///
/// Ids: `run-panel`, `run-title`, `run-progress`, `run-details`, `run-statement`, `run-lines`,
/// `run-cancel`, `run-rollback`, `run-close`.
final class RunPanel extends VBox {
  private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
  private static final double ROW = 24;
  private static final int SHOWN = 6;

  private final MigrationViewModel migration;
  private final Prose title = new Prose("");
  private final Label details = new Label();
  private final Label statement = new Label();
  private final ListView<RunLine> lines = new ListView<>();
  private final HBox head = new HBox(8);
  private final Label progress = new Label();
  private final Button cancel = new Button("Cancel");
  private final Button close;

  RunPanel(MigrationViewModel migration) {
    this.migration = migration;
    setId("run-panel");
    getStyleClass().add("run-panel");
    title.setId("run-title");
    HBox.setHgrow(title, Priority.ALWAYS);
    details.setId("run-details");
    details.getStyleClass().addAll("mono", "run-details");
    details.setWrapText(true);
    details.setMinHeight(Region.USE_PREF_SIZE);
    statement.setId("run-statement");
    statement.getStyleClass().addAll("mono", "run-statement");
    statement.setWrapText(true);
    statement.setMinHeight(Region.USE_PREF_SIZE);
    cancel.setId("run-cancel");
    cancel.setOnAction(_ -> migration.run().cancel());
    close = Icons.button("run-close", Feather.X, "Close (Esc)", migration.run()::dismiss);
    close.setFocusTraversable(true);
    progress.setId("run-progress");
    progress.getStyleClass().addAll("small", "muted");
    progress.setMinWidth(Region.USE_PREF_SIZE);
    head.setAlignment(Pos.CENTER_LEFT);
    head.setFillHeight(false);
    lines.setId("run-lines");
    lines.setAccessibleText("Statements of the run");
    lines.setItems(migration.run().lines());
    lines.setCellFactory(_ -> new LineCell());
    lines.setFixedCellSize(ROW);
    getChildren().setAll(head, statement, details, lines);
    migration.run().stateProperty().subscribe(this::show);
    migration.run().totalProperty().subscribe(this::fit);
    migration.run().lines().addListener((ListChangeListener<RunLine>) _ -> fit());
    fit();
  }

  private void fit() {
    int count = lines.getItems().size();
    progress.setText(RunLine.progress(count, migration.run().totalProperty().get()));
    lines.setPrefHeight(Math.min(SHOWN, count) * ROW + 2);
    lines.setVisible(count > 0);
    lines.setManaged(count > 0);
    if (count > 0) {
      lines.scrollTo(count - 1);
    }
  }

  private void show(RunState state) {
    boolean visible = !(state instanceof RunState.Idle);
    setVisible(visible);
    setManaged(visible);
    details.pseudoClassStateChanged(FAILED, state instanceof RunState.Failed);
    say(statement, "");
    say(details, "");
    switch (state) {
      case RunState.Idle _ -> {}
      case RunState.Running(String words) -> {
        ProgressIndicator busy = new ProgressIndicator();
        busy.getStyleClass().add("busy");
        cancel.setDisable(false);
        head(busy, words, cancel);
        head.getChildren().add(2, progress);
      }
      case RunState.Stopping(String words) -> {
        cancel.setDisable(true);
        head(
            Icons.of(Feather.PAUSE_CIRCLE, "icon-warning"),
            words + ": stopping after this statement",
            cancel);
      }
      case RunState.Done(String words, String more) -> {
        head(Icons.of(Feather.CHECK, "icon-success"), words, close);
        say(details, more);
      }
      case RunState.Failed(Failure failure) -> {
        head(
            Icons.of(Feather.ALERT_TRIANGLE, "icon-danger"),
            String.valueOf(failure.getMessage()),
            close);
        say(details, failure.details().orElse(""));
        if (failure instanceof MigrationFailure m) {
          say(statement, m.standing().flatMap(s -> s.statement()).orElse(""));
          offerTheWayBack(m);
        }
        lines.refresh();
        Platform.runLater(this::fit);
      }
    }
  }

  /// What was committed before it failed stays, so it can be taken back.
  private void offerTheWayBack(MigrationFailure failure) {
    boolean some =
        failure.standing().stream().anyMatch(s -> !s.inPart().isEmpty() || !s.done().isEmpty());
    if (some) {
      Button back = new Button("Roll back…");
      back.setId("run-rollback");
      back.setMinWidth(Region.USE_PREF_SIZE);
      back.setOnAction(_ -> migration.history().askToTakeBack());
      head.getChildren().add(head.getChildren().size() - 1, back);
    }
  }

  private void head(Node icon, String words, Node action) {
    title.setWords(words);
    head.getChildren().setAll(icon, title, action);
  }

  private static void say(Label label, String words) {
    label.setText(words);
    label.setVisible(!words.isEmpty());
    label.setManaged(!words.isEmpty());
  }

  private final class LineCell extends ListCell<RunLine> {
    private final Label sql = new Label();
    private final Label rows = new Label();
    private final Label time = new Label();
    private final HBox row = new HBox(8);

    LineCell() {
      getStyleClass().add("run-line");
      setPrefWidth(0);
      sql.getStyleClass().add("mono");
      sql.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(sql, Priority.ALWAYS);
      for (Label label : List.of(rows, time)) {
        label.getStyleClass().addAll("small", "muted", "run-number");
      }
      row.setAlignment(Pos.CENTER_LEFT);
    }

    @Override
    protected void updateItem(RunLine line, boolean empty) {
      super.updateItem(line, empty);
      if (empty || line == null) {
        setGraphic(null);
        return;
      }
      boolean failed =
          line.took().isEmpty() && migration.run().stateProperty().get() instanceof RunState.Failed;
      sql.setText(line.text());
      rows.setText(line.rowsText());
      rows.setManaged(line.rows().isPresent());
      time.setText(failed ? "refused" : line.tried() ? "tried, " + line.time() : line.time());
      row.getChildren().setAll(icon(line, failed), sql, rows, time);
      setGraphic(row);
      setAccessibleText(String.join(", ", line.text(), line.rowsText(), time.getText()));
    }

    /// What was only tried gets no tick: it is not done.
    private static FontIcon icon(RunLine line, boolean failed) {
      return failed
          ? Icons.of(Feather.X, "icon-small", "icon-danger")
          : line.took().isEmpty()
              ? Icons.of(Feather.CHEVRON_RIGHT, "icon-small")
              : line.tried()
                  ? Icons.of(Feather.COPY, "icon-small")
                  : Icons.of(Feather.CHECK, "icon-small", "icon-success");
    }
  }
}
