// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.app.Environment;
import dev.crowfoot.app.Memory;
import dev.crowfoot.app.Starter;
import dev.crowfoot.model.Provider;
import dev.crowfoot.ui.connection.ConnectionState;
import dev.crowfoot.ui.control.Prose;
import dev.crowfoot.ui.studio.StudioViewModel.SidebarTab;
import dev.crowfoot.ui.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Whatever the command line does with migrations, the search of the window finds by its words.
@ExtendWith(ApplicationExtension.class)
class MigrationSearchTest {
  private Path folder = Path.of("target");
  private StudioWindow window = placeholder();

  @SuppressWarnings("NullAway") // JUnit calls start before any test
  private static StudioWindow placeholder() {
    return null;
  }

  @Start
  void start(Stage stage) throws IOException {
    folder = Files.createDirectories(Files.createTempDirectory("search").resolve("blog"));
    window =
        new StudioWindow(
            stage, new Memory(folder.resolveSibling("memory")), new Environment(Map.of()));
    window.use(Theme.LIGHT);
    stage.setWidth(1000);
    stage.setHeight(900);
    window.show();
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(() -> window.project().ifPresent(OpenProject::close));
  }

  @Test
  void everythingIsFoundByTheWordsOfTheCommandLine(FxRobot robot) throws Exception {
    Starter.start(folder, Optional.of(Provider.SQLITE), Optional.empty());
    Files.createFile(folder.resolve("dev.db"));
    robot.interact(() -> window.open(folder));
    until(() -> window.project().isPresent());
    until(() -> project().studio().connectionProperty().get() instanceof ConnectionState.Ready);
    run(robot, "db push");
    until(() -> isSeen(robot, "#push-yes"));
    robot.clickOn("#push-yes");
    until(() -> words(robot, "#run-title").contains("No migration was written"));

    run(robot, "migrate baseline");
    until(() -> isSeen(robot, "#baseline-yes"));
    robot.clickOn("#baseline-yes");
    until(() -> words(robot, "#run-title").contains("says what the database is"));

    run(robot, "db pull");
    until(() -> isSeen(robot, "#pull-sheet"));
    robot.type(KeyCode.ESCAPE);
    run(robot, "drift");
    until(() -> words(robot, "#run-title").startsWith("There is no drift"));
    run(robot, "migrate deploy");
    until(() -> words(robot, "#run-title").startsWith("Nothing to apply"));
    run(robot, "dry-run");
    until(() -> words(robot, "#run-title").startsWith("Nothing to try"));
    run(robot, "squash");
    until(() -> isSeen(robot, "#squash-yes"));
    robot.type(KeyCode.ESCAPE);
    run(robot, "migrate rollback");
    until(() -> isSeen(robot, "#rollback-yes"));
    robot.type(KeyCode.ESCAPE);
    run(robot, "migrate reset");
    until(() -> isSeen(robot, "#reset-yes"));
    assertThat(robot.lookup("#reset-yes").query().isDisabled()).isTrue();
    robot.clickOn("#reset-text").write("dev.db").clickOn("#reset-yes");
    until(() -> words(robot, "#run-title").startsWith("The database was emptied"));
    run(robot, "migrate status");
    assertThat(project().studio().sidebarTabProperty().get()).isEqualTo(SidebarTab.MIGRATIONS);
  }

  private OpenProject project() {
    return window.project().orElseThrow();
  }

  private static void run(FxRobot robot, String words) throws TimeoutException {
    robot.press(KeyCode.CONTROL).type(KeyCode.K).release(KeyCode.CONTROL);
    until(() -> isSeen(robot, "#search-field"));
    robot.clickOn("#search-field").write(">" + words).type(KeyCode.ENTER);
    until(() -> !isSeen(robot, "#search-field"));
  }

  private static String words(FxRobot robot, String id) {
    return robot.lookup(id).tryQueryAs(Prose.class).map(Prose::words).orElse("");
  }

  private static boolean isSeen(FxRobot robot, String id) {
    return robot.lookup(id).queryAll().stream().anyMatch(Node::isVisible);
  }

  private static void until(BooleanSupplier condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition::getAsBoolean);
    WaitForAsyncUtils.waitForFxEvents();
  }
}
