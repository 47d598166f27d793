// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows.query;

import dev.crowfoot.adapter.rows.query.Filter.Quantifier;
import dev.crowfoot.adapter.rows.value.ValueReader;
import dev.crowfoot.model.Field;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.RelationField;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Reads `where`, of any depth.
final class WhereReader {
  private final Schema schema;
  private final Problems problems;
  private final ScalarFilterReader scalars;
  private final KeyReader keys;

  WhereReader(Schema schema, ValueReader values, Problems problems) {
    this.schema = schema;
    this.problems = problems;
    this.scalars = new ScalarFilterReader(values, problems);
    this.keys = new KeyReader(values, this, problems);
  }

  /// `where` where it may be left out.
  Filter optional(Model model, JsonNode arguments, String path) {
    JsonNode where = arguments.path("where");
    return where.isMissingNode()
        ? Filter.EVERYTHING
        : where(model, where, Problems.child(path, "where"));
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
            case "AND" -> all.addAll(several(model, value, at));
            case "OR" -> all.add(new Filter.Any(several(model, value, at)));
            case "NOT" -> several(model, value, at).stream().map(Filter.Not::new).forEach(all::add);
            default -> all.addAll(field(model, name, value, at));
          }
        });
    return all.size() == 1 ? all.getFirst() : new Filter.All(all);
  }

  /// What says nothing does not count, also in `OR` and `NOT`.
  private List<Filter> several(Model model, JsonNode json, String path) {
    List<Filter> filters = new ArrayList<>();
    if (!json.isArray()) {
      filters.add(where(model, json, path));
    }
    for (int i = 0; json.isArray() && i < json.size(); i++) {
      filters.add(where(model, json.get(i), path + "[" + i + "]"));
    }
    filters.removeIf(Filter.EVERYTHING::equals);
    return filters;
  }

  private List<Filter> field(Model model, String name, JsonNode json, String path) {
    Optional<Field> field = model.field(name);
    if (field.isPresent()) {
      return switch (field.get()) {
        case ScalarField scalar -> scalars.read(model, scalar, json, path);
        case RelationField relation -> relation(relation, json, path);
      };
    }
    Optional<List<String>> composite = KeyReader.compositeKey(model, name);
    if (composite.isPresent() && json.isObject()) {
      return List.of(keys.key(model, composite.get(), json, path).filter());
    }
    problems.unknown(path, "a field of `" + model.name() + "`", name, fieldNames(model));
    return List.of();
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
    if (json.isEmpty()) {
      return List.of(); // says nothing, as everywhere
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

  /// Reads a `where` that must name one row.
  Key uniqueKey(Model model, JsonNode json, String path) {
    return keys.uniqueKey(model, json, path);
  }

  static List<String> fieldNames(Model model) {
    return model.fields().stream().map(Field::name).toList();
  }

  private static String firstField(Model model) {
    return fieldNames(model).stream().findFirst().orElse("id");
  }
}
