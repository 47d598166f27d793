// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.command;

import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.Layout.CardPosition;
import dev.crowfoot.editor.Snapshot;
import java.util.Optional;

/// Adds models and enums from Prisma text. A name that is taken gets a number; relations whose
/// other end is not in the text are left out, their foreign keys stay as plain fields.
///
/// @param text of one or more blocks
/// @param position of the first card; the others lie a little further each; empty to have them
///   found
public record PasteBlocks(String text, Optional<CardPosition> position) implements Command {
  @Override
  public String title() {
    return "Paste";
  }

  @Override
  public Document applyTo(Snapshot snapshot) {
    return NewBlocks.of(snapshot, text, name -> name)
        .addedTo(
            snapshot,
            (_, index) ->
                position.map(at -> new CardPosition(at.x() + 40 * index, at.y() + 40 * index)));
  }
}
