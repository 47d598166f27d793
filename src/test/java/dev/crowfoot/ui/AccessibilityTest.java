// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.app.Environment;
import dev.crowfoot.app.Memory;
import dev.crowfoot.editor.Selection;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.ui.studio.StudioViewModel;
import dev.crowfoot.ui.studio.StudioViewModel.Centre;
import dev.crowfoot.ui.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// What people hear who cannot see the window, and where the focus shows.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made by start
class AccessibilityTest {
  private static final String SCHEMA =
      """
      model User {
        id    Int    @id
        email String @unique
        posts Post[]
      }

      model Post {
        id       Int  @id
        author   User @relation(fields: [authorId], references: [id])
        authorId Int
      }
      """;

  private StudioWindow window;
  private Scene scene;

  @Start
  void start(Stage stage) throws IOException {
    Path folder = Files.createDirectories(Files.createTempDirectory("heard").resolve("blog"));
    Files.writeString(folder.resolve("schema.prisma"), SCHEMA);
    Path memory = folder.resolveSibling("memory");
    window = new StudioWindow(stage, new Memory(memory), new Environment(Map.of()));
    window.use(Theme.LIGHT);
    stage.setWidth(1000);
    stage.setHeight(1000);
    window.show();
    scene = stage.getScene();
    window.open(folder);
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(() -> window.project().ifPresent(OpenProject::close));
  }

  @Test
  void eachControlHasAName(FxRobot robot) throws TimeoutException {
    until(() -> window.project().isPresent());
    OpenProject project = window.project().orElseThrow();
    List<String> nameless = new ArrayList<>();
    for (Selection selection :
        List.of(
            new Selection.Nothing(),
            new Selection.Cards(Set.of("User")),
            new Selection.Row(new FieldId("Post", "authorId")),
            new Selection.Edge(new FieldId("Post", "author")))) {
      for (Centre centre : List.of(Centre.SPLIT, Centre.DATA, Centre.SQL)) {
        robot.interact(
            () -> {
              project.studio().inspectorShownProperty().set(true);
              project.studio().bottomShownProperty().set(true);
              project.workspace().selectionProperty().set(selection);
              project.studio().centreProperty().set(centre);
            });
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> collect(scene.getRoot(), nameless));
      }
    }
    assertThat(nameless).isEmpty();
  }

  private static void collect(Node node, List<String> nameless) {
    boolean named =
        switch (node) {
          case ButtonBase button -> has(button.getAccessibleText()) || has(button.getText());
          case TextInputControl field ->
              has(field.getAccessibleText())
                  || has(field.getPromptText())
                  || node.getParent() instanceof ComboBoxBase;
          case ComboBoxBase<?> box -> has(box.getAccessibleText()) || has(box.getPromptText());
          default -> true;
        };
    if (!named && node.isVisible()) {
      nameless.add(node + " in " + node.getParent());
    }
    if (node instanceof Parent parent && node.isVisible()) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, nameless));
    }
  }

  private static boolean has(String words) {
    return words != null && !words.isBlank();
  }

  @Test
  void theCanvasSaysWhatTheKeysSelect(FxRobot robot) throws TimeoutException {
    until(() -> window.project().isPresent());
    until(() -> heard(robot).contains("2 cards"));
    OpenProject project = window.project().orElseThrow();
    robot.interact(() -> robot.lookup("#diagram").query().requestFocus());
    assertThat(heard(robot))
        .isEqualTo(
            "Diagram of the schema, 2 cards, 1 relation. Press an arrow key to select a table");
    robot.interact(
        () -> project.workspace().selectionProperty().set(new Selection.Cards(Set.of("Post"))));
    assertThat(heard(robot)).isEqualTo("Table Post, 2 rows");
    robot.push(KeyCode.ENTER);
    assertThat(heard(robot)).isEqualTo("Table Post, 2 rows. Row 1, id, Int, primary key");
    robot.push(KeyCode.DOWN);
    assertThat(heard(robot))
        .isEqualTo("Table Post, 2 rows. Row 2, authorId, Int, foreign key to User");
    robot.interact(
        () ->
            project
                .workspace()
                .selectionProperty()
                .set(new Selection.Edge(new FieldId("Post", "author"))));
    assertThat(heard(robot)).startsWith("Relation Post.authorId → User.id");
  }

  @Test
  void theFocusOfTheCanvasShowsWhenKeysBringIt(FxRobot robot) throws TimeoutException {
    until(() -> window.project().isPresent());
    Node frame = robot.lookup(".diagram-focus-frame").query();
    Node diagram = robot.lookup("#diagram").query();
    robot.interact(() -> robot.lookup("#sidebar-filter").query().requestFocus());
    assertThat(frame.isVisible()).isFalse();
    for (int i = 0; i < 20 && !diagram.isFocused(); i++) {
      robot.push(KeyCode.TAB);
    }
    assertThat(diagram.isFocused()).isTrue();
    assertThat(frame.isVisible()).isTrue();
  }

  @Test
  void everyPartOfTheWindowIsReachedByKeys(FxRobot robot) throws TimeoutException, IOException {
    until(() -> window.project().isPresent());
    StudioViewModel studio = window.project().orElseThrow().studio();
    robot.interact(
        () -> {
          studio.inspectorShownProperty().set(true);
          studio.bottomShownProperty().set(true);
          studio.workspace().selectionProperty().set(new Selection.Cards(Set.of("Post")));
          robot.lookup("#diagram").query().requestFocus();
        });
    List<String> met = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      robot.push(KeyCode.F6);
      met.add(partOf(focused(robot)));
    }
    assertThat(met)
        .containsExactly(
            "zoom-bar", "inspector", "bottom-panel", "status-bar", "toolbar", "sidebar", "centre");
    robot.press(KeyCode.SHIFT).type(KeyCode.F6).type(KeyCode.F6).release(KeyCode.SHIFT);
    assertThat(focused(robot).getId()).isEqualTo("project-name");
    robot.type(KeyCode.RIGHT, 3);
    assertThat(focused(robot).getId()).isEqualTo("view-code");
    Pictures.take(robot, robot.lookup("#studio").query().getScene(), "toolbar-focus");
    robot.type(KeyCode.ENTER);
    assertThat(studio.centreProperty().get()).isEqualTo(Centre.CODE);
  }

  private static Node focused(FxRobot robot) {
    return robot.lookup("#studio").query().getScene().getFocusOwner();
  }

  private static String partOf(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at.getStyleClass().contains("diagram-zoom-bar")) {
        return "zoom-bar";
      }
      if (at.getId() != null
          && List.of("toolbar", "sidebar", "centre", "inspector", "bottom-panel", "status-bar")
              .contains(at.getId())) {
        return at.getId();
      }
    }
    return "";
  }

  private static String heard(FxRobot robot) {
    return robot.lookup("#diagram").query().getAccessibleText();
  }

  private static void until(BooleanSupplier condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition::getAsBoolean);
    WaitForAsyncUtils.waitForFxEvents();
  }
}
