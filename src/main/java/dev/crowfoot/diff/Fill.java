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
  Set<String> NUMBERED = Set.of("INTEGER", "BIGINT", "TEXT");

  /// A value that somebody chose.
  record Value(ColumnDefault value) implements Fill {}

  /// Whatever means nothing in the column's type: `''`, 0, false, the first value of an enum.
  record Neutral() implements Fill {}

  /// The value that somebody chose, if somebody did.
  static Optional<ColumnDefault> chosen(Optional<Fill> fill) {
    return fill.filter(Value.class::isInstance).map(f -> ((Value) f).value());
  }

  /// Whether each row gets its number: two rows with the same key cannot be.
  default boolean isByNumber(Table table, Column column) {
    return this instanceof Neutral
        && table.isPrimaryKeyColumn(column.name())
        && NUMBERED.contains(column.type().name());
  }

  /// What it takes to bring back a column whose values are lost.
  static Optional<Fill> forRequired(Column column) {
    return column.nullable() || column.defaultValue().isPresent() || column.autoincrement()
        ? Optional.empty()
        : Optional.of(new Neutral());
  }
}
