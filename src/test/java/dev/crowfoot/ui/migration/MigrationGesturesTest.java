// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import static dev.crowfoot.ui.migration.MigrationScreen.SCHEMA;
import static dev.crowfoot.ui.migration.MigrationScreen.await;
import static dev.crowfoot.ui.migration.MigrationScreen.isSeen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.app.migrations.MigrationStatus.State;
import dev.crowfoot.editor.paint.CardMark;
import dev.crowfoot.ui.Pictures;
import dev.crowfoot.ui.connection.ProductionGuard;
import dev.crowfoot.ui.control.Prose;
import dev.crowfoot.ui.diagram.DiagramView;
import dev.crowfoot.ui.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeCell;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Each gesture of the migration screens, on SQLite.
class MigrationGesturesTest extends OnMigrationScreen {
  private static final String MORE =
      SCHEMA.replace("  title    String\n", "  title    String\n  note     String?\n")
          + "\nmodel Tag {\n  id   Int    @id\n  name String\n}\n";

  @Start
  void start(Stage stage) throws IOException {
    open(stage, SCHEMA, Map.of());
  }

  @Test
  void aChangeIsLeftOutByItsCheckBoxAndWaits(FxRobot robot) throws Exception {
    screen.apply(robot, "init");
    screen.change(robot, MORE);
    await(() -> screen.changes().size() == 2);
    StatementArea statements = robot.lookup("#review-statements").queryAs(StatementArea.class);
    await(() -> statements.text().contains("\"Tag\""));

    robot.clickOn(checkOf(robot, "Tag"));
    await(() -> !statements.text().contains("\"Tag\""));
    assertThat(statements.text()).contains("\"note\"");
    assertThat(robot.lookup("#review-choice").queryAs(Prose.class).words())
        .isEqualTo("1 change is left out and waits for another migration.");
    Pictures.take(robot, screen.scene(), "migration-left-out-light");
    robot.interact(() -> screen.migration().nameProperty().set("note"));
    robot.clickOn("#review-apply");
    await(screen::isDone);
    MigrationRun run = screen.migration().run();
    assertThat(RunLine.progress(run.lines().size(), run.totalProperty().get())).isEqualTo("1 of 1");
    await(() -> screen.changes().equals(java.util.List.of("+ table Tag")));
    assertThat(screen.query("SELECT count(*) FROM sqlite_schema WHERE name = 'Tag'"))
        .isEqualTo("0");
    assertThat(screen.query("SELECT count(*) FROM pragma_table_info('Post')")).isEqualTo("4");
    assertThat(screen.workspace().document().sources().main().content()).contains("model Tag");

    robot.clickOn("#review-take-all");
    await(() -> statements.text().contains("\"Tag\""));
    screen.apply(robot, "tag");
  }

  private static CheckBox checkOf(FxRobot robot, String words) {
    return robot.lookup(".change-cell").queryAll().stream()
        .map(c -> (TreeCell<?>) c)
        .filter(c -> c.getItem() instanceof ChangeRow row && row.words().equals(words))
        .map(c -> (CheckBox) c.lookup(".change-check"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void rowsWithoutAValueAreGivenOneInTheChecks(FxRobot robot) throws Exception {
    screen.apply(robot, "init");
    screen.execute(
        "INSERT INTO User (email) VALUES ('a'), ('b'), ('c'), ('d'), ('e'), ('f'), ('g')");
    screen.change(robot, SCHEMA.replace("name  String?", "name  String"));
    await(() -> isSeen(robot, "#check-H203"));
    assertThat(screen.migration().wantedConfirmation()).isPresent();
    assertThat(robot.lookup("#check-examples").queryAs(Prose.class).words())
        .as("five of them, by their keys")
        .isEqualTo("By `id`: 1, 2, 3, 4, 5, …");
    Pictures.take(robot, screen.scene(), "migration-fill-light");
    robot.clickOn("#check-fill").write("nobody").clickOn("#check-fill-yes");
    await(() -> isSeen(robot, "#check-unfill") && !isSeen(robot, "#check-H203"));
    assertThat(screen.migration().wantedConfirmation()).isEmpty();
    assertThat(robot.lookup("#review-statements").queryAs(StatementArea.class).text())
        .as("the plan says it at once")
        .contains("'nobody'");
    robot.clickOn("#check-unfill");
    await(() -> isSeen(robot, "#check-H203"));
    robot.clickOn("#check-fill").write("nobody").clickOn("#check-fill-yes");
    await(() -> isSeen(robot, "#check-unfill") && !isSeen(robot, "#check-H203"));
    Pictures.take(robot, screen.scene(), "migration-filled-light");
    robot.interact(() -> screen.migration().nameProperty().set("name"));
    robot.clickOn("#review-apply");
    await(screen::isDone);
    assertThat(screen.query("SELECT count(*) FROM User WHERE name = 'nobody'")).isEqualTo("7");
  }

  @Test
  void aValueForRowsThatHaveNoneBecomesTheDefault(FxRobot robot) throws Exception {
    screen.apply(robot, "init");
    screen.execute("INSERT INTO User (email) VALUES ('a'), ('b')");
    screen.change(robot, SCHEMA.replace("name  String?", "name  String?\n  age   Int"));
    await(() -> isSeen(robot, "#check-H202"));
    makeDefault(robot, "old");
    assertThat(robot.lookup("#check-fill-problem").queryAs(Prose.class).words()).contains("age");
    makeDefault(robot, "18");
    await(() -> !isSeen(robot, "#check-H202") && !screen.changes().isEmpty());
    assertThat(screen.workspace().document().sources().main().content())
        .contains("age   Int @default(18)");
    screen.apply(robot, "age");
    assertThat(screen.query("SELECT group_concat(age) FROM User")).isEqualTo("18,18");
  }

  /// The buttons may lie below what is scrolled into view.
  private static void makeDefault(FxRobot robot, String text) {
    robot.interact(
        () -> {
          robot.lookup("#check-fill").queryAs(TextField.class).setText(text);
          robot.lookup("#check-fill-default").queryButton().fire();
        });
  }

  @Test
  void theDiagramOfALargeSchemaShowsWhatChangesAndItsNeighbours(FxRobot robot) throws Exception {
    StringBuilder others = new StringBuilder(SCHEMA);
    for (int i = 0; i < 40; i++) {
      others.append("model CustomerRecord%d {\n  id Int @id\n}\n".formatted(i));
    }
    screen.change(robot, others.toString());
    screen.apply(robot, "init");
    screen.change(robot, others.toString().replace("title    String", "title    String?"));
    await(() -> screen.changes().size() == 1);
    robot.clickOn("#review-canvas");
    DiagramView diagram = robot.lookup("#diagram").queryAs(DiagramView.class);
    await(diagram::isSettled);
    Pictures.take(robot, screen.scene(), "migration-diagram-large-light");
    robot.interact(() -> Theme.DARK.apply(screen.scene()));
    Pictures.take(robot, screen.scene(), "migration-diagram-large-dark");
    await(diagram::isSettled);
    double near = diagram.zoomProperty().get();
    robot.interact(diagram::fitAll);
    await(() -> near > 1.5 * diagram.zoomProperty().get());
  }

  @Test
  void theDiagramShowsWhatComesAndChangesInColour(FxRobot robot) throws Exception {
    screen.apply(robot, "init");
    screen.change(robot, MORE);
    await(() -> screen.changes().size() == 2);
    robot.clickOn("#review-canvas");
    DiagramView diagram = robot.lookup("#diagram").queryAs(DiagramView.class);
    await(diagram::isSettled);
    assertThat(diagram.marksProperty().get())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("Tag", CardMark.COMES, "Post", CardMark.CHANGES));
    Pictures.take(robot, screen.scene(), "migration-diagram-light");
    robot.interact(() -> Theme.DARK.apply(screen.scene()));
    Pictures.take(robot, screen.scene(), "migration-diagram-dark");
    robot.clickOn("#review-yaml").clickOn("#review-fold");
    assertThat(robot.lookup("#review-statements").queryAs(StatementArea.class).text())
        .contains("- sql: … CREATE TABLE \"Tag\"");
    Pictures.take(robot, screen.scene(), "migration-folded-dark");
    StatementArea texts = robot.lookup("#review-statements").queryAs(StatementArea.class);
    robot.clickOn("#review-notation-xml");
    assertThat(texts.text()).contains("<changeSet id=", "<sql splitStatements=\"false\"><![CDATA[");
    Pictures.take(robot, screen.scene(), "migration-xml-dark");
    robot.clickOn("#review-notation-sql");
    assertThat(texts.text()).startsWith("--liquibase formatted sql").contains("--changeset ");
    robot.clickOn("#review-notation-yaml");
  }

  @Test
  void aMigrationIsSavedAsAChangesetAndSeveralAreSquashed(FxRobot robot) throws Exception {
    screen.apply(robot, "init");
    screen.change(robot, SCHEMA + "\nmodel Tag {\n  id   Int    @id\n  name String\n}\n");
    save(robot, "tag");
    screen.change(robot, MORE);
    save(robot, "note");
    assertThat(screen.migration().history().entries())
        .extracting(e -> e.state())
        .containsExactly(State.PENDING, State.PENDING, State.APPLIED);
    assertThat(screen.query("SELECT count(*) FROM sqlite_schema WHERE name = 'Tag'"))
        .isEqualTo("0");

    Pictures.take(robot, screen.scene(), "migration-history-pending-light");
    robot.clickOn("#history-squash");
    robot.clickOn("#squash-text").write("tags and notes").clickOn("#squash-yes");
    await(() -> screen.migration().history().entries().size() == 2);
    robot.clickOn("#review-apply");
    await(() -> screen.query("SELECT count(*) FROM sqlite_schema WHERE name = 'Tag'").equals("1"));
    await(() -> state(0) == State.APPLIED);
  }

  private void save(FxRobot robot, String name) throws Exception {
    await(() -> !screen.changes().isEmpty());
    robot.interact(() -> screen.migration().nameProperty().set(name));
    await(() -> !robot.lookup("#review-save").query().isDisabled());
    robot.clickOn("#review-save");
    await(() -> screen.isDone() && screen.changes().isEmpty());
    robot.interact(screen.migration().run()::dismiss);
  }

  @Test
  void aProductionDatabaseIsReadOnlyUntilItsNameIsTyped(FxRobot robot) throws Exception {
    screen.apply(robot, "init");
    robot.interact(() -> screen.guard().setProduction(true));
    screen.change(robot, MORE);
    await(() -> isSeen(robot, "#production-strip") && screen.changes().size() == 2);
    robot.interact(() -> screen.migration().nameProperty().set("tag"));
    assertThat(robot.lookup("#review-apply").query().isDisabled()).isTrue();
    Pictures.take(robot, screen.scene(), "migration-production-light");

    robot.clickOn("#production-unlock");
    robot.clickOn("#unlock-text").write("dev");
    assertThat(robot.lookup("#unlock-yes").query().isDisabled()).isTrue();
    robot.write(".db");
    Pictures.take(robot, screen.scene(), "migration-unlock-light");
    robot.clickOn("#unlock-yes");
    await(() -> screen.guard().stateProperty().get() == ProductionGuard.State.UNLOCKED);
    screen.apply(robot, "tag");
    robot.clickOn("#production-unlock");
    await(() -> screen.guard().stateProperty().get() == ProductionGuard.State.LOCKED);

    robot.clickOn("#history-rollback");
    await(() -> isSeen(robot, "#rollback-yes"));
    robot.clickOn("#rollback-yes");
    await(() -> screen.migration().run().stateProperty().get() instanceof RunState.Failed);
    assertThat(screen.query("SELECT count(*) FROM sqlite_schema WHERE name = 'Tag'"))
        .as("what is read-only is not rolled back either")
        .isEqualTo("1");
  }

  @Test
  void anEditedFileAndAMissingOneAreNamedWithTheirWaysOut(FxRobot robot) throws Exception {
    screen.apply(robot, "init");
    screen.change(robot, MORE);
    screen.apply(robot, "tag");
    edit(folderOf("tag").resolve("changelog.yaml"), "\"name\" TEXT NOT NULL", "\"name\" TEXT");
    robot.interact(screen.migration()::look);
    await(() -> isSeen(robot, "#history-repair"));
    Pictures.take(robot, screen.scene(), "migration-edited-light");
    robot.clickOn("#history-repair").clickOn("#history-yes");
    await(() -> state(0) == State.APPLIED);

    delete(folderOf("tag"));
    robot.interact(screen.migration()::look);
    await(() -> isSeen(robot, "#history-forget"));
    Pictures.take(robot, screen.scene(), "migration-missing-light");
    robot.clickOn("#history-forget").clickOn("#history-yes");
    await(() -> screen.migration().history().entries().size() == 1);
  }

  private static Node first(FxRobot robot, String selector) {
    return robot.lookup(selector).queryAll().iterator().next();
  }

  private State state(int index) {
    return screen.migration().history().entries().get(index).state();
  }

  private Path folderOf(String name) throws IOException {
    try (Stream<Path> all = Files.list(screen.folder().resolve("migrations"))) {
      return all.filter(f -> f.toString().endsWith("_" + name)).findFirst().orElseThrow();
    }
  }

  private static void edit(Path file, String from, String to) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  @Test
  void whatIsInTheDatabaseIsReadIntoTheSchemaAndPushedBack(FxRobot robot) throws Exception {
    Files.createFile(screen.folder().resolve("dev.db"));
    robot.interact(screen.connection()::connect);
    await(() -> screen.connection().databaseProperty().get().isPresent());
    robot.interact(screen.migration().exchange()::askToPush);
    await(() -> isSeen(robot, "#push-yes"));
    Pictures.take(robot, screen.scene(), "migration-push-light");
    robot.clickOn("#push-yes");
    await(screen::isDone);
    assertThat(screen.query("SELECT count(*) FROM sqlite_schema WHERE name = 'User'"))
        .isEqualTo("1");

    screen.execute(
        "ALTER TABLE User ADD COLUMN born DATETIME",
        "CREATE VIEW Names AS SELECT name FROM User",
        "CREATE TRIGGER t AFTER INSERT ON User BEGIN SELECT 1; END");
    robot.interact(screen.migration().exchange()::askToPull);
    await(() -> isSeen(robot, "#pull-yes"));
    assertThat(robot.lookup("#pull-text").queryAs(StatementArea.class).text())
        .contains("+   born DateTime?");
    assertThat(isSeen(robot, "#pull-findings")).isTrue();
    Pictures.take(robot, screen.scene(), "migration-pull-light");
    robot.clickOn("#pull-yes");
    await(
        () -> screen.workspace().document().sources().main().content().contains("born DateTime?"));
    robot.interact(screen.workspace()::undo);
    assertThat(screen.workspace().document().sources().main().content()).doesNotContain("born");
  }

  @Test
  void eachDifferenceOfADatabaseIsAdoptedIgnoredOrReverted(FxRobot robot) throws Exception {
    screen.apply(robot, "init");
    screen.execute(
        "ALTER TABLE User ADD COLUMN born DATETIME",
        "CREATE INDEX by_title ON Post(title)",
        "CREATE TABLE Extra (id INTEGER NOT NULL PRIMARY KEY)");
    robot.interact(screen.migration()::look);
    await(() -> isSeen(robot, "#drift-strip"));
    robot.clickOn("#drift-toggle");
    await(() -> robot.lookup("#drift-adopt").queryAll().size() == 3);
    Pictures.take(robot, screen.scene(), "migration-drift-light");
    robot.interact(() -> Theme.DARK.apply(screen.scene()));
    Pictures.take(robot, screen.scene(), "migration-drift-dark");

    robot.clickOn(first(robot, "#drift-adopt"));
    robot.clickOn("#adopt-text").write("born by hand").clickOn("#adopt-yes");
    await(() -> robot.lookup("#drift-adopt").queryAll().size() == 2);
    assertThat(Files.readString(screen.folder().resolve("schema.prisma"))).contains("born");
    robot.clickOn(first(robot, "#drift-ignore"));
    await(() -> robot.lookup("#drift-adopt").queryAll().size() == 1);
    robot.clickOn("#drift-revert");
    await(() -> isSeen(robot, "#revert-yes"));
    Pictures.take(robot, screen.scene(), "migration-revert-dark");
    robot.clickOn("#revert-yes");
    await(() -> !isSeen(robot, "#drift-strip"));
    assertThat(screen.query("SELECT count(*) FROM pragma_table_info('User')")).isEqualTo("4");
  }

  @Test
  void whatSomebodyRenamedInADatabaseIsAdoptedAsARename(FxRobot robot) throws Exception {
    screen.apply(robot, "init");
    screen.execute("ALTER TABLE Post RENAME COLUMN title TO headline");
    robot.interact(screen.migration()::look);
    await(() -> isSeen(robot, "#drift-strip"));
    robot.clickOn("#drift-toggle");
    await(() -> isSeen(robot, "#drift-renamed"));
    Pictures.take(robot, screen.scene(), "migration-drift-renamed");
    robot.clickOn("#drift-renamed");
    robot.clickOn("#adopt-text").write("headlines").clickOn("#adopt-yes");
    await(() -> !isSeen(robot, "#drift-strip"));
    assertThat(Files.readString(screen.folder().resolve("schema.prisma")))
        .contains("headline")
        .doesNotContain("title");
  }
}
