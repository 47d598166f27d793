// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.command;

import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.Snapshot;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Deletes models and enums: what is selected on the canvas. With a model go its card, the relation
/// fields that point to it and the foreign keys that only they used; a foreign key that is part of
/// its model's own key stays as a plain field.
///
/// @param names of models, views and enums
public record DeleteDefinitions(Set<String> names) implements Command {
  public DeleteDefinitions {
    names = Set.copyOf(names);
  }

  @Override
  public String title() {
    return names.size() == 1
        ? "Delete " + String.join("", names)
        : "Delete " + names.size() + " tables";
  }

  @Override
  public Document applyTo(Snapshot snapshot) {
    Removal removal = new Removal(snapshot);
    List<String> enums =
        new TreeSet<>(names)
            .stream()
                .filter(name -> snapshot.analysis().schema().enumType(name).isPresent())
                .toList();
    boolean anyModel = false;
    for (String name : names) {
      if (!enums.contains(name)) {
        Declared.meaning(snapshot, name);
        removal.model(name);
        anyModel = true;
      }
    }
    Document document = anyModel ? removal.apply() : snapshot.document();
    for (String name : enums) {
      document = new DeleteEnum(name).applyTo(snapshot.next(document));
    }
    return document;
  }
}
