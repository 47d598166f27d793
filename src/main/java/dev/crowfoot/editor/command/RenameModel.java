// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.command;

import dev.crowfoot.assist.Symbol;
import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.SchemaEdit;
import dev.crowfoot.editor.Snapshot;

/// Names a model, view or composite type anew, everywhere, and remembers that it is the same one,
/// so that a migration keeps its rows.
public record RenameModel(String from, String to) implements Command {
  @Override
  public String title() {
    return "Rename " + from + " to " + to;
  }

  @Override
  public Document applyTo(Snapshot snapshot) {
    Declared.model(snapshot, from);
    if (from.equals(to)) {
      return snapshot.document();
    }
    LegalNames.checkBlock(snapshot, to);
    SchemaEdit edit = Mentions.renamed(snapshot, new Symbol.Definition(from), to);
    return RecordedRenames.model(TypeMentions.renamedCard(edit.apply(), from, to), from, to);
  }
}
