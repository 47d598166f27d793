// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.catalog;

import java.util.List;
import java.util.Optional;

/// An index. Unique keys are unique indexes, as in Prisma's migrations.
///
/// @param method how it is stored (PostgreSQL), lower case; `btree` unless said otherwise
/// @param where the predicate of a partial index
public record Index(
    String name, boolean unique, List<IndexColumn> columns, String method, Optional<String> where) {
  public static final String BTREE = "btree";

  public Index {
    columns = List.copyOf(columns);
  }

  public List<String> columnNames() {
    return columns.stream().map(IndexColumn::name).toList();
  }

  public Index withName(String newName) {
    return new Index(newName, unique, columns, method, where);
  }

  /// A column of an index.
  ///
  /// @param opClass the operator class when it is not the type's own
  public record IndexColumn(String name, boolean descending, Optional<String> opClass) {
    public static IndexColumn of(String name) {
      return new IndexColumn(name, false, Optional.empty());
    }
  }
}
