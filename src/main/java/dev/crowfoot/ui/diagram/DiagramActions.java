// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.diagram;

import dev.crowfoot.editor.Layout;
import dev.crowfoot.editor.Layout.CardPosition;
import dev.crowfoot.editor.Selection;
import dev.crowfoot.editor.arrange.Arrangement;
import dev.crowfoot.editor.arrange.PlaceCards;
import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.editor.geometry.Point;
import dev.crowfoot.editor.scene.Card;
import dev.crowfoot.editor.scene.Excerpt;
import dev.crowfoot.editor.scene.Nearest;
import dev.crowfoot.editor.view.CardCommand;
import dev.crowfoot.ui.action.Action;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// What can be done with the selected cards beside editing them: by keys, by the menu of the canvas
/// and by the search for commands.
public final class DiagramActions {
  private final DiagramViewModel model;
  private final Annotations annotations;
  private final ArrangeActions arranging;
  private final Supplier<Point> pointer;
  private int drops;

  /// @param pointer where on the canvas new things come to lie
  DiagramActions(
      DiagramViewModel model,
      Annotations annotations,
      ArrangeActions arranging,
      Supplier<Point> pointer) {
    this.arranging = arranging;
    this.model = model;
    this.annotations = annotations;
    this.pointer = pointer;
  }

  /// Areas, notes, locks, which cards a view shows, and the ways to arrange them.
  List<Action> all() {
    BooleanSupplier anyCard = () -> !model.selectedCards().isEmpty();
    return List.of(
        of("Make an area of the selection", "G", annotations::makeArea).when(anyCard),
        of("Add a note", "N", this::makeNote),
        of("Look at the selection and its neighbours", "F", this::focus).when(this::canFocus),
        of("Lock or unlock the selection", "L", this::lock).when(anyCard),
        of("Hide from this view", "H", this::hide).when(anyCard),
        of("Show hidden tables", "", this::showHidden).when(this::hasHidden),
        of("Show neighbours", "", this::showNeighbours).when(this::lacksNeighbours),
        of("New view of the selection", "", this::newView).when(anyCard),
        of("Arrange all tables", "A", arranging::all),
        of("Arrange the selection", "", arranging::selection).when(anyCard),
        of("Arrange new tables only", "", arranging::onlyNew).when(this::hasNew),
        of("Arrange from left to right", "", arranging::leftToRight),
        of("Arrange by area", "", arranging::byArea).when(this::hasAreas),
        of("Duplicate this view", "", this::duplicateView),
        of("Delete this view", "", this::deleteView).when(this::isOwnView));
  }

  private static Action of(String title, String keys, Runnable effect) {
    return Action.of(Action.Place.CANVAS, title, keys, effect);
  }

  private boolean hasNew() {
    return !model.unplaced().isEmpty();
  }

  private boolean hasAreas() {
    return !model.backdrop().areas().isEmpty();
  }

  private void duplicateView() {
    model.views().duplicate(model.views().shownProperty().get());
  }

  private boolean isOwnView() {
    return !model.views().shownProperty().get().equals(Layout.ALL);
  }

  private void deleteView() {
    model.views().delete(model.views().shownProperty().get());
  }

  void makeNote() {
    annotations.makeNote(pointer.get());
  }

  private boolean canFocus() {
    return model.focus().isOn() || !model.selectedCards().isEmpty();
  }

  /// Looks at the selected cards and their neighbours; at all again when that is so already.
  void focus() {
    Set<String> selected = model.selectedCards();
    Set<String> wanted = new HashSet<>(selected);
    if (!selected.isEmpty()) {
      wanted.addAll(Excerpt.neighbours(model.workspace().drawnProperty().get(), selected));
    }
    model.focus().toggle(wanted);
  }

  /// Locks the selected cards, or lets them go when all are locked.
  void lock() {
    Set<String> selected = model.selectedCards();
    if (!selected.isEmpty()) {
      boolean locks = !model.backdrop().locked().containsAll(selected);
      model.execute(new CardCommand.Lock(selected, locks));
    }
  }

  void hide() {
    Set<String> selected = model.selectedCards();
    if (!selected.isEmpty() && model.execute(new CardCommand.Hide(selected))) {
      model.workspace().selectionProperty().set(new Selection.Nothing());
    }
  }

  private boolean hasHidden() {
    return !model.views().hidden().isEmpty();
  }

  void showHidden() {
    show(model.views().hidden());
  }

  private boolean lacksNeighbours() {
    return !model.views().missingNeighbours(model.selectedCards()).isEmpty();
  }

  /// Has the view show what the selected tables are related to.
  void showNeighbours() {
    show(model.views().missingNeighbours(model.selectedCards()));
  }

  /// Has the view show tables, and selects them.
  void show(Set<String> tables) {
    if (!tables.isEmpty() && model.execute(new CardCommand.Show(tables))) {
      model.workspace().selectionProperty().set(new Selection.Cards(tables));
    }
  }

  /// Has the view show a table at a place; one that it shows already stays where it is.
  void place(Set<String> tables, Point at) {
    Set<String> missing = new HashSet<>(tables);
    missing.removeIf(model.views().perspective()::shows);
    Map<String, CardPosition> places = new HashMap<>();
    double x = Math.rint(at.x() / Arrangement.GRID) * Arrangement.GRID;
    double y = Math.rint(at.y() / Arrangement.GRID) * Arrangement.GRID;
    missing.forEach(name -> places.put(name, new CardPosition(x, y)));
    if (!missing.isEmpty()) {
      drops++;
      model.execute(new PlaceCards("Add to the view", places, true), "drop " + drops);
      model.execute(new CardCommand.Show(missing), "drop " + drops);
    }
    model.workspace().selectionProperty().set(new Selection.Cards(tables));
  }

  /// A view of the selected cards where they lie.
  public void newView() {
    Map<String, CardPosition> places = new HashMap<>();
    for (String name : model.selectedCards()) {
      model
          .scene()
          .card(name)
          .map(Card::box)
          .ifPresent(box -> places.put(name, CardPosition.of(box)));
    }
    model.views().addOf(places);
  }

  /// Selects the nearest card in a direction, and brings it into view.
  void selectNearest(int dx, int dy) {
    Set<String> selected = model.selectedCards();
    List<Box> boxes =
        selected.stream().flatMap(n -> model.scene().card(n).stream()).map(Card::box).toList();
    Point middle = model.camera().viewport().toWorld(model.camera().middle());
    Box from = boxes.isEmpty() ? new Box(middle.x(), middle.y(), 0, 0) : Box.around(boxes);
    List<Card> others =
        model.scene().cards().stream()
            .filter(c -> !selected.contains(c.name()) && !model.focus().fades(c.name()))
            .toList();
    Nearest.of(others, from, dx, dy)
        .ifPresent(
            card -> {
              model.workspace().selectionProperty().set(new Selection.Cards(Set.of(card.name())));
              model.camera().reveal(card.box());
            });
  }
}
