// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.command;

import dev.crowfoot.analysis.Location;
import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.SchemaEdit;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.syntax.EnumDecl;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// Deletes an enum that no field has as its type.
public record DeleteEnum(String name) implements Command {
  @Override
  public String title() {
    return "Delete " + name;
  }

  @Override
  public Document applyTo(Snapshot snapshot) {
    Location<EnumDecl> type = Declared.enumType(snapshot, name);
    List<FieldId> users = TypeMentions.fieldsOf(snapshot, name);
    if (!users.isEmpty()) {
      throw new CommandRefused(
          "`"
              + name
              + "` is the type of "
              + users.stream().map(f -> "`" + f + "`").collect(Collectors.joining(", "))
              + ". Give "
              + (users.size() == 1 ? "it" : "them")
              + " another type first.");
    }
    String text =
        Objects.requireNonNull(snapshot.analysis().trees().get(type.path())).source().content();
    Document deleted =
        SchemaEdit.of(snapshot)
            .addAll(type.path(), LineRemoval.edits(text, List.of(type.declaration().wholeLines())))
            .apply();
    return RecordedRenames.withoutEnum(deleted.withLayout(deleted.layout().without(name)), name);
  }
}
