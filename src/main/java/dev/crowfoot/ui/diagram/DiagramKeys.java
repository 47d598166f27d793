// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.diagram;

import dev.crowfoot.editor.gesture.Gesture;
import dev.crowfoot.editor.gesture.Input;
import dev.crowfoot.ui.action.Action;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The keys of the canvas.
final class DiagramKeys {

  private final DiagramView view;
  private final DiagramViewModel model;
  private final DiagramEditing editing;
  private final Annotations annotations;
  private final CanvasActions actions;
  private final DiagramInput input;

  DiagramKeys(
      DiagramView view,
      DiagramViewModel model,
      DiagramEditing editing,
      Annotations annotations,
      CanvasActions actions,
      DiagramInput input) {
    this.view = view;
    this.model = model;
    this.editing = editing;
    this.annotations = annotations;
    this.actions = actions;
    this.input = input;
  }

  void install() {
    view.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    view.addEventHandler(KeyEvent.KEY_RELEASED, this::released);
  }

  private void pressed(KeyEvent event) {
    if (editing.isActive() || annotations.isActive()) {
      return;
    }
    switch (event.getCode()) {
      case SPACE -> input.setSpace(true);
      case ESCAPE -> escape();
      case ALT, SHIFT -> input.modify(event);
      default -> {
        if (!Action.perform(actions.all(), event) && !undone(event)) {
          return;
        }
      }
    }
    event.consume();
  }

  /// Undo and redo are the window's, where there is one around the canvas.
  private boolean undone(KeyEvent event) {
    boolean asked = event.isShortcutDown() && event.getCode() == KeyCode.Z;
    if (asked && event.isShiftDown()) {
      model.workspace().redo();
    } else if (asked) {
      model.workspace().undo();
    }
    return asked;
  }

  private void released(KeyEvent event) {
    if (event.getCode() == KeyCode.SPACE) {
      input.setSpace(false);
    }
    if (event.getCode() == KeyCode.ALT || event.getCode() == KeyCode.SHIFT) {
      input.modify(event);
    }
  }

  /// One thing at a time: a gesture, the look at some cards, the selection.
  private void escape() {
    boolean idle = model.gestureProperty().get() instanceof Gesture.Idle;
    if (idle && model.focus().isOn()) {
      model.focus().end();
    } else {
      input.take(new Input.Cancel());
    }
  }
}
