// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.command;

import dev.crowfoot.analysis.Location;
import dev.crowfoot.assist.Symbol;
import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.SchemaEdit;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.syntax.EnumDecl;

/// Names a value of an enum anew, also where it is a default, and remembers that it is the same
/// one.
///
/// @param value names the enum and the value
public record RenameEnumValue(FieldId value, String to) implements Command {
  @Override
  public String title() {
    return "Rename " + value.field() + " to " + to;
  }

  @Override
  public Document applyTo(Snapshot snapshot) {
    Location<EnumDecl> type = Declared.enumType(snapshot, value.model());
    Declared.enumValue(snapshot, value);
    if (value.field().equals(to)) {
      return snapshot.document();
    }
    LegalNames.checkEnumValue(type.declaration(), to);
    SchemaEdit edit = Mentions.renamed(snapshot, new Symbol.EnumValue(value), to);
    return RecordedRenames.enumValue(edit.apply(), value, to);
  }
}
