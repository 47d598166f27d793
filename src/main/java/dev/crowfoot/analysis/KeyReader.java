// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import dev.crowfoot.model.Index;
import dev.crowfoot.model.IndexField;
import dev.crowfoot.model.PrimaryKey;
import dev.crowfoot.model.UniqueKey;
import dev.crowfoot.syntax.Argument;
import dev.crowfoot.syntax.Attribute;
import dev.crowfoot.syntax.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/// Reads `@id`, `@unique`, `@@id`, `@@unique`, `@@index` and `@@fulltext`.
public final class KeyReader {
  private KeyReader() {}

  /// `@id` of one field.
  static PrimaryKey fieldId(String field, Attribute attribute) {
    return new PrimaryKey(
        List.of(fieldOf(field, attribute)), Optional.empty(), string(attribute, "map"));
  }

  /// `@unique` of one field.
  ///
  /// @param columns from the name of a field to that of its column
  static UniqueKey fieldUnique(String field, Attribute attribute, UnaryOperator<String> columns) {
    return new UniqueKey(
        List.of(fieldOf(field, attribute)),
        Optional.empty(),
        string(attribute, "map"),
        where(attribute, columns));
  }

  /// How the field of an `@id` or `@unique` is stored in its key.
  public static IndexField fieldOf(String field, Attribute attribute) {
    return storedAs(field, attribute.arguments());
  }

  static PrimaryKey id(Attribute attribute) {
    return new PrimaryKey(fields(attribute), string(attribute, "name"), string(attribute, "map"));
  }

  static UniqueKey unique(Attribute attribute, UnaryOperator<String> columns) {
    return new UniqueKey(
        fields(attribute),
        string(attribute, "name"),
        string(attribute, "map"),
        where(attribute, columns));
  }

  static Index index(Attribute attribute, UnaryOperator<String> columns) {
    return new Index(
        fields(attribute),
        string(attribute, "map").or(() -> string(attribute, "name")),
        attribute.value("type").map(Expression::text),
        where(attribute, columns),
        attribute.isNamed("fulltext"));
  }

  /// The fields of `@@…([a, b(sort: Desc)])`, whether or not they exist.
  public static List<IndexField> fields(Attribute attribute) {
    List<IndexField> fields = new ArrayList<>();
    for (Expression element : fieldExpressions(attribute)) {
      switch (element) {
        case Expression.Path path -> fields.add(IndexField.of(path.name()));
        case Expression.Call call -> fields.add(storedAs(call.name(), call.arguments()));
        default -> {}
      }
    }
    return fields;
  }

  /// The elements of the `fields` argument as they stand in the text.
  public static List<Expression> fieldExpressions(Attribute attribute) {
    return attribute.valueOrUnnamed("fields").map(Expression::elements).orElse(List.of());
  }

  private static IndexField storedAs(String field, List<Argument> arguments) {
    IndexField.Sort sort = IndexField.Sort.ASCENDING;
    OptionalInt length = OptionalInt.empty();
    Optional<String> opClass = Optional.empty();
    for (Argument argument : arguments) {
      Optional<Expression> value = argument.value();
      if (argument.isNamed("sort")) {
        sort =
            value.map(Expression::text).filter("Desc"::equals).isPresent()
                ? IndexField.Sort.DESCENDING
                : IndexField.Sort.ASCENDING;
      } else if (argument.isNamed("length")) {
        length = value.map(Numbers::integer).orElse(OptionalInt.empty());
      } else if (argument.isNamed("ops")) {
        opClass = value.map(Expression::text);
      }
    }
    return new IndexField(field, sort, length, opClass);
  }

  private static Optional<String> string(Attribute attribute, String argument) {
    return attribute.value(argument).flatMap(Expression::stringValue);
  }

  private static Optional<String> where(Attribute attribute, UnaryOperator<String> columns) {
    return attribute.value("where").map(where -> Predicates.sql(where, columns));
  }
}
