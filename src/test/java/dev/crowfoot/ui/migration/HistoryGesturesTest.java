// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import static dev.crowfoot.ui.migration.MigrationScreen.SCHEMA;
import static dev.crowfoot.ui.migration.MigrationScreen.await;
import static dev.crowfoot.ui.migration.MigrationScreen.isSeen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.app.migrations.MigrationStatus;
import dev.crowfoot.app.migrations.MigrationStatus.State;
import dev.crowfoot.ui.Pictures;
import dev.crowfoot.ui.control.Prose;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The ways out of a history that is not as it should be, and the ways back, each by its button.
class HistoryGesturesTest extends OnMigrationScreen {
  private static final String TAG = "\nmodel Tag {\n  id   Int    @id\n  name String\n}\n";
  private static final String LIKE = "\nmodel Like {\n  id Int @id\n}\n";

  @Start
  void start(Stage stage) throws IOException {
    open(stage, SCHEMA, Map.of());
  }

  @Test
  void whatIsOlderThanTheRestIsAppliedAfterIt(FxRobot robot) throws Exception {
    threeMigrations(robot);
    screen.execute("DELETE FROM DATABASECHANGELOG WHERE ID LIKE '%_tag-%'", "DROP TABLE Tag");
    robot.interact(screen.migration()::look);
    await(() -> isSeen(robot, "#history-apply"));
    assertThat(states()).containsExactly(State.APPLIED, State.LATE, State.APPLIED);
    Pictures.take(robot, screen.scene(), "migration-late-light");
    robot.clickOn("#history-apply").clickOn("#history-no");
    assertThat(isTable("Tag")).isFalse();
    robot.clickOn("#history-apply").clickOn("#history-yes");
    await(() -> states().equals(List.of(State.APPLIED, State.APPLIED, State.APPLIED)));
    assertThat(isTable("Tag")).isTrue();
  }

  @Test
  void whatIsAppliedAlreadyIsNotedSo(FxRobot robot) throws Exception {
    threeMigrations(robot);
    screen.execute("DELETE FROM DATABASECHANGELOG WHERE ID LIKE '%_tag-%'");
    robot.interact(screen.migration()::look);
    await(() -> isSeen(robot, "#history-resolve"));
    robot.clickOn("#history-resolve").clickOn("#history-yes");
    await(() -> states().equals(List.of(State.APPLIED, State.APPLIED, State.APPLIED)));
    await(screen::isDone);
  }

  @Test
  void twoBranchesAreMerged(FxRobot robot) throws Exception {
    screen.apply(robot, "init");
    screen.change(robot, SCHEMA + TAG);
    screen.apply(robot, "tag");
    rollBackLast(robot);
    Path elsewhere = screen.folder().resolve("branch");
    Path tag = folderOf("tag");
    Files.move(tag, elsewhere);
    screen.change(robot, SCHEMA + LIKE);
    screen.apply(robot, "like");
    Files.move(elsewhere, tag);
    screen.change(robot, SCHEMA + TAG + LIKE);
    robot.interact(screen.migration()::look);
    await(() -> isSeen(robot, "#history-merge"));
    Pictures.take(robot, screen.scene(), "migration-branches-light");
    robot.clickOn("#history-merge").clickOn("#history-yes");
    await(() -> entries().stream().allMatch(e -> e.beside().isEmpty()));
    await(() -> screen.changes().isEmpty());
  }

  @Test
  void severalAreRolledBackToOneThatStays(FxRobot robot) throws Exception {
    threeMigrations(robot);
    ListView<?> list = robot.lookup("#history-list").queryListView();
    robot.interact(() -> list.getSelectionModel().selectLast());
    robot.interact(() -> list.getContextMenu().getItems().getFirst().fire());
    await(() -> isSeen(robot, "#rollback-yes"));
    Pictures.take(robot, screen.scene(), "migration-rollback-to-light");
    robot.clickOn("#rollback-yes");
    await(() -> states().equals(List.of(State.PENDING, State.PENDING, State.APPLIED)));
    assertThat(isTable("Tag")).isFalse();
    assertThat(list.getContextMenu().getItems().getFirst().isDisable())
        .as("nothing newer is applied")
        .isTrue();
  }

  @Test
  void aPendingMigrationThatDestroysValuesIsAppliedWhenTheNameIsTyped(FxRobot robot)
      throws Exception {
    screen.apply(robot, "init");
    screen.change(robot, SCHEMA.replace("  name  String?\n", ""));
    await(() -> !screen.changes().isEmpty());
    robot.interact(() -> screen.migration().nameProperty().set("no_name"));
    await(() -> !robot.lookup("#review-save").query().isDisabled());
    robot.clickOn("#review-save");
    await(() -> states().size() == 2 && screen.changes().isEmpty());
    screen.execute("INSERT INTO User (email, name) VALUES ('a', 'Ada')");
    robot.interact(screen.migration()::look);
    await(() -> isSeen(robot, "#review-loss"));
    assertThat(robot.lookup("#review-apply").query().isDisabled()).isTrue();
    Pictures.take(robot, screen.scene(), "migration-pending-loss-light");

    robot.interact(screen.migration().history()::askToApplyPending);
    await(() -> isSeen(robot, "#losses-yes"));
    Pictures.take(robot, screen.scene(), "migration-losses-light");
    robot.clickOn("#losses-no");
    assertThat(states()).containsExactly(State.PENDING, State.APPLIED);
    robot.clickOn("#review-confirmation").write("dev.db");
    robot.clickOn("#review-apply");
    await(() -> states().equals(List.of(State.APPLIED, State.APPLIED)));
  }

  @Test
  void theChangesAreTriedAndNothingIsApplied(FxRobot robot) throws Exception {
    screen.apply(robot, "init");
    screen.execute("INSERT INTO User (email) VALUES ('a@b.c')");
    screen.change(
        robot, SCHEMA.replace("name  String?", "name  String?\n  age Int @default(1)") + TAG);
    await(() -> screen.changes().size() > 1);
    screen.chooseOfTarget(robot, "target-try");
    await(screen::isDone);
    assertThat(title(robot))
        .startsWith("Tried on a copy of the file")
        .endsWith("The result is what the schema says.");
    assertThat(robot.lookup("#run-details").queryAs(Label.class).getText())
        .contains("User: 1 row, all there", "Tag: new, 0 rows");
    assertThat(screen.migration().run().lines()).isNotEmpty().allMatch(RunLine::tried);
    assertThat(isTable("Tag")).isFalse();
    Pictures.take(robot, screen.scene(), "migration-tried-light");
  }

  @Test
  void aHistoryIsBegunForADatabaseThatIsThere(FxRobot robot) throws Exception {
    screen.chooseOfTarget(robot, "target-pull");
    await(() -> title(robot).startsWith("That needs a connection. "));
    Files.createFile(screen.folder().resolve("dev.db"));
    robot.interact(screen.connection()::connect);
    await(() -> screen.connection().databaseProperty().get().isPresent());
    robot.interact(screen.migration().exchange()::askToPush);
    await(() -> isSeen(robot, "#push-yes"));
    robot.clickOn("#push-yes");
    await(screen::isDone);
    robot.interact(screen.migration().run()::dismiss);
    screen.chooseOfTarget(robot, "target-baseline");
    Pictures.take(robot, screen.scene(), "migration-baseline-light");
    robot.clickOn("#baseline-yes");
    await(() -> states().equals(List.of(State.APPLIED)));
    await(() -> screen.changes().isEmpty());
    assertThat(isTable("User")).isTrue();
  }

  private static String title(FxRobot robot) {
    return robot.lookup("#run-title").queryAs(Prose.class).words();
  }

  private void threeMigrations(FxRobot robot) throws Exception {
    screen.apply(robot, "init");
    screen.change(robot, SCHEMA + TAG);
    screen.apply(robot, "tag");
    screen.change(robot, SCHEMA + TAG + LIKE);
    screen.apply(robot, "users_like");
  }

  private void rollBackLast(FxRobot robot) throws Exception {
    robot.clickOn("#history-rollback");
    await(() -> isSeen(robot, "#rollback-yes"));
    robot.clickOn("#rollback-yes");
    await(() -> states().getFirst() == State.PENDING);
  }

  private List<MigrationStatus.Entry> entries() {
    return screen.migration().history().entries();
  }

  private List<State> states() {
    return entries().stream().map(MigrationStatus.Entry::state).toList();
  }

  private boolean isTable(String name) {
    return screen
        .query("SELECT count(*) FROM sqlite_schema WHERE name = '" + name + "'")
        .equals("1");
  }

  private Path folderOf(String name) throws IOException {
    try (Stream<Path> all = Files.list(screen.folder().resolve("migrations"))) {
      return all.filter(f -> f.toString().endsWith("_" + name)).findFirst().orElseThrow();
    }
  }
}
