// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.text.SourceText;
import java.io.IOException;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

class RenameFieldTest extends CodeJourney {
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
  void enterRenamesInAllFilesAsOneStepThatMigrationsKnow(FxRobot robot) {
    open(robot, USER, POST);
    caretTo(robot, "model Us");
    push(robot, KeyCode.F2);
    assertThat(field(robot).getSelectedText()).isEqualTo("User");
    type(robot, "Person");
    push(robot, KeyCode.ENTER);
    assertThat(content()).startsWith("model Person {");
    assertThat(content("post.prisma")).contains("author   Person @relation");
    assertThat(workspace.document().renames()).hasSize(1);
    assertThat(robot.lookup("#code-rename").tryQuery()).isEmpty();
    assertThat(area(robot).isFocused()).isTrue();
    undo(robot, USER.content());
    assertThat(content("post.prisma")).isEqualTo(POST.content());
  }

  @Test
  void theCaretStaysAtTheNameWhereverElseItChanges(FxRobot robot) {
    open(robot, POST);
    caretTo(robot, "  authorI");
    push(robot, KeyCode.F2);
    type(robot, "writerId");
    push(robot, KeyCode.ENTER);
    assertThat(content()).contains("[writerId]").contains("  writerId Int");
    assertThat(area(robot).getCurrentParagraph()).isEqualTo(3);
    undo(robot, POST.content());
  }

  @Test
  void aNameThatIsTakenSaysSoAndChangesNothing(FxRobot robot) throws IOException {
    open(robot, USER, POST);
    caretTo(robot, "model Us");
    push(robot, KeyCode.F2);
    type(robot, "Post");
    push(robot, KeyCode.ENTER);
    assertThat(robot.lookup("#code-rename-message").query().isVisible()).isTrue();
    picture(robot, "code-rename");
    assertThat(content()).isEqualTo(USER.content());
    push(robot, KeyCode.ESCAPE);
    assertThat(robot.lookup("#code-rename").tryQuery()).isEmpty();
    assertThat(area(robot).isFocused()).isTrue();
    assertThat(content()).isEqualTo(USER.content());
  }

  @Test
  void wordsOfTheLanguageHaveNoOtherName(FxRobot robot) throws IOException {
    open(robot, USER, POST);
    caretTo(robot, "@i");
    push(robot, KeyCode.F2);
    assertThat(robot.lookup("#code-rename").tryQuery()).isEmpty();
    assertThat(note(robot)).isEqualTo("`id` is a word of the language and keeps its name.");
    picture(robot, "code-note");
    push(robot, KeyCode.RIGHT);
    assertThat(note(robot)).isEmpty();
  }

  @Test
  void theNameOfADatasourceIsChangedInTheText(FxRobot robot) {
    open(robot, "datasource db {\n  provider = \"sqlite\"\n}\n");
    caretTo(robot, "datasource d");
    push(robot, KeyCode.F2);
    assertThat(note(robot)).isEqualTo("Nothing refers to `db`. Change it in the text.");
    caretTo(robot, "}");
    push(robot, KeyCode.F2);
    assertThat(note(robot)).isEqualTo("There is no name here to be changed.");
    push(robot, KeyCode.ALT, KeyCode.ENTER);
    assertThat(note(robot)).isEqualTo("Nothing to remedy on this line.");
    push(robot, KeyCode.SHIFT, KeyCode.F12);
    assertThat(note(robot)).isEqualTo("Nothing here has a name that is used.");
  }

  private static TextField field(FxRobot robot) {
    WaitForAsyncUtils.waitForFxEvents();
    return robot.lookup("#code-rename").queryAs(TextField.class);
  }
}
