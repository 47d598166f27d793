// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows.value;

import dev.crowfoot.model.ScalarField;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How one database keeps the values of fields: what JDBC binds and what it returns.
public interface Storage {
  /// The SQL type that a bound value needs to be cast to, because the database would not compare or
  /// store it otherwise: PostgreSQL's enums, JSON, UUIDs and lists.
  Optional<String> cast(ScalarField field);

  /// Whether a column is read as text because JDBC knows no better way.
  boolean isReadAsText(ScalarField field);

  /// What JDBC binds for a value of the field.
  Object bind(ScalarField field, Object value);

  /// Says in which form a field's column holds points in time, when it can hold several.
  default void keepsMilliseconds(ScalarField field, boolean milliseconds) {}

  /// A list of any length as one bound value, because a statement takes only so many; empty when
  /// the database has no such form for the field.
  Optional<Many> bindMany(ScalarField field, List<Object> values);

  /// @param in the operator for one of them, `notIn` for none
  /// @param before what stands before the placeholder
  record Many(String in, String notIn, String before, String after, Object bound) {}

  /// Reads a cell, whatever its field.
  @Nullable Object fetch(ResultSet results, int column, int jdbcType) throws SQLException;

  /// The field's value for what [#fetch] returned.
  Object read(ScalarField field, Object fetched);
}
