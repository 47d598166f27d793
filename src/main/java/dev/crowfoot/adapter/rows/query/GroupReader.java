// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows.query;

import dev.crowfoot.adapter.rows.query.GroupBy.Having;
import dev.crowfoot.adapter.rows.query.GroupBy.Sort;
import dev.crowfoot.adapter.rows.query.Measure.Function;
import dev.crowfoot.adapter.rows.value.ValueReader;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.ScalarField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads the arguments of `groupBy`.
final class GroupReader {
  private static final List<String> ARGUMENTS =
      List.of(
          "by", "where", "having", "orderBy", "skip", "take", "_count", "_avg", "_sum", "_min",
          "_max");

  private final FindReader finds;
  private final OrderReader orders;
  private final MeasureReader measures;
  private final ScalarFilterReader scalars;
  private final Problems problems;

  GroupReader(FindReader finds, OrderReader orders, ValueReader values, Problems problems) {
    this.finds = finds;
    this.orders = orders;
    this.measures = new MeasureReader(problems);
    this.scalars = new ScalarFilterReader(values, problems);
    this.problems = problems;
  }

  GroupBy groupBy(Model model, JsonNode json) {
    finds.onlyKnown(json, ARGUMENTS, "");
    List<String> by = finds.fields(model, json.path("by"), "by");
    if (by.isEmpty()) {
      problems.add("by", "names no field. Say by which the rows are grouped.");
    }
    FindMany rows = finds.whereOnly(model, json);
    Aggregate measured =
        new Aggregate(rows, measures.measures(model, json, ""), json.path("_count").isBoolean());
    JsonNode having = json.path("having");
    return new GroupBy(
        by,
        measured,
        having.isMissingNode() ? new Having.All(List.of()) : having(model, by, having, "having"),
        sorts(model, by, json.path("orderBy"), "orderBy"),
        finds.whole(json, "skip", "").orElse(0),
        finds.whole(json, "take", ""));
  }

  private Having having(Model model, List<String> by, JsonNode json, String path) {
    if (!json.isObject()) {
      problems.add(path, "expects an object, such as {\"age\": {\"_avg\": {\"gt\": 18}}}");
    }
    List<Having> all = new ArrayList<>();
    json.forEachEntry(
        (name, value) -> {
          String at = Problems.child(path, name);
          switch (name) {
            case "AND" -> all.add(new Having.All(several(model, by, value, at)));
            case "OR" -> all.add(new Having.Any(several(model, by, value, at)));
            case "NOT" ->
                several(model, by, value, at).stream().map(Having.Not::new).forEach(all::add);
            default -> all.addAll(field(model, by, name, value, at));
          }
        });
    return all.size() == 1 ? all.getFirst() : new Having.All(all);
  }

  private List<Having> several(Model model, List<String> by, JsonNode json, String path) {
    if (!json.isArray()) {
      return List.of(having(model, by, json, path));
    }
    List<Having> conditions = new ArrayList<>();
    for (int i = 0; i < json.size(); i++) {
      conditions.add(having(model, by, json.get(i), path + "[" + i + "]"));
    }
    return conditions;
  }

  private List<Having> field(
      Model model, List<String> by, String name, JsonNode json, String path) {
    Optional<ScalarField> field = model.scalarField(name);
    boolean counts = name.equals(Measure.ALL);
    if (field.isEmpty() && !counts) {
      problems.unknown(
          path,
          "a stored field of `" + model.name() + "`",
          name,
          model.scalarFields().map(ScalarField::name).toList());
      return List.of();
    }
    List<Having> all = new ArrayList<>();
    @Nullable ObjectNode rest = json.isObject() ? ((ObjectNode) json).deepCopy() : null;
    for (String word : MeasureReader.WORDS) {
      Optional<Function> function = Function.ofWord(word);
      if (rest == null || !rest.has(word) || function.isEmpty()) {
        continue;
      }
      String at = Problems.child(path, word);
      if (measures.isMeasured(function.get(), model, name, at)) {
        Measure measure = new Measure(function.get(), name);
        ScalarField result = measure.result(field);
        scalars.read(model, result, rest.path(word), at).stream()
            .map(f -> new Having.OfMeasure(measure, f))
            .forEach(all::add);
      }
      rest.remove(word);
    }
    if (field.isPresent() && (rest == null || !rest.isEmpty())) {
      if (!by.contains(name)) {
        problems.add(path, "is not in `by`; give a measure, such as {\"_avg\": {\"gt\": 18}}");
      }
      scalars.read(model, field.get(), rest == null ? json : rest, path).stream()
          .map(Having.OfField::new)
          .forEach(all::add);
    }
    return all;
  }

  private List<Sort> sorts(Model model, List<String> by, JsonNode json, String path) {
    List<Sort> sorts = new ArrayList<>();
    if (json.isArray()) {
      for (int i = 0; i < json.size(); i++) {
        sorts.addAll(sorts(model, by, json.get(i), path + "[" + i + "]"));
      }
      return sorts;
    }
    json.forEachEntry(
        (name, value) -> {
          String at = Problems.child(path, name);
          Optional<Function> function = Function.ofWord(name);
          if (function.isPresent()) {
            value.forEachEntry(
                (field, direction) -> {
                  String here = Problems.child(at, field);
                  if (measures.isMeasured(function.get(), model, field, here)) {
                    sort(field, function, direction, here).ifPresent(sorts::add);
                  }
                });
          } else if (by.contains(name)) {
            sort(name, Optional.empty(), value, at).ifPresent(sorts::add);
          } else {
            problems.unknown(at, "in `by`, nor a measure", name, by);
          }
        });
    return sorts;
  }

  private Optional<Sort> sort(
      String field, Optional<Function> function, JsonNode json, String path) {
    return orders
        .direction(json, path)
        .map(d -> new Sort(field, function, d, orders.nulls(json, path)));
  }
}
