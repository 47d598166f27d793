// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.command;

import dev.crowfoot.analysis.Location;
import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.SchemaEdit;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.model.Model;
import dev.crowfoot.syntax.Insertion;
import dev.crowfoot.syntax.ModelDecl;
import java.util.HashSet;
import java.util.List;

/// Adds `@@id`, `@@unique` or `@@index` over fields of a model.
///
/// @param fields in the order of the key
public record AddBlockKey(String model, BlockKey key, List<String> fields) implements Command {
  public AddBlockKey {
    fields = List.copyOf(fields);
  }

  @Override
  public String title() {
    return "Add @@" + key.word() + " to " + model;
  }

  @Override
  public Document applyTo(Snapshot snapshot) {
    Location<ModelDecl> found = Declared.model(snapshot, model);
    Model meaning = Declared.meaning(snapshot, model);
    check(meaning);
    if (RemoveBlockKey.find(found.declaration(), key, fields).isPresent()) {
      throw new CommandRefused("`" + model + "` has that `@@" + key.word() + "` already.");
    }
    String line = "@@" + key.word() + "([" + String.join(", ", fields) + "])";
    return SchemaEdit.of(snapshot)
        .add(found.path(), Insertion.blockAttribute(found.declaration(), line))
        .apply();
  }

  private void check(Model meaning) {
    if (fields.isEmpty() || new HashSet<>(fields).size() < fields.size()) {
      throw new CommandRefused("Choose one or more fields, each once.");
    }
    for (String name : fields) {
      boolean isRequired =
          meaning
              .scalarField(name)
              .orElseThrow(
                  () ->
                      new CommandRefused(
                          "`" + name + "` is no field of `" + model + "` that is stored."))
              .isRequired();
      if (key == BlockKey.ID && !isRequired) {
        throw new CommandRefused("`" + name + "` is not required, so it cannot identify a row.");
      }
    }
    if (key == BlockKey.ID && meaning.primaryKey().isPresent()) {
      throw new CommandRefused(
          "`" + model + "` is identified by another key already. Remove that one first.");
    }
  }
}
