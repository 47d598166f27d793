// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows.query;

import dev.crowfoot.adapter.rows.value.Reading;
import dev.crowfoot.adapter.rows.value.ValueReader;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.UniqueKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads a `where` that must name one row: all fields of a primary or unique key, or a composite
/// key by its name, and whatever else must hold.
final class KeyReader {
  private final ValueReader values;
  private final WhereReader wheres;
  private final Problems problems;

  KeyReader(ValueReader values, WhereReader wheres, Problems problems) {
    this.values = values;
    this.wheres = wheres;
    this.problems = problems;
  }

  Key uniqueKey(Model model, JsonNode json, String path) {
    if (json.isObject()) {
      for (List<String> key : keys(model).toList()) {
        String composite = keyName(model, key);
        if (key.size() > 1 && json.path(composite).isObject()) {
          Key read = key(model, key, json.path(composite), Problems.child(path, composite));
          return new Key(read.values(), further(model, json, Set.of(composite), path));
        }
        if (key.stream().allMatch(f -> isPlain(json.path(f)))) {
          Key read = key(model, key, json, path);
          return new Key(read.values(), further(model, json, Set.copyOf(key), path));
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

  private Filter further(Model model, JsonNode json, Set<String> key, String path) {
    ObjectNode rest = ((ObjectNode) json).deepCopy();
    key.forEach(rest::remove);
    return rest.isEmpty() ? Filter.EVERYTHING : wheres.where(model, rest, path);
  }

  private static boolean isPlain(JsonNode json) {
    return !json.isMissingNode() && !json.isNull() && !json.isContainer();
  }

  Key key(Model model, List<String> fields, JsonNode json, String path) {
    Map<String, Object> key = new LinkedHashMap<>();
    for (String name : fields) {
      String at = Problems.child(path, name);
      Optional<ScalarField> field = model.scalarField(name);
      JsonNode value = json.path(name);
      if (field.isEmpty() || value.isMissingNode() || value.isNull()) {
        problems.add(at, "is missing; the key needs it");
        continue;
      }
      switch (values.fromJson(field.get(), value)) {
        case Reading.Read(@Nullable Object read) when read != null -> key.put(name, read);
        case Reading.Read _ -> {}
        case Reading.Refused(String message) -> problems.add(at, message);
      }
    }
    return new Key(key);
  }

  static Optional<List<String>> compositeKey(Model model, String name) {
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
}
