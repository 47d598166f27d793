// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.ui.Pictures;
import dev.crowfoot.ui.control.Prose;
import dev.crowfoot.ui.theme.Theme;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class MigrationViewTest {
  private static final String SCHEMA = MigrationScreen.SCHEMA;

  private final AtomicReference<Throwable> bug = new AtomicReference<>();
  private MigrationScreen parts = placeholder();

  @SuppressWarnings("NullAway") // JUnit calls start before any test
  private static MigrationScreen placeholder() {
    return null;
  }

  @Start
  void start(Stage stage) throws IOException {
    parts = MigrationScreen.open(stage, SCHEMA, Map.of(), bug::set);
  }

  @AfterEach
  void close(FxRobot robot) {
    parts.close(robot);
    assertThat(bug.get()).isNull();
  }

  @Test
  void aSchemaIsReviewedAppliedRenamedAndTakenBack(FxRobot robot) throws Exception {
    MigrationScreen.await(() -> !robot.lookup("#review-apply").queryAs(Button.class).isDisabled());
    assertThat(parts.migration().nameProperty().get()).isEqualTo("init");
    assertThat(robot.lookup("#review-statements").queryAs(StatementArea.class).text())
        .contains("CREATE TABLE \"User\"");
    robot.clickOn("#review-apply");
    MigrationScreen.await(
        () -> parts.migration().run().stateProperty().get() instanceof RunState.Done);
    MigrationScreen.await(() -> parts.connection().databaseProperty().get().isPresent());
    MigrationScreen.await(
        () -> robot.lookup("#review-message").tryQueryAs(Label.class).isPresent());
    assertThat(robot.lookup("#review-message").queryAs(Label.class).getText())
        .isEqualTo("Nothing to migrate");
    assertThat(parts.migration().run().lines())
        .as("a line per statement with its time")
        .isNotEmpty()
        .allMatch(line -> line.took().isPresent() && !line.tried());
    Pictures.take(robot, parts.scene(), "migration-applied-light");

    fill();
    change(
        robot,
        SCHEMA
            .replace("name  String?", "fullName String?\n  born DateTime @default(now())")
            .replace("title    String", "title    String @unique"));
    MigrationScreen.await(() -> !parts.migration().guesses().isEmpty());
    MigrationScreen.await(() -> parts.migration().wantedConfirmation().isPresent());
    assertThat(robot.lookup("#review-apply").queryAs(Button.class).isDisabled()).isTrue();
    Pictures.take(robot, parts.scene(), "migration-review-light");
    robot.interact(() -> Theme.DARK.apply(parts.scene()));
    Pictures.take(robot, parts.scene(), "migration-review-dark");
    robot.interact(() -> Theme.LIGHT.apply(parts.scene()));

    robot.clickOn("#rename-yes");
    MigrationScreen.await(
        () -> parts.migration().guesses().isEmpty() && known().plan().steps().size() == 3);
    robot.clickOn("#review-name").write("full name");
    robot.clickOn("#review-confirmation").write("dev.db");
    robot.clickOn("#review-apply");
    MigrationScreen.await(
        () -> parts.migration().run().stateProperty().get() instanceof RunState.Failed);
    assertThat(robot.lookup("#run-title").queryAs(Prose.class).words())
        .contains("Nothing was applied")
        .contains("not kept");
    assertThat(robot.lookup("#run-statement").queryAs(Label.class).getText())
        .contains("CREATE UNIQUE INDEX");
    assertThat(robot.lookup("#run-details").queryAs(Label.class).getText()).contains("UNIQUE");
    assertThat(parts.migration().run().lines())
        .as("what was tried on the copy, up to what is refused there")
        .hasSizeGreaterThan(1)
        .allMatch(RunLine::tried);
    assertThat(parts.migration().run().lines().getLast().took()).isEmpty();
    assertThat(parts.migration().run().lines().getFirst().took()).isPresent();
    Pictures.take(robot, parts.scene(), "migration-failed-light");
    robot.interact(() -> Theme.DARK.apply(parts.scene()));
    Pictures.take(robot, parts.scene(), "migration-failed-dark");
    robot.interact(() -> Theme.LIGHT.apply(parts.scene()));

    change(
        robot,
        parts
            .workspace()
            .document()
            .sources()
            .main()
            .content()
            .replace(" @unique\n  author", "\n  author"));
    MigrationScreen.await(() -> known().plan().steps().size() == 2);
    robot.clickOn("#review-name").push(KeyCode.ENTER);
    MigrationScreen.await(
        () -> parts.migration().run().stateProperty().get() instanceof RunState.Done);
    assertThat(query("SELECT group_concat(fullName) FROM User")).isEqualTo("Ada,Bob");
    assertThat(query("SELECT count(*) FROM Post")).isEqualTo("2");
    assertThat(parts.workspace().document().renames()).isEmpty();
    assertThat(parts.workspace().dirtyProperty().get()).isFalse();
    MigrationScreen.await(
        () -> robot.lookup("#history-list").queryListView().getItems().size() == 2);

    robot.clickOn("#history-rollback");
    MigrationScreen.await(() -> robot.lookup("#rollback-yes").tryQuery().isPresent());
    Pictures.take(robot, parts.scene(), "migration-rollback-light");
    robot.clickOn("#rollback-yes");
    MigrationScreen.await(
        () ->
            query("SELECT count(*) FROM pragma_table_info('User') WHERE name = 'name'")
                .equals("1"));
    MigrationScreen.await(
        () -> parts.migration().run().stateProperty().get() instanceof RunState.Done);
    assertThat(query("SELECT group_concat(name) FROM User")).isEqualTo("Ada,Bob");
    MigrationScreen.await(() -> !known().pending().isEmpty());
    Pictures.take(robot, parts.scene(), "migration-pending-light");
    execute(
        "UPDATE DATABASECHANGELOGLOCK SET LOCKED = 1, LOCKEDBY = 'laptop', LOCKGRANTED = 'noon'");
    robot.interact(parts.migration()::look);
    MigrationScreen.await(() -> robot.lookup("#review-lock").query().isVisible());
    Pictures.take(robot, parts.scene(), "migration-locked-light");
    robot.clickOn("#review-release");
    Pictures.take(robot, parts.scene(), "migration-lock-question-light");
    robot.clickOn("#lock-release");
    MigrationScreen.await(() -> !robot.lookup("#review-lock").query().isVisible());
    assertThat(query("SELECT LOCKED FROM DATABASECHANGELOGLOCK")).isEqualTo("0");
    ListView<?> history = robot.lookup("#history-list").queryListView();
    assertThat(history.getItems()).hasSize(2);
    robot.clickOn("#review-discard");
    MigrationScreen.await(() -> history.getItems().size() == 1 && !known().isEmpty());
    assertThat(parts.migration().guesses()).hasSize(1);
  }

  @Test
  void aHistoryIsBegunForBothDatabases(FxRobot robot) throws Exception {
    MigrationScreen.await(() -> robot.lookup("#review-both").tryQuery().isPresent());
    robot.interact(() -> parts.migration().bothProperty().set(true));
    MigrationScreen.await(() -> known().others().size() == 1);
    StatementArea statements = robot.lookup("#review-statements").queryAs(StatementArea.class);
    MigrationScreen.await(() -> statements.text().contains("-- PostgreSQL"));
    assertThat(statements.text()).contains("-- SQLite", "SERIAL NOT NULL", "AUTOINCREMENT");

    Pictures.take(robot, parts.scene(), "migration-both-light");
    robot.clickOn("#review-apply");
    MigrationScreen.await(
        () -> parts.migration().run().stateProperty().get() instanceof RunState.Done);

    change(robot, SCHEMA.replace("  title    String\n", "  title    String @db.VarChar(30)\n"));
    MigrationScreen.await(() -> known().since().isPresent() && !known().isEmpty());
    assertThat(known().plan().isEmpty()).isTrue();
    assertThat(robot.lookup("#review-both").query().isVisible()).isFalse();
    MigrationScreen.await(() -> statements.text().contains("VARCHAR(30)"));
  }

  @Test
  void aSchemaWithErrorsSaysSo(FxRobot robot) throws Exception {
    change(robot, "model User {\n  id Nothing\n}\n");
    MigrationScreen.await(
        () ->
            robot.lookup("#review-reason").tryQueryAs(Prose.class).stream()
                .anyMatch(reason -> reason.words().startsWith("The schema has")));
    assertThat(robot.lookup("#review-apply").queryAs(Button.class).isDisabled()).isTrue();
  }

  private dev.crowfoot.app.migrations.Review known() {
    return parts.migration().reviewProperty().get() instanceof ReviewState.Known known
        ? known.review()
        : new dev.crowfoot.app.migrations.Review(
            dev.crowfoot.migration.Planner.plan(
                dev.crowfoot.catalog.Catalog.EMPTY,
                dev.crowfoot.catalog.Catalog.EMPTY,
                java.util.List.of(),
                dev.crowfoot.dialect.Dialect.sqlite()),
            java.util.List.of(),
            java.util.List.of(),
            java.util.Optional.empty(),
            java.util.List.of(),
            java.util.List.of(),
            java.util.List.of());
  }

  private void change(FxRobot robot, String text) {
    parts.change(robot, text);
  }

  private void fill() throws SQLException {
    execute("INSERT INTO User (email, name) VALUES ('a@b.c', 'Ada'), ('b@b.c', 'Bob')");
    execute("INSERT INTO Post (title, authorId) VALUES ('one', 1), ('one', 2)");
  }

  private void execute(String sql) throws SQLException {
    parts.execute(sql);
  }

  private String query(String sql) {
    return parts.query(sql);
  }
}
