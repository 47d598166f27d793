// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.catalog;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// A column.
///
/// @param defaultValue absent for `NULL` and for columns that count by themselves
/// @param autoincrement whether the database counts: `SERIAL` or identity on PostgreSQL,
///   `AUTOINCREMENT` on SQLite
/// @param allowed the only values that a CHECK of ours lets in, because the column holds an enum
///   and the database has no enum types; in order, which is no difference. Empty without one
public record Column(
    String name,
    ColumnType type,
    boolean nullable,
    Optional<ColumnDefault> defaultValue,
    boolean autoincrement,
    Set<String> allowed) {
  public Column {
    allowed = Collections.unmodifiableSet(new LinkedHashSet<>(allowed));
  }

  /// A column that takes all that its type takes.
  public Column(
      String name,
      ColumnType type,
      boolean nullable,
      Optional<ColumnDefault> defaultValue,
      boolean autoincrement) {
    this(name, type, nullable, defaultValue, autoincrement, Set.of());
  }

  public Column withName(String newName) {
    return new Column(newName, type, nullable, defaultValue, autoincrement, allowed);
  }

  public Column withDefault(Optional<ColumnDefault> newDefault) {
    return new Column(name, type, nullable, newDefault, autoincrement, allowed);
  }

  public Column withAllowed(Set<String> values) {
    return new Column(name, type, nullable, defaultValue, autoincrement, values);
  }

  public boolean isGenerated() {
    return defaultValue.filter(ColumnDefault.Generated.class::isInstance).isPresent();
  }

  /// Whether a CHECK of ours keeps all but the values of its enum out.
  public boolean isChecked() {
    return !allowed.isEmpty();
  }
}
