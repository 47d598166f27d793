// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.diff;

import dev.crowfoot.catalog.Column;
import dev.crowfoot.catalog.ColumnDefault;
import java.util.Optional;

/// What the rows that are already there get in a column that must have a value.
public sealed interface Fill {
  /// A value that somebody chose.
  record Value(ColumnDefault value) implements Fill {}

  /// Whatever means nothing in the column's type: `''`, 0, false, the first value of an enum.
  record Neutral() implements Fill {}

  /// The value that somebody chose, if somebody did.
  static Optional<ColumnDefault> chosen(Optional<Fill> fill) {
    return fill.filter(Value.class::isInstance).map(f -> ((Value) f).value());
  }

  /// What it takes to bring back a column whose values are lost.
  static Optional<Fill> forRequired(Column column) {
    return column.nullable() || column.defaultValue().isPresent() || column.autoincrement()
        ? Optional.empty()
        : Optional.of(new Neutral());
  }
}
