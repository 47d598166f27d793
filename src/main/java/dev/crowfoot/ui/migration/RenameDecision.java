// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.model.Rename;
import java.util.ArrayList;
import java.util.List;

/// What is decided about renames outside of the editor, as commands that can be undone.
final class RenameDecision {
  private RenameDecision() {}

  /// What looked gone and new is the same thing under another name.
  record Renamed(Rename rename) implements Command {
    @Override
    public String title() {
      return "Rename " + rename.from() + " to " + rename.to();
    }

    @Override
    public Document applyTo(Snapshot snapshot) {
      List<Rename> all = new ArrayList<>(snapshot.document().renames());
      all.add(rename);
      return snapshot.document().withRenames(all);
    }
  }

  /// A migration has made the renames.
  ///
  /// @param left those that it has left out
  record Made(List<Rename> left) implements Command {
    @Override
    public String title() {
      return "Migrate";
    }

    @Override
    public Document applyTo(Snapshot snapshot) {
      return snapshot.document().withRenames(left);
    }
  }
}
