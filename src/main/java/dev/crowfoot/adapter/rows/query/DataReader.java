// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows.query;

import dev.crowfoot.adapter.rows.query.Create.Link;
import dev.crowfoot.adapter.rows.query.Create.RelationWrite;
import dev.crowfoot.adapter.rows.value.Reading;
import dev.crowfoot.adapter.rows.value.ValueReader;
import dev.crowfoot.model.Arity;
import dev.crowfoot.model.Field;
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

/// Reads `data` and checks it: known fields, types, and that nothing required is missing.
final class DataReader {
  private final Schema schema;
  private final ValueReader values;
  private final WhereReader wheres;
  private final Problems problems;

  DataReader(Schema schema, ValueReader values, WhereReader wheres, Problems problems) {
    this.schema = schema;
    this.values = values;
    this.wheres = wheres;
    this.problems = problems;
  }

  Create create(Model model, JsonNode json, String path) {
    return create(model, json, path, Set.of());
  }

  /// @param filled fields that are given by what this row is nested in
  private Create create(Model model, JsonNode json, String path, Set<String> filled) {
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
          Optional<Field> field = model.field(name);
          if (field.isEmpty()) {
            unknownField(model, name, at);
            return;
          }
          switch (field.get()) {
            case ScalarField scalar -> {
              covered.add(name);
              assign(scalar, value, at).ifPresent(v -> given.put(name, v.value()));
            }
            case RelationField relation -> {
              covered.addAll(relation.fields());
              relation(relation, value, at).ifPresent(links::add);
            }
          }
        });
    problems(missing(model, covered, path));
    return new Create(model.name(), given, links);
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

  private void problems(List<Problem> found) {
    found.forEach(p -> problems.add(p.path(), p.message()));
  }

  Map<String, Update.Change> changes(Model model, JsonNode json, String path) {
    Map<String, Update.Change> changes = new LinkedHashMap<>();
    if (!json.isObject() || json.isEmpty()) {
      problems.add(path, "expects an object with at least one field to change");
      return changes;
    }
    json.forEachEntry(
        (name, value) -> {
          String at = Problems.child(path, name);
          switch (model.field(name).orElse(null)) {
            case null -> unknownField(model, name, at);
            case ScalarField scalar ->
                change(scalar, value, at).ifPresent(c -> changes.put(name, c));
            case RelationField relation -> relationChange(relation, value, at, changes);
          }
        });
    return changes;
  }

  private Optional<Update.Change> change(ScalarField field, JsonNode json, String path) {
    if (json.isObject() && field.type() != Scalar.JSON && json.size() == 1) {
      String word = json.propertyNames().iterator().next();
      JsonNode operand = json.path(word);
      String at = Problems.child(path, word);
      if (word.equals("set")) {
        return assign(field, operand, at).map(v -> v);
      }
      Optional<Update.Operator> operator =
          Arrays.stream(Update.Operator.values()).filter(o -> o.word().equals(word)).findFirst();
      if (operator.isPresent() && isNumber(field)) {
        return assign(field, operand, at)
            .flatMap(v -> Optional.ofNullable(v.value()))
            .map(v -> new Update.Change.Calculate(operator.get(), v));
      }
    }
    return assign(field, json, path).map(v -> v);
  }

  /// `connect` and `disconnect` of a relation whose key this model holds.
  private void relationChange(
      RelationField field, JsonNode json, String path, Map<String, Update.Change> changes) {
    Optional<Model> target = schema.model(field.target());
    if (target.isEmpty() || !field.holdsForeignKey()) {
      problems.add(path, "rows at the other end are changed through `" + field.target() + "`");
      return;
    }
    if (json.path("disconnect").asBoolean(false)) {
      field.fields().forEach(f -> changes.put(f, new Update.Change.Set(null)));
    } else if (json.path("connect").isObject()) {
      Key key =
          wheres.uniqueKey(target.get(), json.path("connect"), Problems.child(path, "connect"));
      for (int i = 0; i < field.fields().size(); i++) {
        @Nullable Object value = key.values().get(field.references().get(i));
        if (value == null) {
          problems.add(path, "connect by `" + String.join("`, `", field.references()) + "` here");
          return;
        }
        changes.put(field.fields().get(i), new Update.Change.Set(value));
      }
    } else {
      problems.add(path, "expects {\"connect\": {…}} or {\"disconnect\": true}");
    }
  }

  private Optional<RelationWrite> relation(RelationField field, JsonNode json, String path) {
    Optional<Model> target = schema.model(field.target());
    if (target.isEmpty() || !json.isObject()) {
      problems.add(path, "expects {\"connect\": {…}} or {\"create\": {…}}");
      return Optional.empty();
    }
    boolean list = field.arity() == Arity.LIST;
    Set<String> filled = Set.copyOf(opposite(field).map(RelationField::fields).orElse(List.of()));
    List<Link> links = new ArrayList<>();
    json.forEachEntry(
        (word, value) -> {
          String at = Problems.child(path, word);
          List<JsonNode> items =
              list && value.isArray() ? value.valueStream().toList() : List.of(value);
          for (int i = 0; i < items.size(); i++) {
            String itemAt = value.isArray() ? at + "[" + i + "]" : at;
            switch (word) {
              case "connect" ->
                  links.add(new Link.Connect(wheres.uniqueKey(target.get(), items.get(i), itemAt)));
              case "create" ->
                  links.add(new Link.New(create(target.get(), items.get(i), itemAt, filled)));
              default -> problems.unknown(at, "known here", word, List.of("connect", "create"));
            }
          }
        });
    return Optional.of(new RelationWrite(field.name(), links));
  }

  /// The relation field at the other end.
  private Optional<RelationField> opposite(RelationField field) {
    return schema.model(field.target()).stream()
        .flatMap(Model::relationFields)
        .filter(RelationField::holdsForeignKey)
        .filter(other -> other.relationName().equals(field.relationName()))
        .filter(
            other ->
                schema.model(other.target()).stream().anyMatch(m -> m.fields().contains(field)))
        .findFirst();
  }

  private Optional<Update.Change.Set> assign(ScalarField field, JsonNode json, String path) {
    if (field.type() instanceof FieldType.Unsupported) {
      problems.add(path, "is of a type that can only be read");
      return Optional.empty();
    }
    if (json.isNull() && field.arity() != Arity.OPTIONAL) {
      problems.add(path, "`" + field.name() + "` is required and cannot be null");
      return Optional.empty();
    }
    return switch (values.fromJson(field, json)) {
      case Reading.Read(@Nullable Object value) -> Optional.of(new Update.Change.Set(value));
      case Reading.Refused(String message) -> {
        problems.add(path, message);
        yield Optional.empty();
      }
    };
  }

  private static boolean isNumber(ScalarField field) {
    return field.type() == Scalar.INT
        || field.type() == Scalar.BIG_INT
        || field.type() == Scalar.FLOAT
        || field.type() == Scalar.DECIMAL;
  }

  private void unknownField(Model model, String name, String path) {
    problems.unknown(
        path, "a field of `" + model.name() + "`", name, WhereReader.fieldNames(model));
  }
}
