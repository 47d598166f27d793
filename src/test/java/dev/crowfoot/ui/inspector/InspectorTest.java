// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.editor.Selection;
import dev.crowfoot.ui.Workspaces;
import dev.crowfoot.ui.workspace.WorkspaceViewModel;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class InspectorTest {
  private static final String USER =
      "model User {\n  id Int @id\n  email String\n  name String\n}\n";

  private final WorkspaceViewModel workspace = Workspaces.of(USER);

  @Start
  void show(Stage stage) {
    workspace.selectionProperty().set(new Selection.Cards(Set.of("User")));
    stage.setScene(new Scene(new Inspector(new InspectorViewModel(workspace)), 320, 600));
    stage.show();
  }

  @Test
  void typingInTheCodeLeavesTheLinesThatSayTheSame(FxRobot robot) {
    Node id = node(robot, "inspector-row-id");
    Node name = node(robot, "inspector-row-name");
    Node map = node(robot, "inspector-map");
    Node docs = node(robot, "inspector-docs");
    type(robot, USER.replace("email String", "mail String?"));
    assertThat(rows(robot)).containsExactly("id", "mail", "name");
    assertThat(node(robot, "inspector-row-id")).isSameAs(id);
    assertThat(node(robot, "inspector-row-name")).isSameAs(name);
    assertThat(node(robot, "inspector-map")).isSameAs(map);
    assertThat(node(robot, "inspector-docs")).isSameAs(docs);
    type(robot, USER.replace("  name String\n", "  @@index([email])\n  @@map(\"users\")\n"));
    assertThat(rows(robot)).containsExactly("id", "email");
    assertThat(robot.lookup(".key-line").queryAll()).hasSize(2);
    assertThat(text(robot, "inspector-map").getText()).isEqualTo("users");
    type(robot, USER);
    assertThat(rows(robot)).containsExactly("id", "email", "name");
    assertThat(robot.lookup(".key-line").queryAll()).hasSize(1);
    assertThat(text(robot, "inspector-map").getText()).isEmpty();
  }

  @Test
  void aLineOfAnotherModelIsNotTakenForThisOnes(FxRobot robot) {
    type(robot, USER + USER.replace("User", "Person"));
    Node id = node(robot, "inspector-row-id");
    select(robot, "Person");
    assertThat(node(robot, "inspector-row-id")).isNotSameAs(id);
    robot.interact(((Button) node(robot, "inspector-row-id"))::fire);
    assertThat(workspace.selectionProperty().get().involves("Person")).isTrue();
  }

  @Test
  void theSchemasPageSaysWhetherEnumsAreChecked(FxRobot robot) {
    String schema = "datasource db {\n  provider = \"sqlite\"\n}\n\n" + USER;
    type(robot, schema);
    robot.interact(() -> workspace.selectionProperty().set(new Selection.Nothing()));
    robot.interact(((CheckBox) node(robot, "inspector-enum-checks"))::fire);
    assertThat(Workspaces.text(workspace)).isEqualTo("/// @checkEnums\n" + schema);
    assertThat(((CheckBox) node(robot, "inspector-enum-checks")).isSelected()).isTrue();
    robot.interact(((CheckBox) node(robot, "inspector-enum-checks"))::fire);
    assertThat(Workspaces.text(workspace)).isEqualTo(schema);
  }

  @Test
  void aNameThatWasRefusedMakesPlaceForTheRealOne(FxRobot robot) {
    robot.interact(() -> text(robot, "inspector-name").setText("no name"));
    type(robot, USER.replace("email", "mail"));
    assertThat(text(robot, "inspector-name").getText()).isEqualTo("User");
  }

  private void type(FxRobot robot, String text) {
    robot.interact(() -> workspace.type("schema.prisma", text));
  }

  private void select(FxRobot robot, String model) {
    robot.interact(() -> workspace.selectionProperty().set(new Selection.Cards(Set.of(model))));
  }

  private static Node node(FxRobot robot, String id) {
    return robot.lookup("#" + id).query();
  }

  private static TextField text(FxRobot robot, String id) {
    return robot.lookup("#" + id).queryAs(TextField.class);
  }

  /// The names of the fields, from top to bottom.
  private static List<String> rows(FxRobot robot) {
    return robot.lookup(".row-link").queryAll().stream()
        .map(row -> Objects.requireNonNull(row.getAccessibleText()))
        .toList();
  }
}
