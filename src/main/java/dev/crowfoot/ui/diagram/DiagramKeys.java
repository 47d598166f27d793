// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.diagram;

import dev.crowfoot.editor.Selection;
import dev.crowfoot.editor.gesture.Gesture;
import dev.crowfoot.editor.gesture.Input;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The keys of the canvas.
final class DiagramKeys {
  private static final double NUDGE = 8;

  private final DiagramView view;
  private final DiagramViewModel model;
  private final DiagramEditing editing;
  private final Annotations annotations;
  private final DiagramActions actions;
  private final DiagramInput input;

  DiagramKeys(
      DiagramView view,
      DiagramViewModel model,
      DiagramEditing editing,
      Annotations annotations,
      DiagramActions actions,
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
    boolean done = event.isShortcutDown() ? withControl(event) : plain(event) || onCards(event);
    if (done) {
      event.consume();
    }
  }

  private boolean withControl(KeyEvent event) {
    switch (event.getCode()) {
      case DIGIT0, NUMPAD0 -> model.camera().zoomTo(1);
      case D -> duplicate();
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

  /// Keys that look at things.
  private boolean plain(KeyEvent event) {
    switch (event.getCode()) {
      case SPACE -> input.setSpace(true);
      case ESCAPE -> escape();
      case A -> view.arrange();
      case R -> model.toggleRelationFields();
      case E -> model.selectedCards().forEach(model::unfold);
      case PLUS, ADD, EQUALS -> model.camera().zoomBy(1.25, model.camera().middle());
      case MINUS, SUBTRACT -> model.camera().zoomBy(1 / 1.25, model.camera().middle());
      case LEFT, RIGHT, UP, DOWN -> arrow(event);
      case ALT, SHIFT -> input.modify(event);
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

  /// Keys that make and change things.
  private boolean onCards(KeyEvent event) {
    switch (event.getCode()) {
      case T -> editing.newTable(input.placeForNew());
      case N -> actions.makeNote();
      case G -> annotations.makeArea();
      case F -> actions.focus();
      case H -> actions.hide();
      case L -> actions.lock();
      case DELETE, BACK_SPACE -> delete();
      case F2, ENTER -> edit();
      default -> {
        return false;
      }
    }
    return true;
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

  private void edit() {
    switch (selection()) {
      case Selection.OfArea area -> annotations.editArea(area.name());
      case Selection.OfNote note -> annotations.editNote(note.id());
      default -> editing.editSelected();
    }
  }

  private void delete() {
    switch (selection()) {
      case Selection.OfArea area -> annotations.removeArea(area.name());
      case Selection.OfNote note -> annotations.deleteNote(note.id());
      default -> editing.deleteSelected();
    }
  }

  private void duplicate() {
    if (selection() instanceof Selection.OfNote note) {
      annotations.duplicateNote(note.id());
    } else {
      editing.duplicate();
    }
  }

  /// Arrows go to the nearest card, with Shift they move what is selected. A row's selection goes
  /// up and down, with Alt the row itself.
  private void arrow(KeyEvent event) {
    KeyCode key = event.getCode();
    int dx = key == KeyCode.LEFT ? -1 : key == KeyCode.RIGHT ? 1 : 0;
    int dy = key == KeyCode.UP ? -1 : key == KeyCode.DOWN ? 1 : 0;
    if (event.isAltDown() && dx != 0) {
      if (dx < 0) {
        view.travel().back();
      } else {
        view.travel().forward();
      }
      return;
    }
    switch (selection()) {
      case Selection.Row row when dy != 0 && event.isAltDown() ->
          editing.reorder(row.field(), dy > 0);
      case Selection.Row row when dy != 0 && !event.isShiftDown() ->
          editing.selectNeighbour(row.field(), dy);
      case Selection.OfNote note -> annotations.nudge(note.id(), dx * NUDGE, dy * NUDGE);
      default -> {
        if (event.isShiftDown()) {
          nudge(dx * NUDGE, dy * NUDGE);
        } else {
          actions.selectNearest(dx, dy);
        }
      }
    }
  }

  private void nudge(double dx, double dy) {
    Set<String> cards = model.selectedCards();
    if (!cards.isEmpty()) {
      model.move(cards, dx, dy, Optional.of("nudge " + cards));
    }
  }

  private void copy() {
    Optional<String> copied =
        selection() instanceof Selection.OfNote note
            ? annotations.copyNote(note.id())
            : editing.copy();
    copied.ifPresent(
        text -> {
          ClipboardContent content = new ClipboardContent();
          content.putString(text);
          Clipboard.getSystemClipboard().setContent(content);
        });
  }

  private void paste() {
    String text = Clipboard.getSystemClipboard().getString();
    if (text != null && !text.isBlank() && !annotations.paste(text, input.placeForNew())) {
      editing.paste(text, input.placeForNew());
    }
  }

  private void selectAll() {
    Set<String> all = model.scene().cards().stream().map(c -> c.name()).collect(Collectors.toSet());
    if (!all.isEmpty()) {
      model.workspace().selectionProperty().set(new Selection.Cards(all));
    }
  }

  private Selection selection() {
    return model.workspace().selectionProperty().get();
  }
}
