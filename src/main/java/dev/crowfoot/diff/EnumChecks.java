// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.diff;

import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.catalog.CatalogRename;
import dev.crowfoot.catalog.CatalogRename.OfStoredValue;
import dev.crowfoot.catalog.Column;
import dev.crowfoot.catalog.Table;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.dialect.EnumCheck;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Judges checks on the values of enums, where the database has no enum types: rows that hold
/// another value keep such a check from being made.
record EnumChecks(Catalog after, List<CatalogRename> renames, RowQueries rows) {
  /// @param former the table with the rows
  /// @param column the column's name there
  Optional<Hazard> hazard(Change.AlterColumn alter, Table former, String column) {
    Set<String> fitting = fitting(alter);
    if (!alter.to().isChecked()
        || (alter.from().isChecked() && fitting.containsAll(alter.from().allowed()))) {
      return Optional.empty();
    }
    String name = alter.after().name() + "." + alter.to().name();
    Hazard.Kind kind =
        alter.from().isChecked() ? Hazard.Kind.ENUM_VALUE_REMOVED : Hazard.Kind.TYPE_CHANGED;
    return Optional.of(
        new Hazard(
            kind,
            "`%s` takes only %s; rows that hold anything else keep the migration from running."
                .formatted(
                    name,
                    alter.to().allowed().stream()
                        .map(v -> "`" + v + "`")
                        .collect(Collectors.joining(", "))),
            Optional.of(
                rows.where(
                    former, rows.dialect().quote(column) + " NOT IN " + EnumCheck.list(fitting)))));
  }

  /// The values that a column may hold before, so that it holds allowed ones after.
  private Set<String> fitting(Change.AlterColumn alter) {
    List<OfStoredValue> own =
        renames.stream()
            .filter(OfStoredValue.class::isInstance)
            .map(OfStoredValue.class::cast)
            .filter(r -> r.table().equals(alter.after().name()))
            .filter(r -> r.column().equals(alter.to().name()))
            .toList();
    return Stream.concat(
            alter.to().allowed().stream()
                .filter(v -> own.stream().noneMatch(r -> r.from().equals(v))),
            own.stream()
                .filter(r -> r.to().filter(alter.to().allowed()::contains).isPresent())
                .map(OfStoredValue::from))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /// Whether what becomes of a value is said by the check of its column.
  boolean cover(Change.RewriteValues rewrite) {
    return after
        .table(rewrite.table())
        .flatMap(t -> t.column(rewrite.column()))
        .filter(Column::isChecked)
        .isPresent();
  }

  /// The text of a table's definition, as SQL, without the checks of ours.
  static String without(Table table) {
    String sql = "sql";
    for (Column column : table.columns()) {
      if (column.isChecked()) {
        sql = "replace(%s, %s, '')".formatted(sql, Dialect.sqlite().text(EnumCheck.sql(column)));
      }
    }
    return sql;
  }
}
