// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.dialect;

import dev.crowfoot.catalog.Extra;
import dev.crowfoot.catalog.Index;
import dev.crowfoot.catalog.PrimaryKey;
import dev.crowfoot.catalog.Table;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a SQLite table's definition says beside its schema, as far as a new definition of the table
/// can say it too: checks, collations, `STRICT`, `WITHOUT ROWID`, `ON CONFLICT`, `DEFERRABLE`.
///
/// @param table the new shape
/// @param extras those that can be said of it
public record CarriedParts(Table table, List<Extra> extras) {
  private static final String STRICT = "STRICT";
  private static final String WITHOUT_ROWID = "WITHOUT ROWID";
  private static final String PRIMARY_KEY = "PRIMARY KEY";
  private static final String UNIQUE = "UNIQUE";
  private static final String NOT_NULL = "NOT NULL";

  /// The only types that a strict table takes.
  private static final Set<String> STRICT_TYPES =
      Set.of("INT", "INTEGER", "REAL", "TEXT", "BLOB", "ANY");

  public CarriedParts {
    extras = List.copyOf(extras);
  }

  /// A table that is as its schema says.
  static CarriedParts none(Table table) {
    return new CarriedParts(table, List.of());
  }

  /// @param from the table as it is
  /// @param to the same table as it will be
  /// @param extras of the database
  public static CarriedParts of(Table from, Table to, List<Extra> extras) {
    return new CarriedParts(
        to,
        extras.stream()
            .filter(e -> e.on().equals(to.name()))
            .filter(e -> e.columns().stream().allMatch(c -> to.column(c).isPresent()))
            .filter(e -> e.kind() != Extra.Kind.TABLE_OPTION || isPossible(e, from, to))
            .toList());
  }

  private static boolean isPossible(Extra option, Table from, Table to) {
    return switch (option.name()) {
      case STRICT ->
          to.columns().stream()
              .allMatch(c -> STRICT_TYPES.contains(Dialect.sqlite().sql(c.type())));
      // Without a row id, rows can only be told by a key that is there already.
      case WITHOUT_ROWID ->
          to.primaryKey().stream()
              .anyMatch(k -> k.columns().stream().allMatch(c -> from.column(c).isPresent()));
      default -> false;
    };
  }

  /// Whether a table option or a clause of the definition as it is cannot be said again.
  ///
  /// @param all what is in the database
  public boolean loses(List<Extra> all) {
    return all.stream()
        .filter(e -> e.on().equals(table.name()))
        .anyMatch(
            e ->
                switch (e.kind()) {
                  case TABLE_OPTION -> !extras.contains(e);
                  case CONFLICT -> e.name().startsWith(UNIQUE) && isPlainIndex(e);
                  default -> false;
                });
  }

  /// Whether what was a `UNIQUE` of the definition must be an index under a name of its own.
  private boolean isPlainIndex(Extra clause) {
    return table.indexes().stream()
        .filter(Index::unique)
        .anyMatch(i -> isOver(clause, i.columnNames()) && !isConstraint(i));
  }

  /// Whether its rows have no number underneath.
  public boolean isWithoutRowId() {
    return options().contains(WITHOUT_ROWID);
  }

  /// Those behind the parenthesis of the definition.
  List<String> options() {
    return extras.stream()
        .filter(e -> e.kind() == Extra.Kind.TABLE_OPTION)
        .map(Extra::name)
        .toList();
  }

  /// Whether an index is a `UNIQUE` of the definition: it has to be where it says what becomes of a
  /// conflict.
  public boolean isConstraint(Index index) {
    return index.constraint()
        || (index.unique()
            && index.where().isEmpty()
            && index.columns().stream().noneMatch(Index.IndexColumn::descending)
            && !conflict(UNIQUE, index.columnNames()).isEmpty()
            && index
                .name()
                .equals(
                    new ConstraintNames(Dialect.sqlite().longestName())
                        .uniqueKey(table.name().name(), index.columnNames())));
  }

  String onPrimaryKey() {
    return conflict(PRIMARY_KEY, table.primaryKey().map(PrimaryKey::columns).orElse(List.of()));
  }

  String onUnique(Index index) {
    return conflict(UNIQUE, index.columnNames());
  }

  String onNull(String column) {
    return conflict(NOT_NULL, List.of(column));
  }

  /// When a foreign key is checked.
  String deferral(List<String> columns) {
    return said(Extra.Kind.DEFERRABLE, "", columns);
  }

  private String conflict(String clause, List<String> columns) {
    return said(Extra.Kind.CONFLICT, clause, columns);
  }

  private String said(Extra.Kind kind, String name, List<String> columns) {
    Optional<Extra> found =
        extras.stream()
            .filter(e -> e.kind() == kind && e.name().startsWith(name) && isOver(e, columns))
            .findFirst();
    return found.map(e -> " " + e.definition()).orElse("");
  }

  private static boolean isOver(Extra extra, Collection<String> columns) {
    return new HashSet<>(extra.columns()).equals(new HashSet<>(columns));
  }
}
