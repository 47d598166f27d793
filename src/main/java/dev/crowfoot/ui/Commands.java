// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui;

import dev.crowfoot.editor.command.FormatSchema;
import dev.crowfoot.ui.search.Hit;
import dev.crowfoot.ui.studio.StudioActions;
import dev.crowfoot.ui.studio.StudioViewModel;
import dev.crowfoot.ui.studio.StudioViewModel.BottomTab;
import dev.crowfoot.ui.studio.StudioViewModel.Centre;
import java.util.List;
import javafx.beans.property.BooleanProperty;

/// What the search can run, with the keys that do the same.
final class Commands {
  private Commands() {}

  static List<Hit.OfCommand> of(StudioViewModel studio, StudioActions actions) {
    return List.of(
        command("Save", "Ctrl+S", actions::save),
        command("Review changes", "Ctrl+Shift+M", () -> studio.reviewingProperty().set(true)),
        command("Show the model", "Ctrl+1", () -> studio.centreProperty().set(Centre.MODEL)),
        command("Show code and model", "Ctrl+2", () -> studio.centreProperty().set(Centre.SPLIT)),
        command("Show the code", "Ctrl+3", () -> studio.centreProperty().set(Centre.CODE)),
        command("Show the data", "Ctrl+4", () -> studio.centreProperty().set(Centre.DATA)),
        command("Show problems", "Ctrl+J", () -> studio.toggleBottom(BottomTab.PROBLEMS)),
        command("Show the migration plan", "", () -> studio.toggleBottom(BottomTab.PLAN)),
        command("Open or close the sidebar", "Ctrl+B", toggle(studio.sidebarShownProperty())),
        command("Open or close the inspector", "Ctrl+I", toggle(studio.inspectorShownProperty())),
        command(
            "Format the schema",
            "Shift+Alt+F",
            () -> studio.workspace().execute(new FormatSchema())),
        command("Edit the connection…", "", actions::editConnection),
        command("Light or dark", "Ctrl+Shift+D", actions::changeTheme),
        command("Undo", "Ctrl+Z", studio.workspace()::undo),
        command("Redo", "Ctrl+Shift+Z", studio.workspace()::redo),
        command("Open another project…", "", actions::showStart));
  }

  private static Runnable toggle(BooleanProperty property) {
    return () -> property.set(!property.get());
  }

  private static Hit.OfCommand command(String title, String keys, Runnable action) {
    return new Hit.OfCommand(title, keys, action);
  }
}
