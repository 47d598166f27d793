// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.command;

import dev.crowfoot.assist.RenameCheck;
import dev.crowfoot.assist.Symbol;
import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.Snapshot;

/// Gives a relation another name at both ends. The database knows nothing of it, so that no
/// migration follows; where it does, in the table of a many-to-many relation, this is refused.
public record RenameRelation(Symbol.RelationName relation, String to) implements Command {
  @Override
  public String title() {
    return "Rename " + relation.name() + " to " + to;
  }

  @Override
  public Document applyTo(Snapshot snapshot) {
    if (relation.name().equals(to)) {
      return snapshot.document();
    }
    RenameCheck.problem(snapshot.analysis(), relation, to)
        .ifPresent(
            sentence -> {
              throw new CommandRefused(sentence);
            });
    return Mentions.renamed(snapshot, relation, to).apply();
  }
}
