// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.catalog;

import java.util.Optional;

/// A column.
///
/// @param defaultValue absent for `NULL` and for columns that count by themselves
/// @param autoincrement whether the database counts: `SERIAL` or identity on PostgreSQL,
///   `AUTOINCREMENT` on SQLite
public record Column(
    String name,
    ColumnType type,
    boolean nullable,
    Optional<ColumnDefault> defaultValue,
    boolean autoincrement) {
  public Column withName(String newName) {
    return new Column(newName, type, nullable, defaultValue, autoincrement);
  }

  public Column withDefault(Optional<ColumnDefault> newDefault) {
    return new Column(name, type, nullable, newDefault, autoincrement);
  }

  public boolean isGenerated() {
    return defaultValue.filter(ColumnDefault.Generated.class::isInstance).isPresent();
  }
}
