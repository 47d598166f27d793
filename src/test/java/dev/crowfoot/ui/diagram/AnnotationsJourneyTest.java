// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.Hue;
import dev.crowfoot.editor.Layout;
import dev.crowfoot.editor.Layout.CardPosition;
import dev.crowfoot.editor.Note;
import dev.crowfoot.editor.Selection;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.editor.geometry.Point;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import dev.crowfoot.ui.Pictures;
import dev.crowfoot.ui.background.Background;
import dev.crowfoot.ui.theme.Theme;
import dev.crowfoot.ui.workspace.WorkspaceViewModel;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Areas, notes, locks, focus and hidden cards by real mouse and keys. None of it touches the text,
/// and undo gives the very same layout back.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made by start
class AnnotationsJourneyTest {
  private static final String SHOP =
      """
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
        amount  Decimal
      }

      model Log {
        id   Int    @id
        text String
      }
      """;

  private static final Layout PLACED =
      Layout.EMPTY.with(
          Map.of(
              "Customer", new CardPosition(0, 0),
              "Order", new CardPosition(320, 0),
              "Line", new CardPosition(640, 0),
              "Log", new CardPosition(0, 304)));

  private WorkspaceViewModel workspace;
  private DiagramView diagram;
  private Scene scene;

  @Start
  void start(Stage stage) {
    Document document =
        Document.of(Sources.of(SourceText.of("schema.prisma", SHOP))).withLayout(PLACED);
    workspace = new WorkspaceViewModel(Snapshot.of(document), Background.direct());
    diagram = new DiagramView(workspace, Background.direct());
    scene = new Scene(new StackPane(diagram), 960, 720);
    Theme.LIGHT.apply(scene);
    stage.setScene(scene);
    stage.show();
    diagram.requestFocus();
  }

  @Test
  void cardsBecomeAnAreaThatIsNamedAtOnce(FxRobot robot) throws IOException {
    makeArea(robot, "Sales");
    assertThat(layout().areaOf("Order")).contains("Sales");
    assertThat(layout().areaOf("Customer")).contains("Sales");
    assertThat(workspace.selectionProperty().get()).isEqualTo(new Selection.OfArea("Sales"));
    picture(robot, "area");
    undo(robot, 1);
    assertUnchanged();
  }

  @Test
  void anAreaIsMovedByItsNameWithAllOfItsCards(FxRobot robot) {
    makeArea(robot, "Sales");
    Point2D title = titleOf("Sales");
    drag(robot, title, title.add(0, 120));
    double down = layout().card("Customer").orElseThrow().y();
    assertThat(down).isPositive();
    assertThat(layout().card("Order").orElseThrow().y()).isEqualTo(down);
    assertThat(layout().card("Line").orElseThrow().y()).isZero();
    undo(robot, 2);
    assertUnchanged();
  }

  @Test
  void anAreaIsRenamedColouredAndRemoved(FxRobot robot) {
    makeArea(robot, "Sales");
    robot.moveTo(titleOf("Sales")).doubleClickOn(MouseButton.PRIMARY);
    write(robot, "Shop");
    robot.type(KeyCode.ENTER);
    assertThat(layout().areas()).containsOnlyKeys("Shop");
    robot.clickOn(titleOf("Shop"), MouseButton.SECONDARY);
    choose(robot, "Colour", "Pink");
    assertThat(layout().area("Shop").orElseThrow().hue()).isEqualTo(Hue.PINK);
    robot.clickOn(titleOf("Shop"));
    robot.type(KeyCode.DELETE);
    assertThat(layout().areas()).isEmpty();
    undo(robot, 4);
    assertUnchanged();
  }

  @Test
  void aCardJoinsAnAreaByTheMenuAndLeavesIt(FxRobot robot) {
    makeArea(robot, "Sales");
    robot.clickOn(headerOf("Line"), MouseButton.SECONDARY);
    choose(robot, "Area", "Sales");
    assertThat(layout().areaOf("Line")).contains("Sales");
    robot.clickOn(headerOf("Line"), MouseButton.SECONDARY);
    choose(robot, "Area", "None");
    assertThat(layout().areaOf("Line")).isEmpty();
  }

  @Test
  void aNoteIsWrittenMovedResizedCopiedAndDeleted(FxRobot robot) throws IOException {
    Point2D place = onScreen(scenePoint(640, 320));
    robot.moveTo(place).type(KeyCode.N);
    write(robot, "Payments come later:\nask the bank first");
    robot.press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);
    String id = layout().all().notes().firstKey();
    Note note = layout().all().note(id).orElseThrow();
    assertThat(note.text()).isEqualTo("Payments come later:\nask the bank first");
    Document written = workspace.document();
    picture(robot, "note");

    Point2D middle = onScreen(scenePoint(note.box().centreX(), note.box().centreY()));
    drag(robot, middle, middle.add(-64, 32));
    assertThat(layout().all().note(id).orElseThrow().box().x()).isLessThan(note.box().x());
    undo(robot, 1);
    assertThat(workspace.document()).isEqualTo(written);

    Point2D corner = onScreen(scenePoint(note.box().right() - 4, note.box().bottom() - 4));
    drag(robot, corner, corner.add(40, 8));
    assertThat(layout().all().note(id).orElseThrow().box().width())
        .isGreaterThan(note.box().width());
    undo(robot, 1);
    assertThat(workspace.document()).isEqualTo(written);

    robot.clickOn(middle);
    robot.press(KeyCode.CONTROL).type(KeyCode.D).release(KeyCode.CONTROL);
    assertThat(layout().all().notes()).hasSize(2);
    undo(robot, 1);
    robot.clickOn(middle);
    robot.press(KeyCode.CONTROL).type(KeyCode.C).type(KeyCode.V).release(KeyCode.CONTROL);
    assertThat(layout().all().notes()).hasSize(2);
    undo(robot, 1);
    robot.clickOn(middle);
    robot.type(KeyCode.DELETE);
    assertThat(layout().all().notes()).isEmpty();
    undo(robot, 2);
    assertUnchanged();
  }

  @Test
  void anEmptyNoteIsNone(FxRobot robot) {
    robot.moveTo(onScreen(scenePoint(640, 320))).type(KeyCode.N).type(KeyCode.ESCAPE);
    assertUnchanged();
  }

  @Test
  void aLockedCardStays(FxRobot robot) throws IOException {
    drag(robot, headerOf("Log").add(-80, -40), headerOf("Log"));
    robot.type(KeyCode.L);
    Document locked = workspace.document();
    assertThat(layout().all().locked()).containsExactly("Log");
    drag(robot, headerOf("Log"), headerOf("Log").add(80, 0));
    robot.press(KeyCode.SHIFT).type(KeyCode.RIGHT).release(KeyCode.SHIFT);
    assertThat(workspace.document()).isEqualTo(locked);
    robot.type(KeyCode.A);
    assertThat(layout().card("Log")).contains(new CardPosition(0, 304));
    undo(robot, 1);
    picture(robot, "locked");
    robot.type(KeyCode.L);
    assertThat(layout().all().locked()).isEmpty();
    undo(robot, 2);
    assertUnchanged();
  }

  @Test
  void focusFadesWhatIsNoNeighbourAndClicksGoThroughIt(FxRobot robot) throws IOException {
    robot.clickOn(headerOf("Customer"));
    robot.type(KeyCode.F);
    assertThat(diagram.model().focus().fades("Order")).isFalse();
    assertThat(diagram.model().focus().fades("Line")).isTrue();
    picture(robot, "focus");
    drag(robot, headerOf("Log"), headerOf("Log").add(80, 0));
    assertUnchanged();
    robot.type(KeyCode.ESCAPE);
    assertThat(diagram.model().focus().isOn()).isFalse();
    drag(robot, headerOf("Log"), headerOf("Log").add(80, 0));
    assertThat(workspace.selectionProperty().get()).isEqualTo(new Selection.Cards(Set.of("Log")));
  }

  @Test
  void hiddenCardsComeBackByAClick(FxRobot robot) {
    robot.clickOn(headerOf("Log"));
    robot.type(KeyCode.H);
    assertThat(diagram.screenBoundsOf("Log")).isEmpty();
    assertThat(diagram.sizeText().get()).isEqualTo("3 of 4 tables · 2 relations");
    robot.clickOn("#view-hidden");
    assertThat(diagram.screenBoundsOf("Log")).isPresent();
    undo(robot, 2);
    assertUnchanged();
  }

  @Test
  void arrowsGoToTheNearestCard(FxRobot robot) {
    robot.clickOn(headerOf("Customer"));
    robot.type(KeyCode.RIGHT);
    assertThat(workspace.selectionProperty().get()).isEqualTo(new Selection.Cards(Set.of("Order")));
    robot.type(KeyCode.RIGHT).type(KeyCode.LEFT).type(KeyCode.LEFT).type(KeyCode.DOWN);
    assertThat(workspace.selectionProperty().get()).isEqualTo(new Selection.Cards(Set.of("Log")));
    assertUnchanged();
  }

  private void makeArea(FxRobot robot, String name) {
    drag(robot, headerOf("Customer").add(-80, -40), headerOf("Order").add(0, 10));
    robot.type(KeyCode.G);
    write(robot, name);
    robot.type(KeyCode.ENTER);
  }

  private void assertUnchanged() {
    assertThat(workspace.document().layout()).isEqualTo(PLACED);
    assertThat(workspace.document().sources().main().content()).isEqualTo(SHOP);
  }

  private Layout layout() {
    return workspace.document().layout();
  }

  private void picture(FxRobot robot, String name) throws IOException {
    Pictures.take(robot, scene, "canvas-" + name + "-light");
    robot.interact(() -> Theme.DARK.apply(scene));
    Pictures.take(robot, scene, "canvas-" + name + "-dark");
    robot.interact(() -> Theme.LIGHT.apply(scene));
  }

  private void write(FxRobot robot, String words) {
    WaitForAsyncUtils.waitForFxEvents();
    robot.interact(() -> ((TextInputControl) scene.getFocusOwner()).setText(words));
  }

  /// Chooses an item of a submenu of the menu that is open.
  private static void choose(FxRobot robot, String submenu, String item) {
    WaitForAsyncUtils.waitForFxEvents();
    robot.interact(
        () ->
            Window.getWindows().stream()
                .filter(window -> window instanceof ContextMenu)
                .flatMap(window -> ((ContextMenu) window).getItems().stream())
                .filter(found -> submenu.equals(found.getText()))
                .flatMap(found -> ((Menu) found).getItems().stream())
                .filter(found -> item.equals(found.getText()))
                .findFirst()
                .ifPresent(MenuItem::fire));
    robot.type(KeyCode.ESCAPE);
  }

  private static void drag(FxRobot robot, Point2D from, Point2D to) {
    robot.moveTo(from).press(MouseButton.PRIMARY);
    robot.moveTo(from.midpoint(to)).moveTo(to).release(MouseButton.PRIMARY);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static void undo(FxRobot robot, int times) {
    for (int i = 0; i < times; i++) {
      robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  private Point2D titleOf(String area) {
    return diagram.titleOf(area).map(this::onScreen).orElseThrow();
  }

  private Point2D headerOf(String card) {
    Bounds box = diagram.screenBoundsOf(card).orElseThrow();
    return onScreen(new Point2D(box.getMinX() + 60, box.getMinY() + 18));
  }

  private Point2D scenePoint(double x, double y) {
    Point screen = diagram.model().camera().viewport().toScreen(new Point(x, y));
    return diagram.localToScene(screen.x(), screen.y());
  }

  private Point2D onScreen(Point2D inScene) {
    return scene.getRoot().localToScreen(inScene);
  }
}
