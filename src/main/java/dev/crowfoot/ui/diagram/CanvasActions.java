// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.diagram;

import static dev.crowfoot.ui.action.Action.Place.CANVAS;
import static dev.crowfoot.ui.action.Action.Place.VIEW;

import dev.crowfoot.editor.Selection;
import dev.crowfoot.editor.gesture.Alignment;
import dev.crowfoot.editor.gesture.Direction;
import dev.crowfoot.ui.action.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;

/// Everything that can be done on the canvas, with its keys: what the keyboard, the context menus,
/// the search and the sheet of shortcuts all read.
final class CanvasActions {
  private final DiagramView view;
  private final DiagramViewModel model;
  private final DiagramEditing editing;
  private final SelectionEditing selected;
  private final Annotations annotations;
  private final DiagramActions onCards;
  private final RelationPicker picker;
  private final PointerPlace pointer;

  CanvasActions(
      DiagramView view,
      DiagramViewModel model,
      DiagramEditing editing,
      SelectionEditing selected,
      Annotations annotations,
      DiagramActions onCards,
      RelationPicker picker,
      PointerPlace pointer) {
    this.view = view;
    this.model = model;
    this.editing = editing;
    this.selected = selected;
    this.annotations = annotations;
    this.onCards = onCards;
    this.picker = picker;
    this.pointer = pointer;
  }

  List<Action> all() {
    return Action.all(
        making(),
        card(),
        List.of(unpinning()),
        row(),
        views(),
        clipboard(),
        aligning(),
        moving(),
        looking(),
        going());
  }

  /// What one makes on empty ground.
  List<Action> making() {
    return List.of(
        of("New table", "T", () -> editing.newTable(pointer.forNew())),
        of("New enum", "Shift+T", () -> editing.newEnum(pointer.forNew())));
  }

  /// What is done to a card.
  List<Action> card() {
    return List.of(
        of("Rename or edit in place", "F2", this::edit).when(selected::hasAnything),
        of("Into the rows of the table, then edit", "Enter", editing::enterSelected)
            .when(selected::hasAnything),
        of("Add a row", "Insert", editing::newRowInSelected)
            .when(() -> selected.card().isPresent()),
        of("Relate to a table…", "R", () -> selected.origin().ifPresent(picker::open))
            .when(() -> selected.origin().isPresent()),
        of("Show all rows or fold them", "E", this::unfold).when(selected::hasCards),
        of("Delete", "Delete, Backspace", selected::delete).when(selected::hasAnything));
  }

  /// What is done to a line.
  List<Action> edge() {
    return List.of(unpinning(), card().getLast());
  }

  private Action unpinning() {
    return of("Let the line find its own way", "", selected::unpin).when(selected::hasPinnedEdge);
  }

  /// What is done to a row.
  List<Action> row() {
    return List.of(
        of("Move the row up", "Alt+Up", () -> selected.reorder(false)).when(selected::hasRow),
        of("Move the row down", "Alt+Down", () -> selected.reorder(true)).when(selected::hasRow));
  }

  /// Areas, notes, locks, which cards a view shows, and the ways to arrange them.
  List<Action> views() {
    return onCards.all();
  }

  List<Action> clipboard() {
    return List.of(
        of("Copy as Prisma text", "Shortcut+C", selected::copy).when(selected::canCopy),
        of("Cut", "Shortcut+X", selected::cut).when(selected::hasCards),
        of("Paste Prisma text", "Shortcut+V", selected::paste),
        of("Duplicate", "Shortcut+D", selected::duplicate).when(selected::canCopy),
        of("Select all", "Shortcut+A", selected::selectAll));
  }

  /// What brings several cards into line.
  List<Action> aligning() {
    return Stream.of(Alignment.values()).map(this::align).toList();
  }

  Action align(Alignment alignment) {
    return of(alignment.title(), "", () -> selected.align(alignment))
        .when(() -> selected.canAlign(alignment));
  }

  private List<Action> moving() {
    List<Action> result = new ArrayList<>();
    for (Direction direction : Direction.values()) {
      String key = key(direction);
      result.add(of("Go to the next row or the nearest table", key, () -> selected.go(direction)));
    }
    for (Direction direction : Direction.values()) {
      String key = "Shift+" + key(direction);
      result.add(
          of("Move by 8 pixels", key, () -> selected.nudge(direction)).when(selected::canCopy));
    }
    return result;
  }

  private static String key(Direction direction) {
    return switch (direction) {
      case LEFT -> "Left";
      case RIGHT -> "Right";
      case UP -> "Up";
      case DOWN -> "Down";
    };
  }

  /// What changes how much is seen.
  List<Action> looking() {
    return List.of(
        look("Show all", "Shift+1", view::fitAll),
        look("Show what is selected", "Shift+2", view::fitSelection),
        look("Show at 100 %", "Shortcut+0, Shortcut+Numpad 0", () -> model.camera().zoomTo(1)),
        look("Show relation fields or hide them", "Shift+R", model::toggleRelationFields),
        look("Show the overview or hide it", "Shortcut+M", view::toggleMinimap),
        look("More or less motion on the canvas", "", this::toggleMotion));
  }

  private List<Action> going() {
    return List.of(
        look("Back to where one was", "Alt+Left", () -> view.travel().back()),
        look("Forward again", "Alt+Right", () -> view.travel().forward()),
        look("Zoom in", "Plus, Add, Equals, Shift+Equals, Shift+Plus", () -> zoom(1.25)),
        look("Zoom out", "Minus, Subtract", () -> zoom(1 / 1.25)));
  }

  private void edit() {
    switch (selected.selection()) {
      case Selection.OfArea area -> annotations.editArea(area.name());
      case Selection.OfNote note -> annotations.editNote(note.id());
      case Selection.Nothing _, Selection.Cards _, Selection.Row _, Selection.Edge _ ->
          editing.editSelected();
    }
  }

  private void zoom(double factor) {
    model.camera().zoomBy(factor, model.camera().middle());
  }

  private void toggleMotion() {
    BooleanProperty reduced = view.reduceMotionProperty();
    reduced.set(!reduced.get());
  }

  private void unfold() {
    model.selectedCards().forEach(model::unfold);
  }

  private static Action of(String title, String keys, Runnable effect) {
    return Action.of(CANVAS, title, keys, effect);
  }

  private static Action look(String title, String keys, Runnable effect) {
    return Action.of(VIEW, title, keys, effect);
  }
}
