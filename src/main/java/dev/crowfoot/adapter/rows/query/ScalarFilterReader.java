// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows.query;

import dev.crowfoot.adapter.rows.query.Filter.Comparison;
import dev.crowfoot.adapter.rows.query.Filter.ListMatch;
import dev.crowfoot.adapter.rows.query.Filter.Match;
import dev.crowfoot.adapter.rows.value.Reading;
import dev.crowfoot.adapter.rows.value.ValueReader;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.model.FieldType.Scalar;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.ScalarField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads conditions on one stored field: `{ gte: 18, not: 21 }`.
final class ScalarFilterReader {
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

  private final ValueReader values;
  private final JsonFilterReader jsonFilters;
  private final Problems problems;

  ScalarFilterReader(ValueReader values, Problems problems) {
    this.values = values;
    this.problems = problems;
    this.jsonFilters = new JsonFilterReader(values, problems);
  }

  /// @param model the field's, whose other fields it may be compared with
  List<Filter> read(Model model, ScalarField field, JsonNode json, String path) {
    if (field.type() instanceof FieldType.Unsupported) {
      problems.add(path, "is of a type that cannot be filtered by");
      return List.of();
    }
    if (field.type() == Scalar.JSON && !field.isList()) {
      return jsonFilters.read(field, json, path);
    }
    if (!json.isObject() || FieldReference.in(json).isPresent()) {
      return new OneField(model, field, false).compare(Comparison.EQUALS, json, path);
    }
    OneField reading = new OneField(model, field, mode(field, json, path, problems));
    List<Filter> all = new ArrayList<>();
    json.forEachEntry(
        (operator, value) ->
            all.addAll(reading.operator(operator, value, Problems.child(path, operator))));
    return all;
  }

  /// Whether `mode` says that the case of letters does not count.
  static boolean mode(ScalarField field, JsonNode json, String path, Problems problems) {
    JsonNode mode = json.path("mode");
    if (mode.isMissingNode()) {
      return false;
    }
    String at = Problems.child(path, "mode");
    if (field.type() != Scalar.STRING && field.type() != Scalar.JSON) {
      problems.add(at, "is for `String` fields");
    }
    if (!mode.isString() || !List.of("default", "insensitive").contains(mode.stringValue())) {
      problems.add(at, "expects \"insensitive\" or \"default\"");
      return false;
    }
    return mode.stringValue().equals("insensitive");
  }

  /// The conditions of one object.
  private final class OneField {
    private final Model model;
    private final ScalarField field;
    private final boolean ignoreCase;

    OneField(Model model, ScalarField field, boolean ignoreCase) {
      this.model = model;
      this.field = field;
      this.ignoreCase = ignoreCase;
    }

    List<Filter> operator(String operator, JsonNode json, String path) {
      return switch (operator) {
        case "mode" -> List.of();
        case "equals" -> compare(Comparison.EQUALS, json, path);
        case "not" ->
            json.isObject() && FieldReference.in(json).isEmpty()
                ? read(model, field, json, path).stream().<Filter>map(Filter.Not::new).toList()
                : compare(Comparison.NOT, json, path);
        case "lt" -> ordered(Comparison.LESS, json, path);
        case "lte" -> ordered(Comparison.AT_MOST, json, path);
        case "gt" -> ordered(Comparison.GREATER, json, path);
        case "gte" -> ordered(Comparison.AT_LEAST, json, path);
        case "in", "notIn" ->
            List.of(
                new Filter.OneOf(
                    field.name(), items(json, path), operator.equals("notIn"), ignoreCase));
        case "contains" -> text(Match.CONTAINS, json, path);
        case "startsWith" -> text(Match.STARTS_WITH, json, path);
        case "endsWith" -> text(Match.ENDS_WITH, json, path);
        case "has", "hasEvery", "hasSome", "isEmpty" -> list(operator, json, path);
        default -> {
          problems.unknown(path, "an operator", operator, OPERATORS);
          yield List.of();
        }
      };
    }

    List<Filter> compare(Comparison comparison, JsonNode json, String path) {
      Optional<String> other = FieldReference.in(json);
      if (other.isPresent()) {
        return reference(other.get(), json, path).stream()
            .<Filter>map(
                o -> new Filter.CompareField(field.name(), comparison, o.name(), ignoreCase))
            .toList();
      }
      if (json.isNull()) {
        if (field.isRequired()) {
          problems.add(path, "is null, but `" + field.name() + "` is required and never null");
        }
        return List.of(new Filter.IsNull(field.name(), comparison == Comparison.NOT));
      }
      return value(values.fromJson(field, json), path).stream()
          .<Filter>map(v -> new Filter.Compare(field.name(), comparison, v, ignoreCase))
          .toList();
    }

    /// The field that it is compared with: one of the same model and type.
    private Optional<ScalarField> reference(String name, JsonNode json, String path) {
      Optional<ScalarField> other =
          FieldReference.model(json).filter(m -> !m.equals(model.name())).isPresent()
              ? Optional.empty()
              : model.scalarField(name);
      if (other.isEmpty()) {
        problems.unknown(
            path,
            "a field of `" + model.name() + "` to compare with",
            name,
            model.scalarFields().map(ScalarField::name).toList());
        return Optional.empty();
      }
      if (!other.get().type().equals(field.type()) || other.get().isList() != field.isList()) {
        problems.add(
            path, "`" + name + "` is not of the type of `" + field.name() + "`; compare equals");
        return Optional.empty();
      }
      return other;
    }

    private List<Filter> ordered(Comparison comparison, JsonNode json, String path) {
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
      return compare(comparison, json, path);
    }

    private List<Filter> text(Match match, JsonNode json, String path) {
      if (field.type() != Scalar.STRING || field.isList()) {
        problems.add(path, "is for `String` fields; `" + field.name() + "` is not one");
        return List.of();
      }
      Optional<String> other = FieldReference.in(json);
      if (other.isPresent()) {
        return reference(other.get(), json, path).stream()
            .<Filter>map(o -> new Filter.TextMatchField(field.name(), match, o.name(), ignoreCase))
            .toList();
      }
      if (!json.isString()) {
        problems.add(path, "expects text");
        return List.of();
      }
      ValueReader.unsearchable(json.stringValue())
          .ifPresent(message -> problems.add(path, message));
      return List.of(new Filter.TextMatch(field.name(), match, json.stringValue(), ignoreCase));
    }

    private List<Filter> list(String operator, JsonNode json, String path) {
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
            value(values.element(field, json), path).stream()
                .<Filter>map(v -> new Filter.ListHas(field.name(), ListMatch.EVERY, List.of(v)))
                .toList();
        default ->
            List.of(
                new Filter.ListHas(
                    field.name(),
                    operator.equals("hasSome") ? ListMatch.SOME : ListMatch.EVERY,
                    items(json, path)));
      };
    }

    private List<Object> items(JsonNode json, String path) {
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
          value(values.element(field, json.get(i)), at).ifPresent(items::add);
        }
      }
      return items;
    }
  }

  private Optional<Object> value(Reading reading, String path) {
    return switch (reading) {
      case Reading.Read(@Nullable Object value) -> Optional.ofNullable(value);
      case Reading.Refused(String message) -> {
        problems.add(path, message);
        yield Optional.empty();
      }
    };
  }
}
