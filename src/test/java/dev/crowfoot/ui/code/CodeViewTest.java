// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.editor.Selection;
import dev.crowfoot.text.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

class CodeViewTest extends CodeJourney {
  @Start
  void start(Stage stage) {
    begin(stage);
  }

  @Test
  void typingChangesTheModelAndUndoTakesItBack(FxRobot robot) {
    caretTo(robot, "Int @id");
    robot.type(KeyCode.ENTER);
    robot.write("name String?");
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(content()).isEqualTo("model A {\n  id Int @id\n  name String?\n}\n");
    assertThat(workspace.drawnProperty().get().models().getFirst().field("name")).isPresent();
    undoTyping(robot, "model A {\n  id Int @id\n}\n");
    while (workspace.historyProperty().get().canRedo()) {
      push(robot, KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.Z);
    }
    assertThat(area(robot).getText()).contains("name String?");
  }

  @Test
  void aChangeFromElsewhereKeepsTheCaretAtItsWord(FxRobot robot) {
    robot.interact(() -> area(robot).moveTo(area(robot).getText().indexOf("@id")));
    robot.interact(() -> workspace.type(PATH, "// new\nmodel A {\n  id Int @id\n}\n"));
    assertThat(area(robot).getText()).startsWith("// new");
    assertThat(area(robot).getText().substring(area(robot).getCaretPosition())).startsWith("@id");
  }

  @Test
  void windowsLineEndsStayWhereTheyAre(FxRobot robot) {
    open(robot, "model A {\r\n  id Int @id\r\n}\r\n");
    caretTo(robot, "Int @id");
    robot.type(KeyCode.ENTER);
    robot.write("x Int");
    assertThat(content()).isEqualTo("model A {\r\n  id Int @id\r\n  x Int\r\n}\r\n");
  }

  @Test
  void everyCommandOfTheSheetDoesSomething(FxRobot robot) {
    CodeView view = (CodeView) area(robot).getScene().getRoot();
    assertThat(view.commands()).containsExactlyInAnyOrder(CodeCommand.values());
  }

  @Test
  void keysIndentAndComment(FxRobot robot) {
    caretTo(robot, "Int @id");
    robot.push(KeyCode.SHORTCUT, KeyCode.SLASH);
    assertThat(content()).isEqualTo("model A {\n  // id Int @id\n}\n");
    robot.push(KeyCode.SHORTCUT, KeyCode.SLASH);
    robot.push(KeyCode.SHIFT, KeyCode.TAB);
    assertThat(content()).isEqualTo("model A {\nid Int @id\n}\n");
    robot.interact(() -> area(robot).moveTo(10));
    robot.type(KeyCode.TAB);
    assertThat(content()).isEqualTo("model A {\n  id Int @id\n}\n");
  }

  @Test
  void selectionAndCaretFollowEachOther(FxRobot robot) {
    open(robot, "model A {\n  id Int @id\n}\n\nmodel B {\n  id Int @id\n}\n");
    robot.interact(() -> workspace.selectionProperty().set(new Selection.Cards(Set.of("B"))));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(area(robot).getCurrentParagraph()).isEqualTo(4);
    caretTo(robot, "model A");
    assertThat(workspace.selectionProperty().get()).isEqualTo(new Selection.Cards(Set.of("A")));
  }

  @Test
  void aSchemaOfSeveralFilesHasTabs(FxRobot robot) {
    open(
        robot,
        SourceText.of("a.prisma", "model A {\n  id Int @id\n}\n"),
        SourceText.of("b.prisma", "model B {\n  id Int @id\n}\n"));
    robot.clickOn("b.prisma");
    assertThat(area(robot).getText()).startsWith("model B");
    robot.interact(() -> workspace.selectionProperty().set(new Selection.Cards(Set.of("A"))));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(area(robot).getText()).startsWith("model A");
  }

  @Test
  void itLooksGoodInLightAndDark(FxRobot robot) throws IOException {
    String shop = Files.readString(Path.of("schemas", "shop", "schema.prisma"));
    open(
        robot,
        shop.replace("  orders    Order[]\n  reviews   Review[]", "  orders    Ordr[]\n  x"));
    robot.interact(() -> area(robot).showParagraphAtTop(20));
    caretTo(robot, "phone     String");
    robot.interact(() -> area(robot).selectWord());
    picture(robot, "code");
    String text = area(robot).getText();
    assertThat(area(robot).getStyleOfChar(text.indexOf("model Address"))).contains("keyword");
    assertThat(area(robot).getStyleOfChar(text.indexOf("Ordr"))).contains("problem-error");
  }
}
