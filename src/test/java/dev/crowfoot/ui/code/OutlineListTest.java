// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.ui.Workspaces;
import dev.crowfoot.ui.background.Background;
import dev.crowfoot.ui.code.OutlineViewModel.Line;
import java.io.IOException;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

class OutlineListTest extends CodeJourney {
  private static final String SCHEMA =
      """
      enum Role {
        USER
        ADMIN
      }

      model User {
        id    Int    @id
        email String
        role  Role
      }

      model Mail {
        id   Int    @id
        text String
      }
      """;

  @Start
  void start(Stage stage) {
    begin(stage);
  }

  @Test
  void aPartOfTheNameLeadsThere(FxRobot robot) throws IOException {
    open(robot, SCHEMA);
    caretTo(robot, "  ADM");
    push(robot, KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.O);
    assertThat(offered(robot, "code-outline")).hasSize(10);
    picture(robot, "code-outline");
    type(robot, "mail");
    push(robot, KeyCode.ENTER);
    assertThat(area(robot).getCurrentParagraph()).isEqualTo(11);
    assertThat(area(robot).isFocused()).isTrue();
    assertThat(offered(robot, "code-outline")).isEmpty();
    push(robot, KeyCode.ALT, KeyCode.LEFT);
    assertThat(area(robot).getCurrentParagraph()).isEqualTo(2);
  }

  @Test
  void escapeLeavesTheCaretAlone(FxRobot robot) {
    open(robot, SCHEMA);
    caretTo(robot, "  ADM");
    push(robot, KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.O);
    push(robot, KeyCode.DOWN);
    push(robot, KeyCode.ESCAPE);
    assertThat(area(robot).getCurrentParagraph()).isEqualTo(2);
    assertThat(area(robot).isFocused()).isTrue();
  }

  @Test
  void rowsAreFoundInTheirBlock() {
    OutlineViewModel outline =
        new OutlineViewModel(new CodeViewModel(Workspaces.of(SCHEMA)), Background.direct());
    outline.open(() -> {});
    outline.queryProperty().set("mail");
    assertThat(names(outline)).containsExactly("User", "email", "Mail");
    assertThat(outline.best().map(line -> line.entry().name())).contains("Mail");
    outline.queryProperty().set("user.e");
    assertThat(names(outline)).containsExactly("User", "email", "role");
    outline.queryProperty().set("nothing");
    assertThat(names(outline)).isEmpty();
  }

  @Test
  void theFileIsLaidOutAsOneStep(FxRobot robot) {
    String crooked = SCHEMA.replace("  email", " email");
    open(robot, crooked);
    caretTo(robot, "text Str");
    push(robot, KeyCode.SHIFT, KeyCode.ALT, KeyCode.F);
    assertThat(content()).isEqualTo(SCHEMA);
    assertThat(area(robot).getCurrentParagraph()).isEqualTo(13);
    undo(robot, crooked);
  }

  private static List<String> names(OutlineViewModel outline) {
    return outline.lines().stream().map(Line::entry).map(entry -> entry.name()).toList();
  }
}
