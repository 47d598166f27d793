// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.Layout;
import dev.crowfoot.editor.Selection;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import dev.crowfoot.ui.background.Background;
import dev.crowfoot.ui.theme.Theme;
import dev.crowfoot.ui.workspace.WorkspaceViewModel;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.PickResult;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Each gesture by real mouse and keys; undo gives the very same text and layout back.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made by start
class DiagramJourneyTest {
  private static final String BLOG =
      """
      model User {
        id    Int     @id @default(autoincrement())
        email String  @unique
        name  String?
      }

      model Post {
        id       Int    @id @default(autoincrement())
        title    String
        authorId Int
      }
      """;

  private WorkspaceViewModel workspace;
  private DiagramView diagram;

  @Start
  void start(Stage stage) {
    Document document = Document.of(Sources.of(SourceText.of("schema.prisma", BLOG)));
    workspace = new WorkspaceViewModel(Snapshot.of(document), Background.direct());
    diagram = new DiagramView(workspace, Background.direct());
    Scene scene = new Scene(new StackPane(diagram), 960, 720);
    Theme.LIGHT.apply(scene);
    stage.setScene(scene);
    stage.show();
    diagram.requestFocus();
  }

  @Test
  void aTableIsMadeByTypingItsNameAndItsRows(FxRobot robot) throws TimeoutException {
    robot.moveTo(emptyPlace()).press(KeyCode.T).release(KeyCode.T);
    write(robot, "Comment");
    robot.type(KeyCode.ENTER);
    assertThat(text()).contains("model Comment {\n  id Int @id @default(autoincrement())\n}");
    write(robot, "body");
    robot.type(KeyCode.TAB);
    write(robot, "Str");
    robot.type(KeyCode.ENTER);
    assertThat(text()).contains("  body String\n");
    write(robot, "score");
    robot.type(KeyCode.TAB);
    write(robot, "Int?");
    robot.type(KeyCode.ENTER).type(KeyCode.ENTER);
    assertThat(text()).contains("  score Int?\n");
    assertThat(robot.lookup("#diagram-name-editor").tryQuery()).isEmpty();
    assertThat(workspace.snapshot().analysis().hasErrors()).isFalse();

    undo(robot, 3);
    assertThat(text()).isEqualTo(BLOG);
    assertThat(workspace.document().layout().cards()).doesNotContainKey("Comment");
  }

  @Test
  void aDoubleClickOnEmptyGroundMakesATable(FxRobot robot) throws TimeoutException {
    robot.moveTo(emptyPlace()).doubleClickOn(MouseButton.PRIMARY);
    write(robot, "Tag");
    robot.type(KeyCode.ENTER).type(KeyCode.ESCAPE);
    assertThat(diagram.screenBoundsOf("Tag")).isPresent();
  }

  @Test
  void aLineFromARowToACardMakesARelation(FxRobot robot) {
    drag(robot, port("Post", "title"), centreOf("User"));
    assertThat(text()).contains("@relation(fields: [userId], references: [id])");
    assertThat(text()).contains("posts Post[]");
    assertThat(workspace.snapshot().analysis().schema().relations()).hasSize(1);
    assertThat(workspace.snapshot().analysis().hasErrors()).isFalse();
    undo(robot, 1);
    assertThat(text()).isEqualTo(BLOG);
  }

  @Test
  void aLineFromARowToAKeyUsesBothRows(FxRobot robot) {
    drag(robot, port("Post", "authorId"), rowOf("User", "id"));
    assertThat(text()).contains("@relation(fields: [authorId], references: [id])");
    assertThat(workspace.snapshot().analysis().hasErrors()).isFalse();
  }

  @Test
  void escapeLetsALineGo(FxRobot robot) {
    robot.moveTo(port("Post", "title")).press(MouseButton.PRIMARY).moveTo(centreOf("User"));
    assertThat(robot.lookup("#diagram-ghost").<Node>query().isVisible()).isTrue();
    robot.type(KeyCode.ESCAPE).release(MouseButton.PRIMARY);
    assertThat(text()).isEqualTo(BLOG);
  }

  @Test
  void aMovedCardComesBack(FxRobot robot) {
    drag(robot, headerOf("User"), headerOf("User").add(-240, 0));
    assertThat(workspace.document().layout().card("User")).isPresent();
    Bounds moved = diagram.screenBoundsOf("User").orElseThrow();
    drag(robot, headerOf("User"), headerOf("User").add(40, -40));
    assertThat(diagram.screenBoundsOf("User").orElseThrow()).isNotEqualTo(moved);
    undo(robot, 1);
    assertThat(diagram.screenBoundsOf("User").orElseThrow()).isEqualTo(moved);
    undo(robot, 1);
    assertThat(workspace.document().layout().cards()).isEmpty();
    assertThat(text()).isEqualTo(BLOG);
  }

  @Test
  void anArrowKeyWithShiftNudgesAndARunIsOneStep(FxRobot robot) {
    robot.clickOn(headerOf("User"));
    robot.press(KeyCode.SHIFT);
    robot.type(KeyCode.RIGHT).type(KeyCode.RIGHT).type(KeyCode.DOWN).release(KeyCode.SHIFT);
    assertThat(workspace.document().layout().cards()).isNotEmpty();
    undo(robot, 1);
    assertThat(workspace.document().layout().cards()).isEmpty();
  }

  @Test
  void aTableIsRenamedEverywhere(FxRobot robot) throws TimeoutException {
    robot.clickOn(headerOf("User"));
    robot.type(KeyCode.F2);
    write(robot, "Person");
    robot.type(KeyCode.ENTER);
    assertThat(text()).contains("model Person {").doesNotContain("User");
    undo(robot, 1);
    assertThat(text()).isEqualTo(BLOG);
  }

  @Test
  void aRowIsRenamedAndRetypedInOneStep(FxRobot robot) throws TimeoutException {
    robot.moveTo(rowOf("Post", "title")).doubleClickOn(MouseButton.PRIMARY);
    write(robot, "headline");
    robot.type(KeyCode.TAB);
    write(robot, "String?");
    robot.type(KeyCode.ENTER).type(KeyCode.ESCAPE);
    assertThat(text()).contains("  headline String?\n");
    undo(robot, 1);
    assertThat(text()).isEqualTo(BLOG);
  }

  @Test
  void anEmptyNameRemovesTheRow(FxRobot robot) throws TimeoutException {
    robot.moveTo(rowOf("User", "name")).doubleClickOn(MouseButton.PRIMARY);
    write(robot, " ");
    robot.type(KeyCode.ENTER);
    assertThat(text()).doesNotContain("name");
    undo(robot, 1);
    assertThat(text()).isEqualTo(BLOG);
  }

  @Test
  void whatIsRefusedStaysOpenAndSaysWhy(FxRobot robot) throws TimeoutException {
    robot.clickOn(headerOf("User"));
    robot.type(KeyCode.F2);
    write(robot, "Post");
    robot.type(KeyCode.ENTER);
    assertThat(robot.lookup("#diagram-editor-message").<Node>query().isVisible()).isTrue();
    robot.type(KeyCode.ESCAPE);
    assertThat(text()).isEqualTo(BLOG);
  }

  @Test
  void deleteTakesCardsAndRows(FxRobot robot) {
    robot.clickOn(rowOf("User", "email"));
    robot.type(KeyCode.DELETE);
    assertThat(text()).doesNotContain("email");
    undo(robot, 1);
    robot.clickOn(headerOf("Post"));
    robot.type(KeyCode.DELETE);
    assertThat(text()).doesNotContain("Post");
    undo(robot, 1);
    assertThat(text()).isEqualTo(BLOG);
  }

  @Test
  void cardsAreDuplicatedCopiedAndPasted(FxRobot robot) {
    robot.clickOn(headerOf("User"));
    robot.press(KeyCode.CONTROL).type(KeyCode.D).release(KeyCode.CONTROL);
    assertThat(text()).contains("model UserCopy {");
    assertThat(workspace.selectionProperty().get())
        .isEqualTo(new Selection.Cards(Set.of("UserCopy")));
    undo(robot, 1);
    robot.clickOn(headerOf("Post"));
    robot.press(KeyCode.CONTROL).type(KeyCode.C).type(KeyCode.V).release(KeyCode.CONTROL);
    assertThat(text()).contains("model Post2 {");
    undo(robot, 1);
    assertThat(text()).isEqualTo(BLOG);
  }

  @Test
  void aRowMovesWithAltAndAnArrow(FxRobot robot) {
    robot.clickOn(rowOf("User", "name"));
    robot.press(KeyCode.ALT).type(KeyCode.UP).release(KeyCode.ALT);
    assertThat(text().indexOf("name")).isLessThan(text().indexOf("email"));
    undo(robot, 1);
    assertThat(text()).isEqualTo(BLOG);
  }

  @Test
  void aFrameSelectsTheCardsItTouches(FxRobot robot) {
    Point2D first = headerOf("User");
    Point2D second = headerOf("Post");
    robot
        .moveTo(
            Math.min(first.getX(), second.getX()) - 90, Math.min(first.getY(), second.getY()) - 40)
        .press(MouseButton.PRIMARY)
        .moveTo(Math.max(first.getX(), second.getX()), Math.max(first.getY(), second.getY()) + 10)
        .release(MouseButton.PRIMARY);
    assertThat(workspace.selectionProperty().get())
        .isEqualTo(new Selection.Cards(Set.of("User", "Post")));
  }

  @Test
  void arrangingIsOneStepAndUndoneToTheVeryPlaces(FxRobot robot) {
    robot.clickOn(headerOf("Post"));
    robot.type(KeyCode.RIGHT);
    Layout before = workspace.document().layout();
    robot.type(KeyCode.A);
    until(() -> diagram.isSettled() && !workspace.document().layout().equals(before));
    undo(robot, 1);
    assertThat(workspace.document().layout()).isEqualTo(before);
  }

  @Test
  void theSelectedCardsAreArrangedAmongThemselves(FxRobot robot) {
    Bounds before = diagram.screenBoundsOf("User").orElseThrow();
    robot.interact(
        () -> {
          diagram.reduceMotionProperty().set(true);
          diagram.model().move(Set.of("User"), 900, 700, Optional.empty());
        });
    until(() -> !diagram.screenBoundsOf("User").orElseThrow().equals(before));
    Bounds moved = diagram.screenBoundsOf("User").orElseThrow();
    robot.interact(
        () -> {
          workspace.selectionProperty().set(new Selection.Cards(Set.of("User", "Post")));
          diagram.arranging().selection();
        });
    until(() -> !diagram.screenBoundsOf("User").orElseThrow().equals(moved));
    robot.interact(workspace::undo);
    robot.interact(workspace::undo);
    until(() -> diagram.screenBoundsOf("User").orElseThrow().equals(before));
  }

  @Test
  void theWheelPansAndWithControlZoomsAtThePointer(FxRobot robot) {
    double zoom = diagram.zoomProperty().get();
    Point2D before = headerOf("User");
    robot.moveTo(before);
    robot.interact(() -> diagram.fireEvent(wheelWithControl(before)));
    assertThat(diagram.zoomProperty().get()).isNotEqualTo(zoom);
    assertThat(headerOf("User").distance(before)).isLessThan(40);
    robot.press(KeyCode.SHIFT).type(KeyCode.DIGIT1).release(KeyCode.SHIFT);
    until(() -> diagram.zoomProperty().get() == zoom); // it glides there
  }

  @Test
  void brokenCodeKeepsTheLastGoodDiagram(FxRobot robot) {
    robot.interact(() -> workspace.type("schema.prisma", BLOG + "\nmodel {{{"));
    assertThat(robot.lookup("#diagram-stale").<Node>query().isVisible()).isTrue();
    assertThat(diagram.screenBoundsOf("User")).isPresent();
    robot.interact(() -> workspace.type("schema.prisma", BLOG));
    assertThat(robot.lookup("#diagram-stale").<Node>query().isVisible()).isFalse();
  }

  /// The Headless platform's wheel carries no modifier keys.
  private ScrollEvent wheelWithControl(Point2D screen) {
    Point2D local = diagram.screenToLocal(screen);
    return new ScrollEvent(
        ScrollEvent.SCROLL,
        local.getX(),
        local.getY(),
        screen.getX(),
        screen.getY(),
        false,
        true,
        false,
        false,
        false,
        false,
        0,
        80,
        0,
        80,
        ScrollEvent.HorizontalTextScrollUnits.NONE,
        0,
        ScrollEvent.VerticalTextScrollUnits.NONE,
        0,
        0,
        new PickResult(diagram, local.getX(), local.getY()));
  }

  private void write(FxRobot robot, String words) throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        10, TimeUnit.SECONDS, () -> diagram.getScene().getFocusOwner() instanceof TextField);
    robot.interact(() -> ((TextField) diagram.getScene().getFocusOwner()).setText(words));
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void drag(FxRobot robot, Point2D from, Point2D to) {
    robot.moveTo(from).press(MouseButton.PRIMARY);
    robot.moveTo(from.midpoint(to)).moveTo(to).release(MouseButton.PRIMARY);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void undo(FxRobot robot, int times) {
    for (int i = 0; i < times; i++) {
      robot.interact(workspace::undo);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  private String text() {
    return workspace.document().sources().main().content();
  }

  private Point2D emptyPlace() {
    Bounds window = diagram.localToScreen(diagram.getLayoutBounds());
    return new Point2D(window.getMinX() + 20, window.getMinY() + 80);
  }

  private Point2D headerOf(String card) {
    Bounds box = diagram.screenBoundsOf(card).orElseThrow();
    return onScreen(new Point2D(box.getMinX() + 60, box.getMinY() + 18));
  }

  private Point2D centreOf(String card) {
    Bounds box = diagram.screenBoundsOf(card).orElseThrow();
    return onScreen(new Point2D(box.getCenterX(), box.getMinY() + 18));
  }

  private Point2D rowOf(String card, String row) {
    Bounds box = diagram.screenBoundsOf(new FieldId(card, row)).orElseThrow();
    return onScreen(new Point2D(box.getMinX() + 50, box.getCenterY()));
  }

  private Point2D port(String card, String row) {
    return onScreen(diagram.portOf(new FieldId(card, row)).orElseThrow());
  }

  private Point2D onScreen(Point2D scene) {
    return diagram.getScene().getRoot().localToScreen(scene);
  }

  private static void until(Callable<Boolean> isSo) {
    try {
      WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, isSo);
    } catch (TimeoutException e) {
      throw new AssertionError(e);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }
}
