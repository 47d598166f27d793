// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows.query;

import dev.crowfoot.adapter.rows.query.Filter.Comparison;
import dev.crowfoot.adapter.rows.query.Filter.ListMatch;
import dev.crowfoot.adapter.rows.query.Filter.Match;
import dev.crowfoot.adapter.rows.query.Filter.Quantifier;
import dev.crowfoot.adapter.rows.value.Reading;
import dev.crowfoot.adapter.rows.value.ValueReader;
import dev.crowfoot.model.Field;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.model.FieldType.Scalar;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.RelationField;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.Schema;
import dev.crowfoot.model.UniqueKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads `where`, of any depth, and unique keys.
final class WhereReader {
  private static final List<String> OPERATORS =
      List.of(
          "equals",
          "not",
          "in",
          "notIn",
          "lt",
          "lte",
          "gt",
          "gte",
          "contains",
          "startsWith",
          "endsWith",
          "mode",
          "has",
          "hasEvery",
          "hasSome",
          "isEmpty");

  private final Schema schema;
  private final ValueReader values;
  private final Problems problems;

  WhereReader(Schema schema, ValueReader values, Problems problems) {
    this.schema = schema;
    this.values = values;
    this.problems = problems;
  }

  Filter where(Model model, JsonNode json, String path) {
    if (!json.isObject()) {
      problems.add(path, "expects an object, such as {\"" + firstField(model) + "\": …}");
      return Filter.EVERYTHING;
    }
    List<Filter> all = new ArrayList<>();
    json.forEachEntry(
        (name, value) -> {
          String at = Problems.child(path, name);
          switch (name) {
            case "AND" -> all.add(new Filter.All(several(model, value, at)));
            case "OR" -> all.add(new Filter.Any(several(model, value, at)));
            case "NOT" -> several(model, value, at).stream().map(Filter.Not::new).forEach(all::add);
            default -> all.addAll(field(model, name, value, at));
          }
        });
    return all.size() == 1 ? all.getFirst() : new Filter.All(all);
  }

  private List<Filter> several(Model model, JsonNode json, String path) {
    if (!json.isArray()) {
      return List.of(where(model, json, path));
    }
    List<Filter> filters = new ArrayList<>();
    for (int i = 0; i < json.size(); i++) {
      filters.add(where(model, json.get(i), path + "[" + i + "]"));
    }
    return filters;
  }

  private List<Filter> field(Model model, String name, JsonNode json, String path) {
    Optional<Field> field = model.field(name);
    if (field.isPresent()) {
      return switch (field.get()) {
        case ScalarField scalar -> scalar(scalar, json, path);
        case RelationField relation -> relation(relation, json, path);
      };
    }
    Optional<List<String>> composite = compositeKey(model, name);
    if (composite.isPresent() && json.isObject()) {
      return List.of(key(model, composite.get(), json, path).filter());
    }
    problems.unknown(path, "a field of `" + model.name() + "`", name, fieldNames(model));
    return List.of();
  }

  private List<Filter> scalar(ScalarField field, JsonNode json, String path) {
    if (field.type() instanceof FieldType.Unsupported) {
      problems.add(path, "is of a type that cannot be filtered by");
      return List.of();
    }
    boolean operators =
        json.isObject()
            && (field.type() != Scalar.JSON
                || json.propertyNames().stream().anyMatch(OPERATORS::contains));
    if (!operators) {
      return compare(field, Comparison.EQUALS, json, false, path);
    }
    boolean ignoreCase = mode(field, json, path);
    List<Filter> all = new ArrayList<>();
    json.forEachEntry(
        (operator, value) ->
            all.addAll(
                operator(field, operator, value, ignoreCase, Problems.child(path, operator))));
    return all;
  }

  private boolean mode(ScalarField field, JsonNode json, String path) {
    JsonNode mode = json.path("mode");
    if (mode.isMissingNode()) {
      return false;
    }
    String at = Problems.child(path, "mode");
    if (field.type() != Scalar.STRING) {
      problems.add(at, "is for `String` fields");
    }
    if (!mode.isString() || !List.of("default", "insensitive").contains(mode.stringValue())) {
      problems.add(at, "expects \"insensitive\" or \"default\"");
      return false;
    }
    return mode.stringValue().equals("insensitive");
  }

  private List<Filter> operator(
      ScalarField field, String operator, JsonNode json, boolean ignoreCase, String path) {
    return switch (operator) {
      case "mode" -> List.of();
      case "equals" -> compare(field, Comparison.EQUALS, json, ignoreCase, path);
      case "not" ->
          json.isObject() && field.type() != Scalar.JSON
              ? List.of(new Filter.Not(new Filter.All(scalar(field, json, path))))
              : compare(field, Comparison.NOT, json, ignoreCase, path);
      case "lt" -> ordered(field, Comparison.LESS, json, ignoreCase, path);
      case "lte" -> ordered(field, Comparison.AT_MOST, json, ignoreCase, path);
      case "gt" -> ordered(field, Comparison.GREATER, json, ignoreCase, path);
      case "gte" -> ordered(field, Comparison.AT_LEAST, json, ignoreCase, path);
      case "in", "notIn" -> {
        List<Object> items = items(field, json, path);
        yield List.of(new Filter.OneOf(field.name(), items, operator.equals("notIn"), ignoreCase));
      }
      case "contains" -> text(field, Match.CONTAINS, json, ignoreCase, path);
      case "startsWith" -> text(field, Match.STARTS_WITH, json, ignoreCase, path);
      case "endsWith" -> text(field, Match.ENDS_WITH, json, ignoreCase, path);
      case "has", "hasEvery", "hasSome", "isEmpty" -> list(field, operator, json, path);
      default -> {
        problems.unknown(path, "an operator", operator, OPERATORS);
        yield List.of();
      }
    };
  }

  private List<Filter> compare(
      ScalarField field, Comparison comparison, JsonNode json, boolean ignoreCase, String path) {
    if (json.isNull()) {
      if (field.isRequired()) {
        problems.add(path, "is null, but `" + field.name() + "` is required and never null");
      }
      return List.of(new Filter.IsNull(field.name(), comparison == Comparison.NOT));
    }
    return read(values.fromJson(field, json), path).stream()
        .<Filter>map(v -> new Filter.Compare(field.name(), comparison, v, ignoreCase))
        .toList();
  }

  private List<Filter> ordered(
      ScalarField field, Comparison comparison, JsonNode json, boolean ignoreCase, String path) {
    boolean hasOrder =
        !field.isList()
            && field.type() instanceof Scalar scalar
            && scalar != Scalar.BOOLEAN
            && scalar != Scalar.JSON
            && scalar != Scalar.BYTES;
    if (!hasOrder) {
      problems.add(path, "`" + field.name() + "` is of a type without an order");
      return List.of();
    }
    if (json.isNull()) {
      problems.add(path, "null is neither more nor less than anything");
      return List.of();
    }
    return compare(field, comparison, json, ignoreCase, path);
  }

  private List<Filter> text(
      ScalarField field, Match match, JsonNode json, boolean ignoreCase, String path) {
    if (field.type() != Scalar.STRING || field.isList()) {
      problems.add(path, "is for `String` fields; `" + field.name() + "` is not one");
      return List.of();
    }
    if (!json.isString()) {
      problems.add(path, "expects text");
      return List.of();
    }
    return List.of(new Filter.TextMatch(field.name(), match, json.stringValue(), ignoreCase));
  }

  private List<Filter> list(ScalarField field, String operator, JsonNode json, String path) {
    if (!field.isList()) {
      problems.add(path, "is for lists; `" + field.name() + "` is not one");
      return List.of();
    }
    return switch (operator) {
      case "isEmpty" -> {
        if (!json.isBoolean()) {
          problems.add(path, "expects true or false");
        }
        yield List.of(new Filter.ListIsEmpty(field.name(), json.asBoolean(true)));
      }
      case "has" ->
          read(values.element(field, json), path).stream()
              .<Filter>map(v -> new Filter.ListHas(field.name(), ListMatch.EVERY, List.of(v)))
              .toList();
      default ->
          List.of(
              new Filter.ListHas(
                  field.name(),
                  operator.equals("hasSome") ? ListMatch.SOME : ListMatch.EVERY,
                  items(field, json, path)));
    };
  }

  private List<Object> items(ScalarField field, JsonNode json, String path) {
    if (!json.isArray()) {
      problems.add(path, "expects a list");
      return List.of();
    }
    List<Object> items = new ArrayList<>();
    for (int i = 0; i < json.size(); i++) {
      String at = path + "[" + i + "]";
      if (json.get(i).isNull()) {
        problems.add(at, "cannot be null here; ask for null with {\"equals\": null}");
      } else {
        read(values.element(field, json.get(i)), at).ifPresent(items::add);
      }
    }
    return items;
  }

  private List<Filter> relation(RelationField field, JsonNode json, String path) {
    Optional<Model> target = schema.model(field.target());
    if (target.isEmpty()) {
      problems.add(path, "its model `" + field.target() + "` is not in the schema");
      return List.of();
    }
    if (json.isNull()) {
      return List.of(nothingRelated(field));
    }
    if (!json.isObject()) {
      problems.add(path, "expects an object");
      return List.of();
    }
    boolean list = field.arity() == dev.crowfoot.model.Arity.LIST;
    List<String> quantifiers = list ? List.of("some", "every", "none") : List.of("is", "isNot");
    if (!list && json.propertyNames().stream().noneMatch(quantifiers::contains)) {
      return List.of(
          new Filter.Related(field.name(), Quantifier.SOME, where(target.get(), json, path)));
    }
    List<Filter> all = new ArrayList<>();
    json.forEachEntry(
        (quantifier, value) -> {
          String at = Problems.child(path, quantifier);
          if (!quantifiers.contains(quantifier)) {
            problems.unknown(
                at, "known here: `" + field.name() + "` is a relation", quantifier, quantifiers);
          } else if (value.isNull() && !list) {
            Filter none = nothingRelated(field);
            all.add(quantifier.equals("is") ? none : new Filter.Not(none));
          } else {
            all.add(
                new Filter.Related(
                    field.name(), quantifier(quantifier), where(target.get(), value, at)));
          }
        });
    return all;
  }

  private static Filter nothingRelated(RelationField field) {
    return new Filter.Related(field.name(), Quantifier.NONE, Filter.EVERYTHING);
  }

  private static Quantifier quantifier(String word) {
    return switch (word) {
      case "every" -> Quantifier.EVERY;
      case "none", "isNot" -> Quantifier.NONE;
      default -> Quantifier.SOME;
    };
  }

  /// Reads a `where` that must name one row: all fields of a primary or unique key, or a composite
  /// key by its name.
  Key uniqueKey(Model model, JsonNode json, String path) {
    if (json.isObject()) {
      for (List<String> key : keys(model).toList()) {
        String composite = keyName(model, key);
        if (key.size() > 1 && json.path(composite).isObject()) {
          return key(model, key, json.path(composite), Problems.child(path, composite));
        }
        if (key.stream().allMatch(f -> isPlain(json.path(f)))) {
          return key(model, key, json, path);
        }
      }
    }
    problems.add(
        path,
        "needs a unique key of `"
            + model.name()
            + "`: "
            + String.join(" or ", keys(model).map(k -> "`" + keyName(model, k) + "`").toList()));
    return new Key(Map.of());
  }

  private static boolean isPlain(JsonNode json) {
    return !json.isMissingNode() && !json.isNull() && !json.isContainer();
  }

  private Key key(Model model, List<String> fields, JsonNode json, String path) {
    Map<String, Object> key = new LinkedHashMap<>();
    for (String name : fields) {
      String at = Problems.child(path, name);
      Optional<ScalarField> field = model.scalarField(name);
      JsonNode value = json.path(name);
      if (field.isEmpty() || value.isMissingNode() || value.isNull()) {
        problems.add(at, "is missing; the key needs it");
      } else {
        read(values.fromJson(field.get(), value), at).ifPresent(v -> key.put(name, v));
      }
    }
    return new Key(key);
  }

  private static Optional<List<String>> compositeKey(Model model, String name) {
    return keys(model).filter(k -> k.size() > 1 && keyName(model, k).equals(name)).findFirst();
  }

  static Stream<List<String>> keys(Model model) {
    return Stream.concat(
        model.primaryKey().stream().map(k -> k.fieldNames()),
        model.uniques().stream().filter(u -> u.where().isEmpty()).map(UniqueKey::fieldNames));
  }

  /// What Prisma's client calls a key: its `name:`, else its fields joined with `_`.
  private static String keyName(Model model, List<String> fields) {
    Stream<String> named =
        Stream.concat(
            model.primaryKey().filter(k -> k.fieldNames().equals(fields)).stream()
                .flatMap(k -> k.name().stream()),
            model.uniques().stream()
                .filter(u -> u.fieldNames().equals(fields))
                .flatMap(u -> u.name().stream()));
    return named.findFirst().orElse(String.join("_", fields));
  }

  private Optional<Object> read(Reading reading, String path) {
    return switch (reading) {
      case Reading.Read(@Nullable Object value) -> Optional.ofNullable(value);
      case Reading.Refused(String message) -> {
        problems.add(path, message);
        yield Optional.empty();
      }
    };
  }

  static List<String> fieldNames(Model model) {
    return model.fields().stream().map(Field::name).toList();
  }

  private static String firstField(Model model) {
    return fieldNames(model).stream().findFirst().orElse("id");
  }
}
