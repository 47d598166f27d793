// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows.query;

import dev.crowfoot.adapter.rows.query.Selection.Include;
import dev.crowfoot.adapter.rows.query.Selection.RelationCount;
import dev.crowfoot.model.Arity;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.RelationField;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.Schema;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Reads `select`, `include` and `omit`.
final class SelectionReader {
  static final List<String> WORDS = List.of("select", "include", "omit");

  private final Schema schema;
  private final FindReader finds;
  private final WhereReader wheres;
  private final Problems problems;

  SelectionReader(Schema schema, FindReader finds, WhereReader wheres, Problems problems) {
    this.schema = schema;
    this.finds = finds;
    this.wheres = wheres;
    this.problems = problems;
  }

  Selection selection(Model model, JsonNode json, String path) {
    boolean selects = json.has("select");
    if (selects && json.has("include")) {
      problems.add(path, "give either `select` or `include`");
    }
    if (selects && json.has("omit")) {
      problems.add(path, "give either `select` or `omit`");
    }
    OneModel reading = new OneModel(model, selects);
    String word = selects ? "select" : "include";
    String at = Problems.child(path, word);
    JsonNode wanted = json.path(word);
    if (wanted.isObject()) {
      wanted.forEachEntry((name, value) -> reading.entry(name, value, Problems.child(at, name)));
    } else if (!wanted.isMissingNode()) {
      problems.add(at, "expects an object, such as {\"" + firstField(model) + "\": true}");
    }
    if (selects && reading.isEmpty()) {
      problems.add(at, "selects nothing. Name at least one field.");
    }
    Set<String> omitted = omitted(model, json.path("omit"), Problems.child(path, "omit"));
    return reading.selection(omitted);
  }

  private Set<String> omitted(Model model, JsonNode json, String path) {
    Set<String> omitted = new LinkedHashSet<>();
    json.forEachEntry(
        (name, value) -> {
          if (model.scalarField(name).isEmpty()) {
            unknown(model, name, Problems.child(path, name));
          } else if (value.asBoolean(false)) {
            omitted.add(name);
          }
        });
    return omitted;
  }

  private void unknown(Model model, String name, String path) {
    problems.unknown(
        path, "a field of `" + model.name() + "`", name, WhereReader.fieldNames(model));
  }

  private static String firstField(Model model) {
    return WhereReader.fieldNames(model).stream().findFirst().orElse("id");
  }

  /// What one `select` or `include` names.
  private final class OneModel {
    private final Model model;
    private final boolean selects;
    private final List<String> fields = new ArrayList<>();
    private final List<Include> relations = new ArrayList<>();
    private final List<RelationCount> counts = new ArrayList<>();

    OneModel(Model model, boolean selects) {
      this.model = model;
      this.selects = selects;
    }

    void entry(String name, JsonNode json, String path) {
      boolean wanted = json.isObject() || json.asBoolean(false);
      Optional<RelationField> relation = model.relationField(name);
      if (name.equals(Order.COUNT)) {
        counts(json, path);
      } else if (relation.isPresent()) {
        if (wanted) {
          include(relation.get(), json, path);
        }
      } else if (model.scalarField(name).isEmpty()) {
        unknown(model, name, path);
      } else if (selects && wanted) {
        fields.add(name);
      } else if (wanted) {
        problems.add(path, "is no relation; stored fields are always included");
      }
    }

    private void include(RelationField field, JsonNode json, String path) {
      Optional<Model> target = schema.model(field.target());
      if (target.isEmpty()) {
        problems.add(path, "its model `" + field.target() + "` is not in the schema");
        return;
      }
      FindMany query =
          json.isObject()
              ? finds.find(target.get(), json, path, field.arity() == Arity.LIST)
              : FindMany.of(field.target());
      relations.add(new Include(field.name(), query));
    }

    /// `_count: true`, or `_count: { select: { posts: { where: … } } }`.
    private void counts(JsonNode json, String path) {
      List<RelationField> lists =
          model.relationFields().filter(r -> r.arity() == Arity.LIST).toList();
      if (json.asBoolean(false)) {
        lists.forEach(r -> counts.add(new RelationCount(r.name(), Filter.EVERYTHING)));
        return;
      }
      String at = Problems.child(path, "select");
      json.path("select")
          .forEachEntry(
              (name, value) -> {
                Optional<Model> target =
                    lists.stream()
                        .filter(r -> r.name().equals(name))
                        .findFirst()
                        .flatMap(r -> schema.model(r.target()));
                String here = Problems.child(at, name);
                if (target.isEmpty()) {
                  problems.unknown(
                      here,
                      "a list of related rows of `" + model.name() + "`",
                      name,
                      lists.stream().map(RelationField::name).toList());
                } else if (value.isObject()) {
                  counts.add(new RelationCount(name, wheres.optional(target.get(), value, here)));
                } else if (value.asBoolean(false)) {
                  counts.add(new RelationCount(name, Filter.EVERYTHING));
                }
              });
    }

    boolean isEmpty() {
      return fields.isEmpty() && relations.isEmpty() && counts.isEmpty();
    }

    Selection selection(Set<String> omitted) {
      List<String> inOrder =
          model
              .scalarFields()
              .map(ScalarField::name)
              .filter(f -> selects ? fields.contains(f) : !omitted.contains(f))
              .toList();
      return new Selection(
          selects || !omitted.isEmpty() ? Optional.of(inOrder) : Optional.empty(),
          relations,
          counts);
    }
  }
}
