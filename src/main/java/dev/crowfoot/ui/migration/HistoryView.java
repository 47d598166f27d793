// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import dev.crowfoot.adapter.liquibase.History;
import dev.crowfoot.app.migrations.MigrationStatus;
import dev.crowfoot.app.migrations.MigrationStatus.State;
import dev.crowfoot.ui.control.Icons;
import dev.crowfoot.ui.control.Sheets;
import java.util.List;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The migrations, the newest first, with the way back.
///
/// Ids: `history`, `history-list`, `history-rollback`; the sheet's: `rollback-sheet`,
/// `rollback-statements`, `rollback-yes`, `rollback-no`.
public final class HistoryView extends VBox {
  private final MigrationViewModel migration;
  private final Sheets sheets;

  public HistoryView(MigrationViewModel migration, Sheets sheets) {
    this.migration = migration;
    this.sheets = sheets;
    setId("history");
    getStyleClass().add("migration");
    getStylesheets()
        .add(Objects.requireNonNull(getClass().getResource("migration.css")).toExternalForm());
    ListView<MigrationStatus.Entry> list = new ListView<>(migration.history());
    list.setId("history-list");
    list.setCellFactory(_ -> new EntryCell());
    Label nothing = new Label("No migrations yet. Review changes makes the first one.");
    nothing.setWrapText(true);
    nothing.getStyleClass().add("muted");
    StackPane empty = new StackPane(nothing);
    empty.getStyleClass().add("empty-state");
    list.setPlaceholder(empty);
    VBox.setVgrow(list, Priority.ALWAYS);
    Button back = new Button("Roll back last…");
    back.setId("history-rollback");
    back.setMaxWidth(Double.MAX_VALUE);
    back.setGraphic(Icons.of(Feather.CORNER_UP_LEFT, "icon-small"));
    back.setOnAction(_ -> migration.askToTakeBack());
    back.disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () ->
                    migration.runProperty().get() instanceof RunState.Running
                        || migration.history().stream().noneMatch(e -> e.state().isApplied()),
                migration.history(),
                migration.runProperty()));
    StackPane foot = new StackPane(back);
    foot.getStyleClass().add("history-foot");
    getChildren().setAll(list, foot);
    migration.takeBackProperty().subscribe(asked -> asked.ifPresent(this::ask));
  }

  private void ask(TakeBack asked) {
    Label title = new Label("Roll back " + String.join(", ", asked.migrations()) + "?");
    title.getStyleClass().add("heading");
    title.setWrapText(true);
    Label words =
        new Label(
            asked.losses().isEmpty()
                ? "These statements run. No row of the database loses a value."
                : "These statements run. A SQLite file is copied to .crowfoot/backups first.");
    words.getStyleClass().add("muted");
    words.setWrapText(true);
    words.setMinHeight(USE_PREF_SIZE);
    StatementArea statements = new StatementArea("rollback-statements");
    statements.show(String.join(";\n", asked.sql()) + ";\n");
    statements.setPrefSize(600, 260);
    Button no = new Button("Keep it");
    no.setId("rollback-no");
    no.setCancelButton(true);
    no.setOnAction(
        _ -> {
          sheets.hide();
          migration.keep();
        });
    Button yes = new Button(asked.losses().isEmpty() ? "Roll back" : "Roll back and lose this");
    yes.setId("rollback-yes");
    yes.getStyleClass().add("danger");
    yes.setOnAction(
        _ -> {
          sheets.hide();
          migration.takeBack();
        });
    HBox answers = new HBox(8, no, yes);
    answers.getStyleClass().add("answers");
    VBox sheet = new VBox(12, title, words, losses(asked.losses()), statements, answers);
    sheet.setId("rollback-sheet");
    sheet.getStyleClass().addAll("migration", "rollback-sheet");
    sheet.getStylesheets().setAll(getStylesheets());
    sheets.show(sheet);
  }

  /// What would be lost, a line each; takes no room when there is nothing.
  private static VBox losses(List<String> sentences) {
    VBox lines = new VBox(4);
    lines.setId("rollback-losses");
    for (String sentence : sentences) {
      Label line = new Label(sentence, Icons.of(Feather.ALERT_TRIANGLE, "icon-small"));
      line.getStyleClass().add("loss");
      line.setWrapText(true);
      line.setMinHeight(USE_PREF_SIZE);
      lines.getChildren().add(line);
    }
    lines.setManaged(!sentences.isEmpty());
    return lines;
  }

  private static final class EntryCell extends ListCell<MigrationStatus.Entry> {
    EntryCell() {
      getStyleClass().add("history-cell");
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(MigrationStatus.Entry entry, boolean empty) {
      super.updateItem(entry, empty);
      setText(null);
      if (empty || entry == null) {
        setGraphic(null);
        setTooltip(null);
        return;
      }
      Label name = new Label(entry.shortName());
      name.getStyleClass().add("semibold");
      Label when =
          new Label(
              entry.state() == State.APPLIED
                  ? entry.appliedAt().map(History::display).orElse("applied")
                      + entry
                          .signature()
                          .map(s -> ", %s, %d ms".formatted(s.who(), s.took().toMillis()))
                          .orElse("")
                  : entry.state().words());
      when.getStyleClass().addAll("small", "muted");
      setTooltip(entry.advice().map(Tooltip::new).orElse(null));
      HBox row = new HBox(8, icon(entry.state()), new VBox(name, when));
      setGraphic(row);
    }

    private static FontIcon icon(State state) {
      return switch (state) {
        case APPLIED -> Icons.of(Feather.CHECK_CIRCLE, "icon-small", "icon-success");
        case PENDING, LATE -> Icons.of(Feather.CLOCK, "icon-small", "icon-warning");
        case NOT_HERE -> Icons.of(Feather.MINUS_CIRCLE, "icon-small");
        case IN_PART, EDITED, MISSING ->
            Icons.of(Feather.ALERT_TRIANGLE, "icon-small", "icon-danger");
      };
    }
  }
}
