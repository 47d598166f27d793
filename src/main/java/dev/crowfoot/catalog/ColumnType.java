// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.catalog;

import java.util.Optional;

/// A column's type, in the spelling Prisma's migrations use for the database: `INTEGER`, `TEXT`,
/// `VARCHAR(191)`, `TIMESTAMP(3)`, `JSONB`; two types are the same when their spelling is.
///
/// @param name with its arguments, without `[]`; for an enum its plain name
/// @param array whether it is an array of them (PostgreSQL)
/// @param enumName set when it is an enum type of the database (PostgreSQL)
public record ColumnType(String name, boolean array, Optional<TableName> enumName) {
  public static ColumnType of(String name) {
    return new ColumnType(name, false, Optional.empty());
  }

  public static ColumnType ofEnum(TableName name) {
    return new ColumnType(name.name(), false, Optional.of(name));
  }

  public ColumnType asArray() {
    return new ColumnType(name, true, enumName);
  }

  public boolean isEnum() {
    return enumName.isPresent();
  }

  /// For people: `VARCHAR(191)[]`.
  @Override
  public String toString() {
    return array ? name + "[]" : name;
  }
}
