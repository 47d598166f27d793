// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.catalog;

import java.util.List;

/// What a column holds when an insert does not name it.
public sealed interface ColumnDefault {
  /// Text, or a value of an enum, unquoted.
  record Text(String value) implements ColumnDefault {}

  /// A number as written.
  record Numeric(String digits) implements ColumnDefault {}

  record Bool(boolean value) implements ColumnDefault {}

  /// Bytes as lower-case hexadecimal digits.
  record Bytes(String hex) implements ColumnDefault {}

  /// The time of the insert.
  record Now() implements ColumnDefault {}

  /// An array's values.
  record ListOf(List<ColumnDefault> values) implements ColumnDefault {
    public ListOf {
      values = List.copyOf(values);
    }
  }

  /// The column computes itself from others of its row; nobody can write it.
  ///
  /// @param stored kept with the row rather than computed when it is read
  record Generated(String sql, boolean stored) implements ColumnDefault {}

  /// Any other SQL expression, as the database or the schema spells it.
  record Expression(String sql) implements ColumnDefault {}
}
