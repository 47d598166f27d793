// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import dev.crowfoot.model.FieldId;
import dev.crowfoot.syntax.Block;
import dev.crowfoot.syntax.EnumDecl;
import dev.crowfoot.syntax.EnumValueDecl;
import dev.crowfoot.syntax.FieldDecl;
import dev.crowfoot.syntax.ModelDecl;
import dev.crowfoot.syntax.Name;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// From the model back to the text. The model itself keeps no places.
public final class SourceMap {
  private final Map<String, Location<Block>> definitions;
  private final Places places;
  private final Map<String, ReadModel> models;

  SourceMap(Map<String, Location<Block>> definitions, Map<String, ReadModel> models) {
    this.definitions = Collections.unmodifiableMap(new LinkedHashMap<>(definitions));
    this.places = new Places(definitions.values());
    this.models = Collections.unmodifiableMap(new LinkedHashMap<>(models));
  }

  /// The models, views and composite types together with their text, in the order of the files.
  public Collection<ReadModel> models() {
    return models.values();
  }

  /// The model, view or composite type of that name together with its text.
  public Optional<ReadModel> model(String name) {
    return Optional.ofNullable(models.get(name));
  }

  /// The names of all declarations, in the order of the files.
  Collection<String> names() {
    return definitions.keySet();
  }

  Places places() {
    return places;
  }

  /// Where the model, view, composite type or enum of that name is declared.
  public Optional<Location<Block>> definitionOf(String name) {
    return Optional.ofNullable(definitions.get(name));
  }

  /// Where the model, view or composite type of that name is declared.
  public Optional<Location<ModelDecl>> modelOf(String name) {
    return definitionOf(name)
        .flatMap(
            found ->
                found.declaration() instanceof ModelDecl model
                    ? Optional.of(new Location<>(found.path(), model))
                    : Optional.empty());
  }

  /// Where the enum of that name is declared.
  public Optional<Location<EnumDecl>> enumOf(String name) {
    return definitionOf(name)
        .flatMap(
            found ->
                found.declaration() instanceof EnumDecl type
                    ? Optional.of(new Location<>(found.path(), type))
                    : Optional.empty());
  }

  /// Where a field is declared.
  public Optional<Location<FieldDecl>> fieldOf(FieldId id) {
    return modelOf(id.model())
        .flatMap(m -> m.declaration().field(id.field()).map(f -> Location.ofField(m.path(), f)));
  }

  /// Where a value of an enum is declared; the id names the enum and the value.
  public Optional<Location<EnumValueDecl>> enumValueOf(FieldId id) {
    return enumOf(id.model())
        .flatMap(e -> e.declaration().value(id.field()).map(v -> Location.ofValue(e.path(), v)));
  }

  /// The model or enum that a caret at `offset` of a file stands in, its `///` lines included.
  public Optional<String> definitionAt(String path, int offset) {
    return places.around(path, offset).stream()
        .filter(d -> d.declaration().span().touches(offset) || isAbove(d, offset))
        .findFirst()
        .flatMap(d -> d.declaration().name())
        .map(Name::text);
  }

  /// The field or enum value whose line a caret at `offset` of a file stands in.
  public Optional<FieldId> rowAt(String path, int offset) {
    return definitionAt(path, offset)
        .flatMap(
            name ->
                definitionOf(name)
                    .flatMap(definition -> rowIn(definition, offset))
                    .map(row -> new FieldId(name, row)));
  }

  /// All declarations, in the order of the files.
  public Collection<Location<Block>> definitions() {
    return definitions.values();
  }

  private static boolean isAbove(Location<Block> definition, int offset) {
    Block block = definition.declaration();
    return block.wholeLines().start() <= offset && offset < block.span().start();
  }

  private static Optional<String> rowIn(Location<Block> definition, int offset) {
    return switch (definition.declaration()) {
      case ModelDecl model ->
          model.fields().stream()
              .filter(f -> f.wholeLines().touches(offset) && offset < f.wholeLines().end())
              .findFirst()
              .map(f -> f.name().text());
      case EnumDecl type ->
          type.values().stream()
              .filter(v -> v.wholeLines().touches(offset) && offset < v.wholeLines().end())
              .findFirst()
              .map(v -> v.name().text());
      default -> Optional.empty();
    };
  }
}
