// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.dialect;

import dev.crowfoot.catalog.Column;
import dev.crowfoot.catalog.ColumnDefault;
import dev.crowfoot.model.DefaultValue;
import dev.crowfoot.model.EnumType;
import dev.crowfoot.model.FieldType;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Says the default of a column in the language, as an expression of the database where the
/// language has no word for it.
final class DefaultsOfCatalog {
  /// A moment in UTC, as a database or the language writes it.
  private static final Pattern MOMENT =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\d)[T ](\\d\\d:\\d\\d:\\d\\d)(\\.\\d+)?(?:Z|\\+00(?::00)?)?");

  private DefaultsOfCatalog() {}

  /// @param enumType the field's, when it has one
  static DefaultValue of(
      ColumnDefault value,
      Column column,
      FieldType type,
      Optional<EnumType> enumType,
      Dialect dialect) {
    return literal(value, type, enumType)
        .orElseGet(
            () ->
                new DefaultValue.DatabaseExpression(
                    Optional.of(expression(value, column, dialect))));
  }

  /// A column that computes itself is written as Prisma writes it: with its expression for a
  /// default, so that nobody has to give it a value.
  private static String expression(ColumnDefault value, Column column, Dialect dialect) {
    return switch (value) {
      case ColumnDefault.Generated(String sql, _) -> sql;
      case ColumnDefault.Expression(String sql) when dialect instanceof PostgresDialect -> sql;
      default -> dialect.sql(value, column.type());
    };
  }

  /// Empty where the language has no word for it.
  private static Optional<DefaultValue> literal(
      ColumnDefault value, FieldType type, Optional<EnumType> enumType) {
    if (value instanceof ColumnDefault.ListOf(var values)) {
      List<DefaultValue> known =
          values.stream().flatMap(v -> literal(v, type, enumType).stream()).toList();
      return known.size() == values.size()
          ? Optional.of(new DefaultValue.ListOf(known))
          : Optional.empty();
    }
    if (enumType.isPresent()) {
      return value instanceof ColumnDefault.Text(String text)
          ? enumType.get().values().stream()
              .filter(v -> v.databaseName().equals(text))
              .findFirst()
              .map(v -> new DefaultValue.EnumValue(v.name()))
          : Optional.empty();
    }
    return type instanceof FieldType.Scalar scalar ? literal(value, scalar) : Optional.empty();
  }

  private static Optional<DefaultValue> literal(ColumnDefault value, FieldType.Scalar scalar) {
    DefaultValue said =
        switch (value) {
          case ColumnDefault.Text(String text)
              when scalar == FieldType.Scalar.STRING || scalar == FieldType.Scalar.JSON ->
              new DefaultValue.Text(text);
          case ColumnDefault.Text(String text)
              when scalar == FieldType.Scalar.DATE_TIME && MOMENT.matcher(text).matches() ->
              new DefaultValue.Text(MOMENT.matcher(text).replaceFirst("$1T$2$3Z"));
          case ColumnDefault.Numeric(String digits) when isNumber(scalar, digits) ->
              new DefaultValue.Numeric(digits);
          case ColumnDefault.Bool(boolean bool) when scalar == FieldType.Scalar.BOOLEAN ->
              new DefaultValue.Bool(bool);
          case ColumnDefault.Bytes(String hex) when scalar == FieldType.Scalar.BYTES ->
              new DefaultValue.Text(
                  Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex)));
          case ColumnDefault.Now() when scalar == FieldType.Scalar.DATE_TIME ->
              new DefaultValue.Now();
          case ColumnDefault.Text _, ColumnDefault.Numeric _, ColumnDefault.Bool _ ->
              new DefaultValue.DatabaseExpression(Optional.empty());
          case ColumnDefault.Bytes _, ColumnDefault.Now _, ColumnDefault.ListOf _ ->
              new DefaultValue.DatabaseExpression(Optional.empty());
          case ColumnDefault.Generated _, ColumnDefault.Expression _ ->
              new DefaultValue.DatabaseExpression(Optional.empty());
        };
    return Optional.of(said).filter(d -> !(d instanceof DefaultValue.DatabaseExpression));
  }

  private static boolean isNumber(FieldType.Scalar scalar, String digits) {
    return switch (scalar) {
      case INT, BIG_INT -> digits.matches("-?\\d+");
      case FLOAT, DECIMAL -> digits.matches("-?\\d+(\\.\\d+)?");
      case STRING, BOOLEAN, DATE_TIME, JSON, BYTES -> false;
    };
  }
}
