// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.diff;

import dev.crowfoot.catalog.Column;
import dev.crowfoot.catalog.ColumnDefault;
import dev.crowfoot.catalog.Table;
import java.util.Optional;
import java.util.Set;

/// What the rows that are already there get in a column that must have a value.
public sealed interface Fill {
  /// The types that can hold the number of any row.
  Set<String> NUMBERED =
      Set.of("INTEGER", "BIGINT", "DECIMAL", "DOUBLE PRECISION", "REAL", "TEXT", "VARCHAR");

  /// A value that somebody chose.
  record Value(ColumnDefault value) implements Fill {}

  /// Whatever means nothing in the column's type: `''`, 0, false, the first value of an enum.
  record Neutral() implements Fill {}

  /// No value, although the column has a default.
  record Absent() implements Fill {}

  /// The value that somebody chose, if somebody did.
  static Optional<ColumnDefault> chosen(Optional<Fill> fill) {
    return fill.filter(Value.class::isInstance).map(f -> ((Value) f).value());
  }

  /// Whether each row gets its number: two rows with the same key cannot be.
  default boolean isByNumber(Table table, Column column) {
    return this instanceof Neutral && table.isKeyColumn(column.name()) && isNumbered(column);
  }

  private static boolean isNumbered(Column column) {
    return NUMBERED.contains(column.type().name().replaceAll("\\(.*", ""))
        && !column.type().array();
  }

  /// What it takes to add a column that must have a value.
  static Optional<Fill> forRequired(Column column) {
    return column.nullable() || column.defaultValue().isPresent() || column.autoincrement()
        ? Optional.empty()
        : Optional.of(new Neutral());
  }

  /// What it takes to bring back a column whose values are lost: where each row needs another, not
  /// the default that would be the same for all. In a key of several columns it may be, the others
  /// tell the rows apart.
  static Optional<Fill> forLost(Table table, Column column) {
    boolean same = column.defaultValue().filter(Fill::isOneValue).isPresent();
    if (!same || column.autoincrement() || !table.isKey(column.name())) {
      return forRequired(column);
    }
    if (column.nullable()) {
      return Optional.of(new Absent());
    }
    return isNumbered(column) ? Optional.of(new Neutral()) : Optional.empty();
  }

  private static boolean isOneValue(ColumnDefault value) {
    return switch (value) {
      case ColumnDefault.Text _, ColumnDefault.Numeric _, ColumnDefault.Bool _ -> true;
      case ColumnDefault.Bytes _, ColumnDefault.Now _, ColumnDefault.ListOf _ -> true;
      case ColumnDefault.Generated _, ColumnDefault.Expression _ -> false;
    };
  }
}
