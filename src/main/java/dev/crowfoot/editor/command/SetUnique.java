// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.command;

import dev.crowfoot.analysis.Location;
import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.SchemaEdit;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.syntax.FieldDecl;
import java.util.List;

/// Says that no two rows have the same value of a field, or takes that back.
public record SetUnique(FieldId field, boolean isUnique) implements Command {
  @Override
  public String title() {
    return (isUnique ? "Set" : "Remove") + " @unique of " + field.field();
  }

  @Override
  public Document applyTo(Snapshot snapshot) {
    Location<FieldDecl> found = Declared.field(snapshot, field);
    if (Declared.meaning(snapshot, field.model()).scalarField(field.field()).isEmpty()) {
      throw new CommandRefused("`" + field + "` is not stored in a column.");
    }
    if (found.declaration().attribute("unique").isPresent() == isUnique) {
      return snapshot.document();
    }
    SchemaEdit edit = SchemaEdit.of(snapshot);
    if (isUnique) {
      edit.add(found.path(), FieldAttributes.inFront(found.declaration(), "@unique"));
    } else {
      ReferredKeys.checkNotNeeded(snapshot, field.model(), List.of(field.field()));
      edit.addAll(found.path(), FieldAttributes.without(found.declaration(), "unique"));
    }
    return edit.apply();
  }
}
