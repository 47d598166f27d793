// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.app.Environment;
import dev.crowfoot.app.Project;
import dev.crowfoot.app.ProjectFiles;
import dev.crowfoot.app.ProjectSettings;
import dev.crowfoot.ui.Pictures;
import dev.crowfoot.ui.background.Background;
import dev.crowfoot.ui.connection.ConnectionViewModel;
import dev.crowfoot.ui.connection.ProductionGuard;
import dev.crowfoot.ui.control.Sheets;
import dev.crowfoot.ui.diagram.DiagramView;
import dev.crowfoot.ui.theme.Theme;
import dev.crowfoot.ui.workspace.WorkspaceViewModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class MigrationViewTest {
  private static final String SCHEMA =
      """
      datasource db {
        provider = "sqlite"
      }

      model User {
        id    Int    @id @default(autoincrement())
        email String @unique
        name  String?
        posts Post[]
      }

      model Post {
        id       Int    @id @default(autoincrement())
        title    String
        author   User   @relation(fields: [authorId], references: [id], onDelete: Cascade)
        authorId Int
      }
      """;

  private final AtomicReference<Throwable> bug = new AtomicReference<>();
  private Parts parts = placeholder();

  private record Parts(
      Path folder,
      Scene scene,
      WorkspaceViewModel workspace,
      ConnectionViewModel connection,
      MigrationViewModel migration) {}

  @SuppressWarnings("NullAway") // JUnit calls start before any test
  private static Parts placeholder() {
    return null;
  }

  @Start
  void start(Stage stage) throws IOException {
    Path folder = Files.createTempDirectory("review");
    Files.writeString(folder.resolve("schema.prisma"), SCHEMA);
    Project project = Project.open(ProjectFiles.locate(folder));
    Background background = Background.onVirtualThreads(bug::set);
    WorkspaceViewModel workspace = new WorkspaceViewModel(project.document(), background);
    ConnectionViewModel connection =
        new ConnectionViewModel(
            project.files(),
            new Environment(Map.of()),
            () -> workspace.drawnProperty().get(),
            background);
    ProductionGuard guard =
        new ProductionGuard(
            new ProjectSettings(project.files()), connection, background, InstantSource.system());
    MigrationViewModel migration =
        new MigrationViewModel(workspace, project, connection, guard, background);
    Sheets sheets = new Sheets();
    BorderPane content =
        new BorderPane(
            new MigrationView(migration, sheets, () -> new DiagramView(workspace, background)));
    HistoryView history = new HistoryView(migration.history(), sheets);
    history.setPrefWidth(220);
    content.setLeft(history);
    Scene scene = new Scene(new StackPane(content, sheets.layer()), 980, 640);
    Theme.LIGHT.apply(scene);
    stage.setScene(scene);
    stage.show();
    parts = new Parts(folder, scene, workspace, connection, migration);
    connection.connect();
    migration.setReviewing(true);
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(parts.connection::close);
    assertThat(bug.get()).isNull();
  }

  @Test
  void aSchemaIsReviewedAppliedRenamedAndTakenBack(FxRobot robot) throws Exception {
    await(() -> !robot.lookup("#review-apply").queryAs(Button.class).isDisabled());
    assertThat(parts.migration.nameProperty().get()).isEqualTo("init");
    assertThat(robot.lookup("#review-statements").queryAs(StatementArea.class).text())
        .contains("CREATE TABLE \"User\"");
    robot.clickOn("#review-apply");
    await(() -> parts.migration.runProperty().get() instanceof RunState.Done);
    await(() -> parts.connection.databaseProperty().get().isPresent());
    await(() -> robot.lookup("#review-message").tryQueryAs(Label.class).isPresent());
    assertThat(robot.lookup("#review-message").queryAs(Label.class).getText())
        .isEqualTo("Nothing to migrate");
    Pictures.take(robot, parts.scene, "migration-applied-light");

    fill();
    change(
        robot,
        SCHEMA
            .replace("name  String?", "fullName String?\n  born DateTime @default(now())")
            .replace("title    String", "title    String @unique"));
    await(() -> !parts.migration.guesses().isEmpty());
    await(() -> parts.migration.wantedConfirmation().isPresent());
    assertThat(robot.lookup("#review-apply").queryAs(Button.class).isDisabled()).isTrue();
    Pictures.take(robot, parts.scene, "migration-review-light");
    robot.interact(() -> Theme.DARK.apply(parts.scene));
    Pictures.take(robot, parts.scene, "migration-review-dark");
    robot.interact(() -> Theme.LIGHT.apply(parts.scene));

    robot.clickOn("#rename-yes");
    await(() -> parts.migration.guesses().isEmpty() && known().plan().steps().size() == 3);
    robot.clickOn("#review-name").write("full name");
    robot.clickOn("#review-confirmation").write("dev.db");
    robot.clickOn("#review-apply");
    await(() -> parts.migration.runProperty().get() instanceof RunState.Failed);
    assertThat(robot.lookup("#run-title").queryAs(Label.class).getText())
        .contains("Nothing was applied")
        .contains("not kept");
    assertThat(robot.lookup("#run-statement").queryAs(Label.class).getText())
        .contains("CREATE UNIQUE INDEX");
    assertThat(robot.lookup("#run-details").queryAs(Label.class).getText()).contains("UNIQUE");
    Pictures.take(robot, parts.scene, "migration-failed-light");
    robot.interact(() -> Theme.DARK.apply(parts.scene));
    Pictures.take(robot, parts.scene, "migration-failed-dark");
    robot.interact(() -> Theme.LIGHT.apply(parts.scene));

    change(
        robot,
        parts
            .workspace
            .document()
            .sources()
            .main()
            .content()
            .replace(" @unique\n  author", "\n  author"));
    await(() -> known().plan().steps().size() == 2);
    robot.clickOn("#review-name").push(KeyCode.ENTER);
    await(() -> parts.migration.runProperty().get() instanceof RunState.Done);
    assertThat(query("SELECT group_concat(fullName) FROM User")).isEqualTo("Ada,Bob");
    assertThat(query("SELECT count(*) FROM Post")).isEqualTo("2");
    assertThat(parts.workspace.document().renames()).isEmpty();
    assertThat(parts.workspace.dirtyProperty().get()).isFalse();
    await(() -> robot.lookup("#history-list").queryListView().getItems().size() == 2);

    robot.clickOn("#history-rollback");
    await(() -> robot.lookup("#rollback-yes").tryQuery().isPresent());
    Pictures.take(robot, parts.scene, "migration-rollback-light");
    robot.clickOn("#rollback-yes");
    await(
        () ->
            query("SELECT count(*) FROM pragma_table_info('User') WHERE name = 'name'")
                .equals("1"));
    await(() -> parts.migration.runProperty().get() instanceof RunState.Done);
    assertThat(query("SELECT group_concat(name) FROM User")).isEqualTo("Ada,Bob");
    await(() -> !known().pending().isEmpty());
    Pictures.take(robot, parts.scene, "migration-pending-light");
    execute(
        "UPDATE DATABASECHANGELOGLOCK SET LOCKED = 1, LOCKEDBY = 'laptop', LOCKGRANTED = 'noon'");
    robot.interact(parts.migration::look);
    await(() -> robot.lookup("#review-lock").query().isVisible());
    Pictures.take(robot, parts.scene, "migration-locked-light");
    robot.clickOn("#review-release");
    Pictures.take(robot, parts.scene, "migration-lock-question-light");
    robot.clickOn("#lock-release");
    await(() -> !robot.lookup("#review-lock").query().isVisible());
    assertThat(query("SELECT LOCKED FROM DATABASECHANGELOGLOCK")).isEqualTo("0");
    ListView<?> history = robot.lookup("#history-list").queryListView();
    assertThat(history.getItems()).hasSize(2);
    robot.clickOn("#review-discard");
    await(() -> history.getItems().size() == 1 && !known().isEmpty());
    assertThat(parts.migration.guesses()).hasSize(1);
  }

  @Test
  void aHistoryIsBegunForBothDatabases(FxRobot robot) throws Exception {
    await(() -> robot.lookup("#review-both").tryQuery().isPresent());
    robot.interact(() -> parts.migration.bothProperty().set(true));
    await(() -> known().others().size() == 1);
    StatementArea statements = robot.lookup("#review-statements").queryAs(StatementArea.class);
    await(() -> statements.text().contains("-- PostgreSQL"));
    assertThat(statements.text()).contains("-- SQLite", "SERIAL NOT NULL", "AUTOINCREMENT");

    Pictures.take(robot, parts.scene, "migration-both-light");
    robot.clickOn("#review-apply");
    await(() -> parts.migration.runProperty().get() instanceof RunState.Done);

    change(robot, SCHEMA.replace("  title    String\n", "  title    String @db.VarChar(30)\n"));
    await(() -> known().since().isPresent() && !known().isEmpty());
    assertThat(known().plan().isEmpty()).isTrue();
    assertThat(robot.lookup("#review-both").query().isVisible()).isFalse();
    await(() -> statements.text().contains("VARCHAR(30)"));
  }

  @Test
  void aSchemaWithErrorsSaysSo(FxRobot robot) throws Exception {
    change(robot, "model User {\n  id Nothing\n}\n");
    await(
        () ->
            robot.lookup("#review-message").tryQueryAs(Label.class).stream()
                .anyMatch(l -> l.getText().startsWith("The schema has")));
    assertThat(robot.lookup("#review-apply").queryAs(Button.class).isDisabled()).isTrue();
  }

  private dev.crowfoot.app.migrations.Review known() {
    return parts.migration.reviewProperty().get() instanceof ReviewState.Known known
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
    robot.interact(
        () -> parts.workspace.type(parts.workspace.document().sources().main().path(), text));
  }

  private static void await(BooleanSupplier condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition::getAsBoolean);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void fill() throws SQLException {
    execute("INSERT INTO User (email, name) VALUES ('a@b.c', 'Ada'), ('b@b.c', 'Bob')");
    execute("INSERT INTO Post (title, authorId) VALUES ('one', 1), ('one', 2)");
  }

  private void execute(String sql) throws SQLException {
    Database database = parts.connection.databaseProperty().get().orElseThrow();
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String query(String sql) {
    Database database = parts.connection.databaseProperty().get().orElseThrow();
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return String.valueOf(rows.getString(1));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
