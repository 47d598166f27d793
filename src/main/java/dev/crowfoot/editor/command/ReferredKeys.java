// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.command;

import dev.crowfoot.editor.Command.CommandRefused;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.model.Relation.ForeignKeyRelation;
import java.util.List;
import java.util.Set;

/// Keys that relations live on: what is referred to is unique, and so is the foreign key of a
/// one-to-one relation.
final class ReferredKeys {
  private ReferredKeys() {}

  /// Refuses to take the uniqueness of these fields away while a relation needs it.
  static void checkNotNeeded(Snapshot snapshot, String model, List<String> fields) {
    Set<String> key = Set.copyOf(fields);
    for (var relation : snapshot.analysis().schema().relationsOf(model)) {
      if (relation instanceof ForeignKeyRelation foreignKey) {
        boolean isReferred =
            foreignKey.parent().model().equals(model)
                && Set.copyOf(foreignKey.references()).equals(key);
        boolean isOneToOne =
            foreignKey.isOneToOne()
                && foreignKey.child().model().equals(model)
                && Set.copyOf(foreignKey.fields()).equals(key);
        if (isReferred || isOneToOne) {
          throw new CommandRefused(
              "The relation `"
                  + foreignKey.child()
                  + "` needs this key"
                  + (isReferred ? ", for it refers to it" : " to be one-to-one")
                  + ". Delete that relation first.");
        }
      }
    }
  }
}
