// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.command;

import dev.crowfoot.analysis.Location;
import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.SchemaEdit;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.syntax.Attribute;
import dev.crowfoot.syntax.ModelDecl;
import dev.crowfoot.text.SourceText;
import java.util.List;
import java.util.Optional;

/// Removes `@@id`, `@@unique` or `@@index` over fields of a model.
///
/// @param fields in the order of the key
public record RemoveBlockKey(String model, BlockKey key, List<String> fields) implements Command {
  public RemoveBlockKey {
    fields = List.copyOf(fields);
  }

  @Override
  public String title() {
    return "Remove @@" + key.word() + " of " + model;
  }

  @Override
  public Document applyTo(Snapshot snapshot) {
    Location<ModelDecl> found = Declared.model(snapshot, model);
    Attribute attribute =
        find(found.declaration(), key, fields)
            .orElseThrow(
                () ->
                    new CommandRefused(
                        "That `@@" + key.word() + "` of `" + model + "` is not there any more."));
    if (key != BlockKey.INDEX) {
      ReferredKeys.checkNotNeeded(snapshot, model, fields);
    }
    SourceText file = snapshot.document().sources().file(found.path()).orElseThrow();
    return SchemaEdit.of(snapshot)
        .addAll(found.path(), LineRemoval.edits(file.content(), List.of(attribute.wholeLines())))
        .apply();
  }

  static Optional<Attribute> find(ModelDecl model, BlockKey key, List<String> fields) {
    return model.attributes().stream()
        .filter(a -> a.isNamed(key.word()) && FieldLists.names(a).equals(fields))
        .findFirst();
  }
}
