// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import static dev.crowfoot.ui.migration.MigrationScreen.SCHEMA;
import static dev.crowfoot.ui.migration.MigrationScreen.await;
import static dev.crowfoot.ui.migration.MigrationScreen.isSeen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.ui.Contrast;
import dev.crowfoot.ui.Pictures;
import dev.crowfoot.ui.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// That whatever the review says can be read, in both themes.
class ReviewContrastTest extends OnMigrationScreen {
  private static final String CHANGED =
      SCHEMA
              .replace("name  String?", "fullName String")
              .replace("title    String", "title    String @unique")
          + "\nmodel Tag {\n  id   Int    @id\n  name String\n}\n";

  @Start
  void start(Stage stage) throws IOException {
    open(stage, SCHEMA, Map.of());
  }

  @Test
  void everyTextStandsOutFromItsGround(FxRobot robot) throws Exception {
    screen.apply(robot, "init");
    screen.execute(
        "INSERT INTO User (email, name) VALUES ('a', 'Ada'), ('b', NULL)",
        "INSERT INTO Post (title, authorId) VALUES ('x', 1), ('x', 2)",
        "CREATE TABLE Extra (id INTEGER NOT NULL PRIMARY KEY)");
    Path folder = screen.folder().resolve("migrations/29990101000000_views");
    Files.createDirectory(folder);
    Files.writeString(
        folder.resolve("changelog.yaml"),
        """
        databaseChangeLog:
        - changeSet:
            id: 1
            author: ada
            changes:
            - sql:
                sql: DELETE FROM Post
        """);
    screen.change(robot, CHANGED);
    await(() -> isSeen(robot, "#check-H102") && isSeen(robot, "#drift-strip"));
    robot.clickOn("#drift-toggle");
    await(() -> robot.lookup(".history-cell .chip").queryAll().size() > 1);
    assertThat(robot.lookup(".history-cell .chip").queryAllAs(Label.class))
        .extracting(Label::getText)
        .contains("by hand", "pending");
    Set<String> faint = new TreeSet<>();
    for (Theme theme : Theme.values()) {
      robot.interact(() -> theme.apply(screen.scene()));
      Pictures.take(robot, screen.scene(), "review-contrast-" + theme);
      assertThat(Contrast.faint(screen.scene().getRoot(), 7)).as("it looks").isNotEmpty();
      Contrast.faint(screen.scene().getRoot(), 4.5).forEach(t -> faint.add(theme + ": " + t));
    }
    assertThat(faint).isEmpty();
  }
}
