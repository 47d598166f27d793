// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.command;

import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.Snapshot;

/// Deletes a model or view, the relation fields that point to it, the foreign keys that only they
/// used, and its card. A foreign key that is part of its model's own key stays as a plain field.
public record DeleteModel(String name) implements Command {
  @Override
  public String title() {
    return "Delete " + name;
  }

  @Override
  public Document applyTo(Snapshot snapshot) {
    Declared.meaning(snapshot, name);
    return new Removal(snapshot).model(name).apply();
  }
}
