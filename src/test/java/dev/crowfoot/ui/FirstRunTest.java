// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.app.Environment;
import dev.crowfoot.app.Memory;
import dev.crowfoot.model.Schema;
import dev.crowfoot.ui.control.Prose;
import dev.crowfoot.ui.diagram.DiagramView;
import dev.crowfoot.ui.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// How somebody begins: with a database that is there, or with nothing, led by three hints.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made by start
class FirstRunTest {
  private Path folder;
  private Path database;
  private Memory memory;
  private StudioWindow window;

  @Start
  void start(Stage stage) throws IOException, SQLException {
    folder = Files.createDirectories(Files.createTempDirectory("first").resolve("data"));
    database = folder.resolve("shop.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE Customer (id INTEGER PRIMARY KEY, email TEXT NOT NULL)");
      statement.execute(
          "CREATE TABLE Purchase (id INTEGER PRIMARY KEY, customerId INTEGER NOT NULL"
              + " REFERENCES Customer(id))");
    }
    memory = new Memory(folder.resolveSibling("memory"));
    window = new StudioWindow(stage, memory, new Environment(Map.of()));
    window.use(Theme.LIGHT);
    stage.setWidth(1000);
    stage.setHeight(1000);
    window.show();
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(() -> window.project().ifPresent(OpenProject::close));
  }

  @Test
  void aDatabaseFileBecomesAProject(FxRobot robot) throws TimeoutException, IOException {
    robot.interact(() -> window.open(database));
    until(() -> window.project().isPresent());
    assertThat(schema().models()).hasSize(2);
    assertThat(schema().relations()).hasSize(1);
    assertThat(Files.readString(folder.resolve(".env"))).contains("file:./shop.db");
    assertThat(Files.readString(folder.resolve(".gitignore"))).contains(".env");
    DiagramView diagram = robot.lookup("#diagram").queryAs(DiagramView.class);
    until(() -> diagram.screenBoundsOf("Purchase").isPresent());
    Pictures.take(robot, scene(), "first-adopted");
  }

  @Test
  void theHistoryOfADatabaseBeginsWithWhatItIs(FxRobot robot) throws TimeoutException {
    robot.interact(() -> window.open(database));
    until(() -> robot.lookup("#adopted-baseline").tryQuery().isPresent());
    until(() -> project().studio().pendingChangesProperty().get() > 0);
    robot.clickOn("#adopted-baseline");
    until(() -> robot.lookup("#baseline-yes").tryQuery().isPresent());
    robot.clickOn("#baseline-yes");
    until(() -> project().studio().pendingChangesProperty().get() == 0);
    assertThat(folder.resolve("migrations")).isDirectory();
  }

  @Test
  void sqlBecomesAProject(FxRobot robot) throws TimeoutException, IOException {
    Path sql = Files.createDirectories(folder.resolve("sql")).resolve("blog.sql");
    Files.writeString(sql, "CREATE TABLE Post (id INTEGER PRIMARY KEY); DELETE FROM Post;");
    robot.interact(() -> window.open(sql));
    until(() -> window.project().isPresent());
    assertThat(schema().models()).hasSize(1);
    until(() -> robot.lookup("#banner-adopted").tryQuery().isPresent());
    assertThat(robot.lookup("#adopted-baseline").tryQuery()).isEmpty();
  }

  @Test
  void sqlOfAnotherDatabaseIsRefusedOnTheStartPage(FxRobot robot)
      throws TimeoutException, IOException {
    Path sql = Files.writeString(folder.resolve("blog.sql"), "CREATE TABLE a (id SERIAL);");
    robot.interact(() -> window.open(sql));
    until(() -> robot.lookup("#banner-open .prose").tryQuery().isPresent());
    assertThat(robot.lookup("#banner-open .prose").queryAs(Prose.class).words())
        .contains("PostgreSQL");
    assertThat(window.project()).isEmpty();
  }

  private OpenProject project() {
    return window.project().orElseThrow();
  }

  @Test
  void aDatabaseBesideASchemaGetsAFolderOfItsOwn(FxRobot robot)
      throws TimeoutException, IOException {
    Files.writeString(folder.resolve("schema.prisma"), "model A {\n  id Int @id\n}\n");
    robot.interact(() -> window.open(database));
    until(() -> window.project().isPresent());
    assertThat(schema().models()).hasSize(2);
    assertThat(folder.resolve("shop").resolve("schema.prisma")).exists();
    assertThat(Files.readString(folder.resolve("shop").resolve(".env")))
        .contains("file:../shop.db");
  }

  @Test
  void theSheetReadsADatabaseOrSaysWhyNot(FxRobot robot) throws TimeoutException, IOException {
    robot.clickOn("#start-database");
    until(() -> robot.lookup("#database-url").tryQuery().isPresent());
    write(robot, "#database-url", "postgresql://ada:secret@localhost:1/shop");
    write(robot, "#database-folder", folder.resolve("project").toString());
    robot.clickOn("#database-read");
    until(() -> robot.lookup("#database-problem .prose").tryQuery().isPresent());
    String problem = robot.lookup("#database-problem .prose").queryAs(Prose.class).words();
    assertThat(problem).contains("localhost").doesNotContain("secret");
    Pictures.take(robot, scene(), "first-sheet");
    robot.interact(() -> window.use(Theme.DARK));
    Pictures.take(robot, scene(), "first-sheet-dark");
    write(robot, "#database-url", "file:" + database);
    robot.clickOn("#database-read");
    until(() -> window.project().isPresent());
    assertThat(schema().models()).hasSize(2);
    assertThat(folder.resolve("project").resolve("schema.prisma")).exists();
  }

  @Test
  void eachHintGoesWhenItWasFollowedAndStaysAway(FxRobot robot)
      throws TimeoutException, IOException {
    Path project = Files.createDirectories(folder.resolve("new"));
    Files.writeString(project.resolve("schema.prisma"), "// nothing yet\n");
    robot.interact(() -> window.open(project));
    until(() -> robot.lookup("#coach-table").tryQuery().isPresent());
    Pictures.take(robot, scene(), "first-empty");
    robot.interact(() -> window.use(Theme.DARK));
    Pictures.take(robot, scene(), "first-empty-dark");
    robot.push(KeyCode.T);
    until(() -> robot.lookup("#diagram-name-editor").tryQuery().isPresent());
    write(robot, "#diagram-name-editor", "Customer");
    robot.push(KeyCode.ENTER);
    until(() -> robot.lookup("#coach-table").tryQuery().isEmpty());
    assertThat(robot.lookup("#coach-relation").<Node>tryQuery()).isPresent();
    robot.push(KeyCode.ESCAPE);
    robot.press(KeyCode.CONTROL).type(KeyCode.K).release(KeyCode.CONTROL);
    until(() -> robot.lookup("#coach-search").tryQuery().isEmpty());
    robot.push(KeyCode.ESCAPE);
    robot.clickOn("#coach-close");
    until(() -> robot.lookup("#coach-relation").tryQuery().isEmpty());
    robot.interact(() -> window.open(database));
    assertThat(memory.value("coach.table")).isPresent();
    assertThat(memory.value("coach.relation")).isPresent();
    assertThat(memory.value("coach.search")).isPresent();
  }

  private static void write(FxRobot robot, String selector, String words) {
    robot.interact(() -> robot.lookup(selector).queryAs(TextField.class).setText(words));
  }

  private Schema schema() {
    return window.project().orElseThrow().workspace().drawnProperty().get();
  }

  private Scene scene() {
    return new FxRobot().window(0).getScene();
  }

  private static void until(BooleanSupplier condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition::getAsBoolean);
    WaitForAsyncUtils.waitForFxEvents();
  }
}
