// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.catalog;

import java.util.Optional;

/// A rename in the database's words: what the diff takes instead of guessing from drop and create.
public sealed interface CatalogRename {
  record OfTable(TableName from, TableName to) implements CatalogRename {}

  /// @param table the table's name after the migration
  record OfColumn(TableName table, String from, String to) implements CatalogRename {}

  record OfEnum(TableName from, TableName to) implements CatalogRename {}

  /// @param enumType the enum type's name after the migration
  record OfEnumValue(TableName enumType, String from, String to) implements CatalogRename {}

  /// A value of an enum that is stored as plain text, because the database has no enum types.
  ///
  /// @param table the table's name after the migration
  /// @param column the column's name after the migration
  /// @param to empty when the enum has lost it: nothing in the catalog shows that
  record OfStoredValue(TableName table, String column, String from, Optional<String> to)
      implements CatalogRename {}
}
