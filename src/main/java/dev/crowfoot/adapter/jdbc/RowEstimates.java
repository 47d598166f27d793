// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.jdbc;

import dev.crowfoot.adapter.jdbc.DatabaseUrl.PostgresServer;
import dev.crowfoot.adapter.jdbc.DatabaseUrl.SqliteFile;
import dev.crowfoot.catalog.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// About how many rows the tables of a server have, without reading them.
public final class RowEstimates {
  /// What the server counted last, for as many pages as there are now; where it never has, pages of
  /// rows of a common size. A partitioned table is none: what PostgreSQL can do with tables in use
  /// it cannot do with those.
  private static final String QUERY =
      """
      SELECT n.nspname, c.relname, n.nspname = current_schema(),
             CASE WHEN c.reltuples > 0 AND c.relpages > 0
                  THEN c.reltuples / c.relpages
                       * (pg_relation_size(c.oid) / current_setting('block_size')::int)
                  ELSE pg_relation_size(c.oid) / 100 END
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = 'r' AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
      """;

  private RowEstimates() {}

  /// The tables of all schemas; those of the connection's own also without its name. None for a
  /// file, where nobody waits long.
  public static Map<TableName, Long> read(Database database) {
    return switch (database.url()) {
      case SqliteFile _ -> Map.of();
      case PostgresServer _ -> query(database);
    };
  }

  private static Map<TableName, Long> query(Database database) {
    Map<TableName, Long> estimates = new HashMap<>();
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(QUERY)) {
      while (rows.next()) {
        TableName name = new TableName(Optional.of(rows.getString(1)), rows.getString(2));
        long count = rows.getLong(4);
        estimates.put(name, count);
        if (rows.getBoolean(3)) {
          estimates.put(TableName.of(name.name()), count);
        }
      }
    } catch (SQLException e) {
      throw database.failure(e);
    }
    return estimates;
  }
}
