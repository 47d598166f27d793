// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.catalog;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A table.
///
/// @param columns in the table's order
/// @param indexes unique and plain, without the primary key's own
/// @param foreignKeys those this table holds
public record Table(
    TableName name,
    List<Column> columns,
    Optional<PrimaryKey> primaryKey,
    List<Index> indexes,
    List<ForeignKey> foreignKeys) {
  public Table {
    columns = List.copyOf(columns);
    indexes = List.copyOf(indexes);
    foreignKeys = List.copyOf(foreignKeys);
  }

  public Table withName(TableName newName) {
    return new Table(newName, columns, primaryKey, indexes, foreignKeys);
  }

  public Table withColumns(List<Column> newColumns) {
    return new Table(name, newColumns, primaryKey, indexes, foreignKeys);
  }

  public Table withForeignKeys(List<ForeignKey> newForeignKeys) {
    return new Table(name, columns, primaryKey, indexes, newForeignKeys);
  }

  public Table withIndexes(List<Index> newIndexes) {
    return new Table(name, columns, primaryKey, newIndexes, foreignKeys);
  }

  public Optional<Column> column(String columnName) {
    return columns.stream().filter(c -> c.name().equals(columnName)).findFirst();
  }

  public Optional<Index> index(String indexName) {
    return indexes.stream().filter(i -> i.name().equals(indexName)).findFirst();
  }

  public boolean isPrimaryKeyColumn(String columnName) {
    return primaryKey.stream().anyMatch(k -> k.columns().contains(columnName));
  }

  /// Whether two rows with the same value there may be impossible: it is part of the primary key or
  /// of a unique one.
  public boolean isKeyColumn(String columnName) {
    return keys().anyMatch(key -> key.contains(columnName));
  }

  /// Whether two rows with the same value there are impossible, whatever else they hold.
  public boolean isKey(String columnName) {
    return keys().anyMatch(key -> key.equals(List.of(columnName)));
  }

  private Stream<List<String>> keys() {
    return Stream.concat(
        primaryKey.stream().map(PrimaryKey::columns),
        indexes.stream().filter(Index::unique).map(Index::columnNames));
  }
}
