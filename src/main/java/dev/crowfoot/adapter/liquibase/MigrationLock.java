// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.liquibase;

import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl.PostgresServer;
import dev.crowfoot.adapter.jdbc.DatabaseUrl.SqliteFile;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/// Liquibase's lock on a database. It is a row of a table, so whoever is killed leaves it behind;
/// what tells the dead from the living is asked of the database itself.
///
/// @param holder the machine, as Liquibase names it
/// @param alive what shows that somebody is still at work; empty when nothing does
public record MigrationLock(String holder, String since, Optional<String> alive) {
  /// What a run calls its connection to PostgreSQL, so that it can be found there.
  static final String SESSION = "Crowfoot migration";

  private static final String TABLE = "databasechangeloglock";

  /// Who holds the lock, if anybody does.
  public static Optional<MigrationLock> of(Database database) {
    try (Connection connection = database.connection()) {
      return of(database, connection);
    } catch (SQLException e) {
      throw database.failure(e);
    }
  }

  static Optional<MigrationLock> of(Database database, Connection connection) throws SQLException {
    if (!History.exists(database, connection, TABLE)) {
      return Optional.empty();
    }
    String sql = "SELECT LOCKED, LOCKEDBY, LOCKGRANTED FROM DATABASECHANGELOGLOCK WHERE ID = 1";
    String holder;
    String since;
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      if (!rows.next() || !rows.getBoolean(1)) {
        return Optional.empty();
      }
      holder = String.valueOf(rows.getString(2));
      since = String.valueOf(rows.getString(3));
    }
    return Optional.of(new MigrationLock(holder, since, alive(database, connection)));
  }

  private static Optional<String> alive(Database database, Connection connection)
      throws SQLException {
    return switch (database.url()) {
      case PostgresServer _ -> session(connection);
      case SqliteFile _ -> writer(connection);
    };
  }

  /// A server goes on with the statement of a client that is gone until it ends.
  private static Optional<String> session(Connection connection) throws SQLException {
    String sql =
        "SELECT pid, state, left(regexp_replace(query, '\\s+', ' ', 'g'), 80) FROM pg_stat_activity"
            + " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            + " AND application_name = '"
            + SESSION
            + "' ORDER BY backend_start";
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next()
          ? Optional.of(
              "The server's process %d is still at work for it (%s: `%s`)."
                  .formatted(rows.getInt(1), rows.getString(2), rows.getString(3)))
          : Optional.empty();
    }
  }

  /// Who may begin to write is alone.
  private static Optional<String> writer(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout=0");
      try {
        statement.execute("BEGIN IMMEDIATE");
        statement.execute("ROLLBACK");
        return Optional.empty();
      } catch (SQLException _) {
        return Optional.of("Another program is writing to the file right now.");
      } finally {
        statement.execute("PRAGMA busy_timeout=5000");
      }
    }
  }

  /// Who holds it, since when, and whether that one lives.
  public String sentence() {
    return alive.isPresent()
        ? "Since %s, `%s` has been migrating this database. %s"
            .formatted(since, holder, alive.get())
        : ("A migration that `%s` began at %s did not end: nobody is at work on it any more. What it"
                + " had not finished was taken back; its lock can be released.")
            .formatted(holder, since);
  }

  /// Gives the lock free, whoever holds it.
  ///
  /// @param end whether a session that is still at work is ended; what it had begun is taken back
  static void release(Database database, Connection connection, boolean end) throws SQLException {
    if (!History.exists(database, connection, TABLE)) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      if (end && database.url() instanceof PostgresServer) {
        statement.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
                + " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                + " AND application_name = '"
                + SESSION
                + "'");
      }
      statement.executeUpdate(
          "UPDATE DATABASECHANGELOGLOCK SET LOCKED = FALSE, LOCKGRANTED = NULL, LOCKEDBY = NULL"
              + " WHERE ID = 1");
    }
  }
}
