// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.editor.Selection;
import dev.crowfoot.text.SourceText;
import java.io.IOException;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

class NavigationTest extends CodeJourney {
  private static final SourceText USER =
      SourceText.of("user.prisma", "model User {\n  id    Int    @id\n  posts Post[]\n}\n");
  private static final SourceText POST =
      SourceText.of(
          "post.prisma",
          """
          model Post {
            id       Int  @id
            author   User @relation(fields: [authorId], references: [id])
            authorId Int
          }
          """);

  @Start
  void start(Stage stage) {
    begin(stage);
  }

  @Test
  void f12GoesToTheDeclarationInItsFileAndAltLeftComesBack(FxRobot robot) {
    open(robot, USER, POST);
    caretTo(robot, "posts Po");
    push(robot, KeyCode.F12);
    assertThat(area(robot).getText()).isEqualTo(POST.content());
    assertThat(behindCaret(robot)).startsWith("Post {");
    assertThat(workspace.selectionProperty().get()).isEqualTo(new Selection.Cards(Set.of("Post")));
    push(robot, KeyCode.ALT, KeyCode.LEFT);
    assertThat(area(robot).getText()).isEqualTo(USER.content());
    assertThat(behindCaret(robot)).startsWith("st[]");
    push(robot, KeyCode.ALT, KeyCode.RIGHT);
    assertThat(behindCaret(robot)).startsWith("Post {");
  }

  @Test
  void ctrlAndClickGoesThereToo(FxRobot robot) {
    open(robot, USER, POST);
    robot.moveTo(boundsOf(robot, "Post"));
    robot.press(KeyCode.CONTROL);
    WaitForAsyncUtils.waitForFxEvents();
    int at = USER.content().indexOf("Post");
    assertThat(area(robot).getStyleOfChar(at)).contains("code-link");
    robot.release(KeyCode.CONTROL);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(area(robot).getStyleOfChar(at)).doesNotContain("code-link");
    robot.interact(() -> ctrlClick(robot, "Post"));
    assertThat(behindCaret(robot)).startsWith("Post {");
  }

  /// The headless robot tells no modifiers with the mouse.
  private void ctrlClick(FxRobot robot, String word) {
    Bounds place = boundsOf(robot, word);
    Point2D at =
        area(robot).localToScene(area(robot).screenToLocal(place.getCenterX(), place.getCenterY()));
    MouseEvent press =
        new MouseEvent(
            MouseEvent.MOUSE_PRESSED,
            at.getX(),
            at.getY(),
            place.getCenterX(),
            place.getCenterY(),
            MouseButton.PRIMARY,
            1,
            false,
            true,
            false,
            false,
            true,
            false,
            false,
            true,
            false,
            true,
            null);
    area(robot).fireEvent(press);
  }

  @Test
  void shiftF12ListsAllUsesToGoTo(FxRobot robot) throws IOException {
    open(robot, USER, POST);
    caretTo(robot, "model Us");
    push(robot, KeyCode.SHIFT, KeyCode.F12);
    assertThat(offered(robot, "code-uses")).hasSize(2);
    picture(robot, "code-uses");
    push(robot, KeyCode.DOWN);
    push(robot, KeyCode.ENTER);
    assertThat(behindCaret(robot)).startsWith("User @relation");
    assertThat(offered(robot, "code-uses")).isEmpty();
  }

  @Test
  void theCaretsBracketAndNameStandOut(FxRobot robot) throws Exception {
    open(robot, USER, POST);
    caretTo(robot, "model User {");
    String text = area(robot).getText();
    assertThat(area(robot).getStyleOfChar(text.indexOf('{'))).contains("bracket");
    assertThat(area(robot).getStyleOfChar(text.indexOf('}'))).contains("bracket");
    caretTo(robot, "model Us");
    assertThat(area(robot).getStyleOfChar(text.indexOf('{'))).doesNotContain("bracket");
    assertThat(area(robot).getStyleOfChar(text.indexOf('}'))).doesNotContain("bracket");
    caretTo(robot, "model User {");
    robot.interact(() -> workspace.selectionProperty().set(new Selection.Cards(Set.of("Post"))));
    caretTo(robot, "  auth");
    caretTo(robot, "  authorI");
    int use = POST.content().indexOf("[authorId") + 1;
    WaitForAsyncUtils.waitFor(
        5,
        java.util.concurrent.TimeUnit.SECONDS,
        () -> area(robot).getStyleOfChar(use).contains("same-name"));
    picture(robot, "code-names");
  }

  @Test
  void theMenuOffersWhatTheKeysDo(FxRobot robot) throws IOException {
    open(robot, USER, POST);
    robot.rightClickOn(boundsOf(robot, "Post"));
    WaitForAsyncUtils.waitForFxEvents();
    picture(robot, "code-menu");
    robot.clickOn("Go to declaration");
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(behindCaret(robot)).startsWith("Post {");
  }

  private Bounds boundsOf(FxRobot robot, String word) {
    int at = area(robot).getText().indexOf(word);
    return WaitForAsyncUtils.waitForAsyncFx(
        5000, () -> area(robot).getCharacterBoundsOnScreen(at, at + word.length()).orElseThrow());
  }

  private String behindCaret(FxRobot robot) {
    return area(robot).getText().substring(area(robot).getCaretPosition());
  }
}
