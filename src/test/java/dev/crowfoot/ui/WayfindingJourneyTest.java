// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.app.Environment;
import dev.crowfoot.app.Memory;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.Layout;
import dev.crowfoot.editor.Selection;
import dev.crowfoot.editor.geometry.Viewport;
import dev.crowfoot.ui.diagram.DiagramView;
import dev.crowfoot.ui.sidebar.Entry;
import dev.crowfoot.ui.theme.Theme;
import dev.crowfoot.ui.workspace.WorkspaceViewModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
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

/// Finding one's way in the window: the tree by areas, views, and the searches.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made by start
class WayfindingJourneyTest {
  private static final String SHOP =
      """
      datasource db {
        provider = "sqlite"
      }

      model Customer {
        id     Int     @id
        email  String  @unique
        orders Order[]
      }

      model Order {
        id         Int      @id
        customer   Customer @relation(fields: [customerId], references: [id])
        customerId Int
        lines      Line[]
      }

      model Line {
        id      Int   @id
        order   Order @relation(fields: [orderId], references: [id])
        orderId Int
      }

      model Log {
        id   Int    @id
        text String
      }
      """;

  private static final String LAYOUT =
      """
      {
        "version": 1,
        "cards": {
          "Customer": {"x": 0, "y": 0},
          "Line": {"x": 640, "y": 0},
          "Log": {"x": 0, "y": 304},
          "Order": {"x": 320, "y": 0}
        },
        "notes": {
          "n1": {"x": 320, "y": 304, "width": 200, "height": 80, "colour": "yellow", "text": "Draft"}
        },
        "areas": {
          "People": {"colour": "orange", "tables": ["Customer"]},
          "Sales": {"colour": "green", "tables": ["Line", "Order"]}
        },
        "views": {
          "Login": {
            "cards": {
              "Customer": {"x": 0, "y": 0}
            }
          }
        }
      }
      """;

  private Path folder;
  private StudioWindow window;

  @Start
  void start(Stage stage) throws IOException {
    folder = Files.createDirectories(Files.createTempDirectory("way").resolve("shop"));
    Files.writeString(folder.resolve("schema.prisma"), SHOP);
    Files.writeString(folder.resolve("schema.layout.json"), LAYOUT);
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
    robot.interact(() -> window.open(folder));
    until(() -> robot.lookup("#diagram").tryQuery().isPresent());
    until(() -> diagram(robot).isSettled());
  }

  @Test
  void theTreeListsTablesByAreaAndFoldsThem(FxRobot robot) throws TimeoutException, IOException {
    open(robot);
    assertThat(lines(robot))
        .containsExactly("People", "Customer", "Sales", "Order", "Line", "No area", "Log");
    picture(robot, "tree");
    robot.clickOn(lineOf(robot, "Sales"));
    assertThat(lines(robot)).containsExactly("People", "Customer", "Sales", "No area", "Log");
    assertThat(workspace().selectionProperty().get()).isEqualTo(new Selection.OfArea("Sales"));
    picture(robot, "inspector-area");
    robot.type(KeyCode.RIGHT);
    assertThat(lines(robot)).contains("Order");
  }

  @Test
  void aTableIsDraggedToAnotherArea(FxRobot robot) throws TimeoutException {
    open(robot);
    Document before = workspace().document();
    drag(robot, lineOf(robot, "Log"), lineOf(robot, "People"));
    assertThat(layout().areaOf("Log")).contains("People");
    assertThat(lines(robot)).containsExactly("People", "Customer", "Log", "Sales", "Order", "Line");
    robot.interact(workspace()::undo);
    assertThat(workspace().document()).isEqualTo(before);
  }

  @Test
  void theInspectorNamesAndColoursAnArea(FxRobot robot) throws TimeoutException, IOException {
    open(robot);
    robot.interact(() -> workspace().selectionProperty().set(new Selection.OfArea("Sales")));
    robot.push(KeyCode.CONTROL, KeyCode.I);
    picture(robot, "inspector");
    robot.clickOn("#inspector-name");
    robot.interact(() -> robot.lookup("#inspector-name").queryAs(TextField.class).setText("Shop"));
    robot.type(KeyCode.ENTER);
    assertThat(layout().areas()).containsOnlyKeys("People", "Shop");
    robot.clickOn("#inspector-remove-area");
    assertThat(layout().areas()).containsOnlyKeys("People");
    robot.interact(workspace()::undo);
    robot.interact(workspace()::undo);
    assertThat(layout().areas()).containsOnlyKeys("People", "Sales");
  }

  @Test
  void viewsAreChosenNamedAndFilledFromTheTree(FxRobot robot) throws TimeoutException, IOException {
    open(robot);
    Document before = workspace().document();
    robot.clickOn("#sidebar-views");
    robot.clickOn("Login");
    assertThat(status(robot)).isEqualTo("1 of 4 tables · 0 relations");
    robot.type(KeyCode.F2);
    robot.interact(() -> robot.lookup("#view-name-editor").queryAs(TextField.class).setText("Who"));
    robot.type(KeyCode.ENTER);
    assertThat(layout().views()).containsOnlyKeys("Who");
    picture(robot, "views");

    robot.clickOn("#sidebar-tables");
    Node canvas = robot.lookup("#diagram").query();
    Point2D middle = canvas.localToScreen(240, 300);
    drag(robot, lineOf(robot, "Order"), middle);
    assertThat(layout().view("Who").orElseThrow().tables().orElseThrow())
        .containsExactly("Customer", "Order");
    assertThat(status(robot)).isEqualTo("2 of 4 tables · 1 relation");
    assertThat(layout().card("Order").orElseThrow().x()).isEqualTo(320);

    robot.interact(workspace()::undo);
    robot.interact(workspace()::undo);
    assertThat(workspace().document()).isEqualTo(before);
  }

  @Test
  void theSearchShowsWhatItFindsAndEscapeLeadsBack(FxRobot robot)
      throws TimeoutException, IOException {
    open(robot);
    Viewport before = viewport(robot);
    robot.push(KeyCode.CONTROL, KeyCode.K);
    robot.type(KeyCode.DOWN).type(KeyCode.DOWN).type(KeyCode.DOWN);
    assertThat(workspace().selectionProperty().get()).isEqualTo(new Selection.Cards(Set.of("Log")));
    until(() -> diagram(robot).isSettled() && !viewport(robot).equals(before));
    picture(robot, "look");
    robot.type(KeyCode.ESCAPE);
    until(() -> viewport(robot).equals(before));
    assertThat(workspace().selectionProperty().get()).isEqualTo(new Selection.Nothing());

    robot.push(KeyCode.CONTROL, KeyCode.P);
    robot.type(KeyCode.DOWN).type(KeyCode.TAB).type(KeyCode.DOWN).type(KeyCode.ENTER);
    assertThat(workspace().selectionProperty().get().toString()).contains("Order", "customer");
    until(() -> diagram(robot).isSettled() && !viewport(robot).equals(before));
    Viewport there = viewport(robot);
    robot.interact(() -> diagram(robot).requestFocus());
    robot.press(KeyCode.ALT).type(KeyCode.LEFT).release(KeyCode.ALT);
    until(() -> viewport(robot).equals(before));
    robot.press(KeyCode.ALT).type(KeyCode.RIGHT).release(KeyCode.ALT);
    until(() -> viewport(robot).equals(there));
  }

  @Test
  void theSearchLeadsToViewsAreasAndRows(FxRobot robot) throws TimeoutException {
    open(robot);
    search(robot, KeyCode.K, "#logi");
    robot.type(KeyCode.ENTER);
    assertThat(status(robot)).isEqualTo("1 of 4 tables · 0 relations");
    search(robot, KeyCode.F, "lin");
    assertThat(robot.lookup("Nothing is called that.").tryQuery()).isPresent();
    robot.type(KeyCode.ESCAPE);
    search(robot, KeyCode.P, "Log");
    robot.type(KeyCode.ENTER);
    assertThat(diagram(robot).model().views().shownProperty().get()).isEqualTo(Layout.ALL);
    search(robot, KeyCode.K, "#sales");
    robot.type(KeyCode.ENTER);
    assertThat(workspace().selectionProperty().get()).isEqualTo(new Selection.OfArea("Sales"));
    search(robot, KeyCode.P, "Customer");
    robot.push(KeyCode.CONTROL, KeyCode.ENTER);
    assertThat(robot.lookup("#data-model").tryQuery()).isPresent();
  }

  private void search(FxRobot robot, KeyCode key, String words) throws TimeoutException {
    robot.push(KeyCode.CONTROL, key);
    until(() -> robot.lookup("#search-field").tryQuery().isPresent());
    robot.interact(() -> robot.lookup("#search-field").queryAs(TextField.class).setText(words));
  }

  private void picture(FxRobot robot, String name) throws IOException {
    Pictures.take(robot, robot.window(0).getScene(), "way-" + name + "-light");
    robot.interact(() -> window.use(Theme.DARK));
    Pictures.take(robot, robot.window(0).getScene(), "way-" + name + "-dark");
    robot.interact(() -> window.use(Theme.LIGHT));
  }

  private static void drag(FxRobot robot, Point2D from, Point2D to) {
    robot.moveTo(from).press(MouseButton.PRIMARY);
    robot.moveTo(from.add(4, 4)).moveTo(from.midpoint(to)).moveTo(to).release(MouseButton.PRIMARY);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static void until(BooleanSupplier condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, condition::getAsBoolean);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static String status(FxRobot robot) {
    WaitForAsyncUtils.waitForFxEvents();
    return robot.lookup("#status-size").queryLabeled().getText();
  }

  private static Viewport viewport(FxRobot robot) {
    return diagram(robot).model().camera().viewport();
  }

  private static DiagramView diagram(FxRobot robot) {
    return robot.lookup("#diagram").queryAs(DiagramView.class);
  }

  private static List<String> lines(FxRobot robot) {
    WaitForAsyncUtils.waitForFxEvents();
    return tree(robot).getRoot().getChildren().stream()
        .map(TreeItem::getValue)
        .map(e -> e instanceof Entry.OfArea area ? area.title() : e.name())
        .toList();
  }

  @SuppressWarnings("unchecked")
  private static TreeView<Entry> tree(FxRobot robot) {
    return robot.lookup("#tables-tree").queryAs(TreeView.class);
  }

  private static Point2D lineOf(FxRobot robot, String words) {
    int line = lines(robot).indexOf(words);
    return tree(robot).localToScreen(70, 26 * line + 13);
  }

  private WorkspaceViewModel workspace() {
    return window.project().orElseThrow().workspace();
  }

  private Layout layout() {
    return workspace().document().layout();
  }
}
