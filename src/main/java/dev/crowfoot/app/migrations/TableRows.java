// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.catalog.Table;
import dev.crowfoot.catalog.TableName;
import dev.crowfoot.dialect.Dialect;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How many rows the tables have that some statements name.
record TableRows(Map<TableName, Long> counts) {
  private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"]|\"\")*\"");

  static TableRows of(
      Connection connection, Catalog catalog, List<String> statements, Dialect dialect)
      throws SQLException {
    Map<TableName, Long> counts = new LinkedHashMap<>();
    Set<String> named =
        statements.stream()
            .flatMap(s -> QUOTED.matcher(s).results())
            .map(MatchResult::group)
            .collect(Collectors.toSet());
    for (Table table : catalog.tables()) {
      if (named.contains(dialect.quote(table.name().name()))) {
        counts.put(table.name(), count(connection, dialect.quote(table.name())));
      }
    }
    return new TableRows(counts);
  }

  private static long count(Connection connection, String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  List<Trial.Rows> comparedWith(TableRows after) {
    return Stream.concat(counts.keySet().stream(), after.counts.keySet().stream())
        .distinct()
        .map(t -> new Trial.Rows(t.toString(), of(t), after.of(t)))
        .toList();
  }

  private OptionalLong of(TableName table) {
    Long count = counts.get(table);
    return count == null ? OptionalLong.empty() : OptionalLong.of(count);
  }
}
