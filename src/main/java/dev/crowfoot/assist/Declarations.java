// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.assist;

import dev.crowfoot.analysis.Analysis;
import dev.crowfoot.analysis.Location;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.syntax.Block;
import dev.crowfoot.syntax.EnumDecl;
import dev.crowfoot.syntax.EnumValueDecl;
import dev.crowfoot.syntax.FieldDecl;
import dev.crowfoot.syntax.ModelDecl;
import dev.crowfoot.syntax.SettingsDecl;
import dev.crowfoot.syntax.SyntaxTree;
import dev.crowfoot.syntax.UnknownBlock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What the files declare, as their trees have it. While somebody types, the meaning of a schema
/// may lag behind its trees; places must be those of the text that is shown.
final class Declarations {
  private final Map<String, Location<Block>> byName;

  private Declarations(Map<String, Location<Block>> byName) {
    this.byName = byName;
  }

  static Declarations of(Analysis analysis) {
    Map<String, Location<Block>> byName = new LinkedHashMap<>();
    for (SyntaxTree tree : analysis.trees().values()) {
      for (Block block : tree.blocks()) {
        switch (block) {
          case ModelDecl _, EnumDecl _ ->
              block
                  .name()
                  .ifPresent(
                      name ->
                          byName.putIfAbsent(
                              name.text(), Location.ofBlock(tree.source().path(), block)));
          case SettingsDecl _, UnknownBlock _ -> {}
        }
      }
    }
    return new Declarations(byName);
  }

  /// Models, views, composite types and enums, in the order of the files.
  Collection<Location<Block>> all() {
    return byName.values();
  }

  /// Of several with one name the first.
  Optional<Location<Block>> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  Optional<Location<ModelDecl>> model(String name) {
    return named(name)
        .flatMap(
            found ->
                found.declaration() instanceof ModelDecl model
                    ? Optional.of(new Location<>(found.path(), model))
                    : Optional.empty());
  }

  Optional<Location<EnumDecl>> enumType(String name) {
    return named(name)
        .flatMap(
            found ->
                found.declaration() instanceof EnumDecl type
                    ? Optional.of(new Location<>(found.path(), type))
                    : Optional.empty());
  }

  Optional<Location<FieldDecl>> field(FieldId id) {
    return model(id.model())
        .flatMap(
            found ->
                found.declaration().field(id.field()).map(f -> new Location<>(found.path(), f)));
  }

  Optional<Location<EnumValueDecl>> enumValue(FieldId id) {
    return enumType(id.model())
        .flatMap(
            found ->
                found.declaration().value(id.field()).map(v -> new Location<>(found.path(), v)));
  }

  /// Whether a block is the one that its name stands for.
  boolean has(Block block) {
    return block
        .name()
        .map(name -> byName.get(name.text()))
        .filter(found -> found.declaration().node().equals(block.node()))
        .isPresent();
  }
}
