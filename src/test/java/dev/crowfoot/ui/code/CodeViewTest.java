// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.Selection;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import dev.crowfoot.ui.Pictures;
import dev.crowfoot.ui.background.Background;
import dev.crowfoot.ui.theme.Theme;
import dev.crowfoot.ui.workspace.WorkspaceViewModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class CodeViewTest {
  private static final String PATH = "schema.prisma";

  private WorkspaceViewModel workspace = open("model A {\n  id Int @id\n}\n");
  private Stage window = noWindow();

  @SuppressWarnings("NullAway") // JUnit calls start before any test
  private static Stage noWindow() {
    return null;
  }

  @Start
  void start(Stage stage) {
    window = stage;
    show();
    stage.show();
  }

  private static WorkspaceViewModel open(String text) {
    return new WorkspaceViewModel(
        Document.of(Sources.of(SourceText.of(PATH, text))), Background.direct());
  }

  private void show() {
    Scene scene = new Scene(new StackPane(), 720, 620);
    Theme.LIGHT.apply(scene);
    scene.setRoot(new CodeView(workspace));
    window.setScene(scene);
  }

  private CodeArea area(FxRobot robot) {
    return robot.lookup("#code-area").queryAs(CodeArea.class);
  }

  private void caretTo(FxRobot robot, String text) {
    robot.interact(
        () -> {
          area(robot).requestFocus();
          area(robot).moveTo(area(robot).getText().indexOf(text) + text.length());
        });
  }

  private String content() {
    return workspace.document().sources().main().content();
  }

  @Test
  void typingChangesTheModelAndUndoTakesItBack(FxRobot robot) {
    caretTo(robot, "Int @id");
    robot.type(KeyCode.ENTER);
    robot.write("name String?");
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(content()).isEqualTo("model A {\n  id Int @id\n  name String?\n}\n");
    assertThat(workspace.drawnProperty().get().models().getFirst().field("name")).isPresent();
    robot.push(KeyCode.SHORTCUT, KeyCode.Z);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(content()).isEqualTo("model A {\n  id Int @id\n}\n");
    assertThat(area(robot).getText()).isEqualTo(content());
    robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.Z);
    WaitForAsyncUtils.waitForFxEvents();
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
    workspace = open("model A {\r\n  id Int @id\r\n}\r\n");
    robot.interact(this::show);
    caretTo(robot, "Int @id");
    robot.type(KeyCode.ENTER);
    robot.write("x Int");
    assertThat(content()).isEqualTo("model A {\r\n  id Int @id\r\n  x Int\r\n}\r\n");
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
    workspace = open("model A {\n  id Int @id\n}\n\nmodel B {\n  id Int @id\n}\n");
    robot.interact(this::show);
    robot.interact(() -> workspace.selectionProperty().set(new Selection.Cards(Set.of("B"))));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(area(robot).getCurrentParagraph()).isEqualTo(4);
    caretTo(robot, "model A");
    assertThat(workspace.selectionProperty().get()).isEqualTo(new Selection.Cards(Set.of("A")));
  }

  @Test
  void aSchemaOfSeveralFilesHasTabs(FxRobot robot) {
    workspace =
        new WorkspaceViewModel(
            Document.of(
                new Sources(
                    List.of(
                        SourceText.of("a.prisma", "model A {\n  id Int @id\n}\n"),
                        SourceText.of("b.prisma", "model B {\n  id Int @id\n}\n")))),
            Background.direct());
    robot.interact(this::show);
    robot.clickOn("b.prisma");
    assertThat(area(robot).getText()).startsWith("model B");
    robot.interact(() -> workspace.selectionProperty().set(new Selection.Cards(Set.of("A"))));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(area(robot).getText()).startsWith("model A");
  }

  @Test
  void itLooksGoodInLightAndDark(FxRobot robot) throws IOException {
    String shop = Files.readString(Path.of("schemas", "shop", "schema.prisma"));
    workspace =
        open(shop.replace("  orders    Order[]\n  reviews   Review[]", "  orders    Ordr[]\n  x"));
    robot.interact(this::show);
    robot.interact(() -> area(robot).showParagraphAtTop(20));
    caretTo(robot, "phone     String");
    robot.interact(() -> area(robot).selectWord());
    WaitForAsyncUtils.waitForFxEvents();
    Pictures.take(robot, window.getScene(), "code-light");
    robot.interact(() -> Theme.DARK.apply(window.getScene()));
    Pictures.take(robot, window.getScene(), "code-dark");
    String text = area(robot).getText();
    assertThat(area(robot).getStyleOfChar(text.indexOf("model Address"))).contains("keyword");
    assertThat(area(robot).getStyleOfChar(text.indexOf("Ordr"))).contains("problem-error");
  }
}
