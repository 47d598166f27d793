// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor;

import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.Schema;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A table, an enum or a field whose name is typed anew in the code: at each key stroke one name is
/// gone and another there, and what the layout knows of the one is the other's.
///
/// Nothing else learns of it: that a database is to rename something is said by a command.
public final class TypedRename {
  private TypedRename() {}

  /// The layout that goes with what was typed.
  ///
  /// @param before the last schema that could be read
  public static Layout followed(Layout layout, Schema before, Schema now) {
    Optional<Change> card = Change.between(names(before), names(now));
    if (card.isPresent()) {
      return layout.renamed(card.get().from, card.get().to);
    }
    Layout result = layout;
    for (Model model : now.models()) {
      Optional<Model> old = before.model(model.name()).filter(known -> !known.equals(model));
      Optional<Change> field = old.flatMap(known -> Change.between(fields(known), fields(model)));
      if (field.isPresent()) {
        result = result.renamed(new FieldId(model.name(), field.get().from), field.get().to);
      }
    }
    return result;
  }

  /// The one name that is another now.
  private record Change(String from, String to) {
    static Optional<Change> between(Set<String> before, Set<String> now) {
      Set<String> gone = new HashSet<>(before);
      Set<String> come = new HashSet<>(now);
      gone.removeAll(now);
      come.removeAll(before);
      return gone.size() == 1 && come.size() == 1
          ? Optional.of(new Change(gone.iterator().next(), come.iterator().next()))
          : Optional.empty();
    }
  }

  private static Set<String> fields(Model model) {
    return model.fields().stream().map(f -> f.name()).collect(Collectors.toSet());
  }

  private static Set<String> names(Schema schema) {
    return Stream.of(
            schema.models().stream().map(m -> m.name()),
            schema.enums().stream().map(e -> e.name()),
            schema.compositeTypes().stream().map(t -> t.name()))
        .flatMap(s -> s)
        .collect(Collectors.toCollection(HashSet::new));
  }
}
