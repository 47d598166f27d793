// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.transfer;

import dev.crowfoot.adapter.rows.query.ArgumentReader;
import dev.crowfoot.adapter.rows.query.Problem;
import dev.crowfoot.adapter.rows.value.Json;
import dev.crowfoot.adapter.rows.value.JsonText;
import dev.crowfoot.adapter.rows.value.Reading;
import dev.crowfoot.adapter.rows.value.ValueReader;
import dev.crowfoot.app.transfer.FileRow.Cell;
import dev.crowfoot.model.Arity;
import dev.crowfoot.model.FieldType.Scalar;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.RelationField;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Reads the cells of a file as the values of fields, and finds all that is wrong with a row
/// without asking the database.
final class RowReader {
  private final Model model;
  private final Mapping mapping;
  private final EmptyCells empty;
  private final ValueReader values;
  private final List<Problem> required;

  RowReader(Schema schema, Model model, Mapping mapping, EmptyCells empty) {
    this.model = model;
    this.mapping = mapping;
    this.empty = empty;
    this.values = new ValueReader(schema);
    this.required = new ArgumentReader(schema).missing(model, Set.of());
  }

  ReadRow read(FileRow source) {
    ReadRow row = new ReadRow(source);
    source.problem().ifPresent(problem -> row.refuse("", problem));
    if (source.problem().isPresent()) {
      return row;
    }
    for (int i = 0; i < mapping.targets().size(); i++) {
      switch (mapping.targets().get(i)) {
        case Target.Nothing() -> {}
        case Target.ToField(ScalarField field) -> give(row, field, source.cell(i));
        case Target.ByValue by -> refer(row, by, source.cell(i));
      }
    }
    for (Problem missing : required) {
      if (!row.gives(missing.path()) && row.refusals().stream().noneMatch(r -> isOf(r, missing))) {
        row.refuse(missing.path(), missing.message());
      }
    }
    return row;
  }

  private boolean isOf(Refusal refusal, Problem missing) {
    return refusal.field().equals(missing.path())
        || model
            .relationField(refusal.field().replaceFirst("\\..*", ""))
            .filter(r -> r.fields().contains(missing.path()))
            .isPresent();
  }

  private void give(ReadRow row, ScalarField field, Cell cell) {
    switch (reading(field, cell)) {
      case Reading.Refused(String problem) -> row.refuse(field.name(), problem);
      case Reading.Read(@Nullable Object value) when value != null -> row.give(field.name(), value);
      case Reading.Read _ -> giveNothing(row, field, cell);
    }
  }

  /// No value is null, an empty list, or left to the field's default.
  private static void giveNothing(ReadRow row, ScalarField field, Cell cell) {
    if (cell instanceof Cell.Absent) {
      return;
    }
    if (field.isList()) {
      row.give(field.name(), List.of());
    } else if (field.arity() == Arity.OPTIONAL) {
      row.give(field.name(), null);
    } else if (field.defaultValue().isEmpty() && !field.updatedAt()) {
      row.refuse(field.name(), "is required; this row has no value for it");
    }
  }

  private void refer(ReadRow row, Target.ByValue by, Cell cell) {
    RelationField relation = by.relation();
    switch (reading(by.field(), cell)) {
      case Reading.Refused(String problem) -> row.refuse(by.words(), problem);
      case Reading.Read(@Nullable Object value) when value != null -> {
        relation.fields().forEach(field -> row.give(field, null)); // until it is looked up
        row.refer(by, value);
      }
      case Reading.Read _ ->
          relation.fields().stream()
              .flatMap(field -> model.scalarField(field).stream())
              .forEach(field -> giveNothing(row, field, cell));
    }
  }

  /// What a cell is for a field; null for no value.
  Reading reading(ScalarField field, Cell cell) {
    return switch (cell) {
      case Cell.Absent _ -> new Reading.Read(null);
      case Cell.Empty _ -> nothing(field, empty == EmptyCells.EMPTY_TEXT);
      case Cell.Text(String text)
          when text.isEmpty() && field.type() == Scalar.BYTES && empty == EmptyCells.BY_QUOTES ->
          values.fromText(field, text);
      case Cell.Text(String text) when text.isEmpty() ->
          nothing(field, empty != EmptyCells.NO_VALUE);
      case Cell.Text(String text) -> text(field, text);
      case Cell.Value(JsonNode json) when json.isString() && field.type() == Scalar.FLOAT ->
          notFinite(json.stringValue()).orElseGet(() -> values.fromJson(field, json));
      case Cell.Value(JsonNode json) -> values.fromJson(field, json);
    };
  }

  private static Reading nothing(ScalarField field, boolean text) {
    return new Reading.Read(text && field.type() == Scalar.STRING && !field.isList() ? "" : null);
  }

  private Reading text(ScalarField field, String text) {
    if (field.isList()) {
      return values.fromText(field, text);
    }
    if (field.type() == Scalar.JSON) {
      return json(text);
    }
    if (field.type() == Scalar.BOOLEAN) {
      return bool(text)
          .<Reading>map(Reading.Read::new)
          .orElseGet(() -> values.fromText(field, text));
    }
    return field.type() == Scalar.FLOAT
        ? notFinite(text).orElseGet(() -> values.fromText(field, text))
        : values.fromText(field, text);
  }

  /// What a `Float` can be besides numbers; SQLite has no `NaN`.
  private Optional<Reading> notFinite(String text) {
    return switch (text) {
      case "NaN" ->
          values.isForSqlite() ? Optional.empty() : Optional.of(new Reading.Read(Double.NaN));
      case "Infinity" -> Optional.of(new Reading.Read(Double.POSITIVE_INFINITY));
      case "-Infinity" -> Optional.of(new Reading.Read(Double.NEGATIVE_INFINITY));
      default -> Optional.empty();
    };
  }

  /// Also `null`, which is a value of its own in JSON.
  private static Reading json(String text) {
    try {
      return new Reading.Read(new JsonText(Json.text(Json.MAPPER.readTree(text))));
    } catch (JacksonException broken) {
      return new Reading.Refused("is not JSON: " + broken.getOriginalMessage());
    }
  }

  /// As databases and spreadsheets write it.
  private static Optional<Object> bool(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "true", "t", "yes", "y", "1" -> Optional.of(true);
      case "false", "f", "no", "n", "0" -> Optional.of(false);
      default -> Optional.empty();
    };
  }
}
