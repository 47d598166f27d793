// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

class FixListTest extends CodeJourney {
  @Start
  void start(Stage stage) {
    begin(stage);
  }

  private static final String UNKNOWN = "model User {\n  id Int @id\n  name Strin\n}\n";
  private static final String KNOWN = "model User {\n  id Int @id\n  name String\n}\n";

  @Test
  void aRemedyIsChosenByKeyboardAndIsOneStep(FxRobot robot) throws IOException {
    open(robot, UNKNOWN);
    caretTo(robot, "name Str");
    push(robot, KeyCode.ALT, KeyCode.ENTER);
    assertThat(offered(robot, "code-fixes")).isNotEmpty();
    picture(robot, "code-fixes");
    push(robot, KeyCode.ENTER);
    assertThat(content()).isEqualTo(KNOWN);
    assertThat(offered(robot, "code-fixes")).isEmpty();
    undo(robot, UNKNOWN);
  }

  @Test
  void theBulbOfALineOffersThemToo(FxRobot robot) {
    open(robot, UNKNOWN);
    robot.clickOn(".bulb");
    assertThat(offered(robot, "code-fixes")).isNotEmpty();
    push(robot, KeyCode.ESCAPE);
    assertThat(offered(robot, "code-fixes")).isEmpty();
    push(robot, KeyCode.SHORTCUT, KeyCode.PERIOD);
    robot.clickOn("#code-fixes .list-cell");
    assertThat(content()).isEqualTo(KNOWN);
  }

  @Test
  void whereNothingIsWrongNothingIsOffered(FxRobot robot) {
    open(robot, UNKNOWN);
    caretTo(robot, "model User");
    push(robot, KeyCode.ALT, KeyCode.ENTER);
    assertThat(offered(robot, "code-fixes")).isEmpty();
    assertThat(content()).isEqualTo(UNKNOWN);
  }
}
