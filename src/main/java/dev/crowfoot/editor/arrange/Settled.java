// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.arrange;

import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.Layout;
import dev.crowfoot.editor.Layout.CardPosition;
import dev.crowfoot.editor.Snapshot;
import java.util.HashMap;
import java.util.Map;

/// Another command that also writes down where cards lie that had only been placed for show, so
/// that what is seen is what is kept.
public record Settled(Command command, Map<String, CardPosition> shown) implements Command {
  public Settled {
    shown = Map.copyOf(shown);
  }

  @Override
  public String title() {
    return command.title();
  }

  @Override
  public Document applyTo(Snapshot snapshot) {
    Layout before = snapshot.document().layout();
    Map<String, CardPosition> missing = new HashMap<>(shown);
    missing.keySet().removeAll(before.cards().keySet());
    Document settled = snapshot.document().withLayout(before.with(missing));
    return command.applyTo(new Snapshot(settled, snapshot.validation()));
  }
}
