// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import dev.crowfoot.diagnostic.Code;
import dev.crowfoot.model.DefaultValue;
import dev.crowfoot.model.EnumType;
import dev.crowfoot.model.EnumValue;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.syntax.Attribute;
import dev.crowfoot.syntax.Expression;
import dev.crowfoot.text.TextEdit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Checks that `@default(…)` gives a value that the field can hold.
final class DefaultChecks {
  private final Declared declared;
  private final Findings findings;

  /// The values of each enum, which long lists are looked up in.
  private final Map<String, Set<String>> valueNames = new HashMap<>();

  DefaultChecks(Declared declared, Findings findings) {
    this.declared = declared;
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
    if (field.type() instanceof FieldType.CompositeReference) {
      findings.add(
          Code.WRONG_DEFAULT,
          path,
          attribute.span(),
          "A field of a composite type has no default. Remove `@default`.",
          Findings.fix("Remove it", path, TextEdit.delete(attribute.span())));
      return;
    }
    boolean holdsEnum = field.type() instanceof FieldType.EnumReference;
    if (value.get() instanceof Expression.Call call
        && (field.defaultValue().isEmpty() || isElsewhere(field.defaultValue().get()))
        && !holdsEnum) {
      unknownFunction(path, call);
      return;
    }
    if (value.get() instanceof Expression.Call call
        && DefaultFunction.named(call.name())
            .filter(function -> !function.takes(call.arguments()))
            .isPresent()) {
      wrongFunctionArguments(path, call);
    } else if (field.defaultValue().isEmpty()) {
      wrong(path, field, value.get());
    } else {
      check(path, field, field.defaultValue().get(), value.get());
    }
  }

  private void check(String path, ScalarField field, DefaultValue read, Expression value) {
    boolean isFunction = value instanceof Expression.Call;
    if (field.isList() && !isFunction && !(read instanceof DefaultValue.ListOf)) {
      wrong(path, field, value);
    } else if (field.isList() && value instanceof Expression.Array array) {
      array.elements().stream()
          .filter(element -> !fitsElement(field.type(), element))
          .findFirst()
          .ifPresent(element -> wrongElement(path, field, element));
    } else if (!fits(field.type(), read)) {
      wrong(path, field, value);
    }
  }

  /// The default of a list lists plain values.
  private boolean fitsElement(FieldType type, Expression element) {
    boolean isPlain = !(element instanceof Expression.Call || element instanceof Expression.Array);
    return isPlain && DefaultReader.value(element).filter(read -> fits(type, read)).isPresent();
  }

  private void wrongElement(String path, ScalarField field, Expression element) {
    if (field.type() instanceof FieldType.EnumReference reference
        && element instanceof Expression.Path written) {
      wrongEnumValue(path, reference, written);
      return;
    }
    findings.add(
        Code.WRONG_DEFAULT,
        path,
        element.span(),
        "`"
            + element.text()
            + "` cannot be a value of `"
            + field.name()
            + "`, which lists values of type `"
            + field.type().word()
            + "`.");
  }

  /// A function that only another database has.
  private boolean isElsewhere(DefaultValue value) {
    return value instanceof DefaultValue.Sequence
        && declared.datasource().isPresent()
        && !declared.isFor(Provider.COCKROACHDB);
  }

  /// M127
  private void wrongFunctionArguments(String path, Expression.Call call) {
    findings.add(
        Code.WRONG_ARGUMENT,
        path,
        call.span(),
        "`"
            + call.name()
            + "` takes "
            + DefaultFunction.named(call.name()).map(DefaultFunction::takesWhat).orElse("")
            + ".");
  }

  /// M118
  private void unknownFunction(String path, Expression.Call call) {
    Optional<String> similar =
        Similar.to(call.name(), Arrays.stream(DefaultFunction.values()).map(DefaultFunction::word));
    findings.add(
        Code.UNKNOWN_FUNCTION,
        path,
        call.span(),
        "There is no function `"
            + call.name()
            + "` for defaults. "
            + similar
                .map(meant -> "Did you mean `" + meant + "()`?")
                .orElse(
                    "Use `autoincrement()`, `now()`, `uuid()`, `cuid()`, `ulid()`, `nanoid()` or"
                        + " `dbgenerated(\"…\")`."));
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
            + advice(field, value));
  }

  private static String advice(ScalarField field, Expression value) {
    if (isBareText(field, value)) {
      return " Write texts in quotes: `\"" + value.text() + "\"`.";
    }
    if (field.isList()) {
      return " Write the values in brackets, such as `[…]`.";
    }
    return switch (field.type()) {
      case FieldType.Scalar.DATE_TIME ->
          " Write `now()`, or a time such as `\"2020-01-31T12:00:00Z\"`.";
      case FieldType.Scalar.JSON -> " Write JSON in quotes, such as `\"{}\"`.";
      case FieldType.Scalar.BYTES -> " Write the bytes as Base64 in quotes.";
      case FieldType.Unsupported _ -> " Only `dbgenerated(\"…\")` can stand here.";
      default -> "";
    };
  }

  private static boolean isBareText(ScalarField field, Expression value) {
    return field.type() == FieldType.Scalar.STRING
        && !field.isList()
        && value instanceof Expression.Path;
  }

  private void wrongEnumValue(
      String path, FieldType.EnumReference reference, Expression.Path written) {
    EnumType type = declared.enums().get(reference.name());
    Optional<String> similar =
        type == null
            ? Optional.empty()
            : Similar.to(
                written.name(), type.values().stream().map(v -> v.name()).limit(Similar.MOST));
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
        similar.stream().map(meant -> Findings.change(path, written.span(), meant)).toList());
  }

  private boolean fits(FieldType type, DefaultValue value) {
    return switch (type) {
      case FieldType.Scalar scalar -> fits(scalar, value);
      case FieldType.EnumReference reference ->
          switch (value) {
            case DefaultValue.EnumValue(String name) -> hasValue(reference, name);
            case DefaultValue.Bool(boolean word) -> hasValue(reference, Boolean.toString(word));
            case DefaultValue.DatabaseExpression _ -> true;
            default -> false;
          };
      case FieldType.CompositeReference _ -> true;
      case FieldType.Unsupported _ -> value instanceof DefaultValue.DatabaseExpression;
    };
  }

  private boolean hasValue(FieldType.EnumReference reference, String name) {
    EnumType type = declared.enums().get(reference.name());
    return type == null
        || valueNames
            .computeIfAbsent(
                type.name(),
                _ -> type.values().stream().map(EnumValue::name).collect(Collectors.toSet()))
            .contains(name);
  }

  private static boolean fits(FieldType.Scalar type, DefaultValue value) {
    return switch (value) {
      case DefaultValue.Text(String text) ->
          switch (type) {
            case STRING -> true;
            case DATE_TIME -> Literals.isTimestamp(text);
            case JSON -> Literals.isJson(text);
            case BYTES -> Literals.isBase64(text);
            case DECIMAL -> Literals.isDecimal(text);
            default -> false;
          };
      case DefaultValue.Numeric number ->
          switch (type) {
            case INT, BIG_INT -> Literals.isLong(number.digits());
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
