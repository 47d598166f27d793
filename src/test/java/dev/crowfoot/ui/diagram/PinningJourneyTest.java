// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.editor.Layout;
import dev.crowfoot.editor.Layout.CardPosition;
import dev.crowfoot.editor.Selection;
import dev.crowfoot.editor.arrange.PlaceCards;
import dev.crowfoot.editor.geometry.Point;
import dev.crowfoot.model.FieldId;
import java.util.List;
import java.util.Map;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Lines that are led by hand.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made by start
class PinningJourneyTest {
  private static final String SHOP =
      """
      model Customer {
        id     Int     @id
        orders Order[]
      }

      model Order {
        id         Int      @id
        total      Int
        customer   Customer @relation(fields: [customerId], references: [id])
        customerId Int
      }
      """;
  private static final FieldId CUSTOMER = new FieldId("Order", "customer");
  private static final Map<String, CardPosition> PLACES =
      Map.of("Customer", new CardPosition(0, 0), "Order", new CardPosition(400, 160));

  private CanvasHand hand;

  @Start
  void start(Stage stage) {
    hand = CanvasHand.on(stage, SHOP);
    hand.diagram.reduceMotionProperty().set(true);
    hand.diagram.model().execute(PlaceCards.arrange(PLACES));
    hand.diagram.model().camera().zoomTo(0.8);
  }

  private List<Point> line() {
    return hand.diagram.model().scene().edge(CUSTOMER).orElseThrow().route().points();
  }

  private List<Point> bends() {
    return hand.document().layout().all().bends().getOrDefault(CUSTOMER, List.of());
  }

  private Point2D onScreen(Point world) {
    Point at = hand.diagram.model().camera().viewport().toScreen(world);
    return hand.diagram.localToScreen(at.x(), at.y());
  }

  /// The middle of the line's upright piece.
  private Point middle() {
    Point above = line().get(1);
    Point below = line().get(2);
    assertThat(above.x()).isEqualTo(below.x());
    return new Point(above.x(), (above.y() + below.y()) / 2);
  }

  private void pinBy(double dx) {
    Point at = middle();
    hand.drag(onScreen(at), onScreen(at.plus(dx, 0)));
  }

  @Test
  void draggingAPieceOfALinePinsItAndUndoLetsItGo() {
    List<Point> before = line();
    Layout layout = hand.document().layout();
    double x = middle().x();
    pinBy(48);
    assertThat(middle().x()).isEqualTo(x + 48);
    assertThat(bends()).isEqualTo(line().subList(1, line().size() - 1));
    assertThat(hand.selection()).isEqualTo(new Selection.Edge(CUSTOMER));
    hand.undo(1);
    assertThat(line()).isEqualTo(before);
    assertThat(hand.document().layout()).isEqualTo(layout);
  }

  @Test
  void aDoubleClickLetsALineFindItsOwnWayAgain(FxRobot robot) {
    List<Point> before = line();
    pinBy(48);
    robot.doubleClickOn(onScreen(middle()), MouseButton.PRIMARY);
    assertThat(bends()).isEmpty();
    assertThat(line()).isEqualTo(before);
  }

  @Test
  void aPinnedLineStaysWhenOneCardMovesAndGoesAlongWithBoth(FxRobot robot) {
    pinBy(48);
    double x = middle().x();
    robot.interact(
        () -> hand.diagram.model().execute(PlaceCards.move(Map.of("Order", at(440, 200)))));
    assertThat(middle().x()).isEqualTo(x);
    robot.interact(
        () ->
            hand.diagram
                .model()
                .execute(PlaceCards.move(Map.of("Order", at(480, 240), "Customer", at(40, 40)))));
    assertThat(middle().x()).isEqualTo(x + 40);
  }

  @Test
  void arrangingLetsLinesGo(FxRobot robot) {
    pinBy(48);
    robot.interact(() -> hand.diagram.arrange());
    assertThat(bends()).isEmpty();
    robot.interact(hand.workspace::undo);
    assertThat(bends()).isNotEmpty();
  }

  @Test
  void theSearchOffersToUnpinWhatIsPinned(FxRobot robot) {
    assertThat(isUnpinPossible()).isFalse();
    pinBy(48);
    assertThat(isUnpinPossible()).isTrue();
    robot.interact(
        () ->
            hand.diagram.commands().stream()
                .filter(a -> a.title().equals("Let the line find its own way"))
                .forEach(a -> a.run()));
    assertThat(bends()).isEmpty();
  }

  private boolean isUnpinPossible() {
    return hand.diagram.commands().stream()
        .filter(a -> a.title().equals("Let the line find its own way"))
        .allMatch(a -> a.possible().getAsBoolean());
  }

  private static CardPosition at(double x, double y) {
    return new CardPosition(x, y);
  }
}
