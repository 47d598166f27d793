// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.command;

import dev.crowfoot.analysis.Location;
import dev.crowfoot.editor.Command.CommandRefused;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.model.EnumType;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.Model;
import dev.crowfoot.syntax.EnumDecl;
import dev.crowfoot.syntax.EnumValueDecl;
import dev.crowfoot.syntax.FieldDecl;
import dev.crowfoot.syntax.ModelDecl;
import java.util.ArrayList;
import java.util.List;

/// Finds what a command speaks of, or refuses: between its making and its doing the text may have
/// changed.
final class Declared {
  private Declared() {}

  /// A model, view or composite type.
  static Location<ModelDecl> model(Snapshot snapshot, String name) {
    return snapshot.analysis().sourceMap().modelOf(name).orElseThrow(() -> gone(name));
  }

  static Location<FieldDecl> field(Snapshot snapshot, FieldId id) {
    return snapshot.analysis().sourceMap().fieldOf(id).orElseThrow(() -> gone(id.toString()));
  }

  static Location<EnumDecl> enumType(Snapshot snapshot, String name) {
    return snapshot.analysis().sourceMap().enumOf(name).orElseThrow(() -> gone(name));
  }

  static Location<EnumValueDecl> enumValue(Snapshot snapshot, FieldId id) {
    return snapshot.analysis().sourceMap().enumValueOf(id).orElseThrow(() -> gone(id.toString()));
  }

  /// What a model or view means.
  static Model meaning(Snapshot snapshot, String name) {
    return snapshot.analysis().schema().model(name).orElseThrow(() -> gone(name));
  }

  static EnumType enumMeaning(Snapshot snapshot, String name) {
    return snapshot.analysis().schema().enumType(name).orElseThrow(() -> gone(name));
  }

  /// All models, views and composite types.
  static List<Location<ModelDecl>> models(Snapshot snapshot) {
    List<Location<ModelDecl>> models = new ArrayList<>();
    snapshot
        .analysis()
        .sourceMap()
        .definitions()
        .forEach(
            d -> {
              if (d.declaration() instanceof ModelDecl model) {
                models.add(new Location<>(d.path(), model));
              }
            });
    return models;
  }

  private static CommandRefused gone(String name) {
    return new CommandRefused("`" + name + "` is not there any more.");
  }
}
