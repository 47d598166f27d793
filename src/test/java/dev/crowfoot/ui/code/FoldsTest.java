// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.assist.Folding;
import dev.crowfoot.editor.ApplyFix;
import dev.crowfoot.editor.Selection;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.syntax.SyntaxTree;
import dev.crowfoot.text.SourceText;
import java.io.IOException;
import java.util.Random;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

class FoldsTest extends CodeJourney {
  private static final String SCHEMA =
      """
      model A {
        id Int @id
      }

      model B {
        id Int @id
        n  Strin
      }

      model C {
        id Int @id
      }
      """;

  @Start
  void start(Stage stage) {
    begin(stage);
  }

  @Test
  void aClickFoldsABlockAndAnotherBringsItBack(FxRobot robot) throws IOException {
    open(robot, SCHEMA);
    caretTo(robot, "model C");
    robot.clickOn(mark(4));
    assertThat(hidden(robot)).containsExactly(5, 6, 7);
    assertThat(area(robot).getText()).isEqualTo(SCHEMA);
    assertThat(area(robot).getCurrentParagraph()).isEqualTo(9);
    picture(robot, "code-folds");
    robot.clickOn(".fold-chip");
    assertThat(hidden(robot)).isEmpty();
    assertThat(content()).isEqualTo(SCHEMA);
    assertThat(workspace.historyProperty().get().canUndo()).isFalse();
  }

  @Test
  void theKeyboardFoldsAroundTheCaretWhichStepsOverFoldedLines(FxRobot robot) {
    open(robot, SCHEMA);
    caretTo(robot, "  n ");
    push(robot, KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.OPEN_BRACKET);
    assertThat(hidden(robot)).containsExactly(5, 6, 7);
    assertThat(area(robot).getCurrentParagraph()).isEqualTo(4);
    push(robot, KeyCode.DOWN);
    assertThat(area(robot).getCurrentParagraph()).isEqualTo(8);
    push(robot, KeyCode.UP);
    assertThat(area(robot).getCurrentParagraph()).isEqualTo(4);
    push(robot, KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.CLOSE_BRACKET);
    assertThat(hidden(robot)).isEmpty();
  }

  @Test
  void allBlocksFoldAtOnceAndWhatIsWorkedOnComesBack(FxRobot robot) {
    open(robot, SCHEMA);
    push(robot, KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.MINUS);
    assertThat(hidden(robot)).containsExactly(1, 2, 5, 6, 7, 10, 11);
    robot.interact(
        () -> workspace.selectionProperty().set(new Selection.Row(new FieldId("B", "n"))));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(hidden(robot)).containsExactly(1, 2, 10, 11);
    assertThat(area(robot).getCurrentParagraph()).isEqualTo(6);
    push(robot, KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.EQUALS);
    assertThat(hidden(robot)).isEmpty();
  }

  @Test
  void typingElsewhereLeavesFoldsAndTextAlone(FxRobot robot) {
    open(robot, SCHEMA);
    robot.clickOn(mark(4));
    caretTo(robot, "model A {");
    push(robot, KeyCode.ENTER);
    type(robot, "x Int");
    assertThat(hidden(robot)).containsExactly(6, 7, 8);
    undoTyping(robot, SCHEMA);
    assertThat(hidden(robot)).containsExactly(5, 6, 7);
  }

  @Test
  void newLinesAtAFoldBringItBack(FxRobot robot) {
    open(robot, SCHEMA);
    robot.clickOn(mark(4));
    caretTo(robot, "model B {");
    push(robot, KeyCode.ENTER);
    assertThat(hidden(robot)).isEmpty();
    undoTyping(robot, SCHEMA);
    robot.clickOn(mark(4));
    robot.interact(() -> area(robot).moveTo(8, 0));
    push(robot, KeyCode.BACK_SPACE);
    assertThat(content()).contains("n  Strin\n}\nmodel C");
    assertThat(hidden(robot)).isEmpty();
    undoTyping(robot, SCHEMA);
  }

  @Test
  void aFixInsideAFoldKeepsTextAndUndoShowsIt(FxRobot robot) {
    open(robot, SCHEMA);
    robot.clickOn(mark(4));
    robot.interact(
        () ->
            workspace.execute(
                new ApplyFix(
                    workspace.snapshot().analysis().diagnostics().getFirst().fixes().getFirst())));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(area(robot).getText()).isEqualTo(content()).contains("n  String");
    assertThat(hidden(robot)).containsExactly(5, 6, 7);
    undo(robot, SCHEMA);
    assertThat(hidden(robot)).isEmpty();
    assertThat(area(robot).getCurrentParagraph()).isEqualTo(6);
  }

  @Test
  void anotherFileIsShownWhole(FxRobot robot) {
    open(robot, SourceText.of("a.prisma", SCHEMA), SourceText.of("b.prisma", SCHEMA + "\n"));
    push(robot, KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.MINUS);
    robot.clickOn("b.prisma");
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(area(robot).getText()).isEqualTo(SCHEMA + "\n");
    assertThat(hidden(robot)).isEmpty();
  }

  /// Folds, edits, undo and edits from elsewhere in a random order, always the same one.
  @Test
  void whateverHappensTheTextIsTheFilesAndNothingIsHiddenWithoutItsHead(FxRobot robot) {
    open(robot, SCHEMA);
    Random random = new Random(7);
    for (int step = 0; step < 150; step++) {
      robot.interact(() -> doSomething(robot, random));
      WaitForAsyncUtils.waitForFxEvents();
      assertThat(area(robot).getText()).as("step %d", step).isEqualTo(content());
      for (int line : hidden(robot)) {
        assertThat(line).as("step %d", step).isPositive();
        assertThat(isHeadAbove(robot, line)).as("step %d, line %d", step, line).isTrue();
      }
    }
  }

  private void doSomething(FxRobot robot, Random random) {
    CodeArea area = area(robot);
    int at = random.nextInt(area.getLength() + 1);
    int end = Math.min(area.getLength(), at + random.nextInt(12));
    switch (random.nextInt(8)) {
      case 0, 1, 2 ->
          robot.lookup(".fold-mark").queryAll().stream()
              .skip(random.nextInt(3))
              .findFirst()
              .ifPresent(mark -> robot.interact(() -> click(mark)));
      case 3 -> area.replaceText(at, at, "  x Int\n");
      case 4 -> area.replaceText(at, end, "");
      case 5 -> workspace.undo();
      case 6 -> workspace.redo();
      default -> workspace.type(PATH, content().replaceFirst("Int", "String\n"));
    }
  }

  private static void click(Node mark) {
    mark.fireEvent(
        new MouseEvent(
            MouseEvent.MOUSE_PRESSED,
            1,
            1,
            1,
            1,
            MouseButton.PRIMARY,
            1,
            false,
            false,
            false,
            false,
            true,
            false,
            false,
            true,
            false,
            true,
            null));
  }

  /// Whether the line that can be seen above begins something that can be folded.
  private boolean isHeadAbove(FxRobot robot, int line) {
    int head = line;
    while (head > 0 && area(robot).isFolded(head)) {
      head--;
    }
    int first = head + 1;
    return Folding.of(SyntaxTree.parse(SourceText.of(PATH, content()))).stream()
        .anyMatch(fold -> fold.firstLine() == first && fold.lastLine() > line);
  }

  private static String mark(int line) {
    return "#fold-" + (line + 1);
  }
}
