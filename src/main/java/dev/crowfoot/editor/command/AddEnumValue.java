// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.command;

import dev.crowfoot.analysis.Location;
import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.SchemaEdit;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.syntax.EnumDecl;
import dev.crowfoot.syntax.Insertion;

/// Adds a value behind the others of an enum.
public record AddEnumValue(String enumType, String name) implements Command {
  @Override
  public String title() {
    return "Add value " + name;
  }

  @Override
  public Document applyTo(Snapshot snapshot) {
    Location<EnumDecl> type = Declared.enumType(snapshot, enumType);
    LegalNames.checkEnumValue(type.declaration(), name);
    return SchemaEdit.of(snapshot)
        .add(type.path(), Insertion.enumValue(type.declaration(), name))
        .apply();
  }
}
