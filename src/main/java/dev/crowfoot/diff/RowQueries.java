// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.diff;

import dev.crowfoot.catalog.PrimaryKey;
import dev.crowfoot.catalog.Table;
import dev.crowfoot.catalog.TableName;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.diff.Hazard.Examples;
import dev.crowfoot.diff.Hazard.Question;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Writes the questions that hazards ask about rows, in the names the database has before.
record RowQueries(Dialect dialect) {
  String all(TableName table) {
    return "SELECT count(*) FROM " + dialect.quote(table);
  }

  /// How many rows meet a condition, and the keys of the first of them.
  Question where(Table table, String condition) {
    return new Question(
        all(table.name()) + " WHERE " + condition,
        keys(table, dialect.quote(table.name()) + " WHERE " + condition, ""));
  }

  /// The same for a condition that calls the table `c`.
  Question whereAliased(Table table, String condition) {
    String from = dialect.quote(table.name()) + " c WHERE " + condition;
    return new Question("SELECT count(*) FROM " + from, keys(table, from, "c."));
  }

  private Optional<Examples> keys(Table table, String from, String alias) {
    return table
        .primaryKey()
        .map(PrimaryKey::columns)
        .map(
            columns -> {
              String names =
                  columns.stream()
                      .map(c -> alias + dialect.quote(c))
                      .collect(Collectors.joining(", "));
              return new Examples(
                  columns,
                  "SELECT %s FROM %s ORDER BY %s LIMIT %d"
                      .formatted(names, from, names, Examples.MOST));
            });
  }

  /// How many rows share their values with others, and the values that most share.
  ///
  /// @param among a condition that follows another, with its `AND`; or nothing
  Question duplicates(TableName table, List<String> columns, String among) {
    String grouped = grouped(table, columns, among);
    return new Question("SELECT " + sharing(grouped), shared(columns, grouped));
  }

  /// How many rows share a key with others or have none.
  Question unfitForKey(TableName table, List<String> columns) {
    String grouped = grouped(table, columns, "");
    String missing =
        columns.stream()
            .map(c -> dialect.quote(c) + " IS NULL")
            .collect(Collectors.joining(" OR "));
    return new Question(
        "SELECT %s + (%s WHERE %s)".formatted(sharing(grouped), all(table), missing),
        shared(columns, grouped));
  }

  private static String sharing(String grouped) {
    return "(SELECT coalesce(sum(n), 0) FROM (SELECT count(*) AS n" + grouped + ") d)";
  }

  private String grouped(TableName table, List<String> columns, String among) {
    String given =
        columns.stream()
            .map(c -> dialect.quote(c) + " IS NOT NULL")
            .collect(Collectors.joining(" AND "));
    return " FROM %s WHERE %s%s GROUP BY %s HAVING count(*) > 1"
        .formatted(dialect.quote(table), given, among, names(columns));
  }

  private Optional<Examples> shared(List<String> columns, String grouped) {
    return Optional.of(
        new Examples(
            columns,
            "SELECT %s%s ORDER BY count(*) DESC, %s LIMIT %d"
                .formatted(names(columns), grouped, names(columns), Examples.MOST)));
  }

  /// 0 while there is at most one row, which cannot differ from itself.
  Question moreThanOne(TableName table) {
    return Question.of(
        "SELECT CASE WHEN count(*) > 1 THEN count(*) ELSE 0 END FROM " + dialect.quote(table));
  }

  private String names(List<String> columns) {
    return columns.stream().map(dialect::quote).collect(Collectors.joining(", "));
  }
}
