// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
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
  ///
  /// @param same whether two models of the same name are equal
  public Schema sharing(Schema other, BiPredicate<Model, Model> same) {
    return new Schema(
        datasource,
        generators,
        shared(models, other.models, Model::name, same),
        shared(enums, other.enums, EnumType::name, Object::equals),
        shared(compositeTypes, other.compositeTypes, CompositeType::name, Object::equals),
        shared(relations, other.relations, Relation::owner, Object::equals));
  }

  private static <T> List<T> shared(
      List<T> own, List<T> others, Function<T, ?> key, BiPredicate<T, T> same) {
    Map<Object, T> known = HashMap.newHashMap(others.size());
    others.forEach(part -> known.put(key.apply(part), part));
    List<T> shared = new ArrayList<>(own.size());
    for (T part : own) {
      T before = known.get(key.apply(part));
      shared.add(before != null && same.test(before, part) ? before : part);
    }
    return shared;
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
