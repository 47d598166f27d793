// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

class CompletionTest extends CodeJourney {
  private static final String SCHEMA =
      """
      datasource db {
        provider = "postgresql"
        url      = "postgresql://localhost/shop"
      }

      enum Role {
        USER
        ADMIN
      }

      model User {
        id   Int  @id
        role Role @default(USER)
      }
      """;

  @Start
  void start(Stage stage) {
    begin(stage);
  }

  @Test
  void askedForWhereNothingFitsItSaysSo(FxRobot robot) {
    open(robot, "// said\n" + SCHEMA);
    caretTo(robot, "// sa");
    push(robot, KeyCode.CONTROL, KeyCode.SPACE);
    assertThat(note(robot)).isEqualTo("Nothing fits in here.");
    assertThat(offered(robot, LIST)).isEmpty();
  }

  @Test
  void entriesComeWhileTypingAndEnterTakesOne(FxRobot robot) throws IOException {
    open(robot, SCHEMA);
    caretTo(robot, "@default(USER)");
    push(robot, KeyCode.ENTER);
    type(robot, "name ");
    assertThat(offered(robot, LIST)).isNotEmpty();
    type(robot, "S");
    picture(robot, "code-completion");
    type(robot, "tr");
    push(robot, KeyCode.ENTER);
    assertThat(offered(robot, LIST)).isEmpty();
    assertThat(content()).contains("  role Role @default(USER)\n  name String\n}");
    undoTyping(robot, SCHEMA);
  }

  @Test
  void attributesComeWithTheirBracketsAndWhatStandsInThem(FxRobot robot) throws IOException {
    open(robot, SCHEMA);
    caretTo(robot, "Int  ");
    type(robot, "@");
    picture(robot, "code-completion-attributes");
    type(robot, "def");
    push(robot, KeyCode.DOWN);
    push(robot, KeyCode.DOWN);
    push(robot, KeyCode.TAB);
    assertThat(content()).contains("id   Int  @default()@id");
    assertThat(offered(robot, LIST)).isNotEmpty();
    type(robot, "auto");
    push(robot, KeyCode.ENTER);
    assertThat(content()).contains("id   Int  @default(autoincrement())@id");
    undoTyping(robot, SCHEMA);
  }

  @Test
  void theArrowKeysMoveInTheListAndEscapeSendsItAway(FxRobot robot) {
    open(robot, SCHEMA);
    caretTo(robot, "role R");
    push(robot, KeyCode.CONTROL, KeyCode.SPACE);
    assertThat(offered(robot, LIST)).isNotEmpty();
    push(robot, KeyCode.DOWN);
    push(robot, KeyCode.UP);
    push(robot, KeyCode.PAGE_DOWN);
    push(robot, KeyCode.PAGE_UP);
    assertThat(area(robot).getCurrentParagraph()).isEqualTo(12);
    push(robot, KeyCode.ESCAPE);
    assertThat(offered(robot, LIST)).isEmpty();
    push(robot, KeyCode.CONTROL, KeyCode.SPACE);
    push(robot, KeyCode.LEFT);
    push(robot, KeyCode.LEFT);
    assertThat(offered(robot, LIST)).isEmpty();
    assertThat(content()).isEqualTo(SCHEMA);
  }

  @Test
  void aClickTakesAnEntry(FxRobot robot) {
    open(robot, SCHEMA);
    caretTo(robot, "@default(USER)");
    push(robot, KeyCode.ENTER);
    type(robot, "born Date");
    robot.clickOn("#code-completions .list-cell");
    assertThat(content()).contains("  born DateTime\n}");
  }

  private static final String LIST = "code-completions";
}
