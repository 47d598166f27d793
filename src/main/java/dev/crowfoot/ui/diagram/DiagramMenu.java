// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.diagram;

import dev.crowfoot.editor.Hue;
import dev.crowfoot.editor.Selection;
import dev.crowfoot.editor.geometry.Point;
import dev.crowfoot.editor.gesture.Gestures;
import dev.crowfoot.editor.scene.Hit;
import dev.crowfoot.editor.view.AreaCommand;
import dev.crowfoot.ui.action.Action;
import dev.crowfoot.ui.control.Hues;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.shape.Rectangle;

/// The menu of the canvas: what can be done with what lies under the pointer.
///
/// Id: `diagram-menu`.
final class DiagramMenu {
  private final DiagramView view;
  private final DiagramViewModel model;
  private final Annotations annotations;
  private final DiagramActions actions;
  private final CanvasActions canvas;
  private final ContextMenu menu = new ContextMenu();

  DiagramMenu(
      DiagramView view,
      DiagramViewModel model,
      Annotations annotations,
      DiagramActions actions,
      CanvasActions canvas) {
    this.view = view;
    this.model = model;
    this.annotations = annotations;
    this.actions = actions;
    this.canvas = canvas;
    menu.setId("diagram-menu");
  }

  void install() {
    view.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::show);
  }

  private void show(ContextMenuEvent event) {
    select(event);
    menu.getItems().clear();
    switch (model.workspace().selectionProperty().get()) {
      case Selection.OfArea area -> ofArea(area.name());
      case Selection.OfNote note -> ofNote(note.id());
      case Selection.Nothing _ -> ofGround();
      case Selection.Cards cards -> ofCards(cards.names());
      case Selection.Row _ -> ofRow();
      case Selection.Edge _ -> add(canvas.edge());
    }
    menu.show(view, event.getScreenX(), event.getScreenY());
    event.consume();
  }

  /// What is under the pointer is what the menu is about; a card among several leaves them
  /// selected.
  private void select(ContextMenuEvent event) {
    if (event.isKeyboardTrigger()) {
      return;
    }
    Hit hit = model.context().hit(new Point(event.getX(), event.getY()));
    switch (hit) {
      case Hit.AreaTitle title -> select(new Selection.OfArea(title.area()));
      case Hit.OnNote note -> select(new Selection.OfNote(note.id()));
      case Hit.NoteCorner corner -> select(new Selection.OfNote(corner.id()));
      case Hit.OnEdge edge -> select(new Selection.Edge(edge.relation()));
      case Hit.Empty _ -> select(new Selection.Nothing());
      case Hit.Header _,
          Hit.Row _,
          Hit.RowType _,
          Hit.Port _,
          Hit.More _,
          Hit.AddRow _,
          Hit.Body _ -> {
        boolean oneOfSeveral =
            model.selectedCards().size() > 1 && model.selectedCards().contains(hit.card());
        if (!oneOfSeveral) {
          select(Gestures.selected(hit));
        }
      }
    }
  }

  private void ofGround() {
    add(canvas.making());
    add(possible(canvas.views()));
    add(canvas.clipboard());
    add(canvas.looking());
    add(view.offered());
  }

  private void ofCards(Set<String> cards) {
    add(canvas.card());
    if (cards.size() > 1) {
      menu.getItems().add(menuOf("Align", canvas.aligning()));
    }
    add(possible(canvas.views()));
    menu.getItems().add(areas(cards));
    add(canvas.clipboard());
    add(view.offered());
  }

  private void ofRow() {
    add(canvas.card());
    add(canvas.row());
  }

  private static List<Action> possible(List<Action> group) {
    return group.stream().filter(action -> action.possible().getAsBoolean()).toList();
  }

  private static Menu menuOf(String title, List<Action> group) {
    Menu result = new Menu(title);
    group.stream().map(Action::menuItem).forEach(result.getItems()::add);
    return result;
  }

  /// A group of entries, with a line above it.
  private void add(List<Action> group) {
    if (!menu.getItems().isEmpty() && !group.isEmpty()) {
      menu.getItems().add(new SeparatorMenuItem());
    }
    group.stream().map(Action::menuItem).forEach(menu.getItems()::add);
  }

  private Menu areas(Set<String> cards) {
    Menu menuOfAreas = new Menu("Area");
    model
        .document()
        .layout()
        .areas()
        .keySet()
        .forEach(
            name ->
                menuOfAreas
                    .getItems()
                    .add(item(name, () -> model.execute(new AreaCommand.Join(name, cards)))));
    if (!menuOfAreas.getItems().isEmpty()) {
      menuOfAreas.getItems().add(new SeparatorMenuItem());
    }
    MenuItem none = item("None", () -> model.execute(new AreaCommand.Leave(cards)));
    none.setDisable(cards.stream().allMatch(c -> model.document().layout().areaOf(c).isEmpty()));
    menuOfAreas.getItems().add(none);
    return menuOfAreas;
  }

  private void ofArea(String area) {
    add("Rename…\tF2", () -> annotations.editArea(area));
    menu.getItems().add(colours(hue -> annotations.colourArea(area, hue)));
    add("New view of the area", actions::newView);
    add("Remove area\tDel", () -> annotations.removeArea(area));
  }

  private void ofNote(String id) {
    add("Edit\tF2", () -> annotations.editNote(id));
    menu.getItems().add(colours(hue -> annotations.colour(id, hue)));
    add("Duplicate\tCtrl+D", () -> annotations.duplicateNote(id));
    add("Delete\tDel", () -> annotations.deleteNote(id));
  }

  private static Menu colours(Consumer<Hue> chosen) {
    Menu colours = new Menu("Colour");
    for (Hue hue : List.of(Hue.values())) {
      MenuItem item = item(Hues.word(hue), () -> chosen.accept(hue));
      Rectangle swatch = new Rectangle(12, 12);
      swatch.setArcWidth(4);
      swatch.setArcHeight(4);
      swatch.getStyleClass().add(Hues.styleClass(hue));
      item.setGraphic(swatch);
      colours.getItems().add(item);
    }
    return colours;
  }

  private void add(String title, Runnable action) {
    menu.getItems().add(item(title, action));
  }

  private static MenuItem item(String title, Runnable action) {
    MenuItem item = new MenuItem(title);
    item.setMnemonicParsing(false);
    item.setOnAction(_ -> action.run());
    return item;
  }

  private void select(Selection selection) {
    model.workspace().selectionProperty().set(selection);
  }
}
