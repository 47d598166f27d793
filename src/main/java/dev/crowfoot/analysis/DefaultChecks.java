// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import dev.crowfoot.diagnostic.Code;
import dev.crowfoot.model.DefaultValue;
import dev.crowfoot.model.EnumType;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.syntax.Attribute;
import dev.crowfoot.syntax.Expression;
import dev.crowfoot.text.TextEdit;
import java.util.Optional;

/// Checks that `@default(…)` gives a value that the field can hold.
final class DefaultChecks {
  private final CheckedSchema schema;
  private final Findings findings;

  DefaultChecks(CheckedSchema schema, Findings findings) {
    this.schema = schema;
    this.findings = findings;
  }

  void check(ReadModel model) {
    for (ReadField row : model.rows()) {
      if (row.field() instanceof ScalarField scalar) {
        row.attribute("default").ifPresent(attribute -> check(model.path(), scalar, attribute));
      }
    }
  }

  private void check(String path, ScalarField field, Attribute attribute) {
    Optional<Expression> value = attribute.valueOrUnnamed("value");
    if (value.isEmpty()) {
      return;
    }
    if (field.defaultValue().isEmpty() || isElsewhere(field.defaultValue().get())) {
      unknownFunction(path, value.get());
      return;
    }
    DefaultValue read = field.defaultValue().get();
    if (read instanceof DefaultValue.DatabaseExpression) {
      return;
    }
    if (field.isList()) {
      if (read instanceof DefaultValue.ListOf list) {
        list.values().stream()
            .filter(element -> !fits(field.type(), element))
            .findFirst()
            .ifPresent(_ -> wrong(path, field, value.get()));
      } else {
        wrong(path, field, value.get());
      }
    } else if (!fits(field.type(), read)) {
      wrong(path, field, value.get());
    }
  }

  /// A function that only another database has.
  private boolean isElsewhere(DefaultValue value) {
    return value instanceof DefaultValue.Sequence
        && schema.datasource().isPresent()
        && !schema.isFor(Provider.COCKROACHDB);
  }

  /// M118
  private void unknownFunction(String path, Expression value) {
    if (value instanceof Expression.Call call) {
      findings.add(
          Code.UNKNOWN_FUNCTION,
          path,
          value.span(),
          "There is no function `"
              + call.name()
              + "` for defaults. Use `autoincrement()`, `now()`, `uuid()`, `cuid()`, `ulid()`,"
              + " `nanoid()` or `dbgenerated(\"…\")`.");
    }
  }

  /// M119
  private void wrong(String path, ScalarField field, Expression value) {
    if (field.type() instanceof FieldType.EnumReference reference
        && value instanceof Expression.Path written) {
      wrongEnumValue(path, reference, written);
      return;
    }
    findings.add(
        Code.WRONG_DEFAULT,
        path,
        value.span(),
        "`"
            + value.text()
            + "` cannot be the default of `"
            + field.name()
            + "`, which is of type `"
            + field.type().word()
            + field.arity().suffix()
            + "`."
            + (isBareText(field, value)
                ? " Write texts in quotes: `\"" + value.text() + "\"`."
                : ""));
  }

  private static boolean isBareText(ScalarField field, Expression value) {
    return field.type() == FieldType.Scalar.STRING
        && !field.isList()
        && value instanceof Expression.Path;
  }

  private void wrongEnumValue(
      String path, FieldType.EnumReference reference, Expression.Path written) {
    EnumType type = schema.enums().get(reference.name());
    Optional<String> similar =
        type == null
            ? Optional.empty()
            : Similar.to(written.name(), type.values().stream().map(v -> v.name()));
    findings.add(
        Code.WRONG_DEFAULT,
        path,
        written.span(),
        "Enum `"
            + reference.name()
            + "` has no value `"
            + written.name()
            + "`."
            + similar.map(meant -> " Did you mean `" + meant + "`?").orElse(""),
        similar.stream()
            .map(
                meant ->
                    Findings.fix(
                        "Change to `" + meant + "`", path, TextEdit.replace(written.span(), meant)))
            .toList());
  }

  private boolean fits(FieldType type, DefaultValue value) {
    return switch (type) {
      case FieldType.Scalar scalar -> fits(scalar, value);
      case FieldType.EnumReference reference ->
          switch (value) {
            case DefaultValue.EnumValue(String name) -> hasValue(reference, name);
            case DefaultValue.Bool(boolean word) -> hasValue(reference, Boolean.toString(word));
            default -> false;
          };
      case FieldType.CompositeReference _ -> true;
      case FieldType.Unsupported _ -> false;
    };
  }

  private boolean hasValue(FieldType.EnumReference reference, String name) {
    EnumType type = schema.enums().get(reference.name());
    return type == null || type.value(name).isPresent();
  }

  private static boolean fits(FieldType.Scalar type, DefaultValue value) {
    return switch (value) {
      case DefaultValue.Text _ ->
          switch (type) {
            case STRING, DATE_TIME, JSON, BYTES, DECIMAL -> true;
            default -> false;
          };
      case DefaultValue.Numeric number ->
          switch (type) {
            case INT, BIG_INT -> number.digits().indexOf('.') < 0;
            case FLOAT, DECIMAL -> true;
            default -> false;
          };
      case DefaultValue.Bool _ -> type == FieldType.Scalar.BOOLEAN;
      case DefaultValue.EnumValue _, DefaultValue.ListOf _ -> false;
      case DefaultValue.Autoincrement _, DefaultValue.Sequence _ ->
          type == FieldType.Scalar.INT || type == FieldType.Scalar.BIG_INT;
      case DefaultValue.Now _ -> type == FieldType.Scalar.DATE_TIME;
      case DefaultValue.Uuid _, DefaultValue.Cuid _, DefaultValue.Ulid _, DefaultValue.Nanoid _ ->
          type == FieldType.Scalar.STRING;
      case DefaultValue.DatabaseExpression _, DefaultValue.Auto _ -> true;
    };
  }
}
