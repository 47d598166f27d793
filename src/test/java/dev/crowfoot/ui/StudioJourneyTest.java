// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.app.Environment;
import dev.crowfoot.app.Memory;
import dev.crowfoot.app.Starter;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.Selection;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.Relation;
import dev.crowfoot.model.Schema;
import dev.crowfoot.testing.Postgres;
import dev.crowfoot.ui.data.RowGrid;
import dev.crowfoot.ui.diagram.DiagramView;
import dev.crowfoot.ui.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The main job by mouse and keyboard: open, add a table, relate it, migrate, create a row, see it
/// in the grid, undo.
@ExtendWith(ApplicationExtension.class)
class StudioJourneyTest {
  private Path folder = Path.of("target");
  private StudioWindow window = placeholder();

  @SuppressWarnings("NullAway") // JUnit calls start before any test
  private static StudioWindow placeholder() {
    return null;
  }

  @Start
  void start(Stage stage) throws IOException {
    folder = Files.createDirectories(Files.createTempDirectory("journey").resolve("blog"));
    window =
        new StudioWindow(
            stage, new Memory(folder.resolveSibling("memory")), new Environment(Map.of()));
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
  void theMainJobOnSqlite(FxRobot robot) throws TimeoutException, SQLException {
    Starter.start(folder, Optional.of(Provider.SQLITE), Optional.empty());
    play(robot, DatabaseUrl.parse(Environment.SQLITE_DEFAULT, folder));
  }

  @Test
  void theMainJobOnPostgresql(FxRobot robot) throws TimeoutException, SQLException {
    String url = Postgres.freshDatabase();
    Starter.start(folder, Optional.of(Provider.POSTGRESQL), Optional.of(url));
    play(robot, DatabaseUrl.parse(url, folder));
  }

  private void play(FxRobot robot, DatabaseUrl url) throws TimeoutException, SQLException {
    robot.interact(() -> window.open(folder));
    until(() -> window.project().isPresent() && diagram(robot).isSettled());
    Document opened = document();

    addTable(robot, "Post");
    addField(robot, "Post", "title", "String");
    relate(robot, "Post", "User");
    Relation.ForeignKeyRelation relation =
        (Relation.ForeignKeyRelation) schema().relationsOf("Post").getFirst();
    assertThat(relation.child().model()).isEqualTo("Post");
    assertThat(relation.fields()).containsExactly("userId");
    assertThat(window.project().orElseThrow().workspace().snapshot().analysis().diagnostics())
        .isEmpty();
    Document drawn = document();

    robot.press(KeyCode.CONTROL).type(KeyCode.S).release(KeyCode.CONTROL);
    robot.clickOn("#toolbar-review");
    until(() -> shown(robot, "#review-name") && enabled(robot, "#review-name"));
    robot.clickOn("#review-name").write("init");
    until(() -> enabled(robot, "#review-apply"));
    robot.clickOn("#review-apply");
    until(() -> window.project().orElseThrow().studio().pendingChangesProperty().get() == 0);

    robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT4).release(KeyCode.CONTROL);
    until(() -> shown(robot, "#data-add-row"));
    choose(robot, "#data-model", "User");
    until(() -> enabled(robot, "#data-add-row"));
    assertThat(window.project().orElseThrow().workspace().selectionProperty().get())
        .isEqualTo(new Selection.Cards(Set.of("User")));
    robot.clickOn("#data-add-row");
    robot.clickOn("#data-field-email").write("ada@example.com");
    robot.clickOn("#data-form-add");
    robot.clickOn("#data-review");
    until(() -> shown(robot, "#data-commit"));
    robot.clickOn("#data-commit");
    until(() -> shown(robot, "#data-grid") && rows(robot) == 1);
    assertThat(column(url, "SELECT \"email\" FROM \"User\"")).containsExactly("ada@example.com");
    assertThat(column(url, "SELECT count(*) FROM \"Post\"")).containsExactly("0");

    robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT1).release(KeyCode.CONTROL);
    until(() -> shown(robot, "#diagram"));
    undoTo(robot, opened);
    assertThat(document().sources()).isEqualTo(opened.sources());
    redoTo(robot, drawn);
    assertThat(document().sources()).isEqualTo(drawn.sources());
  }

  // on the canvas

  private void addTable(FxRobot robot, String name) throws TimeoutException {
    Bounds canvas = onScreen(diagram(robot));
    robot.moveTo(new Point2D(canvas.getMinX() + 140, canvas.getMaxY() - 300));
    robot.interact(() -> diagram(robot).requestFocus());
    robot.type(KeyCode.T);
    until(() -> shown(robot, "#diagram-name-editor"));
    robot.press(KeyCode.CONTROL).type(KeyCode.A).release(KeyCode.CONTROL);
    robot.write(name).type(KeyCode.ENTER);
    until(() -> schema().model(name).isPresent());
    robot.type(KeyCode.ESCAPE);
    robot.interact(() -> diagram(robot).fitAll());
    until(() -> diagram(robot).isSettled());
  }

  private void addField(FxRobot robot, String model, String name, String type)
      throws TimeoutException {
    robot.moveTo(onScreen(robot, cardHead(robot, model)));
    robot.moveTo(onScreen(robot, diagram(robot).addRowOf(model).orElseThrow()));
    robot.clickOn(MouseButton.PRIMARY);
    until(() -> shown(robot, "#diagram-name-editor"));
    robot.press(KeyCode.CONTROL).type(KeyCode.A).release(KeyCode.CONTROL);
    robot.write(name).type(KeyCode.TAB);
    until(() -> shown(robot, "#diagram-type-editor"));
    robot.press(KeyCode.CONTROL).type(KeyCode.A).release(KeyCode.CONTROL);
    robot.write(type).type(KeyCode.ENTER);
    until(() -> schema().model(model).flatMap(m -> m.scalarField(name)).isPresent());
    robot.type(KeyCode.ESCAPE);
  }

  private void relate(FxRobot robot, String child, String parent) throws TimeoutException {
    robot.interact(() -> diagram(robot).fitAll());
    until(() -> diagram(robot).isSettled());
    robot.moveTo(onScreen(robot, cardHead(robot, child)));
    Point2D port = diagram(robot).portOf(new FieldId(child, "id")).orElseThrow();
    robot
        .moveTo(onScreen(robot, port))
        .press(MouseButton.PRIMARY)
        .moveTo(onScreen(robot, port.add(20, 0)))
        .moveTo(onScreen(robot, cardHead(robot, parent)))
        .release(MouseButton.PRIMARY);
    until(() -> !schema().relationsOf(child).isEmpty());
  }

  private static Point2D cardHead(FxRobot robot, String card) {
    Bounds bounds = diagram(robot).screenBoundsOf(card).orElseThrow();
    return new Point2D(bounds.getCenterX(), bounds.getMinY() + 10);
  }

  private static Point2D onScreen(FxRobot robot, Point2D inScene) {
    return diagram(robot).localToScreen(diagram(robot).sceneToLocal(inScene));
  }

  private static Bounds onScreen(DiagramView view) {
    return view.localToScreen(view.getBoundsInLocal());
  }

  private static DiagramView diagram(FxRobot robot) {
    return robot.lookup("#diagram").queryAs(DiagramView.class);
  }

  // history

  private void undoTo(FxRobot robot, Document wanted) throws TimeoutException {
    while (!document().sources().equals(wanted.sources())) {
      int past = history();
      robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
      until(() -> history() == past - 1);
    }
  }

  private void redoTo(FxRobot robot, Document wanted) throws TimeoutException {
    while (!document().sources().equals(wanted.sources())) {
      int past = history();
      robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.Z);
      robot.release(KeyCode.SHIFT, KeyCode.CONTROL);
      until(() -> history() == past + 1);
    }
  }

  private int history() {
    return window.project().orElseThrow().workspace().historyProperty().get().past().size();
  }

  private Document document() {
    return window.project().orElseThrow().workspace().document();
  }

  private Schema schema() {
    return window.project().orElseThrow().workspace().drawnProperty().get();
  }

  // elsewhere

  private static boolean shown(FxRobot robot, String selector) {
    return robot.lookup(selector).match(node -> node.isVisible()).tryQuery().isPresent();
  }

  private static boolean enabled(FxRobot robot, String selector) {
    return robot.lookup(selector).match(node -> !node.isDisabled()).tryQuery().isPresent();
  }

  private static long rows(FxRobot robot) {
    return ((RowGrid) robot.lookup("#data-grid").query()).lineCount();
  }

  private static void choose(FxRobot robot, String box, String item) {
    robot.interact(() -> select((ComboBox<?>) robot.lookup(box).query(), item));
  }

  private static <T> void select(ComboBox<T> box, String item) {
    box.setValue(
        box.getItems().stream()
            .filter(i -> String.valueOf(i).equals(item))
            .findFirst()
            .orElseThrow());
  }

  private static List<String> column(DatabaseUrl url, String sql) throws SQLException {
    try (Database database = Database.open(url);
        Connection connection = database.connection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    }
  }

  private static void until(BooleanSupplier condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition::getAsBoolean);
    WaitForAsyncUtils.waitForFxEvents();
  }
}
