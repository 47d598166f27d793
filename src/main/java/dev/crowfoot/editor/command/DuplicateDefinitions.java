// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.command;

import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.Layout.CardPosition;
import dev.crowfoot.editor.Snapshot;
import java.util.Set;

/// Copies models and enums under the names `UserCopy`, … beside the originals. Relations among them
/// are copied; those to others are left out, their foreign keys stay as plain fields.
public record DuplicateDefinitions(Set<String> names) implements Command {
  public DuplicateDefinitions {
    names = Set.copyOf(names);
  }

  @Override
  public String title() {
    return names.size() == 1
        ? "Duplicate " + String.join("", names)
        : "Duplicate " + names.size() + " tables";
  }

  @Override
  public Document applyTo(Snapshot snapshot) {
    return NewBlocks.of(snapshot, CopyText.of(snapshot, names), name -> name + "Copy")
        .addedTo(
            snapshot,
            (original, _) ->
                snapshot
                    .document()
                    .layout()
                    .card(original)
                    .map(at -> new CardPosition(at.x() + 32, at.y() + 32)));
  }
}
