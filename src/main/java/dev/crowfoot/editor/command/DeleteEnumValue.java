// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.command;

import dev.crowfoot.analysis.Location;
import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.SchemaEdit;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.syntax.EnumValueDecl;
import java.util.List;
import java.util.Objects;

/// Deletes a value of an enum that is no field's default.
///
/// @param value names the enum and the value
public record DeleteEnumValue(FieldId value) implements Command {
  @Override
  public String title() {
    return "Delete value " + value.field();
  }

  @Override
  public Document applyTo(Snapshot snapshot) {
    Location<EnumValueDecl> decl = Declared.enumValue(snapshot, value);
    EnumDefaults.of(snapshot, value).stream()
        .findFirst()
        .ifPresent(
            place -> {
              throw new CommandRefused(
                  "`"
                      + value.field()
                      + "` is the default of `"
                      + place.field()
                      + "`. Choose another default there first.");
            });
    if (Declared.enumMeaning(snapshot, value.model()).values().size() == 1) {
      throw new CommandRefused(
          "`" + value.field() + "` is the only value of `" + value.model() + "`.");
    }
    String text =
        Objects.requireNonNull(snapshot.analysis().trees().get(decl.path())).source().content();
    Document deleted =
        SchemaEdit.of(snapshot)
            .addAll(decl.path(), LineRemoval.edits(text, List.of(decl.declaration().wholeLines())))
            .apply();
    return RecordedRenames.withoutEnumValue(deleted, value);
  }
}
