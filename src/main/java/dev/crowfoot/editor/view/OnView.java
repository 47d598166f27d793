// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.view;

import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.Snapshot;

/// Another command as it is done while a view is shown: where it places, hides or locks cards, it
/// does so there and leaves the view of all tables alone.
///
/// @param view the name of a view, or [dev.crowfoot.editor.Layout#ALL]
public record OnView(String view, Command command) implements Command {
  @Override
  public String title() {
    return command.title();
  }

  @Override
  public Document applyTo(Snapshot snapshot) {
    Document document = snapshot.document();
    Document shown = document.withLayout(document.layout().showing(view));
    Document changed = command.applyTo(new Snapshot(shown, snapshot.validation()));
    return changed.withLayout(changed.layout().showing(view));
  }
}
