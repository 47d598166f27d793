// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl.PostgresServer;
import dev.crowfoot.adapter.jdbc.DatabaseUrl.SqliteFile;
import dev.crowfoot.dialect.Dialect;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// Drops everything in a database, in one transaction.
final class Emptying {
  private Emptying() {}

  /// @param schemas of PostgreSQL; none means the connection's own
  static void empty(Database database, List<String> schemas) {
    database.checkWritable();
    try (Connection connection = database.ownConnection();
        Statement statement = connection.createStatement()) {
      switch (database.url()) {
        case SqliteFile _ -> emptyFile(connection, statement);
        case PostgresServer url -> {
          connection.setAutoCommit(false);
          for (String schema : schemas.isEmpty() ? List.of(url.schema()) : schemas) {
            String name = Dialect.postgresql().quote(schema);
            statement.execute("DROP SCHEMA IF EXISTS " + name + " CASCADE");
            statement.execute("CREATE SCHEMA " + name);
          }
          connection.commit();
        }
      }
    } catch (SQLException e) {
      throw database.failure(e);
    }
  }

  private static void emptyFile(Connection connection, Statement statement) throws SQLException {
    statement.execute("PRAGMA foreign_keys=OFF");
    connection.setAutoCommit(false);
    List<String> drops = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery(
            "SELECT type, name FROM sqlite_master WHERE type IN ('view', 'table')"
                + " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type DESC")) {
      while (rows.next()) {
        drops.add(
            "DROP %s %s".formatted(rows.getString(1), Dialect.sqlite().quote(rows.getString(2))));
      }
    }
    for (String drop : drops) {
      statement.execute(drop);
    }
    connection.commit();
  }
}
