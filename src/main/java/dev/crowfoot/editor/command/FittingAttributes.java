// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.command;

import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.model.Arity;
import dev.crowfoot.model.EnumType;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.model.FieldType.Scalar;
import dev.crowfoot.syntax.Argument;
import dev.crowfoot.syntax.Attribute;
import dev.crowfoot.syntax.Expression;
import dev.crowfoot.syntax.Name;
import java.util.Optional;

/// Which attributes of a field can stay when its type changes.
final class FittingAttributes {
  private FittingAttributes() {}

  /// @param sameWord whether only the arity changes
  static boolean fits(
      Attribute attribute, FieldType type, Arity arity, boolean sameWord, Snapshot snapshot) {
    String name = attribute.name().map(Name::text).orElse("");
    if (name.indexOf('.') > 0) {
      return sameWord;
    }
    return switch (name) {
      case "updatedAt" -> type == Scalar.DATE_TIME && arity != Arity.LIST;
      case "default" ->
          attribute
              .argumentOrUnnamed("value")
              .flatMap(Argument::value)
              .filter(value -> defaultFits(value, type, arity, snapshot))
              .isPresent();
      default -> true;
    };
  }

  private static boolean defaultFits(
      Expression value, FieldType type, Arity arity, Snapshot snapshot) {
    if (value instanceof Expression.Call call && call.name().equals("dbgenerated")) {
      return true;
    }
    if (value instanceof Expression.Array array) {
      return arity == Arity.LIST
          && array.elements().stream().allMatch(e -> valueFits(e, type, snapshot));
    }
    return arity != Arity.LIST && valueFits(value, type, snapshot);
  }

  private static boolean valueFits(Expression value, FieldType type, Snapshot snapshot) {
    return switch (type) {
      case Scalar scalar -> scalarFits(value, scalar);
      case FieldType.EnumReference(String name) ->
          snapshot
              .analysis()
              .schema()
              .enumType(name)
              .filter(e -> value instanceof Expression.Path path && has(e, path.name()))
              .isPresent();
      case FieldType.CompositeReference _, FieldType.Unsupported _ -> false;
    };
  }

  private static boolean has(EnumType type, String value) {
    return type.value(value).isPresent();
  }

  private static boolean scalarFits(Expression value, Scalar scalar) {
    Optional<String> function =
        value instanceof Expression.Call call ? Optional.of(call.name()) : Optional.empty();
    boolean isNumber = value instanceof Expression.NumberLiteral;
    boolean isWhole = isNumber && value.text().indexOf('.') < 0;
    boolean isText = value instanceof Expression.StringLiteral;
    return switch (scalar) {
      case STRING ->
          isText || function.filter(f -> f.matches("uuid|cuid|ulid|nanoid|auto")).isPresent();
      case BOOLEAN -> value instanceof Expression.Path path && path.name().matches("true|false");
      case INT, BIG_INT ->
          isWhole || function.filter(f -> f.matches("autoincrement|sequence")).isPresent();
      case FLOAT, DECIMAL -> isNumber;
      case DATE_TIME -> isText || function.filter("now"::equals).isPresent();
      case JSON, BYTES -> isText;
    };
  }
}
