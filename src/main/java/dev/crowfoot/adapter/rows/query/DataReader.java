// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows.query;

import dev.crowfoot.adapter.rows.query.Changes.Change;
import dev.crowfoot.adapter.rows.query.Changes.Operator;
import dev.crowfoot.adapter.rows.value.Reading;
import dev.crowfoot.adapter.rows.value.ValueReader;
import dev.crowfoot.model.Arity;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.model.FieldType.Scalar;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.RelationField;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Reads `data` and checks it: known fields, types, and that nothing required is missing.
final class DataReader {
  private final ValueReader values;
  private final RelationWriteReader relations;
  private final Problems problems;

  DataReader(Schema schema, ValueReader values, WhereReader wheres, Problems problems) {
    this.values = values;
    this.relations = new RelationWriteReader(schema, this, wheres, problems);
    this.problems = problems;
  }

  /// @param filled fields that are given by what this row is nested in
  Create create(Model model, JsonNode json, String path, Set<String> filled) {
    return create(model, json, path, filled, true);
  }

  /// A row without anything nested.
  Create row(Model model, JsonNode json, String path) {
    return create(model, json, path, Set.of(), false);
  }

  /// @param nests whether relations can be written along
  private Create create(
      Model model, JsonNode json, String path, Set<String> filled, boolean nests) {
    Map<String, @Nullable Object> given = new LinkedHashMap<>();
    List<RelationWrite> links = new ArrayList<>();
    Set<String> covered = new HashSet<>(filled);
    if (!json.isObject()) {
      problems.add(path, "expects an object with the fields of `" + model.name() + "`");
      return new Create(model.name(), given, links);
    }
    json.forEachEntry(
        (name, value) -> {
          String at = Problems.child(path, name);
          switch (model.field(name).orElse(null)) {
            case null -> unknownField(model, name, at);
            case ScalarField scalar -> {
              covered.add(name);
              assign(scalar, plainList(scalar, value), at)
                  .ifPresent(v -> given.put(name, v.value()));
            }
            case RelationField relation when nests -> {
              covered.addAll(relation.fields());
              relations.read(model, relation, value, at, false).ifPresent(links::add);
            }
            case RelationField _ -> noRelations(at);
          }
        });
    missing(model, covered, path).forEach(p -> problems.add(p.path(), p.message()));
    return new Create(model.name(), given, links);
  }

  /// `{ set: […] }` is another way to give a list.
  private static JsonNode plainList(ScalarField field, JsonNode json) {
    return field.isList() && json.has("set") && json.size() == 1 ? json.path("set") : json;
  }

  private void noRelations(String path) {
    problems.add(path, "is a relation; many rows at once have stored fields only");
  }

  /// `{ data: […], skipDuplicates: true }`
  CreateMany createMany(Model model, JsonNode json, String path, Set<String> filled) {
    JsonNode data = json.path("data");
    String at = Problems.child(path, "data");
    List<Create> rows = new ArrayList<>();
    if (!data.isArray()) {
      rows.add(create(model, data, at, filled, false));
    }
    for (int i = 0; data.isArray() && i < data.size(); i++) {
      rows.add(create(model, data.get(i), at + "[" + i + "]", filled, false));
    }
    JsonNode skip = json.path("skipDuplicates");
    if (!skip.isMissingNode() && !skip.isBoolean()) {
      problems.add(Problems.child(path, "skipDuplicates"), "expects true or false");
    }
    return new CreateMany(model.name(), rows, skip.asBoolean(false));
  }

  /// The required fields that nobody gives a value.
  static List<Problem> missing(Model model, Set<String> covered, String path) {
    return model
        .scalarFields()
        .filter(f -> f.isRequired() && f.defaultValue().isEmpty() && !f.updatedAt())
        .filter(f -> !covered.contains(f.name()))
        .map(
            f ->
                new Problem(
                    Problems.child(path, f.name()),
                    "`" + f.name() + "` is required and has no default. Give it a value."))
        .toList();
  }

  Changes changes(Model model, JsonNode json, String path) {
    return changes(model, json, path, true);
  }

  /// For many rows at once, whose relations cannot be written along.
  Changes scalarChanges(Model model, JsonNode json, String path) {
    return changes(model, json, path, false);
  }

  private Changes changes(Model model, JsonNode json, String path, boolean nests) {
    Map<String, Change> changes = new LinkedHashMap<>();
    List<RelationWrite> links = new ArrayList<>();
    if (!json.isObject()) {
      problems.add(path, "expects an object with the fields to change");
    }
    json.forEachEntry(
        (name, value) -> {
          String at = Problems.child(path, name);
          switch (model.field(name).orElse(null)) {
            case null -> unknownField(model, name, at);
            case ScalarField scalar ->
                change(scalar, value, at).ifPresent(c -> changes.put(name, c));
            case RelationField relation when nests ->
                relations.read(model, relation, value, at, true).ifPresent(links::add);
            case RelationField _ -> noRelations(at);
          }
        });
    return new Changes(model.name(), changes, links);
  }

  private Optional<Change> change(ScalarField field, JsonNode json, String path) {
    if (json.isObject() && field.type() != Scalar.JSON && json.size() == 1) {
      String word = json.propertyNames().iterator().next();
      JsonNode operand = json.path(word);
      String at = Problems.child(path, word);
      if (word.equals("set")) {
        return assign(field, operand, at).map(v -> v);
      }
      if (word.equals("push") && field.isList()) {
        return push(field, operand, at);
      }
      Optional<Operator> operator =
          Arrays.stream(Operator.values()).filter(o -> o.word().equals(word)).findFirst();
      if (operator.isPresent() && isNumber(field)) {
        return assign(field, operand, at)
            .flatMap(v -> Optional.ofNullable(v.value()))
            .map(v -> new Change.Calculate(operator.get(), v));
      }
    }
    return assign(field, json, path).map(v -> v);
  }

  private Optional<Change> push(ScalarField field, JsonNode json, String path) {
    JsonNode list = json.isArray() ? json : JsonNodeFactory.instance.arrayNode().add(json);
    return assign(field, list, path)
        .filter(v -> v.value() instanceof List<?>)
        .map(v -> new Change.Push(List.copyOf((List<?>) v.value())));
  }

  private Optional<Change.Set> assign(ScalarField field, JsonNode json, String path) {
    if (field.type() instanceof FieldType.Unsupported) {
      problems.add(path, "is of a type that can only be read");
      return Optional.empty();
    }
    if (json.isNull() && field.arity() != Arity.OPTIONAL) {
      problems.add(path, "`" + field.name() + "` is required and cannot be null");
      return Optional.empty();
    }
    return switch (values.fromJson(field, json)) {
      case Reading.Read(@Nullable Object value) -> Optional.of(new Change.Set(value));
      case Reading.Refused(String message) -> {
        problems.add(path, message);
        yield Optional.empty();
      }
    };
  }

  /// Whether one can calculate with the field.
  static boolean isNumber(ScalarField field) {
    return !field.isList()
        && (field.type() == Scalar.INT
            || field.type() == Scalar.BIG_INT
            || field.type() == Scalar.FLOAT
            || field.type() == Scalar.DECIMAL);
  }

  private void unknownField(Model model, String name, String path) {
    problems.unknown(
        path, "a field of `" + model.name() + "`", name, WhereReader.fieldNames(model));
  }
}
