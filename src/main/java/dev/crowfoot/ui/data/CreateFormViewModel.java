// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.data;

import dev.crowfoot.adapter.rows.QueryEngine;
import dev.crowfoot.adapter.rows.value.Reading;
import dev.crowfoot.adapter.rows.value.ValueReader;
import dev.crowfoot.model.DefaultValue;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.model.FieldType.Scalar;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.RelationField;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.Schema;
import dev.crowfoot.ui.background.Background;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// A new row while it is filled in: a field for each column in the schema's order, checked before
/// anything is sent. What is left empty is left to defaults.
final class CreateFormViewModel {
  private final Schema schema;
  private final Model model;
  private final ValueReader reader;
  private final Supplier<QueryEngine> engine;
  private final Background background;
  private final List<FormField> fields;

  CreateFormViewModel(
      Schema schema,
      Model model,
      ValueReader reader,
      Supplier<QueryEngine> engine,
      Background background) {
    this.schema = schema;
    this.model = model;
    this.reader = reader;
    this.engine = engine;
    this.background = background;
    this.fields =
        model
            .scalarFields()
            .filter(f -> !f.ignored() && !(f.type() instanceof FieldType.Unsupported))
            .map(FormField::new)
            .toList();
  }

  Model model() {
    return model;
  }

  List<FormField> fields() {
    return fields;
  }

  /// Checks every field and tells each what is wrong with it.
  ///
  /// @return the values given; empty when something is wrong
  Optional<Map<String, @Nullable Object>> values() {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    boolean fine = true;
    for (FormField field : fields) {
      fine &= field.readInto(values);
    }
    return fine ? Optional.of(values) : Optional.empty();
  }

  /// One line of the form.
  final class FormField {
    private final ScalarField field;
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<NestedRow>> nested =
        new ReadOnlyObjectWrapper<>(Optional.empty());

    private FormField(ScalarField field) {
      this.field = field;
      text.addListener(
          (_, _, _) -> {
            problem.set("");
            nested.set(Optional.empty());
          });
    }

    /// The new row that this one refers to, when it is not to be one that exists.
    ReadOnlyObjectProperty<Optional<NestedRow>> nestedProperty() {
      return nested.getReadOnlyProperty();
    }

    /// Refers to a row that is new as well.
    void nest(RelationChoices relation, Map<String, @Nullable Object> values) {
      text.set("");
      problem.set("");
      nested.set(
          Optional.of(new NestedRow(relation.target().name(), relation.reference(), values)));
    }

    ScalarField field() {
      return field;
    }

    StringProperty textProperty() {
      return text;
    }

    /// What is wrong; empty when nothing is known to be.
    ReadOnlyStringProperty problemProperty() {
      return problem.getReadOnlyProperty();
    }

    /// Whether it must be filled in.
    boolean isRequired() {
      return field.isRequired() && field.defaultValue().isEmpty() && !field.updatedAt();
    }

    List<String> choices() {
      return field.isList() ? List.of() : Choices.of(schema, field).toList();
    }

    /// The rows it may refer to, when it alone is a foreign key.
    Optional<RelationChoices> relation() {
      return model
          .relationFields()
          .filter(r -> r.fields().equals(List.of(field.name())))
          .findFirst()
          .flatMap(this::choicesOf);
    }

    private Optional<RelationChoices> choicesOf(RelationField relation) {
      return schema
          .model(relation.target())
          .map(
              target ->
                  new RelationChoices(
                      target, relation.references().getFirst(), engine, background));
    }

    /// What will stand there when it is left empty.
    String ghost() {
      if (field.updatedAt()) {
        return "now()";
      }
      return field
          .defaultValue()
          .map(CreateFormViewModel::words)
          .orElse(field.isRequired() ? example() : field.isList() ? "[]" : "NULL");
    }

    private String example() {
      return field.type() == Scalar.DATE_TIME ? "2026-01-31 12:30" : "";
    }

    private boolean readInto(Map<String, @Nullable Object> values) {
      String given = text.get();
      if (nested.get().isPresent()) {
        values.put(field.name(), nested.get().get());
        return true;
      }
      if (given.isEmpty()) {
        boolean missing = isRequired();
        boolean string = field.type() == Scalar.STRING;
        problem.set(missing ? "Required." + (string ? " Type \"\" for an empty text." : "") : "");
        return !missing;
      }
      boolean emptyText = field.type() == Scalar.STRING && given.equals("\"\"");
      return switch (reader.fromText(field, emptyText ? "" : given)) {
        case Reading.Read(@Nullable Object value) -> {
          problem.set("");
          values.put(field.name(), value);
          yield true;
        }
        case Reading.Refused(String message) -> {
          problem.set(Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".");
          yield false;
        }
      };
    }
  }

  /// A default as the schema writes it.
  static String words(DefaultValue value) {
    return switch (value) {
      case DefaultValue.Text(String text) -> text.isEmpty() ? "\"\"" : text;
      case DefaultValue.Numeric(String digits) -> digits;
      case DefaultValue.Bool(boolean bool) -> String.valueOf(bool);
      case DefaultValue.EnumValue(String name) -> name;
      case DefaultValue.ListOf(List<DefaultValue> items) ->
          items.stream()
              .map(CreateFormViewModel::words)
              .collect(Collectors.joining(", ", "[", "]"));
      case DefaultValue.Autoincrement() -> "autoincrement()";
      case DefaultValue.Now() -> "now()";
      case DefaultValue.Uuid(int version) -> version == 7 ? "uuid(7)" : "uuid()";
      case DefaultValue.Cuid(int version) -> version == 2 ? "cuid(2)" : "cuid()";
      case DefaultValue.Ulid() -> "ulid()";
      case DefaultValue.Nanoid _ -> "nanoid()";
      case DefaultValue.DatabaseExpression(var sql) -> sql.orElse("dbgenerated()");
      case DefaultValue.Auto() -> "auto()";
      case DefaultValue.Sequence _ -> "sequence()";
    };
  }
}
