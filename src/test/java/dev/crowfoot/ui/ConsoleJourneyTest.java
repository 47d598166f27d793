// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.app.Environment;
import dev.crowfoot.app.Memory;
import dev.crowfoot.app.Project;
import dev.crowfoot.app.ProjectFiles;
import dev.crowfoot.app.Samples;
import dev.crowfoot.testing.Tables;
import dev.crowfoot.ui.theme.Theme;
import dev.crowfoot.validation.Validation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Somebody types SQL in the shop, looks at what comes of it, and finds it again the next time.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made by start
class ConsoleJourneyTest {
  private Path folder;
  private StudioWindow window;
  private Stage stage;

  @Start
  void start(Stage shown) throws IOException {
    stage = shown;
    folder = Files.createTempDirectory("console").resolve("shop");
    Samples.copy("shop", folder);
    Files.writeString(folder.resolve(".env"), "DATABASE_URL=\"file:./dev.db\"\n");
    ProjectFiles files = ProjectFiles.locate(folder);
    try (Database database =
        Database.openOrCreate(DatabaseUrl.parse("file:./dev.db", files.folder()))) {
      Tables.create(database, Validation.of(Project.readSources(files)).schema());
    }
    window =
        new StudioWindow(
            stage, new Memory(folder.resolveSibling("memory")), new Environment(Map.of()));
    window.use(Theme.LIGHT);
    stage.setWidth(1000);
    stage.setHeight(800);
    window.show();
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(() -> window.project().ifPresent(OpenProject::close));
  }

  private void open(FxRobot robot) throws TimeoutException {
    Optional<OpenProject> before = window.project();
    robot.interact(() -> window.open(folder));
    until(() -> window.project().isPresent() && !window.project().equals(before));
    robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT5).release(KeyCode.CONTROL);
    until(
        () -> shown(robot, "#console-text") && !robot.lookup("#console-run").query().isDisabled());
  }

  @Test
  void statementsAreTypedRunKeptAndFoundAgain(FxRobot robot) throws TimeoutException, IOException {
    open(robot);
    put(
        robot,
        """
        -- what sells
        INSERT INTO Tag (id, name) VALUES (1, 'red'), (2, 'blue');
        SELECT id, name, '' AS empty, NULL AS missing, upper(name) || '!' AS loud
        FROM Tag ORDER BY id;
        """);
    robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.ENTER);
    robot.release(KeyCode.SHIFT, KeyCode.CONTROL);
    until(() -> shown(robot, "#console-result") || shown(robot, "#console-go-to-fault"));
    Pictures.take(robot, stage.getScene(), "console-result");
    assertThat(robot.lookup("#console-result").queryAs(TableView.class).getItems().size())
        .isEqualTo(2);
    assertThat(words(robot, "#console-summary")).startsWith("2 rows · ");
    robot.interact(() -> window.use(Theme.DARK));
    Pictures.take(robot, stage.getScene(), "console-result-dark");
    robot.interact(() -> window.use(Theme.LIGHT));

    put(robot, "SELECT nme\nFROM Tag;\nDELETE FROM Tag;");
    robot.press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);
    until(() -> shown(robot, "#console-go-to-fault"));
    robot.clickOn("#console-go-to-fault");
    assertThat(area(robot).getCaretPosition()).isEqualTo(7);
    Pictures.take(robot, stage.getScene(), "console-fault");

    robot.interact(() -> area(robot).moveTo(area(robot).getLength()));
    robot.press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);
    until(() -> shown(robot, "#console-risk"));
    Pictures.take(robot, stage.getScene(), "console-risk");
    robot.clickOn("#console-risk-cancel");

    put(robot, "SELECT p.name FROM Product p JOIN OrderItem l ON l.productId = p.id");
    robot.clickOn("#console-explain");
    until(() -> shown(robot, "#console-plan"));
    Pictures.take(robot, stage.getScene(), "console-plan");

    put(robot, "");
    robot.clickOn("#console-text").write("select * from Ta");
    until(() -> shown(robot, "#console-completions"));
    Pictures.take(robot, stage.getScene(), "console-completions");
    robot.type(KeyCode.ENTER);
    assertThat(area(robot).getText()).isEqualTo("select * from Tag");
    robot.clickOn("#console-run");
    until(() -> shown(robot, "#console-result"));
    changeARow(robot);

    robot.interact(() -> window.project().ifPresent(OpenProject::close));
    open(robot);
    until(() -> area(robot).getText().equals("select * from Tag"));
    robot.clickOn("#console-text").press(KeyCode.CONTROL).type(KeyCode.H).release(KeyCode.CONTROL);
    until(() -> shown(robot, "#console-history-list"));
    ListView<?> list = robot.lookup("#console-history-list").queryAs(ListView.class);
    until(() -> list.getItems().size() == 4);
    Pictures.take(robot, stage.getScene(), "console-history");
    robot.write("red").type(KeyCode.ENTER);
    assertThat(area(robot).getText()).contains("'blue'");
  }

  private void changeARow(FxRobot robot) throws TimeoutException, IOException {
    TableView<Object> grid = robot.lookup("#console-result").query();
    robot.interact(() -> grid.edit(0, columnOf(grid, "name")));
    until(() -> shown(robot, "#console-cell-editor"));
    robot.write("crimson").type(KeyCode.ENTER);
    Pictures.take(robot, stage.getScene(), "console-edited");
    robot.clickOn("#console-review");
    until(() -> shown(robot, "#console-edits-commit"));
    Pictures.take(robot, stage.getScene(), "console-edits");
    robot.clickOn("#console-edits-commit");
    until(() -> !robot.lookup(".table-cell").lookup("crimson").queryAll().isEmpty());
    until(() -> !shown(robot, "#console-edits-commit"));
  }

  private static TableColumn<Object, ?> columnOf(TableView<Object> grid, String name) {
    return grid.getColumns().stream()
        .filter(column -> column.getText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static void put(FxRobot robot, String text) {
    robot.interact(() -> area(robot).replaceText(text));
    robot.interact(() -> area(robot).moveTo(0));
    robot.interact(() -> area(robot).requestFocus());
  }

  private static CodeArea area(FxRobot robot) {
    return robot.lookup("#console-text").queryAs(CodeArea.class);
  }

  private static String words(FxRobot robot, String id) {
    return robot.lookup(id).queryAs(Labeled.class).getText();
  }

  private static boolean shown(FxRobot robot, String id) {
    return robot.lookup(id).tryQuery().isPresent();
  }

  private static void until(BooleanSupplier condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition::getAsBoolean);
    WaitForAsyncUtils.waitForFxEvents();
  }
}
