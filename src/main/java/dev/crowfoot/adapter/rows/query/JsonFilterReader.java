// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows.query;

import dev.crowfoot.adapter.rows.query.Filter.JsonTest;
import dev.crowfoot.adapter.rows.query.Filter.NullKind;
import dev.crowfoot.adapter.rows.value.Json;
import dev.crowfoot.adapter.rows.value.ValueReader;
import dev.crowfoot.model.ScalarField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Reads conditions on a `Json` field: `{ path: ["a", "0"], string_contains: "x" }`.
final class JsonFilterReader {
  private final ValueReader values;
  private final Problems problems;

  JsonFilterReader(ValueReader values, Problems problems) {
    this.values = values;
    this.problems = problems;
  }

  List<Filter> read(ScalarField field, JsonNode json, String path) {
    Optional<NullKind> plainNull = nullKind(json);
    if (plainNull.isPresent()) {
      return List.of(new Filter.JsonNull(field.name(), List.of(), plainNull.get(), false));
    }
    if (!json.isObject() || json.propertyNames().stream().noneMatch(JsonFilterReader::isKnown)) {
      return List.of(match(field, List.of(), JsonTest.EQUALS, Json.text(json), false));
    }
    List<String> inside = jsonPath(json.path("path"), Problems.child(path, "path"));
    boolean ignoreCase = ScalarFilterReader.mode(field, json, path, problems);
    List<Filter> all = new ArrayList<>();
    json.forEachEntry(
        (word, value) -> {
          if (!word.equals("path") && !word.equals("mode")) {
            operator(field, inside, word, value, ignoreCase, Problems.child(path, word))
                .ifPresent(all::add);
          }
        });
    if (all.isEmpty()) {
      problems.add(path, "says nothing about the value. Add `equals` or another operator.");
    }
    return all;
  }

  private Optional<Filter> operator(
      ScalarField field,
      List<String> inside,
      String word,
      JsonNode json,
      boolean ignoreCase,
      String path) {
    Optional<JsonTest> test =
        Arrays.stream(JsonTest.values()).filter(t -> t.word().equals(word)).findFirst();
    if (test.isEmpty()) {
      problems.unknown(
          path,
          "an operator on JSON",
          word,
          Arrays.stream(JsonTest.values()).map(JsonTest::word).toList());
      return Optional.empty();
    }
    Optional<NullKind> asNull = nullKind(json);
    return switch (test.get()) {
      case EQUALS, NOT -> {
        boolean negated = test.get() == JsonTest.NOT;
        yield Optional.of(
            asNull
                .<Filter>map(k -> new Filter.JsonNull(field.name(), inside, k, negated))
                .orElseGet(() -> match(field, inside, test.get(), Json.text(json), ignoreCase)));
      }
      case LESS, AT_MOST, GREATER, AT_LEAST -> {
        if (!json.isNumber() && !json.isString()) {
          problems.add(path, "expects a number or text");
        }
        yield Optional.of(match(field, inside, test.get(), Json.text(json), ignoreCase));
      }
      case STRING_CONTAINS, STRING_STARTS_WITH, STRING_ENDS_WITH -> {
        if (!json.isString()) {
          problems.add(path, "expects text");
        }
        ValueReader.unsearchable(json.asString(""))
            .ifPresent(message -> problems.add(path, message));
        yield Optional.of(match(field, inside, test.get(), json.asString(""), ignoreCase));
      }
      case ARRAY_CONTAINS, ARRAY_STARTS_WITH, ARRAY_ENDS_WITH ->
          Optional.of(match(field, inside, test.get(), Json.text(json), ignoreCase));
    };
  }

  private void storable(String text, String path) {
    values.unstorable(text).ifPresent(message -> problems.add(path, message));
  }

  private static Filter match(
      ScalarField field, List<String> inside, JsonTest test, String value, boolean ignoreCase) {
    return new Filter.JsonMatch(field.name(), inside, test, value, ignoreCase);
  }

  /// A plain null is the database's, as in every other field; `{"$type": "Enum", "value":
  /// "JsonNull"}` is how Prisma's client sends the others.
  private static Optional<NullKind> nullKind(JsonNode json) {
    if (json.isNull()) {
      return Optional.of(NullKind.DATABASE);
    }
    return !json.path("$type").asString("").equals("Enum")
        ? Optional.empty()
        : Arrays.stream(NullKind.values())
            .filter(k -> k.word().equals(json.path("value").asString("")))
            .findFirst();
  }

  /// A list of names, as PostgreSQL's client takes it, or `$.a[0]`, as SQLite's does.
  private List<String> jsonPath(JsonNode json, String path) {
    if (json.isMissingNode()) {
      return List.of();
    }
    if (json.isArray() && json.valueStream().allMatch(JsonNode::isString)) {
      json.valueStream().forEach(step -> storable(step.stringValue(), path));
      return json.valueStream().map(JsonNode::stringValue).toList();
    }
    Optional<List<String>> steps =
        json.isString() ? JsonPath.parse(json.stringValue()) : Optional.empty();
    if (steps.isEmpty()) {
      problems.add(
          path,
          "expects a path such as "
              + (values.isForSqlite() ? "\"$.a[0]\"" : "[\"a\", \"0\"]")
              + ".");
    }
    return steps.orElse(List.of());
  }

  private static boolean isKnown(String word) {
    return word.equals("path")
        || word.equals("mode")
        || Arrays.stream(JsonTest.values()).anyMatch(t -> t.word().equals(word));
  }
}
