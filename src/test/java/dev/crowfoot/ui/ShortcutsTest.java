// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.controls.ModalPane;
import dev.crowfoot.app.Environment;
import dev.crowfoot.app.Memory;
import dev.crowfoot.editor.Selection;
import dev.crowfoot.editor.command.SetUnique;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.testing.KeyPresses;
import dev.crowfoot.ui.action.Action;
import dev.crowfoot.ui.code.CodeCommand;
import dev.crowfoot.ui.studio.StudioViewModel;
import dev.crowfoot.ui.studio.StudioViewModel.Centre;
import dev.crowfoot.ui.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The keys of the whole window, and the sheet that shows them.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made by start
class ShortcutsTest {
  private static final String SCHEMA =
      """
      datasource db {
        provider = "sqlite"
        url      = "file:dev.db"
      }

      model User {
        id  Int @id
          name String
      }

      model Post {
        id     Int @id
        author Usr
      }
      """;

  private static final KeyCodeCombination SAVE =
      new KeyCodeCombination(KeyCode.S, KeyCombination.SHORTCUT_DOWN);

  /// What is written and copied takes a while.
  private static final Set<KeyCombination> IN_BACKGROUND =
      Set.of(SAVE, KeyCombination.valueOf("Shortcut+Shift+C"));

  private Path folder;
  private StudioWindow window;

  @Start
  void start(Stage stage) throws IOException {
    folder = Files.createDirectories(Files.createTempDirectory("keys").resolve("blog"));
    Files.writeString(folder.resolve("schema.prisma"), SCHEMA);
    Path memory = folder.resolveSibling("memory");
    window = new StudioWindow(stage, new Memory(memory), new Environment(Map.of()));
    window.use(Theme.LIGHT);
    stage.setWidth(1000);
    stage.setHeight(1000);
    window.show();
    window.open(folder);
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(() -> window.project().ifPresent(OpenProject::close));
  }

  @Test
  void eachKeyOfTheWindowDoesSomething(FxRobot robot) throws TimeoutException {
    OpenProject project = project();
    List<String> idle = new ArrayList<>();
    for (Action action : project.view().actions()) {
      for (KeyCombination key : action.keys()) {
        if (!IN_BACKGROUND.contains(key)
            && !changesSomething(robot, project, (KeyCodeCombination) key)) {
          idle.add(action.title() + ": " + key);
        }
      }
    }
    assertThat(idle).isEmpty();
    robot.interact(() -> Event.fireEvent(project.view(), KeyPresses.of(SAVE)));
    until(() -> !project.workspace().dirtyProperty().get());
  }

  private boolean changesSomething(FxRobot robot, OpenProject project, KeyCodeCombination key) {
    boolean[] changed = new boolean[1];
    robot.interact(
        () -> {
          prepare(project, key);
          List<Object> before = everything(project);
          Event.fireEvent(project.view().lookup("#diagram"), KeyPresses.of(key));
          changed[0] = !everything(project).equals(before);
        });
    WaitForAsyncUtils.waitForFxEvents();
    return changed[0];
  }

  /// A state in which there is something to save, to undo, to redo and to go to.
  private void prepare(OpenProject project, KeyCodeCombination key) {
    StudioViewModel studio = project.studio();
    sheets().hide(true);
    studio.reviewingProperty().set(false);
    studio.centreProperty().set(key.getCode() == KeyCode.DIGIT1 ? Centre.SPLIT : Centre.MODEL);
    project.workspace().type("schema.prisma", SCHEMA + "\n// one\n");
    project.workspace().execute(new SetUnique(field(), true));
    project.workspace().execute(new SetUnique(field(), false));
    project.workspace().undo();
    project.workspace().selectionProperty().set(new Selection.Cards(Set.of("User")));
    project.view().requestFocusInCentre();
  }

  private static FieldId field() {
    return new FieldId("User", "name");
  }

  private List<Object> everything(OpenProject project) {
    StudioViewModel studio = project.studio();
    return List.of(
        studio.centreProperty().get(),
        studio.reviewingProperty().get(),
        studio.sidebarShownProperty().get(),
        studio.inspectorShownProperty().get(),
        studio.bottomShownProperty().get(),
        project.workspace().dirtyProperty().get(),
        project.workspace().document(),
        sheets().isDisplay(),
        List.copyOf(scene().getStylesheets()),
        String.valueOf(scene().getFocusOwner()));
  }

  @Test
  void aKeyOfTheWindowMeansNothingElseOnTheCanvas() throws TimeoutException {
    Set<KeyCombination> known = new HashSet<>();
    for (Action action : project().actions()) {
      for (KeyCombination key : action.keys()) {
        assertThat(known.add(key)).as("%s for %s", key, action.title()).isTrue();
      }
    }
  }

  @Test
  void theSheetShowsEveryKeyAndFindsAmongThem(FxRobot robot) throws TimeoutException, IOException {
    project();
    robot.push(KeyCode.F1);
    until(() -> robot.lookup("#shortcuts-filter").tryQuery().isPresent());
    List<String> words = words(robot);
    project().actions().stream()
        .filter(action -> !action.keys().isEmpty())
        .forEach(action -> assertThat(words).contains(action.title(), action.keyWords()));
    assertThat(words).contains("Code");
    for (CodeCommand command : CodeCommand.values()) {
      assertThat(words).contains(command.title(), command.keyWords());
    }
    Pictures.take(robot, scene(), "shortcuts-light");
    robot.interact(() -> window.use(Theme.DARK));
    Pictures.take(robot, scene(), "shortcuts-dark");
    TextField filter = robot.lookup("#shortcuts-filter").query();
    robot.interact(() -> filter.setText("dupl"));
    assertThat(words(robot))
        .containsExactly("Diagram", "Duplicate", "Ctrl+D", "Code", "Duplicate the lines", "Ctrl+D");
    robot.push(KeyCode.ESCAPE);
    until(() -> !sheets().isDisplay());
  }

  private static List<String> words(FxRobot robot) {
    return robot.lookup("#shortcuts-list .label").queryAllAs(Labeled.class).stream()
        .map(Labeled::getText)
        .toList();
  }

  @Test
  void theSearchRunsWhatTheCanvasCanDo(FxRobot robot) throws TimeoutException {
    project();
    robot.press(KeyCode.CONTROL).type(KeyCode.K).release(KeyCode.CONTROL);
    until(() -> robot.lookup("#search-field").tryQuery().isPresent());
    TextField field = robot.lookup("#search-field").query();
    robot.interact(() -> field.setText("> new enum"));
    robot.push(KeyCode.ENTER);
    until(() -> robot.lookup("#diagram-name-editor").tryQuery().isPresent());
    assertThat(sheets().isDisplay()).isFalse();
  }

  private OpenProject project() throws TimeoutException {
    until(() -> window.project().isPresent());
    return window.project().orElseThrow();
  }

  private Scene scene() {
    return window.project().orElseThrow().view().getScene();
  }

  private ModalPane sheets() {
    return (ModalPane) scene().lookup("#sheets");
  }

  private static void until(java.util.function.BooleanSupplier condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition::getAsBoolean);
    WaitForAsyncUtils.waitForFxEvents();
  }
}
