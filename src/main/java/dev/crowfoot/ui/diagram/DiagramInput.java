// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.diagram;

import dev.crowfoot.editor.geometry.Point;
import dev.crowfoot.editor.gesture.Effect;
import dev.crowfoot.editor.gesture.Gesture;
import dev.crowfoot.editor.gesture.Input;
import dev.crowfoot.editor.gesture.Keys;
import dev.crowfoot.editor.gesture.Moving;
import dev.crowfoot.editor.scene.Hit;
import dev.crowfoot.editor.view.CardCommand;
import java.util.Optional;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;

/// Feeds the mouse to the gestures and does what they ask for.
final class DiagramInput {
  private final DiagramView view;
  private final DiagramViewModel model;
  private final DiagramEditing editing;
  private final Annotations annotations;
  private final SelectionEditing selected;
  private final RelationPicker picker;
  private final PointerPlace pointer;
  private final DiagramTips tips;
  private boolean space;

  /// Whether the last press became a drag; a press that follows in the same place is no double
  /// click.
  private boolean dragged;

  DiagramInput(
      DiagramView view,
      DiagramViewModel model,
      DiagramEditing editing,
      Annotations annotations,
      SelectionEditing selected,
      RelationPicker picker,
      PointerPlace pointer,
      DiagramTips tips) {
    this.view = view;
    this.model = model;
    this.editing = editing;
    this.annotations = annotations;
    this.selected = selected;
    this.picker = picker;
    this.pointer = pointer;
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
          pointer.leave();
          tips.update(pointer.get());
        });
    view.addEventHandler(ScrollEvent.SCROLL, this::scrolled);
    view.addEventHandler(ZoomEvent.ZOOM, this::zoomed);
  }

  private void pressed(MouseEvent event) {
    if (editing.isOver(event) || annotations.isOver(event)) {
      return;
    }
    if (picker.isOpen() && event.getButton() == MouseButton.PRIMARY) {
      String card = model.context().hit(at(event)).card();
      if (card.isEmpty()) {
        picker.close();
      } else {
        picker.choose(card);
      }
      event.consume();
      return;
    }
    editing.commit();
    annotations.commit();
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
    if (editing.isOver(event) || annotations.isOver(event)) {
      return;
    }
    dragged = true;
    take(new Input.Drag(at(event), keys(event)));
    event.consume();
  }

  private void released(MouseEvent event) {
    if (editing.isOver(event) || annotations.isOver(event)) {
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
    annotations.commit();
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

  private void edit(Hit hit) {
    switch (hit) {
      case Hit.AreaTitle title -> annotations.editArea(title.area());
      case Hit.OnNote note -> annotations.editNote(note.id());
      default -> editing.edit(hit);
    }
  }

  void take(Input input) {
    for (Effect effect : model.step(input)) {
      perform(effect);
    }
    view.setCursor(cursor());
    tips.update(pointer.get());
  }

  private void perform(Effect effect) {
    switch (effect) {
      case Effect.Pan pan -> model.camera().pan(pan.dx(), pan.dy());
      case Effect.Select select -> model.workspace().selectionProperty().set(select.selection());
      case Effect.Move move -> model.move(move.cards(), move.dx(), move.dy(), Optional.empty());
      case Effect.MoveNote move -> annotations.move(move);
      case Effect.Bend bend -> model.execute(new CardCommand.Bend(bend.relation(), bend.points()));
      case Effect.Relate relate -> editing.relate(relate);
      case Effect.Edit edit -> edit(edit.hit());
      case Effect.NewTable table -> editing.newTable(table.at());
      case Effect.NewRow row -> editing.newRow(row.card());
      case Effect.Reorder reorder -> selected.reorder(reorder);
      case Effect.Unfold unfold -> model.unfold(unfold.card());
    }
  }

  /// Whether the canvas follows the pointer while it is pressed.
  void setSpace(boolean held) {
    space = held;
    view.setCursor(cursor());
  }

  /// Tells a gesture under way of the keys that are held now.
  void modify(KeyEvent event) {
    if (model.gestureProperty().get() instanceof Gesture.DrawingRelation) {
      take(
          new Input.Modify(
              new Keys(event.isShiftDown(), event.isAltDown(), event.isControlDown(), space)));
    }
  }

  private Cursor cursor() {
    if (space) {
      return Cursor.OPEN_HAND;
    }
    return switch (model.gestureProperty().get()) {
      case Gesture.Panning _ -> Cursor.CLOSED_HAND;
      case Gesture.MovingCards _ -> Cursor.MOVE;
      case Gesture.MovingNote note -> note.resizes() ? Cursor.SE_RESIZE : Cursor.MOVE;
      case Gesture.MovingRow _ -> Cursor.V_RESIZE;
      case Gesture.MovingBend _ -> Cursor.MOVE;
      case Gesture.DrawingRelation _ -> Cursor.CROSSHAIR;
      case Gesture.Idle _, Gesture.Pressed _, Gesture.RubberBand _ ->
          switch (model.hoverProperty().get()) {
            case Hit.Port _ -> Cursor.CROSSHAIR;
            case Hit.AddRow _, Hit.More _, Hit.OnEdge _, Hit.AreaTitle _ -> Cursor.HAND;
            case Hit.NoteCorner _ -> Cursor.SE_RESIZE;
            case Hit.Row row when Moving.isGrip(row, world(), model.scene()) -> Cursor.V_RESIZE;
            case Hit.Empty _, Hit.Header _, Hit.Row _, Hit.RowType _, Hit.Body _, Hit.OnNote _ ->
                Cursor.DEFAULT;
          };
    };
  }

  private Point world() {
    return model.camera().viewport().toWorld(pointer.get());
  }

  private Point at(MouseEvent event) {
    return pointer.set(event.getX(), event.getY());
  }

  private Keys keys(MouseEvent event) {
    return new Keys(event.isShiftDown(), event.isAltDown(), event.isShortcutDown(), space);
  }
}
