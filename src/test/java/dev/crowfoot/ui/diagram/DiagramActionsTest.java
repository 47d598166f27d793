// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.editor.Layout.CardPosition;
import dev.crowfoot.editor.Selection;
import dev.crowfoot.editor.arrange.PlaceCards;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.testing.KeyPresses;
import dev.crowfoot.ui.Pictures;
import dev.crowfoot.ui.action.Action;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// What can be done on the canvas, by key and by menu.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made by start
class DiagramActionsTest {
  private static final String SHOP =
      """
      model Customer {
        id     Int     @id @default(autoincrement())
        email  String  @unique
        note   String?
        orders Order[]
      }

      model Order {
        id         Int      @id @default(autoincrement())
        state      State    @default(OPEN)
        total      Int
        customer   Customer @relation(fields: [customerId], references: [id])
        customerId Int
      }

      model Shelf {
        id Int @id
        a  Int
        b  Int
        c  Int
        d  Int
        e  Int
        f  Int
        g  Int
        h  Int
        i  Int
        j  Int
        k  Int
        l  Int
        m  Int
        n  Int
        o  Int
      }

      enum State {
        OPEN
        PAID
      }
      """;
  private static final Map<String, CardPosition> PLACES =
      Map.of(
          "Customer", new CardPosition(0, 0),
          "Order", new CardPosition(320, 40),
          "State", new CardPosition(720, 0),
          "Shelf", new CardPosition(0, 240));

  private CanvasHand hand;

  @Start
  void start(Stage stage) {
    hand = CanvasHand.on(stage, SHOP);
    hand.diagram.reduceMotionProperty().set(true);
    hand.diagram.model().execute(PlaceCards.arrange(PLACES));
    hand.workspace.markSaved(hand.document());
    hand.diagram.fitAll();
  }

  @Test
  void eachKeyDoesSomething(FxRobot robot) {
    List<String> idle = new ArrayList<>();
    for (Action action : hand.diagram.commands()) {
      for (KeyCombination key : action.keys()) {
        boolean some = states().stream().anyMatch(state -> changesSomething(robot, state, key));
        if (!some) {
          idle.add(action.title() + ": " + key);
        }
      }
    }
    assertThat(idle).isEmpty();
  }

  @Test
  void enumValuesAreReorderedByKeysAndByDragging() {
    String before = hand.text();
    hand.zoomTo(0.8);
    hand.select(new Selection.Row(new FieldId("State", "PAID")));
    hand.press(KeyCode.ALT, KeyCode.UP);
    assertThat(hand.text()).contains("  PAID\n  OPEN\n}");
    hand.undo(1);
    assertThat(hand.text()).isEqualTo(before);
    hand.drag(hand.gripOf("State", "OPEN"), hand.gripOf("State", "PAID").add(0, 8));
    assertThat(hand.text()).contains("  PAID\n  OPEN\n}");
    hand.undo(1);
    assertThat(hand.text()).isEqualTo(before);
  }

  @Test
  void noKeyMeansTwoThings() {
    Set<KeyCombination> known = new HashSet<>();
    for (Action action : hand.diagram.commands()) {
      for (KeyCombination key : action.keys()) {
        assertThat(known.add(key)).as("%s for %s", key, action.title()).isTrue();
      }
    }
  }

  private static List<Selection> states() {
    return List.of(
        new Selection.Nothing(),
        new Selection.Cards(Set.of("Order")),
        new Selection.Cards(Set.of("Shelf")),
        new Selection.Row(new FieldId("Order", "total")));
  }

  private boolean changesSomething(FxRobot robot, Selection state, KeyCombination key) {
    boolean[] changed = new boolean[1];
    robot.interact(
        () -> {
          reset(state);
          List<Object> before = everything();
          KeyEvent event = KeyPresses.of((KeyCodeCombination) key);
          hand.diagram.fireEvent(event);
          changed[0] = !everything().equals(before);
          hand.diagram.fireEvent(released(event));
        });
    return changed[0];
  }

  private void reset(Selection state) {
    while (hand.workspace.historyProperty().get().past().size() > 1) {
      hand.workspace.undo();
    }
    hand.diagram.requestFocus();
    hand.diagram.model().focus().end();
    List.of("Customer", "Shelf", "Order").forEach(hand.diagram.travel()::goTo);
    hand.diagram.travel().back();
    hand.diagram.fitAll();
    hand.diagram.model().camera().zoomTo(0.9);
    ClipboardContent content = new ClipboardContent();
    content.putString("model Pasted {\n  id Int @id\n}\n");
    Clipboard.getSystemClipboard().setContent(content);
    hand.workspace.selectionProperty().set(state);
  }

  private List<Object> everything() {
    List<Object> all = new ArrayList<>();
    all.add(hand.document());
    all.add(hand.selection());
    all.add(hand.diagram.model().camera().viewport());
    all.add(hand.diagram.model().scene());
    all.add(Objects.requireNonNullElse(Clipboard.getSystemClipboard().getString(), ""));
    all.add(hand.diagram.lookupAll(".text-field").size());
    all.add(hand.diagram.lookup("#minimap").isVisible());
    all.add(hand.diagram.model().focus().isOn());
    return all;
  }

  private static KeyEvent released(KeyEvent event) {
    return new KeyEvent(KeyEvent.KEY_RELEASED, "", "", event.getCode(), false, false, false, false);
  }

  @Test
  void theOverviewIsThereWhileSomethingIsOutOfViewOrWhenItIsWished(FxRobot robot) {
    List<Boolean> seen = new ArrayList<>();
    Runnable look = () -> seen.add(hand.diagram.lookup("#minimap").isVisible());
    robot.interact(
        () -> {
          hand.diagram.model().camera().fitAll();
          look.run();
          hand.diagram.model().camera().zoomTo(3);
          look.run();
          hand.diagram.toggleMinimap();
          look.run();
          hand.diagram.model().camera().fitAll();
          hand.diagram.toggleMinimap();
          look.run();
        });
    assertThat(seen).containsExactly(false, true, false, true);
  }

  @Test
  void arrowsGoToTheNearestTableAndThroughItsRows() {
    hand.select("Customer");
    hand.press(KeyCode.RIGHT);
    assertThat(hand.selection()).isEqualTo(new Selection.Cards(Set.of("Order")));
    hand.press(KeyCode.RIGHT);
    assertThat(hand.selection()).isEqualTo(new Selection.Cards(Set.of("State")));
    hand.press(KeyCode.LEFT);
    hand.press(KeyCode.ENTER);
    assertThat(hand.selection()).isEqualTo(new Selection.Row(new FieldId("Order", "id")));
    hand.press(KeyCode.DOWN);
    assertThat(hand.selection()).isInstanceOf(Selection.Row.class);
    hand.press(KeyCode.ESCAPE);
    assertThat(hand.selection()).isEqualTo(new Selection.Cards(Set.of("Order")));
    hand.press(KeyCode.ESCAPE);
    assertThat(hand.selection()).isEqualTo(new Selection.Nothing());
    hand.press(KeyCode.DOWN);
    assertThat(hand.selection()).isInstanceOf(Selection.Cards.class);
    assertThat(hand.text()).isEqualTo(SHOP);
  }

  @Test
  void anEnumIsMadeByKeysAndItsFirstValueWrittenOver() throws Exception {
    hand.press(KeyCode.SHIFT, KeyCode.T);
    hand.write("Role");
    hand.press(KeyCode.ENTER);
    hand.write("ADMIN");
    hand.press(KeyCode.ENTER);
    hand.write("GUEST");
    hand.press(KeyCode.ENTER);
    hand.press(KeyCode.ESCAPE);
    assertThat(hand.text()).contains("enum Role {\n  ADMIN\n  GUEST\n}");
    hand.undo(3);
    assertThat(hand.text()).isEqualTo(SHOP);
    assertThat(hand.document().layout().cards()).isEqualTo(Map.copyOf(PLACES));
  }

  @Test
  void cardsAreBroughtIntoLineAndBack(FxRobot robot) throws IOException {
    hand.select("Customer", "Order", "State");
    robot.interact(() -> perform("Align top edges"));
    assertThat(hand.document().layout().card("Order").orElseThrow().y()).isZero();
    robot.interact(() -> perform("Equal gaps across"));
    Pictures.take(robot, hand.diagram.getScene(), "canvas-aligned");
    hand.undo(2);
    assertThat(hand.document().layout().cards()).isEqualTo(Map.copyOf(PLACES));
    assertThat(hand.text()).isEqualTo(SHOP);
  }

  @Test
  void aDraggedCardComesIntoLine(FxRobot robot) throws IOException {
    hand.zoomTo(1);
    Point2D from = hand.headerOf("Order");
    Point2D to = from.add(3, -38);
    robot.moveTo(from).press(MouseButton.PRIMARY).moveTo(from.midpoint(to)).moveTo(to);
    Pictures.take(robot, hand.diagram.getScene(), "canvas-guides");
    robot.release(MouseButton.PRIMARY);
    assertThat(hand.document().layout().card("Order").orElseThrow().y()).isZero();
    hand.undo(1);
    robot.moveTo(from).press(MouseButton.PRIMARY).moveTo(from.midpoint(to)).moveTo(to);
    robot.type(KeyCode.ESCAPE).release(MouseButton.PRIMARY);
    assertThat(hand.document().layout().cards()).isEqualTo(Map.copyOf(PLACES));
    assertThat(hand.text()).isEqualTo(SHOP);
  }

  @Test
  void aRowIsDraggedByItsSign(FxRobot robot) throws IOException {
    hand.zoomTo(1);
    Point2D from = hand.gripOf("Order", "total");
    Point2D to = hand.gripOf("Order", "state").add(0, -6);
    robot.moveTo(from).press(MouseButton.PRIMARY).moveTo(from.midpoint(to)).moveTo(to);
    Pictures.take(robot, hand.diagram.getScene(), "canvas-row-drag");
    robot.release(MouseButton.PRIMARY);
    assertThat(hand.text().indexOf("total ")).isLessThan(hand.text().indexOf("state "));
    hand.undo(1);
    hand.drag(from, hand.gripOf("Order", "customerId").add(0, 8));
    assertThat(hand.text().indexOf("total ")).isGreaterThan(hand.text().indexOf("customerId Int"));
    hand.undo(1);
    robot.moveTo(from).press(MouseButton.PRIMARY).moveTo(from.midpoint(to)).moveTo(to);
    robot.type(KeyCode.ESCAPE).release(MouseButton.PRIMARY);
    assertThat(hand.text()).isEqualTo(SHOP);
    assertThat(hand.document().layout().cards()).isEqualTo(Map.copyOf(PLACES));
  }

  @Test
  void aBarAboveSeveralCardsBringsThemIntoLine(FxRobot robot) throws IOException {
    hand.select("Customer");
    assertThat(robot.lookup("#selection-bar").query().isVisible()).isFalse();
    hand.select("Order", "Shelf");
    assertThat(robot.lookup("#selection-bar").query().isVisible()).isTrue();
    Pictures.take(robot, hand.diagram.getScene(), "canvas-selection-bar");
    robot.clickOn("#align-left");
    assertThat(hand.document().layout().card("Order").orElseThrow().x()).isZero();
    hand.undo(1);
    assertThat(hand.document().layout().cards()).isEqualTo(Map.copyOf(PLACES));
  }

  private void perform(String title) {
    hand.diagram.commands().stream().filter(a -> a.title().equals(title)).forEach(Action::run);
  }

  @Test
  void aRightClickOffersWhatCanBeDoneWithTheKeysBeside(FxRobot robot) throws IOException {
    hand.rightClick(hand.headerOf("Order"));
    assertThat(hand.selection()).isEqualTo(new Selection.Cards(Set.of("Order")));
    assertThat(entries()).contains("Rename or edit in place", "Duplicate", "Delete");
    assertThat(menu().getItems())
        .filteredOn(item -> "Delete".equals(item.getText()))
        .allMatch(item -> item.getAccelerator() != null);
    Pictures.take(robot, hand.diagram.getScene(), "canvas-menu");
    hand.press(KeyCode.ESCAPE);
    hand.rightClick(hand.rowOf("Order", "total"));
    assertThat(entries()).contains("Move the row up", "Delete");
    hand.press(KeyCode.ESCAPE);
    hand.rightClick(hand.emptyPlace());
    assertThat(entries()).contains("New table", "New enum", "Paste Prisma text", "Show all");
    robot.interact(
        () ->
            menu().getItems().stream()
                .filter(item -> "New table".equals(item.getText()))
                .forEach(MenuItem::fire));
    assertThat(hand.isEditing()).isTrue();
  }

  private List<String> entries() {
    return menu().getItems().stream().map(MenuItem::getText).filter(Objects::nonNull).toList();
  }

  private ContextMenu menu() {
    return Window.getWindows().stream()
        .filter(ContextMenu.class::isInstance)
        .map(ContextMenu.class::cast)
        .findFirst()
        .orElseThrow();
  }
}
