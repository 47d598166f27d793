// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.command;

import dev.crowfoot.analysis.Inflection;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.RelationField;
import dev.crowfoot.model.Schema;
import java.util.Optional;

/// Whether a new relation needs a name, and which.
final class RelationNames {
  private RelationNames() {}

  /// A name for a relation that would not be told from another without one: two models, or a model
  /// and itself, are told apart only by names.
  ///
  /// @param field the relation field in `child` that the name is made from
  static Optional<String> needed(Snapshot snapshot, Model child, Model parent, String field) {
    Schema schema = snapshot.analysis().schema();
    boolean isSelf = child.name().equals(parent.name());
    if (!isSelf && !refers(child, parent) && !refers(parent, child)) {
      return Optional.empty();
    }
    return Optional.of(
        FreshNames.free(
            child.name() + Inflection.upperFirst(field),
            name ->
                schema.models().stream()
                    .flatMap(Model::relationFields)
                    .map(RelationField::relationName)
                    .anyMatch(Optional.of(name)::equals)));
  }

  private static boolean refers(Model one, Model other) {
    return one.relationFields().anyMatch(f -> f.target().equals(other.name()));
  }
}
