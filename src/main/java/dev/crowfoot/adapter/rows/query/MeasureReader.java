// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows.query;

import dev.crowfoot.adapter.rows.query.Measure.Function;
import dev.crowfoot.model.FieldType.Scalar;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.ScalarField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Reads what is measured of many rows: `_count: true, _avg: { age: true }`.
final class MeasureReader {
  static final List<String> WORDS = List.of("_count", "_avg", "_sum", "_min", "_max");

  private final Problems problems;

  MeasureReader(Problems problems) {
    this.problems = problems;
  }

  /// All measures in the arguments, in their order.
  List<Measure> measures(Model model, JsonNode json, String path) {
    List<Measure> measures = new ArrayList<>();
    json.forEachEntry(
        (word, value) ->
            Function.ofWord(word)
                .ifPresent(f -> measures.addAll(of(f, model, value, Problems.child(path, word)))));
    return measures;
  }

  /// The fields of one function.
  List<Measure> of(Function function, Model model, JsonNode json, String path) {
    if (function == Function.COUNT && json.isBoolean()) {
      return json.booleanValue() ? List.of(new Measure(function, Measure.ALL)) : List.of();
    }
    List<Measure> measures = new ArrayList<>();
    if (!json.isObject()) {
      problems.add(path, "expects an object with fields, such as {\"id\": true}");
    }
    json.forEachEntry(
        (name, value) -> {
          String at = Problems.child(path, name);
          if (value.asBoolean(false) && isMeasured(function, model, name, at)) {
            measures.add(new Measure(function, name));
          }
        });
    return measures;
  }

  /// Whether a field has such a measure.
  boolean isMeasured(Function function, Model model, String name, String path) {
    if (function == Function.COUNT && name.equals(Measure.ALL)) {
      return true;
    }
    Optional<ScalarField> field = model.scalarField(name);
    if (field.isEmpty()) {
      problems.unknown(
          path,
          "a stored field of `" + model.name() + "`",
          name,
          model.scalarFields().map(ScalarField::name).toList());
      return false;
    }
    boolean fits =
        switch (function) {
          case COUNT -> true;
          case AVERAGE, SUM -> DataReader.isNumber(field.get());
          case LEAST, MOST ->
              !field.get().isList()
                  && field.get().type() != Scalar.JSON
                  && field.get().type() != Scalar.BYTES
                  && field.get().type() != Scalar.BOOLEAN;
        };
    if (!fits) {
      problems.add(path, "`" + name + "` is of a type that has no `" + function.word() + "`");
    }
    return fits;
  }
}
