// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.command;

import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.Relation;

/// Deletes both fields of a relation.
///
/// @param field either end
/// @param keepForeignKeyFields whether the fields that hold the key, such as `authorId`, stay
public record DeleteRelation(FieldId field, boolean keepForeignKeyFields) implements Command {
  @Override
  public String title() {
    return "Delete relation " + field.field();
  }

  @Override
  public Document applyTo(Snapshot snapshot) {
    Declared.field(snapshot, field);
    Relation relation =
        snapshot
            .analysis()
            .schema()
            .relationOf(field)
            .orElseThrow(() -> new CommandRefused("`" + field + "` is not the end of a relation."));
    return new Removal(snapshot).relation(relation, keepForeignKeyFields).apply();
  }
}
