// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.diagram;

import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.Selection;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import dev.crowfoot.ui.background.Background;
import dev.crowfoot.ui.theme.Theme;
import dev.crowfoot.ui.workspace.WorkspaceViewModel;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.PickResult;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// A canvas on a stage, and a hand at mouse and keys that knows where things are on it.
final class CanvasHand {
  final WorkspaceViewModel workspace;
  final DiagramView diagram;
  private final FxRobot robot = new FxRobot();

  private CanvasHand(Stage stage, Document document) {
    workspace = new WorkspaceViewModel(Snapshot.of(document), Background.direct());
    diagram = new DiagramView(workspace, Background.direct());
    Scene scene = new Scene(new StackPane(diagram), 960, 720);
    Theme.LIGHT.apply(scene);
    stage.setScene(scene);
    stage.show();
    diagram.requestFocus();
  }

  static CanvasHand on(Stage stage, String schema) {
    return new CanvasHand(stage, Document.of(Sources.of(SourceText.of("schema.prisma", schema))));
  }

  // what there is

  Document document() {
    return workspace.document();
  }

  String text() {
    return document().sources().main().content();
  }

  Selection selection() {
    return workspace.selectionProperty().get();
  }

  void select(Selection selection) {
    robot.interact(() -> workspace.selectionProperty().set(selection));
  }

  void select(String... cards) {
    select(new Selection.Cards(Set.of(cards)));
  }

  boolean isEditing() {
    return diagram.getScene().lookup("#diagram-name-editor") != null;
  }

  void zoomTo(double zoom) {
    robot.interact(() -> diagram.model().camera().zoomTo(zoom));
    WaitForAsyncUtils.waitForFxEvents();
  }

  // keys

  void press(KeyCode... keys) {
    robot.press(keys);
    robot.release(keys);
    WaitForAsyncUtils.waitForFxEvents();
  }

  /// Puts words into the field that is being edited.
  void write(String words) throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        10, TimeUnit.SECONDS, () -> diagram.getScene().getFocusOwner() instanceof TextField);
    robot.interact(() -> ((TextField) diagram.getScene().getFocusOwner()).setText(words));
    WaitForAsyncUtils.waitForFxEvents();
  }

  void undo(int times) {
    for (int i = 0; i < times; i++) {
      robot.interact(workspace::undo);
    }
  }

  /// Takes back all that was done.
  void undoAll() {
    robot.interact(
        () -> {
          while (workspace.historyProperty().get().canUndo()) {
            workspace.undo();
          }
        });
  }

  // the mouse

  void drag(Point2D from, Point2D to) {
    robot.moveTo(from).press(MouseButton.PRIMARY);
    robot.moveTo(from.midpoint(to)).moveTo(to).release(MouseButton.PRIMARY);
    WaitForAsyncUtils.waitForFxEvents();
  }

  /// The Headless platform asks for no menu by itself.
  void rightClick(Point2D screen) {
    Point2D local = diagram.screenToLocal(screen);
    robot.moveTo(screen);
    robot.interact(
        () ->
            diagram.fireEvent(
                new ContextMenuEvent(
                    ContextMenuEvent.CONTEXT_MENU_REQUESTED,
                    local.getX(),
                    local.getY(),
                    screen.getX(),
                    screen.getY(),
                    false,
                    new PickResult(diagram, local.getX(), local.getY()))));
  }

  // places on the screen

  Point2D headerOf(String card) {
    Bounds box = diagram.screenBoundsOf(card).orElseThrow();
    return onScreen(new Point2D(box.getMinX() + 60, box.getMinY() + 18));
  }

  Point2D rowOf(String card, String row) {
    Bounds box = rowBounds(card, row);
    return onScreen(new Point2D(box.getMinX() + 50, box.getCenterY()));
  }

  /// The sign before a row's name, by which it is dragged.
  Point2D gripOf(String card, String row) {
    Bounds box = rowBounds(card, row);
    return onScreen(new Point2D(box.getMinX() + 16, box.getCenterY()));
  }

  Point2D emptyPlace() {
    Bounds window = diagram.localToScreen(diagram.getLayoutBounds());
    return new Point2D(window.getMinX() + 20, window.getMinY() + 80);
  }

  private Bounds rowBounds(String card, String row) {
    return diagram.screenBoundsOf(new FieldId(card, row)).orElseThrow();
  }

  private Point2D onScreen(Point2D scene) {
    return diagram.getScene().getRoot().localToScreen(scene);
  }
}
