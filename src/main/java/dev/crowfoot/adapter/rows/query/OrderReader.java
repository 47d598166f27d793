// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows.query;

import dev.crowfoot.adapter.rows.query.Order.Direction;
import dev.crowfoot.adapter.rows.query.Order.Nulls;
import dev.crowfoot.model.Arity;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.RelationField;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Reads `orderBy`: `[{ author: { name: "asc" } }, { posts: { _count: "desc" } }]`.
final class OrderReader {
  private final Schema schema;
  private final Problems problems;

  OrderReader(Schema schema, Problems problems) {
    this.schema = schema;
    this.problems = problems;
  }

  List<Order> orderBy(Model model, JsonNode json, String path) {
    return orderBy(model, json, path, List.of());
  }

  private List<Order> orderBy(Model model, JsonNode json, String path, List<String> through) {
    List<Order> orders = new ArrayList<>();
    if (json.isArray()) {
      for (int i = 0; i < json.size(); i++) {
        orders.addAll(orderBy(model, json.get(i), path + "[" + i + "]", through));
      }
    } else if (json.isObject()) {
      json.forEachEntry(
          (name, value) ->
              orders.addAll(entry(model, name, value, Problems.child(path, name), through)));
    } else if (!json.isMissingNode()) {
      problems.add(path, "expects an object, such as {\"id\": \"desc\"}");
    }
    return orders;
  }

  private List<Order> entry(
      Model model, String name, JsonNode json, String path, List<String> through) {
    Optional<RelationField> relation = model.relationField(name);
    if (relation.isPresent()) {
      return relation(relation.get(), json, path, through);
    }
    if (model.scalarField(name).isEmpty()) {
      problems.unknown(
          path,
          "a field of `" + model.name() + "` that can be sorted by",
          name,
          Stream.concat(model.scalarFields().map(ScalarField::name), relations(model)).toList());
      return List.of();
    }
    return direction(json, path).stream()
        .map(d -> new Order(name, d, nulls(json, path), through))
        .toList();
  }

  private static Stream<String> relations(Model model) {
    return model.relationFields().map(RelationField::name);
  }

  private List<Order> relation(
      RelationField field, JsonNode json, String path, List<String> through) {
    Optional<Model> target = schema.model(field.target());
    List<String> further = Stream.concat(through.stream(), Stream.of(field.name())).toList();
    if (target.isEmpty() || !json.isObject()) {
      problems.add(path, "expects an object with a field of `" + field.target() + "`");
      return List.of();
    }
    if (field.arity() != Arity.LIST) {
      return orderBy(target.get(), json, path, further);
    }
    if (!json.has(Order.COUNT) || json.size() > 1) {
      problems.add(path, "is a list: it is sorted by {\"_count\": \"desc\"}");
      return List.of();
    }
    String at = Problems.child(path, Order.COUNT);
    return direction(json.path(Order.COUNT), at).stream()
        .map(d -> new Order(Order.COUNT, d, Optional.empty(), further))
        .toList();
  }

  /// `"asc"`, or `{ sort: "asc", nulls: "last" }`.
  Optional<Direction> direction(JsonNode json, String path) {
    JsonNode sort = json.isObject() ? json.path("sort") : json;
    Optional<Direction> direction =
        switch (sort.asString("")) {
          case "asc" -> Optional.of(Direction.ASCENDING);
          case "desc" -> Optional.of(Direction.DESCENDING);
          default -> Optional.empty();
        };
    if (direction.isEmpty()) {
      problems.add(path, "expects \"asc\" or \"desc\"");
    }
    return direction;
  }

  Optional<Nulls> nulls(JsonNode json, String path) {
    if (!json.isObject() || !json.has("nulls")) {
      return Optional.empty();
    }
    Optional<Nulls> nulls =
        switch (json.path("nulls").asString("")) {
          case "first" -> Optional.of(Nulls.FIRST);
          case "last" -> Optional.of(Nulls.LAST);
          default -> Optional.empty();
        };
    if (nulls.isEmpty()) {
      problems.add(Problems.child(path, "nulls"), "expects \"first\" or \"last\"");
    }
    return nulls;
  }
}
