// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui;

import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import dev.crowfoot.ui.background.Background;
import dev.crowfoot.ui.workspace.WorkspaceViewModel;

/// Workspaces for tests of view models: everything happens at once on the calling thread.
public final class Workspaces {
  private Workspaces() {}

  public static WorkspaceViewModel of(String schema) {
    return new WorkspaceViewModel(
        Snapshot.of(Document.of(Sources.of(SourceText.of("schema.prisma", schema)))),
        Background.direct());
  }

  /// What the text is now.
  public static String text(WorkspaceViewModel workspace) {
    return workspace.document().sources().main().content();
  }
}
