// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.problems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.ui.Pictures;
import dev.crowfoot.ui.Workspaces;
import dev.crowfoot.ui.theme.Theme;
import dev.crowfoot.ui.workspace.WorkspaceViewModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class ProblemsViewTest {
  private final WorkspaceViewModel workspace =
      Workspaces.of(
          """
          model User {
            id    Int    @id
            name  Strin
            posts Post[]
          }

          model Post {
            id Int @id @default(dbgenerated("a very long expression that takes all the room"), 1)
          }
          """);
  private final List<Place> visited = new ArrayList<>();

  @Start
  void start(Stage stage) {
    Scene scene = new Scene(new StackPane(), 760, 200);
    Theme.LIGHT.apply(scene);
    scene.setRoot(new ProblemsView(new ProblemsViewModel(workspace), visited::add));
    stage.setScene(scene);
    stage.show();
  }

  @Test
  void namesAreSetInTheFontOfCodeWithoutBackticks(FxRobot robot) throws IOException {
    Scene scene = robot.lookup("#problems-list").query().getScene();
    Pictures.take(robot, scene, "problems-light");
    robot.interact(() -> Theme.DARK.apply(scene));
    Pictures.take(robot, scene, "problems-dark");
    assertThat(words(robot, ".problem .prose .code")).contains("Strin");
    assertThat(words(robot, ".problem .prose .words")).noneMatch(words -> words.contains("`"));
  }

  private static List<String> words(FxRobot robot, String selector) {
    return robot.lookup(selector).queryAllAs(Text.class).stream().map(Text::getText).toList();
  }

  @Test
  void aRowLeadsToItsPlace(FxRobot robot) {
    robot.clickOn("#problems-list");
    robot.interact(
        () -> robot.lookup("#problems-list").queryListView().getSelectionModel().select(0));
    robot.type(KeyCode.ENTER);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(visited).isNotEmpty();
  }
}
