// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.command;

import dev.crowfoot.analysis.Location;
import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.SchemaEdit;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.Model;
import dev.crowfoot.syntax.FieldDecl;
import java.util.List;

/// Makes a field what identifies a row, or no longer.
public record SetId(FieldId field, boolean isId) implements Command {
  @Override
  public String title() {
    return (isId ? "Set" : "Remove") + " @id of " + field.field();
  }

  @Override
  public Document applyTo(Snapshot snapshot) {
    Location<FieldDecl> found = Declared.field(snapshot, field);
    Model model = Declared.meaning(snapshot, field.model());
    if (found.declaration().attribute("id").isPresent() == isId) {
      return snapshot.document();
    }
    SchemaEdit edit = SchemaEdit.of(snapshot);
    if (isId) {
      check(model);
      edit.add(found.path(), FieldAttributes.inFront(found.declaration(), "@id"));
      edit.addAll(found.path(), FieldAttributes.without(found.declaration(), "unique"));
    } else {
      ReferredKeys.checkNotNeeded(snapshot, field.model(), List.of(field.field()));
      edit.addAll(found.path(), FieldAttributes.without(found.declaration(), "id"));
    }
    return edit.apply();
  }

  private void check(Model model) {
    if (model.scalarField(field.field()).filter(f -> f.isRequired()).isEmpty()) {
      throw new CommandRefused(
          "`" + field.field() + "` is not a required, stored field, so it cannot identify a row.");
    }
    model
        .primaryKey()
        .ifPresent(
            key -> {
              throw new CommandRefused(
                  "`"
                      + String.join("`, `", key.fieldNames())
                      + "` identifies a row of `"
                      + field.model()
                      + "` already. For a key of several fields add `@@id`.");
            });
  }
}
