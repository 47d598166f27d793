// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.editor.Selection;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.Relation;
import dev.crowfoot.model.Schema;
import dev.crowfoot.ui.Pictures;
import dev.crowfoot.ui.inspector.Inspector;
import dev.crowfoot.ui.inspector.InspectorViewModel;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// From an empty file to five related tables, an enum and composite keys without the mouse.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made by start
class KeyboardJourneyTest {
  private static final String EMPTY =
      """
      datasource db {
        provider = "sqlite"
        url      = "file:dev.db"
      }
      """;

  private CanvasHand hand;

  @Start
  void start(Stage stage) {
    hand = CanvasHand.on(stage, EMPTY);
    Inspector inspector = new Inspector(new InspectorViewModel(hand.workspace));
    inspector.setPrefWidth(300);
    stage.getScene().setRoot(new BorderPane(hand.diagram, null, inspector, null, null));
    hand.diagram.requestFocus();
  }

  @Test
  void fiveRelatedTables(FxRobot robot) throws TimeoutException, IOException {
    table("Customer", "email", "String", "name", "Str?");
    table("Order", "total", "Dec");
    table("Product", "title", "String", "sku", "String");
    table("Line", "quantity", "Int");
    table("Review", "stars", "Int", "words", "String?");

    hand.press(KeyCode.SHIFT, KeyCode.T);
    enter("State");
    enter("OPEN");
    enter("PAID");
    hand.press(KeyCode.ESCAPE);

    relate("Order", "cust");
    relate("Line", "ord");
    relate("Line", "prod");
    relate("Review", "prod");
    relate("Review", "cust");
    assertThat(schema().relations()).hasSize(5).allMatch(r -> !r.touches("State"));

    hand.select("Order");
    hand.press(KeyCode.INSERT);
    hand.write("state");
    hand.press(KeyCode.TAB);
    enter("Sta");
    hand.press(KeyCode.ESCAPE);
    assertThat(hand.text()).containsPattern("state +State");

    hand.select("Line");
    into("#inspector-key-fields", robot);
    enter("orderId, productId");
    assertThat(hand.text()).contains("@@unique([orderId, productId])");
    back(robot);

    hand.select(new Selection.Row(new FieldId("Review", "words")));
    hand.press(KeyCode.ALT, KeyCode.UP);
    assertThat(hand.text().indexOf("words")).isLessThan(hand.text().indexOf("stars"));
    hand.press(KeyCode.F2);
    enter("comment");
    hand.press(KeyCode.ESCAPE);
    assertThat(hand.text()).containsPattern("comment +String\\?");

    hand.select("Review");
    hand.press(KeyCode.DELETE);
    assertThat(schema().models()).hasSize(4);
    hand.undo(1);
    assertThat(schema().models()).hasSize(5);
    assertThat(hand.workspace.snapshot().analysis().hasErrors()).isFalse();

    hand.press(KeyCode.A);
    hand.press(KeyCode.SHIFT, KeyCode.DIGIT1);
    Pictures.take(robot, hand.diagram.getScene(), "keyboard-five-tables");
    hand.undoAll();
    assertThat(hand.text()).isEqualTo(EMPTY);
    assertThat(hand.document().layout().cards()).isEmpty();
  }

  @Test
  void attributesAreWrittenBehindTheType(FxRobot robot) throws TimeoutException {
    table("User", "email", "String @unique @default(\"none\")");
    assertThat(hand.text()).containsPattern("email +String +@unique @default\\(\"none\"\\)");
    hand.undo(1);
    assertThat(hand.text()).doesNotContain("email");
    hand.select("User");
    hand.press(KeyCode.INSERT);
    hand.write("score");
    hand.press(KeyCode.TAB);
    enter("Int @id @default(\"x\")");
    assertThat(hand.text()).doesNotContain("score");
    assertThat(robot.lookup("#diagram-editor-message").<Node>query().isVisible()).isTrue();
  }

  @Test
  void tabGoesFromTheTypeToTheAttributes(FxRobot robot) throws TimeoutException, IOException {
    table("User", "email", "String @unique @default(\"none\")");
    String before = hand.text();
    hand.select(new Selection.Row(new FieldId("User", "email")));
    hand.press(KeyCode.F2);
    hand.press(KeyCode.TAB);
    hand.press(KeyCode.TAB);
    TextField attributes = robot.lookup("#diagram-attributes-editor").query();
    assertThat(attributes.isFocused()).isTrue();
    assertThat(attributes.getSelectedText()).isEmpty();
    assertThat(attributes.getText()).isEqualTo("@unique @default(\"none\")");
    Pictures.take(robot, hand.diagram.getScene(), "attributes-in-place");
    robot.interact(() -> attributes.setText("@default(\"some"));
    hand.press(KeyCode.ENTER);
    Labeled message = robot.lookup("#diagram-editor-message").query();
    assertThat(message.getText()).contains("quote is open");
    assertThat(hand.text()).isEqualTo(before);

    robot.interact(() -> attributes.setText("@default(\"some\") @map(\"mail\")"));
    hand.press(KeyCode.SHIFT, KeyCode.TAB);
    assertThat(robot.lookup("#diagram-type-editor").<TextField>query().isFocused()).isTrue();
    hand.press(KeyCode.TAB);
    hand.press(KeyCode.TAB);
    assertThat(hand.text())
        .containsPattern("email +String +@default\\(\"some\"\\) +@map\\(\"mail\"\\)")
        .doesNotContain("@unique");
    hand.write("age");
    hand.press(KeyCode.TAB);
    hand.write("Int");
    hand.press(KeyCode.TAB);
    enter("@default(1)");
    hand.press(KeyCode.ESCAPE);
    assertThat(hand.text()).containsPattern("age +Int +@default\\(1\\)");
    hand.undo(2);
    assertThat(hand.text()).isEqualTo(before);
  }

  @Test
  void theKindOfARelationIsChosenByKeys(FxRobot robot) throws TimeoutException, IOException {
    table("User");
    table("Profile");
    hand.select("Profile");
    hand.press(KeyCode.R);
    hand.write("us");
    Labeled preview = robot.lookup("#relation-preview").query();
    assertThat(preview.getText()).isEqualTo("Profile.userId Int → User.id");
    robot.press(KeyCode.ALT);
    assertThat(preview.getText()).isEqualTo("Profile.userId Int unique → User.id");
    Pictures.take(robot, hand.diagram.getScene(), "relation-picker");
    robot.type(KeyCode.ENTER).release(KeyCode.ALT);
    assertThat(schema().relations())
        .singleElement()
        .isInstanceOfSatisfying(
            Relation.ForeignKeyRelation.class, r -> assertThat(r.isOneToOne()).isTrue());
    hand.undo(1);

    hand.select("Profile");
    hand.press(KeyCode.R);
    hand.write("us");
    hand.press(KeyCode.SHIFT, KeyCode.ENTER);
    assertThat(schema().relations()).singleElement().isInstanceOf(Relation.ManyToMany.class);
    hand.undo(1);

    hand.select("Profile");
    hand.press(KeyCode.R);
    String before = hand.text();
    hand.press(KeyCode.ESCAPE);
    assertThat(hand.text()).isEqualTo(before);
    assertThat(robot.lookup("#relation-target").tryQuery()).isEmpty();
    assertThat(hand.diagram.isFocused()).isTrue();
  }

  /// Makes a table; names and types in turn.
  private void table(String name, String... rows) throws TimeoutException {
    hand.press(KeyCode.T);
    enter(name);
    for (int i = 0; i < rows.length; i += 2) {
      hand.write(rows[i]);
      hand.press(KeyCode.TAB);
      enter(rows[i + 1]);
    }
    hand.press(KeyCode.ESCAPE);
    assertThat(hand.selection()).isEqualTo(new Selection.Cards(Set.of(name)));
    assertThat(hand.isEditing()).isFalse();
  }

  private void relate(String from, String to) throws TimeoutException {
    hand.select(from);
    hand.press(KeyCode.R);
    enter(to);
    assertThat(hand.selection()).isInstanceOf(Selection.Edge.class);
  }

  private void enter(String words) throws TimeoutException {
    hand.write(words);
    hand.press(KeyCode.ENTER);
  }

  /// Tab goes from the canvas through the inspector.
  private void into(String selector, FxRobot robot) {
    Node field = robot.lookup(selector).query();
    for (int i = 0; i < 30 && !field.isFocused(); i++) {
      hand.press(KeyCode.TAB);
    }
    assertThat(field.isFocused()).isTrue();
  }

  private void back(FxRobot robot) {
    for (int i = 0; i < 40 && !hand.diagram.isFocused(); i++) {
      robot.press(KeyCode.SHIFT).type(KeyCode.TAB).release(KeyCode.SHIFT);
    }
    assertThat(hand.diagram.isFocused()).isTrue();
  }

  private Schema schema() {
    return hand.workspace.drawnProperty().get();
  }
}
