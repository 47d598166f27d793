// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.model;

import java.util.List;
import java.util.Optional;

/// A whole resolved schema: what the text means, as far as it could be read. Definitions keep their
/// order in the files.
///
/// @param models models and views
/// @param relations every relation once, in the order of the field that holds the foreign key (or
///   of its first field)
public record Schema(
    Optional<Datasource> datasource,
    List<Generator> generators,
    List<Model> models,
    List<EnumType> enums,
    List<CompositeType> compositeTypes,
    List<Relation> relations) {
  /// A schema that declares nothing.
  public static final Schema EMPTY =
      new Schema(Optional.empty(), List.of(), List.of(), List.of(), List.of(), List.of());

  public Schema {
    generators = List.copyOf(generators);
    models = List.copyOf(models);
    enums = List.copyOf(enums);
    compositeTypes = List.copyOf(compositeTypes);
    relations = List.copyOf(relations);
  }

  /// The database the datasource names; empty without a datasource or with a provider nobody knows.
  public Optional<Provider> provider() {
    return datasource.flatMap(Datasource::provider);
  }

  public Optional<Model> model(String name) {
    return models.stream().filter(m -> m.name().equals(name)).findFirst();
  }

  public Optional<EnumType> enumType(String name) {
    return enums.stream().filter(e -> e.name().equals(name)).findFirst();
  }

  /// The relation that a relation field belongs to.
  public Optional<Relation> relationOf(FieldId field) {
    return relations.stream().filter(r -> r.hasField(field)).findFirst();
  }

  /// Every relation that touches a model, self relations once.
  public List<Relation> relationsOf(String model) {
    return relations.stream().filter(r -> r.touches(model)).toList();
  }
}
