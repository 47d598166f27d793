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
import dev.crowfoot.ui.studio.StudioViewModel.Centre;
import dev.crowfoot.ui.theme.Theme;
import dev.crowfoot.validation.Validation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Rows from a file into the shop, out of it again, and made up.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made by start
class RowTransfersJourneyTest {
  private Path folder;
  private StudioWindow window;
  private Stage stage;

  @Start
  void start(Stage shown) throws IOException {
    stage = shown;
    folder = Files.createTempDirectory("transfer").resolve("shop");
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
    stage.setHeight(900);
    window.show();
  }

  @BeforeEach
  void open(FxRobot robot) throws TimeoutException {
    robot.interact(() -> window.open(folder));
    until(() -> window.project().isPresent() && shown(robot, "#diagram"));
    robot.interact(() -> project().studio().centreProperty().set(Centre.DATA));
    until(() -> shown(robot, "#data-more"));
    take(robot, "#data-model", "Tag");
    until(() -> shown(robot, "#data-empty-add"));
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(() -> window.project().ifPresent(OpenProject::close));
  }

  private OpenProject project() {
    return window.project().orElseThrow();
  }

  private void choose(FxRobot robot, String entry) throws TimeoutException {
    robot.clickOn("#data-more");
    until(() -> shown(robot, entry));
    robot.clickOn(entry);
  }

  @Test
  void rowsComeFromAFileWithWhatIsWrongShownBefore(FxRobot robot)
      throws TimeoutException, IOException {
    Path csv =
        Files.writeString(
            folder.resolve("tags.csv"), "Label;Remark\nred;warm\nblue;cold\n;none\nred;again\n");
    choose(robot, "#data-import");
    until(() -> shown(robot, "#import-file"));
    robot.interact(
        () -> robot.lookup("#import-file").queryAs(TextField.class).setText(csv.toString()));
    robot.clickOn("#import-file").type(KeyCode.ENTER);
    until(() -> shown(robot, "#import-target-0"));
    take(robot, "#import-target-0", "name");
    until(() -> !robot.lookup(".cell").lookup("red").queryAll().isEmpty());
    Pictures.take(robot, stage.getScene(), "import-sheet");
    robot.interact(() -> window.use(Theme.DARK));
    Pictures.take(robot, stage.getScene(), "import-sheet-dark");
    robot.interact(() -> window.use(Theme.LIGHT));
    robot.clickOn("#import-begin");
    until(() -> shown(robot, "#import-report"));
    assertThat(robot.lookup("#import-summary").queryAs(Labeled.class).getText())
        .isEqualTo("Nothing was created: 1 row is wrong.");
    Pictures.take(robot, stage.getScene(), "import-refused");
    robot.clickOn("#import-skip").clickOn("#import-begin");
    until(() -> robot.lookup("#import-begin").queryAs(Labeled.class).getText().equals("Done"));
    assertThat(robot.lookup("#import-summary").queryAs(Labeled.class).getText())
        .isEqualTo("2 rows created, 2 rows left out.");
    ListView<?> report = robot.lookup("#import-report").queryAs(ListView.class);
    assertThat(report.getItems().size()).isEqualTo(2);
    Pictures.take(robot, stage.getScene(), "import-report");
    assertThat(folder.resolve("tags-refused.csv")).content().contains("again");
    robot.clickOn("#import-begin");
    until(() -> !shown(robot, "#import"));
    until(() -> count(robot).equals("2 rows"));
  }

  @Test
  void anImportCanBeCancelledAndAnEncodingChosen(FxRobot robot)
      throws TimeoutException, IOException {
    StringBuilder lines = new StringBuilder("name\nZoë\n");
    for (int i = 0; i < 400_000; i++) {
      lines.append("tag ").append(i).append('\n');
    }
    Path csv = Files.writeString(folder.resolve("tags.csv"), lines);
    choose(robot, "#data-import");
    until(() -> shown(robot, "#import-file"));
    robot.interact(() -> field(robot, "#import-file").setText(csv.toString()));
    robot.clickOn("#import-file").type(KeyCode.ENTER);
    until(() -> shown(robot, "#import-encoding"));
    assertThat(robot.lookup(".cell").lookup("Zoë").queryAll()).isNotEmpty();
    take(robot, "#import-encoding", "Windows-1252");
    until(() -> !robot.lookup(".cell").lookup("ZoÃ«").queryAll().isEmpty());
    Pictures.take(robot, stage.getScene(), "import-encoding");
    robot.clickOn("#import-begin");
    until(() -> robot.lookup("#import-progress").query().getParent().isVisible());
    robot.clickOn("#import-cancel");
    until(
        () ->
            robot
                .lookup("#import-problem")
                .queryAs(Labeled.class)
                .getText()
                .equals("Cancelled: nothing was created."));
    robot.clickOn("#import-cancel");
    until(() -> !shown(robot, "#import"));
    assertThat(shown(robot, "#data-empty-add")).isTrue();
  }

  @Test
  void rowsAreMadeUpAndWritten(FxRobot robot) throws TimeoutException, IOException {
    choose(robot, "#data-samples");
    until(() -> shown(robot, "#samples-rows"));
    Pictures.take(robot, stage.getScene(), "samples-sheet");
    robot.interact(() -> field(robot, "#samples-rows").setText("x"));
    robot.clickOn("#samples-begin");
    until(() -> !robot.lookup("#samples-problem").queryAs(Labeled.class).getText().isEmpty());
    robot.interact(() -> field(robot, "#samples-rows").setText("12"));
    robot.clickOn("#samples-all").clickOn("#samples-begin");
    until(() -> !shown(robot, "#samples"));
    until(() -> count(robot).equals("12 rows"));
    choose(robot, "#data-export");
    until(() -> shown(robot, "#rows-file"));
    Pictures.take(robot, stage.getScene(), "rows-sheet");
    robot.interact(() -> window.use(Theme.DARK));
    Pictures.take(robot, stage.getScene(), "rows-sheet-dark");
    robot.clickOn("#rows-jsonl");
    Path file = folder.resolve("Tag.jsonl");
    assertThat(field(robot, "#rows-file").getText()).isEqualTo(file.toString());
    robot.clickOn("#rows-begin");
    until(() -> !shown(robot, "#rows"));
    assertThat(Files.readAllLines(file)).hasSize(12);
    assertThat(project().workspace().messageProperty().get()).contains("12 rows", "Tag.jsonl");
  }

  /// Takes what a box calls so.
  private static void take(FxRobot robot, String box, String words) {
    ComboBox<?> found = robot.lookup(box).queryAs(ComboBox.class);
    robot.interact(() -> take(found, words));
  }

  private static <T> void take(ComboBox<T> box, String words) {
    box.getItems().stream()
        .filter(
            item ->
                box.getConverter() == null
                    ? words.equals(item)
                    : words.equals(box.getConverter().toString(item)))
        .findFirst()
        .ifPresent(box::setValue);
  }

  private static TextField field(FxRobot robot, String id) {
    return robot.lookup(id).queryAs(TextField.class);
  }

  private static String count(FxRobot robot) {
    return robot.lookup("#data-count").queryAs(Labeled.class).getText();
  }

  private static boolean shown(FxRobot robot, String id) {
    return robot.lookup(id).tryQuery().isPresent();
  }

  private static void until(BooleanSupplier condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, condition::getAsBoolean);
  }
}
