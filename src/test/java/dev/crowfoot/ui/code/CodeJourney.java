// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import dev.crowfoot.ui.Pictures;
import dev.crowfoot.ui.background.Background;
import dev.crowfoot.ui.control.Prose;
import dev.crowfoot.ui.theme.Theme;
import dev.crowfoot.ui.workspace.WorkspaceViewModel;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/// A window with nothing but the code view, for tests that type and click. Everything that runs in
/// the background runs at once.
@ExtendWith(ApplicationExtension.class)
abstract class CodeJourney {
  static final String PATH = "schema.prisma";

  WorkspaceViewModel workspace = workspaceOf(SourceText.of(PATH, "model A {\n  id Int @id\n}\n"));
  Stage window = noWindow();

  @SuppressWarnings("NullAway") // JUnit calls start before any test
  private static Stage noWindow() {
    return null;
  }

  /// To be called by a `@Start` method: TestFX looks for it only in the very class of the test.
  void begin(Stage stage) {
    window = stage;
    show();
    stage.show();
  }

  private static WorkspaceViewModel workspaceOf(SourceText... files) {
    return new WorkspaceViewModel(
        Snapshot.of(Document.of(new Sources(List.of(files)))), Background.direct());
  }

  private void show() {
    Scene scene = new Scene(new StackPane(), 720, 620);
    Theme.LIGHT.apply(scene);
    scene.setRoot(new CodeView(workspace, Background.direct()));
    window.setScene(scene);
  }

  /// Opens a schema of one file.
  void open(FxRobot robot, String text) {
    open(robot, SourceText.of(PATH, text));
  }

  /// Opens a schema of several files.
  void open(FxRobot robot, SourceText... files) {
    workspace = workspaceOf(files);
    robot.interact(this::show);
    robot.interact(() -> area(robot).requestFocus());
  }

  CodeArea area(FxRobot robot) {
    return robot.lookup("#code-area").queryAs(CodeArea.class);
  }

  /// Puts the caret behind a text.
  void caretTo(FxRobot robot, String text) {
    robot.interact(
        () -> {
          area(robot).requestFocus();
          area(robot).moveTo(area(robot).getText().indexOf(text) + text.length());
          area(robot).requestFollowCaret();
        });
    WaitForAsyncUtils.waitForFxEvents();
  }

  /// Presses keys together.
  void push(FxRobot robot, KeyCode... keys) {
    robot.push(keys);
    WaitForAsyncUtils.waitForFxEvents();
  }

  void type(FxRobot robot, String text) {
    robot.write(text);
    WaitForAsyncUtils.waitForFxEvents();
  }

  /// Undoes once and expects the very text that was there before.
  void undo(FxRobot robot, String expected) {
    push(robot, KeyCode.SHORTCUT, KeyCode.Z);
    assertThat(content()).isEqualTo(expected);
    assertThat(area(robot).getText()).isEqualTo(expected);
  }

  /// Undoes all that was typed, however many steps a slow machine made of it, and expects the very
  /// text that was there before.
  void undoTyping(FxRobot robot, String expected) {
    while (workspace.historyProperty().get().canUndo()) {
      push(robot, KeyCode.SHORTCUT, KeyCode.Z);
    }
    assertThat(content()).isEqualTo(expected);
    assertThat(area(robot).getText()).isEqualTo(expected);
  }

  /// The first file's text.
  String content() {
    return workspace.document().sources().main().content();
  }

  String content(String path) {
    return workspace.document().sources().file(path).orElseThrow().content();
  }

  /// What the list of an open popup offers; empty when it is closed.
  List<?> offered(FxRobot robot, String id) {
    return robot.lookup("#" + id).queryAllAs(javafx.scene.control.ListView.class).stream()
        .flatMap(list -> ((Stream<?>) list.getItems().stream()))
        .toList();
  }

  /// The lines that are folded away, from 0.
  List<Integer> hidden(FxRobot robot) {
    WaitForAsyncUtils.waitForFxEvents();
    return IntStream.range(0, area(robot).getParagraphs().size())
        .filter(line -> area(robot).isFolded(line))
        .boxed()
        .toList();
  }

  /// Pictures in light and dark.
  void picture(FxRobot robot, String name) throws IOException {
    Pictures.take(robot, window.getScene(), name + "-light");
    robot.interact(() -> Theme.DARK.apply(window.getScene()));
    Pictures.take(robot, window.getScene(), name + "-dark");
    robot.interact(() -> Theme.LIGHT.apply(window.getScene()));
  }

  /// What is said beside the caret; empty when nothing is.
  static String note(FxRobot robot) {
    WaitForAsyncUtils.waitForFxEvents();
    return robot.lookup("#code-note").tryQueryAs(Prose.class).map(Prose::words).orElse("");
  }
}
