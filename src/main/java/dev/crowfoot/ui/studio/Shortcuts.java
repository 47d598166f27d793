// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.studio;

import dev.crowfoot.editor.command.FormatSchema;
import dev.crowfoot.ui.problems.ProblemsViewModel;
import dev.crowfoot.ui.studio.StudioViewModel.BottomTab;
import dev.crowfoot.ui.studio.StudioViewModel.Centre;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;

/// The keys that work anywhere in the window. What has the focus may take a key for itself first: a
/// text field keeps its own Ctrl+Z.
final class Shortcuts {
  private final Map<String, Runnable> keys = new LinkedHashMap<>();

  Shortcuts(StudioViewModel studio, StudioView view, StudioActions actions) {
    keys.put("Shortcut+1", () -> studio.centreProperty().set(Centre.MODEL));
    keys.put("Shortcut+2", () -> studio.centreProperty().set(Centre.SPLIT));
    keys.put("Shortcut+3", () -> studio.centreProperty().set(Centre.CODE));
    keys.put("Shortcut+4", () -> studio.centreProperty().set(Centre.DATA));
    keys.put("Shortcut+B", () -> toggle(studio.sidebarShownProperty()));
    keys.put("Shortcut+I", () -> toggle(studio.inspectorShownProperty()));
    keys.put("Shortcut+J", () -> toggle(studio.bottomShownProperty()));
    keys.put("Shortcut+K", actions::search);
    keys.put("Shortcut+P", actions::goToTable);
    keys.put("Shortcut+F", () -> find(studio, actions));
    keys.put("Shortcut+Shift+F", view::focusFilter);
    keys.put("Shortcut+Z", studio.workspace()::undo);
    keys.put("Shortcut+Shift+Z", studio.workspace()::redo);
    keys.put("Shortcut+Y", studio.workspace()::redo);
    keys.put("Shortcut+Shift+M", () -> toggle(studio.reviewingProperty()));
    keys.put("Shortcut+Shift+D", actions::changeTheme);
    keys.put("Shortcut+S", actions::save);
    keys.put("Shift+Alt+F", () -> studio.workspace().execute(new FormatSchema()));
    keys.put("F4", view::openDataOfSelection);
    keys.put("F12", view::jump);
    keys.put("F8", () -> nextProblem(studio, view));
  }

  void install(Scene scene) {
    keys.forEach((key, action) -> scene.getAccelerators().put(KeyCombination.valueOf(key), action));
  }

  /// Where the canvas is seen; elsewhere the key is free.
  private static void find(StudioViewModel studio, StudioActions actions) {
    if (studio.centreProperty().get().hasCanvas() && !studio.reviewingProperty().get()) {
      actions.findInView();
    }
  }

  private static void toggle(BooleanProperty property) {
    property.set(!property.get());
  }

  private static void nextProblem(StudioViewModel studio, StudioView view) {
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
