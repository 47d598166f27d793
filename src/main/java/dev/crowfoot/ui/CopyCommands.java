// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui;

import dev.crowfoot.app.DiagramFormat;
import dev.crowfoot.editor.Perspective;
import dev.crowfoot.editor.scene.Excerpt;
import dev.crowfoot.model.Schema;
import dev.crowfoot.ui.search.Hit;
import dev.crowfoot.ui.workspace.WorkspaceViewModel;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// What the search can do to bring the diagram into other tools as text: the selected tables, or
/// the whole schema when none is selected.
final class CopyCommands {
  private final WorkspaceViewModel workspace;
  private final Consumer<String> clipboard;

  private CopyCommands(WorkspaceViewModel workspace, Consumer<String> clipboard) {
    this.workspace = workspace;
    this.clipboard = clipboard;
  }

  static List<Hit.OfCommand> of(WorkspaceViewModel workspace) {
    return of(workspace, CopyCommands::putOnClipboard);
  }

  /// @param clipboard takes what is copied
  static List<Hit.OfCommand> of(WorkspaceViewModel workspace, Consumer<String> clipboard) {
    CopyCommands commands = new CopyCommands(workspace, clipboard);
    return DiagramFormat.texts().stream().map(commands::copyAs).toList();
  }

  private Hit.OfCommand copyAs(DiagramFormat format) {
    return new Hit.OfCommand(
        "Copy as " + format.title(), "export diagram." + format.extension(), () -> copy(format));
  }

  private void copy(DiagramFormat format) {
    Schema drawn = workspace.drawnProperty().get();
    Set<String> selected =
        Excerpt.names(drawn).stream()
            .filter(workspace.selectionProperty().get()::involves)
            .collect(Collectors.toSet());
    boolean all = selected.isEmpty();
    clipboard.accept(format.text(all ? drawn : Excerpt.of(drawn, Perspective.of(selected))));
    workspace.say(
        "Copied as " + format.title() + (all ? ": the whole schema." : ": the selected tables."));
  }

  private static void putOnClipboard(String text) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }
}
