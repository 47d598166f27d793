// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows.query;

import dev.crowfoot.model.Model;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Reads the arguments of `findMany`, of any depth.
final class FindReader {
  private static final List<String> ROWS =
      List.of("where", "orderBy", "cursor", "skip", "take", "distinct");

  private final WhereReader wheres;
  private final OrderReader orders;
  private final SelectionReader selections;
  private final Problems problems;

  FindReader(Schema schema, WhereReader wheres, OrderReader orders, Problems problems) {
    this.wheres = wheres;
    this.orders = orders;
    this.selections = new SelectionReader(schema, this, wheres, problems);
    this.problems = problems;
  }

  /// @param several whether it is about a list; of one related row only the fields are chosen
  FindMany find(Model model, JsonNode json, String path, boolean several) {
    Stream<String> known =
        Stream.concat(several ? ROWS.stream() : Stream.of("where"), SelectionReader.WORDS.stream());
    onlyKnown(json, known.toList(), path);
    return rows(model, json, path).select(selection(model, json, path));
  }

  /// Which rows, without what is wanted of them.
  FindMany rows(Model model, JsonNode json, String path) {
    JsonNode cursor = json.path("cursor");
    return new FindMany(
        model.name(),
        wheres.optional(model, json, path),
        orders.orderBy(model, json.path("orderBy"), Problems.child(path, "orderBy")),
        cursor.isMissingNode()
            ? Optional.empty()
            : Optional.of(wheres.uniqueKey(model, cursor, Problems.child(path, "cursor"))),
        whole(json, "skip", path).orElse(0),
        whole(json, "take", path),
        fields(model, json.path("distinct"), Problems.child(path, "distinct")),
        Selection.ALL);
  }

  /// The rows that a `where` finds.
  FindMany whereOnly(Model model, JsonNode json) {
    return FindMany.of(model.name()).where(wheres.optional(model, json, ""));
  }

  Selection selection(Model model, JsonNode json, String path) {
    return selections.selection(model, json, path);
  }

  /// A whole number that may be left out; below zero only as `take`.
  OptionalLong whole(JsonNode json, String name, String path) {
    JsonNode number = json.path(name);
    if (number.isMissingNode()) {
      return OptionalLong.empty();
    }
    boolean fits = number.isIntegralNumber() && number.canConvertToInt();
    if (!fits || (!name.equals("take") && number.asLong() < 0)) {
      problems.add(Problems.child(path, name), "expects a whole number, such as 10");
      return OptionalLong.empty();
    }
    return OptionalLong.of(number.asLong());
  }

  /// One name of a stored field, or a list of them.
  List<String> fields(Model model, JsonNode json, String path) {
    List<String> fields = new ArrayList<>();
    List<JsonNode> items = json.isArray() ? json.valueStream().toList() : List.of(json);
    for (JsonNode item : items) {
      if (model.scalarField(item.asString("")).isPresent()) {
        fields.add(item.stringValue());
      } else if (!item.isMissingNode()) {
        problems.unknown(
            path,
            "a stored field of `" + model.name() + "`",
            item.asString(""),
            model.scalarFields().map(ScalarField::name).toList());
      }
    }
    return fields.stream().distinct().toList();
  }

  void onlyKnown(JsonNode json, List<String> known, String path) {
    if (!json.isObject()) {
      problems.add(path, "the arguments are a JSON object, such as {\"where\": {}}");
      return;
    }
    for (String name : json.propertyNames()) {
      if (!known.contains(name)) {
        problems.unknown(Problems.child(path, name), "an argument here", name, known);
      }
    }
  }
}
