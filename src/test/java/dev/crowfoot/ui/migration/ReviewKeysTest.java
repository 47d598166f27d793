// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import static dev.crowfoot.ui.migration.MigrationScreen.SCHEMA;
import static dev.crowfoot.ui.migration.MigrationScreen.await;
import static dev.crowfoot.ui.migration.MigrationScreen.isSeen;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The review without a mouse, and for those who do not see it.
class ReviewKeysTest extends OnMigrationScreen {
  @Test
  void everythingIsReachedByTabInItsOrderAndSaysWhatItIs(FxRobot robot) throws Exception {
    screen.apply(robot, "init");
    screen.execute("INSERT INTO User (email) VALUES ('a')");
    screen.change(robot, SCHEMA.replace("name  String?", "name  String"));
    await(() -> isSeen(robot, "#check-H203"));
    robot.interact(
        () -> {
          screen.migration().nameProperty().set("name");
          screen.migration().confirmationProperty().set("dev.db");
          robot.lookup("#review").query().requestFocus();
        });
    Map<String, String> reached = new LinkedHashMap<>();
    for (int i = 0; i < 40 && !reached.containsKey("review-apply"); i++) {
      Node owner = screen.scene().getFocusOwner();
      reached.putIfAbsent(idOf(owner), spoken(owner));
      robot.type(KeyCode.TAB);
    }
    assertThat(reached.keySet())
        .containsSubsequence(
            "review-changes",
            "check-toggle",
            "check-fill",
            "check-leave-out",
            "review-sql",
            "review-fold",
            "review-copy",
            "review-statements",
            "review-confirmation",
            "review-target",
            "review-name",
            "review-save",
            "review-apply");
    assertThat(reached).allSatisfy((id, words) -> assertThat(words).as(id).isNotBlank());
  }

  @Start
  void start(Stage stage) throws IOException {
    open(stage, SCHEMA, Map.of());
  }

  @Test
  void spaceLeavesAChangeOutAndEscapePutsTheReportAway(FxRobot robot) throws Exception {
    screen.apply(robot, "init");
    robot.interact(() -> robot.lookup("#review").query().requestFocus());
    robot.type(KeyCode.ESCAPE);
    await(() -> screen.migration().run().stateProperty().get() instanceof RunState.Idle);

    screen.change(
        robot, SCHEMA + "\nmodel Tag {\n  id Int @id\n}\n\nmodel Like {\n  id Int @id\n}\n");
    await(() -> screen.changes().size() == 2 && isSeen(robot, "#review-changes"));
    robot.interact(() -> robot.lookup("#review").query().requestFocus());
    TreeView<?> tree = robot.lookup("#review-changes").queryAs(TreeView.class);
    assertThat(tree.isFocused()).isTrue();
    robot.type(KeyCode.SPACE);
    await(
        () -> screen.migration().choice().saidProperty().get().startsWith("1 change is left out"));
    assertThat(
            robot.lookup(".change-cell").queryAll().stream().map(Node::getAccessibleText).toList())
        .contains("new: Tag, safe, left out", "new: Like, safe, taken");
    robot.type(KeyCode.SPACE);
    await(() -> screen.migration().choice().saidProperty().get().isEmpty());
  }

  @Test
  void theArrowsChooseWhatIsShownOfTheChanges(FxRobot robot) throws Exception {
    await(() -> isSeen(robot, "#review-statements"));
    StatementArea texts = robot.lookup("#review-statements").queryAs(StatementArea.class);
    robot.interact(() -> robot.lookup("#review-sql").query().requestFocus());
    robot.type(KeyCode.RIGHT);
    await(() -> texts.text().startsWith("-- takes back: "));
    robot.type(KeyCode.LEFT).type(KeyCode.LEFT);
    await(() -> texts.text().startsWith("databaseChangeLog:"));
  }

  @Test
  void aComparisonThatIsStoppedSaysSoAndIsMadeAgain(FxRobot robot) throws Exception {
    await(() -> !screen.changes().isEmpty());
    robot.interact(
        () -> {
          screen.migration().look();
          screen.migration().stopLooking();
        });
    await(() -> isSeen(robot, "#review-again"));
    robot.clickOn("#review-again");
    await(() -> isSeen(robot, "#review-changes"));
  }

  /// Its own, or that of what it is a part of.
  private static String idOf(Node node) {
    Node at = node;
    while (at.getId() == null && at.getParent() != null) {
      at = at.getParent();
    }
    return String.valueOf(at.getId());
  }

  private static String spoken(Node node) {
    return node.getAccessibleText() != null
        ? node.getAccessibleText()
        : node instanceof Labeled labeled ? String.valueOf(labeled.getText()) : "";
  }
}
