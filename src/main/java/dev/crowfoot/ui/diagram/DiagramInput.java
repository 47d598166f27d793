// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.diagram;

import dev.crowfoot.editor.Selection;
import dev.crowfoot.editor.geometry.Point;
import dev.crowfoot.editor.gesture.Effect;
import dev.crowfoot.editor.gesture.Gesture;
import dev.crowfoot.editor.gesture.Input;
import dev.crowfoot.editor.gesture.Keys;
import dev.crowfoot.editor.scene.Hit;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Cursor;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;

/// Feeds mouse and keys to the gestures and does what they ask for.
final class DiagramInput {
  private static final double NUDGE = 8;

  private final DiagramView view;
  private final DiagramViewModel model;
  private final DiagramEditing editing;
  private final DiagramTips tips;
  private boolean space;

  /// Whether the last press became a drag; a press that follows in the same place is no double
  /// click.
  private boolean dragged;

  private Point pointer = new Point(0, 0);

  DiagramInput(DiagramView view, DiagramViewModel model, DiagramEditing editing, DiagramTips tips) {
    this.view = view;
    this.model = model;
    this.editing = editing;
    this.tips = tips;
  }

  void install() {
    view.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    view.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
    view.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
    view.addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
    view.addEventHandler(
        MouseEvent.MOUSE_EXITED,
        _ -> {
          model.leave();
          tips.update(pointer);
        });
    view.addEventHandler(ScrollEvent.SCROLL, this::scrolled);
    view.addEventHandler(ZoomEvent.ZOOM, this::zoomed);
    view.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
    view.addEventHandler(KeyEvent.KEY_RELEASED, this::keyReleased);
  }

  private void pressed(MouseEvent event) {
    if (editing.isOver(event)) {
      return;
    }
    editing.commit();
    view.requestFocus();
    Input.Button button =
        switch (event.getButton()) {
          case PRIMARY -> Input.Button.PRIMARY;
          case MIDDLE -> Input.Button.MIDDLE;
          default -> Input.Button.SECONDARY;
        };
    boolean addRow = model.hoverProperty().get() instanceof Hit.AddRow;
    if (addRow && event.getButton() == MouseButton.PRIMARY) {
      editing.newRow(model.hoverProperty().get().card());
      event.consume();
      return;
    }
    int clicks = dragged ? 1 : event.getClickCount();
    dragged = false;
    take(new Input.Press(at(event), button, clicks, keys(event)));
    event.consume();
  }

  private void dragged(MouseEvent event) {
    if (editing.isOver(event)) {
      return;
    }
    dragged = true;
    take(new Input.Drag(at(event), keys(event)));
    event.consume();
  }

  private void released(MouseEvent event) {
    if (editing.isOver(event)) {
      return;
    }
    take(new Input.Release(at(event), keys(event)));
    model.hover(at(event));
    event.consume();
  }

  private void moved(MouseEvent event) {
    model.hover(at(event));
    tips.update(at(event));
    view.setCursor(cursor());
  }

  private void scrolled(ScrollEvent event) {
    if (event.isInertia() && event.isControlDown()) {
      return;
    }
    editing.commit();
    if (event.isShortcutDown() || event.isControlDown()) {
      double steps = event.getDeltaY() / 40;
      model.camera().zoomBy(Math.pow(1.12, steps), new Point(event.getX(), event.getY()));
    } else if (event.isShiftDown() && event.getDeltaX() == 0) {
      model.camera().pan(event.getDeltaY(), 0);
    } else {
      model.camera().pan(event.getDeltaX(), event.getDeltaY());
    }
    event.consume();
  }

  private void zoomed(ZoomEvent event) {
    model.camera().zoomBy(event.getZoomFactor(), new Point(event.getX(), event.getY()));
    event.consume();
  }

  private void take(Input input) {
    for (Effect effect : model.step(input)) {
      perform(effect);
    }
    view.setCursor(cursor());
    tips.update(pointer);
  }

  private void perform(Effect effect) {
    switch (effect) {
      case Effect.Pan pan -> model.camera().pan(pan.dx(), pan.dy());
      case Effect.Select select -> model.workspace().selectionProperty().set(select.selection());
      case Effect.Move move -> model.move(move.cards(), move.dx(), move.dy(), Optional.empty());
      case Effect.Relate relate -> editing.relate(relate);
      case Effect.Edit edit -> editing.edit(edit.hit());
      case Effect.NewTable table -> editing.newTable(table.at());
      case Effect.NewRow row -> editing.newRow(row.card());
      case Effect.Unfold unfold -> model.unfold(unfold.card());
    }
  }

  private void keyPressed(KeyEvent event) {
    if (editing.isActive()) {
      return;
    }
    boolean done = event.isShortcutDown() ? withControl(event) : plain(event);
    if (done) {
      event.consume();
    }
  }

  private boolean withControl(KeyEvent event) {
    switch (event.getCode()) {
      case DIGIT0, NUMPAD0 -> model.camera().zoomTo(1);
      case D -> editing.duplicate();
      case C -> copy();
      case V -> paste();
      case M -> view.toggleMinimap();
      case A -> selectAll();
      case Z -> {
        if (event.isShiftDown()) {
          model.workspace().redo();
        } else {
          model.workspace().undo();
        }
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean plain(KeyEvent event) {
    switch (event.getCode()) {
      case SPACE -> space = true;
      case ESCAPE -> take(new Input.Cancel());
      case T -> editing.newTable(model.camera().viewport().toWorld(placeForNewTable()));
      case A -> view.arrange();
      case R -> model.toggleRelationFields();
      case E -> model.selectedCards().forEach(model::unfold);
      case DELETE, BACK_SPACE -> editing.deleteSelected();
      case F2, ENTER -> editing.editSelected();
      case PLUS, ADD, EQUALS -> model.camera().zoomBy(1.25, model.camera().middle());
      case MINUS, SUBTRACT -> model.camera().zoomBy(1 / 1.25, model.camera().middle());
      case LEFT -> arrow(-1, 0, false);
      case RIGHT -> arrow(1, 0, false);
      case UP -> arrow(0, -1, event.isAltDown());
      case DOWN -> arrow(0, 1, event.isAltDown());
      case ALT, SHIFT -> modify(event);
      case DIGIT1 -> {
        if (event.isShiftDown()) {
          view.fitAll();
        }
      }
      case DIGIT2 -> {
        if (event.isShiftDown()) {
          view.fitSelection();
        }
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void keyReleased(KeyEvent event) {
    if (event.getCode() == KeyCode.SPACE) {
      space = false;
    }
    if (event.getCode() == KeyCode.ALT || event.getCode() == KeyCode.SHIFT) {
      modify(event);
    }
  }

  private void modify(KeyEvent event) {
    if (model.gestureProperty().get() instanceof Gesture.DrawingRelation) {
      take(
          new Input.Modify(
              new Keys(event.isShiftDown(), event.isAltDown(), event.isControlDown(), space)));
    }
  }

  /// Arrows nudge the selected cards; a row's selection goes up and down, with Alt the row itself.
  private void arrow(int dx, int dy, boolean withAlt) {
    if (model.workspace().selectionProperty().get() instanceof Selection.Row row) {
      if (withAlt) {
        editing.reorder(row.field(), dy > 0);
      } else {
        editing.selectNeighbour(row.field(), dy);
      }
      return;
    }
    Set<String> cards = model.selectedCards();
    if (!cards.isEmpty()) {
      model.move(cards, dx * NUDGE, dy * NUDGE, Optional.of("nudge " + cards));
    }
  }

  private void copy() {
    editing
        .copy()
        .ifPresent(
            text -> {
              ClipboardContent content = new ClipboardContent();
              content.putString(text);
              Clipboard.getSystemClipboard().setContent(content);
            });
  }

  private void paste() {
    String text = Clipboard.getSystemClipboard().getString();
    if (text != null && !text.isBlank()) {
      editing.paste(text, model.camera().viewport().toWorld(placeForNewTable()));
    }
  }

  private void selectAll() {
    Set<String> all = model.scene().cards().stream().map(c -> c.name()).collect(Collectors.toSet());
    if (!all.isEmpty()) {
      model.workspace().selectionProperty().set(new Selection.Cards(all));
    }
  }

  private Point placeForNewTable() {
    boolean inside =
        pointer.x() > 0
            && pointer.y() > 0
            && pointer.x() < model.camera().viewport().width()
            && pointer.y() < model.camera().viewport().height();
    Point place = inside ? pointer : model.camera().middle();
    return model.context().hit(place) instanceof Hit.Empty ? place : model.camera().middle();
  }

  private Cursor cursor() {
    if (space) {
      return Cursor.OPEN_HAND;
    }
    return switch (model.gestureProperty().get()) {
      case Gesture.Panning _ -> Cursor.CLOSED_HAND;
      case Gesture.MovingCards _ -> Cursor.MOVE;
      case Gesture.DrawingRelation _ -> Cursor.CROSSHAIR;
      case Gesture.Idle _, Gesture.Pressed _, Gesture.RubberBand _ ->
          switch (model.hoverProperty().get()) {
            case Hit.Port _ -> Cursor.CROSSHAIR;
            case Hit.AddRow _, Hit.More _, Hit.OnEdge _ -> Cursor.HAND;
            case Hit.Empty _, Hit.Header _, Hit.Row _, Hit.RowType _, Hit.Body _ -> Cursor.DEFAULT;
          };
    };
  }

  private Point at(MouseEvent event) {
    pointer = new Point(event.getX(), event.getY());
    return pointer;
  }

  private Keys keys(MouseEvent event) {
    return new Keys(event.isShiftDown(), event.isAltDown(), event.isShortcutDown(), space);
  }
}
