// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.text.Sources;

/// The schema becomes what was read in the database, as one step that can be undone.
record FromDatabase(String title, Sources sources) implements Command {
  @Override
  public Document applyTo(Snapshot snapshot) {
    return snapshot.document().withSources(sources);
  }
}
