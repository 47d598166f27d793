// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

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

  /// This schema, made of the very parts of another one where they are equal to its own: two that
  /// share most of their parts are compared in next to no time.
  public Schema sharing(Schema other) {
    return new Schema(
        datasource,
        generators,
        shared(models, other.models, Model::name),
        shared(enums, other.enums, EnumType::name),
        shared(compositeTypes, other.compositeTypes, CompositeType::name),
        shared(relations, other.relations, relation -> relation));
  }

  private static <T> List<T> shared(List<T> own, List<T> others, Function<T, ?> key) {
    Map<Object, T> known = new HashMap<>();
    others.forEach(part -> known.put(key.apply(part), part));
    return own.stream()
        .map(
            part -> {
              T same = known.get(key.apply(part));
              return same != null && same.equals(part) ? same : part;
            })
        .toList();
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
