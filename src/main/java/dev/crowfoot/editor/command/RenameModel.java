// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.command;

import dev.crowfoot.analysis.Location;
import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.SchemaEdit;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.syntax.ModelDecl;
import dev.crowfoot.text.TextEdit;

/// Names a model, view or composite type anew, everywhere, and remembers that it is the same one,
/// so that a migration keeps its rows.
public record RenameModel(String from, String to) implements Command {
  @Override
  public String title() {
    return "Rename " + from + " to " + to;
  }

  @Override
  public Document applyTo(Snapshot snapshot) {
    Location<ModelDecl> model = Declared.model(snapshot, from);
    if (from.equals(to)) {
      return snapshot.document();
    }
    LegalNames.checkBlock(snapshot, to);
    SchemaEdit edit = SchemaEdit.of(snapshot).addAll(TypeMentions.renamed(snapshot, from, to));
    model
        .declaration()
        .name()
        .ifPresent(name -> edit.add(model.path(), TextEdit.replace(name.span(), to)));
    return RecordedRenames.model(TypeMentions.renamedCard(edit.apply(), from, to), from, to);
  }
}
