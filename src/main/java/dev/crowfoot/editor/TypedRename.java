// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor;

import dev.crowfoot.model.Schema;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A table or enum whose name is typed anew in the code: at each key stroke one name is gone and
/// another there, and what the layout knows of the one is the other's.
///
/// Nothing else learns of it: that a database is to rename something is said by a command.
public final class TypedRename {
  private TypedRename() {}

  /// The layout that goes with what was typed.
  ///
  /// @param before the last schema that could be read
  public static Layout followed(Layout layout, Schema before, Schema now) {
    Set<String> gone = names(before);
    Set<String> come = names(now);
    gone.removeAll(names(now));
    come.removeAll(names(before));
    return gone.size() == 1 && come.size() == 1
        ? layout.renamed(gone.iterator().next(), come.iterator().next())
        : layout;
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
