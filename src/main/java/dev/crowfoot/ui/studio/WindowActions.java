// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.studio;

import static dev.crowfoot.ui.action.Action.Place.WINDOW;

import dev.crowfoot.editor.command.FormatSchema;
import dev.crowfoot.ui.action.Action;
import dev.crowfoot.ui.problems.ProblemsViewModel;
import dev.crowfoot.ui.studio.StudioViewModel.BottomTab;
import dev.crowfoot.ui.studio.StudioViewModel.Centre;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Scene;

/// What can be done anywhere in the window. What has the focus may take a key for itself first: a
/// text field keeps its own Ctrl+Z.
final class WindowActions {
  private final StudioViewModel studio;
  private final StudioView view;
  private final StudioActions actions;

  WindowActions(StudioViewModel studio, StudioView view, StudioActions actions) {
    this.studio = studio;
    this.view = view;
    this.actions = actions;
  }

  List<Action> all() {
    return Action.all(work(), exports(), views(), panels());
  }

  private List<Action> work() {
    return List.of(
        of("Search or run", "Shortcut+K", actions::search),
        of("Go to a table…", "Shortcut+P", actions::goToTable),
        of("Find in the view…", "Shortcut+F", this::find),
        of("Save", "Shortcut+S", actions::save),
        of("Undo", "Shortcut+Z", studio.workspace()::undo),
        of("Redo", "Shortcut+Shift+Z, Shortcut+Y", studio.workspace()::redo),
        of("Review changes", "Shortcut+Shift+M", toggle(studio.reviewingProperty())),
        of("Format the schema", "Shift+Alt+F", this::format),
        of("Connections…", "", actions::editConnection),
        of("Open another project…", "", actions::showStart));
  }

  /// What brings the diagram to other places.
  List<Action> exports() {
    return List.of(
        of("Export the diagram…", "Shortcut+Shift+E", actions::exportDiagram),
        of("Copy as a picture", "Shortcut+Shift+C", actions::copyPicture));
  }

  private List<Action> views() {
    return List.of(
        of("Show the model", "Shortcut+1", () -> studio.centreProperty().set(Centre.MODEL)),
        of("Show code and model", "Shortcut+2", () -> studio.centreProperty().set(Centre.SPLIT)),
        of("Show the code", "Shortcut+3", () -> studio.centreProperty().set(Centre.CODE)),
        of("Show the data", "Shortcut+4", () -> studio.centreProperty().set(Centre.DATA)),
        of("Show the SQL console", "Shortcut+5", () -> studio.centreProperty().set(Centre.SQL)),
        of("Show the rows of the table", "F4", view::openDataOfSelection),
        of("Jump between diagram and code", "F12", view::jump),
        of("Go to the next problem", "F8", this::nextProblem));
  }

  private List<Action> panels() {
    return List.of(
        of("Show problems", "", () -> studio.toggleBottom(BottomTab.PROBLEMS)),
        of("Show the migration plan", "", () -> studio.toggleBottom(BottomTab.PLAN)),
        of("Open or close the sidebar", "Shortcut+B", toggle(studio.sidebarShownProperty())),
        of("Open or close the inspector", "Shortcut+I", toggle(studio.inspectorShownProperty())),
        of("Open or close the bottom panel", "Shortcut+J", toggle(studio.bottomShownProperty())),
        of("Go to the next part of the window", "F6", () -> view.goToPart(1)),
        of("Go to the part of the window before", "Shift+F6", () -> view.goToPart(-1)),
        of("Filter the tables", "Shortcut+Shift+F", view::focusFilter),
        of("Light or dark", "Shortcut+Shift+D", actions::changeTheme),
        of("Keyboard shortcuts", "F1", actions::showShortcuts));
  }

  void install(Scene scene) {
    for (Action action : all()) {
      action.keys().forEach(key -> scene.getAccelerators().put(key, action::run));
    }
  }

  private static Action of(String title, String keys, Runnable effect) {
    return Action.of(WINDOW, title, keys, effect);
  }

  private static Runnable toggle(BooleanProperty property) {
    return () -> property.set(!property.get());
  }

  /// Where the canvas is seen; elsewhere the key is free.
  private void find() {
    if (studio.centreProperty().get().hasCanvas() && !studio.reviewingProperty().get()) {
      actions.findInView();
    }
  }

  private void format() {
    studio.workspace().execute(new FormatSchema());
  }

  private void nextProblem() {
    studio
        .problems()
        .next()
        .ifPresent(
            problem -> {
              studio.bottomTabProperty().set(BottomTab.PROBLEMS);
              studio.bottomShownProperty().set(true);
              view.goTo(ProblemsViewModel.placeOf(problem));
            });
  }
}
