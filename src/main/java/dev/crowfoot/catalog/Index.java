// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.catalog;

import java.util.List;
import java.util.Optional;

/// An index. Unique keys are unique indexes, as in Prisma's migrations; whether somebody's own SQL
/// made one a constraint matters only to those who drop it.
///
/// @param method how it is stored (PostgreSQL), lower case; `btree` unless said otherwise
/// @param where the predicate of a partial index
/// @param constraint whether it belongs to a `UNIQUE` of the table's definition, without which it
///   cannot be dropped
public record Index(
    String name,
    boolean unique,
    List<IndexColumn> columns,
    String method,
    Optional<String> where,
    boolean constraint) {
  public static final String BTREE = "btree";

  public Index {
    columns = List.copyOf(columns);
  }

  /// An index that stands for itself.
  public Index(
      String name,
      boolean unique,
      List<IndexColumn> columns,
      String method,
      Optional<String> where) {
    this(name, unique, columns, method, where, false);
  }

  public List<String> columnNames() {
    return columns.stream().map(IndexColumn::name).toList();
  }

  public Index withName(String newName) {
    return new Index(newName, unique, columns, method, where, constraint);
  }

  public Index asConstraint(boolean isConstraint) {
    return new Index(name, unique, columns, method, where, isConstraint);
  }

  /// Whether it indexes the same in the same way, whatever it is called and however it was made.
  public boolean isLike(Index other) {
    return withName(other.name).asConstraint(other.constraint).equals(other);
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
