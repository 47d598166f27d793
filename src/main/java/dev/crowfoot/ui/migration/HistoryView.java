// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import dev.crowfoot.app.migrations.MigrationStatus;
import dev.crowfoot.ui.control.Icons;
import dev.crowfoot.ui.control.Prose;
import dev.crowfoot.ui.control.Sheets;
import java.util.List;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The migrations, the newest first, with the way back.
///
/// Ids: `history`, `history-list`, `history-rollback`, `history-squash`, `history-rollback-to` in
/// the menu of a migration; the sheet's: `rollback-sheet`, `rollback-statements`, `rollback-yes`,
/// `rollback-no`.
public final class HistoryView extends VBox {
  private final HistoryViewModel history;
  private final Sheets sheets;

  public HistoryView(HistoryViewModel history, Sheets sheets) {
    this.history = history;
    this.sheets = sheets;
    setId("history");
    getStyleClass().add("migration");
    getStylesheets()
        .add(Objects.requireNonNull(getClass().getResource("migration.css")).toExternalForm());
    ListView<MigrationStatus.Entry> list = new ListView<>(history.entries());
    list.setId("history-list");
    list.setCellFactory(_ -> new HistoryCell(new HistoryActions(history, sheets)));
    Label nothing = new Label("No migrations yet. Review changes makes the first one.");
    nothing.setWrapText(true);
    nothing.getStyleClass().add("muted");
    StackPane empty = new StackPane(nothing);
    empty.getStyleClass().add("empty-state");
    list.setPlaceholder(empty);
    list.setContextMenu(menu(list));
    list.setAccessibleText("Migrations, the newest first");
    VBox.setVgrow(list, Priority.ALWAYS);
    Button back = new Button("Roll back last…");
    back.setId("history-rollback");
    back.setMaxWidth(Double.MAX_VALUE);
    back.setGraphic(Icons.of(Feather.CORNER_UP_LEFT, "icon-small"));
    back.setOnAction(_ -> history.askToTakeBack());
    back.disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () ->
                    history.runProperty().get().isUnderWay()
                        || history.entries().stream().noneMatch(e -> e.state().isApplied()),
                history.entries(),
                history.runProperty()));
    VBox foot = new VBox(8, squash(), back);
    foot.getStyleClass().add("history-foot");
    getChildren().setAll(list, foot);
    history
        .lossesProperty()
        .subscribe(
            losses -> {
              if (!losses.isEmpty()) {
                new HistoryActions(history, sheets).applyInSpiteOf(losses);
              }
            });
    history.takeBackProperty().subscribe(asked -> asked.ifPresent(this::ask));
  }

  /// On the migration that is selected.
  private ContextMenu menu(ListView<MigrationStatus.Entry> list) {
    MenuItem to = new MenuItem("Roll back to here…");
    to.setId("history-rollback-to");
    to.setOnAction(_ -> history.askToTakeBackTo(list.getSelectionModel().getSelectedItem()));
    to.disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> !history.isRollbackPoint(list.getSelectionModel().getSelectedItem()),
                list.getSelectionModel().selectedItemProperty(),
                history.entries(),
                history.runProperty()));
    return new ContextMenu(to);
  }

  /// One migration of several that no database has yet; there only when it can be made.
  private Button squash() {
    Button squash = new Button("Squash pending…");
    squash.setId("history-squash");
    squash.setMaxWidth(Double.MAX_VALUE);
    squash.setGraphic(Icons.of(Feather.MINIMIZE_2, "icon-small"));
    squash.setOnAction(_ -> new HistoryActions(history, sheets).squash());
    squash
        .visibleProperty()
        .bind(Bindings.createBooleanBinding(history::isSquashable, history.entries()));
    squash.managedProperty().bind(squash.visibleProperty());
    return squash;
  }

  private void ask(TakeBack asked) {
    Label title = new Label("Roll back " + names(asked) + "?");
    title.getStyleClass().add("heading");
    title.setWrapText(true);
    Label words =
        new Label(
            asked.losses().isEmpty()
                ? "These statements run. No row of the database loses a value."
                : "These statements run. A SQLite file is copied first; the copy stays in .crowfoot/backups.");
    words.getStyleClass().add("muted");
    words.setWrapText(true);
    words.setMinHeight(USE_PREF_SIZE);
    StatementArea statements = new StatementArea("rollback-statements");
    statements.show(String.join(";\n", asked.sql()) + ";\n");
    statements.fit(600, 260);
    Button no = new Button("Keep it");
    no.setId("rollback-no");
    no.setCancelButton(true);
    no.setOnAction(
        _ -> {
          sheets.hide();
          history.keep();
        });
    Button yes = new Button(asked.losses().isEmpty() ? "Roll back" : "Roll back and lose this");
    yes.setId("rollback-yes");
    yes.getStyleClass().add("danger");
    yes.setOnAction(
        _ -> {
          sheets.hide();
          history.takeBack();
        });
    HBox answers = new HBox(8, no, yes);
    answers.getStyleClass().add("answers");
    VBox sheet = new VBox(12, title, words, losses(asked.losses()), statements, answers);
    sheet.setId("rollback-sheet");
    sheet.getStyleClass().addAll("migration", "rollback-sheet");
    sheet.getStylesheets().setAll(getStylesheets());
    sheets.show(sheet);
  }

  private static String names(TakeBack asked) {
    return asked.migrations().size() == 1
        ? MigrationStatus.shortName(asked.migrations().getFirst())
        : asked.migrations().size() + " migrations";
  }

  /// What would be lost, a line each; takes no room when there is nothing.
  private static VBox losses(List<String> sentences) {
    VBox lines = new VBox(4);
    lines.setId("rollback-losses");
    for (String sentence : sentences) {
      Prose words = new Prose(sentence, "danger-text");
      HBox.setHgrow(words, Priority.ALWAYS);
      HBox line = new HBox(8, Icons.of(Feather.ALERT_TRIANGLE, "icon-small", "icon-danger"), words);
      line.getStyleClass().add("loss");
      lines.getChildren().add(line);
    }
    lines.setManaged(!sentences.isEmpty());
    return lines;
  }
}
