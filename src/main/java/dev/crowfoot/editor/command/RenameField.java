// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.command;

import dev.crowfoot.analysis.Location;
import dev.crowfoot.assist.Symbol;
import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.SchemaEdit;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.syntax.ModelDecl;

/// Names a field anew, in keys, indexes and relations too, and remembers that it is the same one,
/// so that a migration keeps its values.
public record RenameField(FieldId field, String to) implements Command {
  @Override
  public String title() {
    return "Rename " + field.field() + " to " + to;
  }

  @Override
  public Document applyTo(Snapshot snapshot) {
    Location<ModelDecl> model = Declared.model(snapshot, field.model());
    Declared.field(snapshot, field);
    if (field.field().equals(to)) {
      return snapshot.document();
    }
    LegalNames.checkField(model.declaration(), to);
    SchemaEdit edit = Mentions.renamed(snapshot, new Symbol.Field(field), to);
    Document renamed = edit.apply();
    return RecordedRenames.field(
        renamed.withLayout(renamed.layout().renamed(field, to)), field, to);
  }
}
