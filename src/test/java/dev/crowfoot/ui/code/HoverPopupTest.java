// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.ui.control.Prose;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Bounds;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

class HoverPopupTest extends CodeJourney {
  private static final String SCHEMA =
      """
      /// Somebody who writes.
      model User {
        id    Int    @id
        email Strin  @unique
        posts Post[]
      }

      model Post {
        id       Int  @id
        authorId Int
        author   User @relation(fields: [authorId], references: [id], onDelete: Cascade)
      }
      """;

  @Start
  void start(Stage stage) {
    begin(stage);
  }

  @Test
  void thePointerExplainsAWord(FxRobot robot) throws Exception {
    open(robot, SCHEMA);
    hover(robot, "author ");
    assertThat(said(robot)).anyMatch(words -> words.contains("each `Post` has a `User`"));
    picture(robot, "code-hover");
    push(robot, KeyCode.ESCAPE);
    assertThat(isOpen(robot)).isFalse();
  }

  @Test
  void problemsComeFirstWithTheirRemedies(FxRobot robot) throws Exception {
    open(robot, SCHEMA);
    hover(robot, "Strin");
    assertThat(said(robot).getFirst()).contains("`Strin`");
    picture(robot, "code-hover-problem");
    // Fired rather than clicked: on a busy machine the pointer takes so long that the popup is
    // gone.
    robot.interact(() -> robot.lookup(".remedy").queryAs(ButtonBase.class).fire());
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(content()).isEqualTo(SCHEMA.replace("Strin ", "String "));
    assertThat(isOpen(robot)).isFalse();
    undo(robot, SCHEMA);
  }

  @Test
  void theKeyboardAsksForItAtTheCaret(FxRobot robot) {
    open(robot, SCHEMA);
    caretTo(robot, "model Po");
    push(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.SPACE);
    assertThat(isOpen(robot)).isTrue();
    type(robot, "x");
    assertThat(isOpen(robot)).isFalse();
  }

  @Test
  void itGoesWhenThePointerLeavesTheWord(FxRobot robot) throws Exception {
    open(robot, SCHEMA);
    hover(robot, "User {");
    robot.moveBy(0, 200);
    WaitForAsyncUtils.waitFor(5, TimeUnit.SECONDS, () -> !isOpen(robot));
  }

  private void hover(FxRobot robot, String word) throws Exception {
    int at = area(robot).getText().indexOf(word);
    Bounds place =
        WaitForAsyncUtils.waitForAsyncFx(
            5000, () -> area(robot).getCharacterBoundsOnScreen(at, at + 4).orElseThrow());
    robot.moveTo(place);
    WaitForAsyncUtils.waitFor(5, TimeUnit.SECONDS, () -> isOpen(robot));
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static boolean isOpen(FxRobot robot) {
    return robot.lookup("#code-hover").tryQuery().isPresent();
  }

  private static List<String> said(FxRobot robot) {
    return robot.lookup("#code-hover .prose").queryAllAs(Prose.class).stream()
        .map(Prose::words)
        .toList();
  }
}
