// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import static dev.crowfoot.ui.migration.MigrationScreen.SCHEMA;
import static dev.crowfoot.ui.migration.MigrationScreen.await;
import static dev.crowfoot.ui.migration.MigrationScreen.isSeen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.ui.Pictures;
import dev.crowfoot.ui.control.Prose;
import dev.crowfoot.ui.theme.Theme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Bringing the database to the schema without a migration.
class PushGesturesTest extends OnMigrationScreen {
  @Start
  void start(Stage stage) throws IOException {
    open(stage, SCHEMA, Map.of());
  }

  @Test
  void aFileThatIsNotThereIsMade(FxRobot robot) throws Exception {
    Path file = screen.folder().resolve("dev.db");
    assertThat(file).doesNotExist();
    push(robot);
    assertThat(file).exists();
    await(() -> screen.connection().databaseProperty().get().isPresent());
    assertThat(screen.query("SELECT count(*) FROM sqlite_schema WHERE name = 'User'"))
        .isEqualTo("1");
  }

  private void push(FxRobot robot) throws Exception {
    robot.interact(screen.migration().exchange()::askToPush);
    await(() -> isSeen(robot, "#push-yes"));
    robot.clickOn("#push-yes");
    await(screen::isDone);
  }

  @Test
  void rowsWithoutAValueAreGivenOne(FxRobot robot) throws Exception {
    push(robot);
    await(() -> screen.connection().databaseProperty().get().isPresent());
    screen.execute("INSERT INTO User (email) VALUES ('a'), ('b')");
    screen.change(robot, SCHEMA.replace("name  String?", "name  String?\n  age   Int"));
    robot.interact(screen.migration().run()::dismiss);
    robot.interact(screen.migration().exchange()::askToPush);
    await(() -> isSeen(robot, "#check-fill"));
    assertThat(isSeen(robot, "#push-text")).as("a name has to be typed").isTrue();
    robot.clickOn("#check-fill").write("old").clickOn("#check-fill-yes");
    assertThat(robot.lookup("#check-fill-problem").queryAs(Prose.class).words())
        .contains("expects a whole number");
    Pictures.take(robot, screen.scene(), "push-fill-light");
    robot.interact(() -> Theme.DARK.apply(screen.scene()));
    Pictures.take(robot, screen.scene(), "push-fill-dark");
    robot.doubleClickOn("#check-fill").write("7").clickOn("#check-fill-yes");
    await(() -> isSeen(robot, "#push-yes") && !isSeen(robot, "#check-fill"));
    assertThat(robot.lookup("#push-statements").queryAs(StatementArea.class).text()).contains("7");
    robot.clickOn("#push-yes");
    await(screen::isDone);
    assertThat(screen.query("SELECT group_concat(age) FROM User")).isEqualTo("7,7");
  }
}
