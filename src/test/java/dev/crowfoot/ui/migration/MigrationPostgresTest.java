// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import static dev.crowfoot.ui.migration.MigrationScreen.await;
import static dev.crowfoot.ui.migration.MigrationScreen.isSeen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.testing.Postgres;
import dev.crowfoot.ui.Pictures;
import dev.crowfoot.ui.theme.Theme;
import java.io.IOException;
import java.util.Map;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The journey of a schema through the migration screens, on PostgreSQL.
class MigrationPostgresTest extends OnMigrationScreen {
  private static final String SCHEMA = MigrationScreen.SCHEMA.replace("sqlite", "postgresql");

  @Start
  void start(Stage stage) throws IOException {
    open(stage, SCHEMA, Map.of("DATABASE_URL", Postgres.freshDatabase()));
  }

  @Test
  void aSchemaIsReviewedAppliedRenamedAndTakenBack(FxRobot robot) throws Exception {
    await(() -> screen.connection().databaseProperty().get().isPresent());
    screen.apply(robot, "init");
    screen.execute("INSERT INTO \"User\" (email, name) VALUES ('a@b.c', 'Ada'), ('b@b.c', NULL)");
    screen.change(
        robot,
        SCHEMA
                .replace("name  String?", "fullName String?\n  born DateTime?")
                .replace("title    String", "title    String @unique")
            + "\nenum Role {\n  READER\n  WRITER\n}\n");
    await(() -> !screen.migration().guesses().isEmpty());
    await(() -> isSeen(robot, "#check-H102"));
    pictures(robot);
    robot.clickOn("#rename-yes");
    await(() -> !isSeen(robot, "#check-H102") && screen.changes().size() == 4);
    screen.apply(robot, "full name");
    assertThat(screen.query("SELECT string_agg(\"fullName\", ',') FROM \"User\"")).isEqualTo("Ada");

    robot.clickOn("#history-rollback");
    await(() -> isSeen(robot, "#rollback-yes"));
    robot.clickOn("#rollback-yes");
    await(() -> screen.migration().history().runProperty().get() instanceof RunState.Done);
    await(
        () ->
            screen
                .query(
                    "SELECT count(*) FROM information_schema.columns WHERE column_name = 'fullName'")
                .equals("0"));
    assertThat(screen.query("SELECT string_agg(name, ',') FROM \"User\"")).isEqualTo("Ada");
  }

  /// New values of an enum are committed before what uses them: the second part fails.
  private void applyHalf(FxRobot robot) throws Exception {
    await(() -> screen.connection().databaseProperty().get().isPresent());
    String before = SCHEMA.replace("name  String?", "name  String?\n  role  Role @default(READER)");
    screen.change(robot, before + "\nenum Role {\n  READER\n  WRITER\n}\n");
    screen.apply(robot, "init");
    screen.execute("INSERT INTO \"User\" (email, name) VALUES ('a', 'Ada'), ('b', 'Ada')");
    screen.change(
        robot,
        before.replace("name  String?", "name  String? @unique").replace("READER", "GUEST")
            + "\nenum Role {\n  READER\n  WRITER\n  GUEST\n}\n");
    await(() -> isSeen(robot, "#check-H204"));
    robot.interact(
        () -> {
          screen.migration().run().dismiss();
          screen.migration().nameProperty().set("guests");
          screen.migration().confirmationProperty().set(screen.migration().target());
        });
    await(() -> !robot.lookup("#review-apply").query().isDisabled());
    robot.clickOn("#review-apply");
    await(() -> screen.migration().run().stateProperty().get() instanceof RunState.Failed);
    await(() -> isSeen(robot, "#run-rollback") && isSeen(robot, "#history-continue"));
  }

  @Test
  void whatEndedHalfwayGoesOn(FxRobot robot) throws Exception {
    applyHalf(robot);
    Pictures.take(robot, screen.scene(), "migration-in-part-light");
    screen.execute("UPDATE \"User\" SET name = 'Bob' WHERE email = 'b'");
    robot.clickOn("#history-continue");
    await(screen::isDone);
    await(() -> screen.changes().isEmpty() && !isSeen(robot, "#history-continue"));
    assertThat(screen.query("SELECT count(*) FROM pg_indexes WHERE indexname = 'User_name_key'"))
        .isEqualTo("1");
  }

  @Test
  void whatEndedHalfwayIsRolledBack(FxRobot robot) throws Exception {
    applyHalf(robot);
    robot.clickOn("#run-rollback");
    await(() -> isSeen(robot, "#rollback-yes"));
    robot.clickOn("#rollback-yes");
    await(screen::isDone);
    await(() -> !isSeen(robot, "#history-continue"));
    assertThat(
            screen.query(
                "SELECT string_agg(e::text, ',') FROM unnest(enum_range(NULL::\"Role\")) e"))
        .isEqualTo("READER,WRITER");
  }

  /// In a large window, where the checks stand beside the statements.
  private void pictures(FxRobot robot) throws IOException {
    Stage stage = (Stage) screen.scene().getWindow();
    double width = stage.getWidth();
    double height = stage.getHeight();
    robot.interact(
        () -> {
          stage.setWidth(1440);
          stage.setHeight(900);
        });
    Pictures.take(robot, screen.scene(), "migration-wide-light");
    robot.interact(() -> Theme.DARK.apply(screen.scene()));
    Pictures.take(robot, screen.scene(), "migration-wide-dark");
    robot.interact(
        () -> {
          Theme.LIGHT.apply(screen.scene());
          stage.setWidth(width);
          stage.setHeight(height);
        });
  }
}
