// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.liquibase;

import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl.PostgresServer;
import dev.crowfoot.adapter.jdbc.DatabaseUrl.SqliteFile;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/// What Liquibase's own tables say, read without Liquibase: which change sets a database has, and
/// who holds the lock.
///
/// @param applied in the order in which they were applied
public record History(List<Applied> applied) {
  private static final String TABLE = "databasechangelog";
  private static final String LOCK_TABLE = "databasechangeloglock";

  public History {
    applied = List.copyOf(applied);
  }

  /// A change set that the database has.
  ///
  /// @param migration the migration it belongs to
  public record Applied(String migration, String changeSet, Instant at) {}

  /// Somebody is applying changes, or was killed while doing so.
  ///
  /// @param holder the machine, as Liquibase names it
  public record Lock(String holder, String since) {}

  /// The migrations a database has, oldest first, each with the time of its last change set.
  public SequencedMap<String, Instant> migrations() {
    SequencedMap<String, Instant> result = new LinkedHashMap<>();
    applied.forEach(a -> result.put(a.migration(), a.at()));
    return result;
  }

  /// How many change sets of a migration the database has.
  public int changeSetsOf(String migration) {
    return (int) applied.stream().filter(a -> a.migration().equals(migration)).count();
  }

  /// The history of a database; empty when nothing was ever applied to it.
  public static History read(Database database) {
    try (Connection connection = database.connection()) {
      return read(database, connection);
    } catch (SQLException e) {
      throw database.failure(e);
    }
  }

  static History read(Database database, Connection connection) throws SQLException {
    TreeMap<Integer, Applied> applied = new TreeMap<>();
    if (exists(database, connection, TABLE)) {
      String sql =
          "SELECT ORDEREXECUTED, FILENAME, ID, DATEEXECUTED FROM DATABASECHANGELOG"
              + " WHERE EXECTYPE IN ('EXECUTED', 'RERAN', 'MARK_RAN') ORDER BY ORDEREXECUTED";
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery(sql)) {
        while (rows.next()) {
          applied.put(
              rows.getInt(1),
              new Applied(
                  WatchedExecutor.migrationOf(rows.getString(2)),
                  rows.getString(3),
                  time(database, rows)));
        }
      }
    }
    return new History(new ArrayList<>(applied.values()));
  }

  /// Liquibase writes SQLite's times as text in UTC, PostgreSQL's without a zone in the session's.
  private static Instant time(Database database, ResultSet rows) throws SQLException {
    return switch (database.url()) {
      case PostgresServer _ -> rows.getTimestamp(4).toInstant();
      case SqliteFile _ -> {
        String text = rows.getString(4).strip().replace(' ', 'T');
        try {
          yield LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException _) {
          yield Instant.EPOCH;
        }
      }
    };
  }

  /// Who holds the lock, if anybody does.
  public static Optional<Lock> lock(Database database) {
    try (Connection connection = database.connection()) {
      return lock(database, connection);
    } catch (SQLException e) {
      throw database.failure(e);
    }
  }

  static Optional<Lock> lock(Database database, Connection connection) throws SQLException {
    if (!exists(database, connection, LOCK_TABLE)) {
      return Optional.empty();
    }
    String sql = "SELECT LOCKED, LOCKEDBY, LOCKGRANTED FROM DATABASECHANGELOGLOCK WHERE ID = 1";
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() && rows.getBoolean(1)
          ? Optional.of(
              new Lock(String.valueOf(rows.getString(2)), String.valueOf(rows.getString(3))))
          : Optional.empty();
    }
  }

  /// Gives the lock free, whoever holds it.
  static void releaseLock(Database database, Connection connection) throws SQLException {
    if (exists(database, connection, LOCK_TABLE)) {
      try (Statement statement = connection.createStatement()) {
        statement.executeUpdate(
            "UPDATE DATABASECHANGELOGLOCK SET LOCKED = FALSE, LOCKGRANTED = NULL, LOCKEDBY = NULL"
                + " WHERE ID = 1");
      }
    }
  }

  private static boolean exists(Database database, Connection connection, String table)
      throws SQLException {
    String sql =
        switch (database.url()) {
          case PostgresServer _ -> "SELECT 1 WHERE to_regclass(?) IS NOT NULL";
          case SqliteFile _ ->
              "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ? COLLATE NOCASE";
        };
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, table);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  /// For people, in their own time zone.
  public static String display(Instant at) {
    return LocalDateTime.ofInstant(at, ZoneId.systemDefault())
        .truncatedTo(ChronoUnit.SECONDS)
        .toString()
        .replace('T', ' ');
  }
}
