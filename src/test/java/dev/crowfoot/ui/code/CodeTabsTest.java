// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.Selection;
import dev.crowfoot.editor.command.AddField;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// A schema of several files.
class CodeTabsTest extends CodeJourney {
  private static final SourceText A =
      SourceText.of(
          "a.prisma",
          "model A {\n  id Int @id\n  b  B   @relation(fields: [bId], references: [id])\n  bId Int\n}\n");
  private static final SourceText B =
      SourceText.of("b.prisma", "model B {\n  id Int @id\n  as A[]\n}\n");

  @Start
  void start(Stage stage) {
    begin(stage);
  }

  @Test
  void aFileWithErrorsHasADot(FxRobot robot) throws IOException {
    open(robot, A, SourceText.of("b.prisma", "model B {\n  id Int @id\n  as A[]\n  x Nope\n}\n"));
    assertThat(tab(robot, "b.prisma").getAccessibleText()).isEqualTo("b.prisma, 1 error");
    assertThat(tab(robot, "a.prisma").getAccessibleText()).isEqualTo("a.prisma");
    picture(robot, "code-tabs");
    robot.clickOn("b.prisma");
    caretTo(robot, "  x Nope");
    push(robot, KeyCode.ALT, KeyCode.ENTER);
    push(robot, KeyCode.ESCAPE);
    push(robot, KeyCode.SHIFT, KeyCode.HOME);
    push(robot, KeyCode.DELETE);
    assertThat(tab(robot, "b.prisma").getAccessibleText()).isEqualTo("b.prisma");
    assertThat(content("a.prisma")).isEqualTo(A.content());
  }

  @Test
  void eachFileKeepsItsOwnTextAndCaret(FxRobot robot) {
    open(robot, A, B);
    caretTo(robot, "  bId Int");
    robot.clickOn("b.prisma");
    caretTo(robot, "as A[]");
    push(robot, KeyCode.ENTER);
    type(robot, "n Int");
    robot.clickOn("a.prisma");
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(area(robot).getCurrentParagraph()).isEqualTo(3);
    assertThat(content("a.prisma")).isEqualTo(A.content());
    assertThat(content("b.prisma")).contains("  as A[]\n  n Int\n");
    push(robot, KeyCode.SHORTCUT, KeyCode.Z);
    while (workspace.historyProperty().get().canUndo()) {
      push(robot, KeyCode.SHORTCUT, KeyCode.Z);
    }
    assertThat(content("b.prisma")).isEqualTo(B.content());
    assertThat(tab(robot, "b.prisma").isSelected()).isTrue();
  }

  @Test
  void eachFileKeepsItsFolds(FxRobot robot) {
    open(robot, A, B);
    caretTo(robot, "  bId Int");
    push(robot, KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.OPEN_BRACKET);
    assertThat(hidden(robot)).containsExactly(1, 2, 3, 4);
    robot.clickOn("b.prisma");
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(hidden(robot)).isEmpty();
    robot.clickOn("a.prisma");
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(hidden(robot)).containsExactly(1, 2, 3, 4);
    assertThat(area(robot).getCurrentParagraph()).isEqualTo(0);
    robot.clickOn("b.prisma");
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(hidden(robot)).isEmpty();
    push(robot, KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.OPEN_BRACKET);
    assertThat(hidden(robot)).containsExactly(1, 2, 3);
  }

  @Test
  void whatChangesInFoldedLinesMeanwhileStaysFolded(FxRobot robot) {
    open(robot, A, B);
    caretTo(robot, "  bId Int");
    push(robot, KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.OPEN_BRACKET);
    robot.clickOn("b.prisma");
    robot.interact(() -> workspace.execute(new AddField("A", Optional.empty(), "name", "String")));
    robot.clickOn("a.prisma");
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(area(robot).getText()).isEqualTo(content("a.prisma")).contains("name String");
    assertThat(hidden(robot)).containsExactly(1, 2, 3, 4, 5);
    push(robot, KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.CLOSE_BRACKET);
    assertThat(hidden(robot)).isEmpty();
  }

  @Test
  void editsFromElsewhereGoToTheirFile(FxRobot robot) {
    open(robot, A, B);
    robot.interact(() -> workspace.execute(new AddField("B", Optional.empty(), "name", "String")));
    assertThat(content("b.prisma")).contains("name String");
    assertThat(area(robot).getText()).isEqualTo(A.content());
    robot.interact(
        () -> workspace.selectionProperty().set(new Selection.Row(new FieldId("B", "name"))));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(area(robot).getText()).isEqualTo(content("b.prisma"));
    assertThat(tab(robot, "b.prisma").isSelected()).isTrue();
    robot.interact(() -> workspace.selectionProperty().set(new Selection.Cards(Set.of("A"))));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(tab(robot, "a.prisma").isSelected()).isTrue();
  }

  @Test
  void filesThatComeAndGoAreFollowed(FxRobot robot) {
    open(robot, A, B);
    robot.clickOn("b.prisma");
    robot.interact(() -> workspace.reload(documentOf(A, SourceText.of("c.prisma", B.content()))));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(tabs(robot)).containsExactly("a.prisma", "c.prisma");
    assertThat(area(robot).getText()).isEqualTo(A.content());
    robot.interact(() -> workspace.reload(documentOf(A)));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(robot.lookup(".code-tab").queryAll()).isEmpty();
  }

  @Test
  void theChosenTabIsInSightHoweverManyThereAre(FxRobot robot) {
    List<SourceText> many =
        IntStream.range(0, 30)
            .mapToObj(
                i ->
                    SourceText.of("file-" + i + ".prisma", "model M" + i + " {\n  id Int @id\n}\n"))
            .toList();
    open(robot, many.toArray(SourceText[]::new));
    robot.interact(() -> workspace.selectionProperty().set(new Selection.Cards(Set.of("M29"))));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(tab(robot, "file-29.prisma").isSelected()).isTrue();
    robot.clickOn("file-29.prisma");
    assertThat(area(robot).getText()).startsWith("model M29");
  }

  private static Document documentOf(SourceText... files) {
    return Document.of(new Sources(List.of(files)));
  }

  private static ToggleButton tab(FxRobot robot, String path) {
    WaitForAsyncUtils.waitForFxEvents();
    return robot.lookup(".code-tab").queryAllAs(ToggleButton.class).stream()
        .filter(tab -> tab.getText().equals(path))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> tabs(FxRobot robot) {
    return robot.lookup(".code-tab").queryAllAs(ToggleButton.class).stream()
        .map(ToggleButton::getText)
        .toList();
  }
}
