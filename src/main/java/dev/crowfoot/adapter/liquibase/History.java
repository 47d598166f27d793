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
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/// What Liquibase's own table says, read without Liquibase: which change sets a database has.
///
/// @param applied in the order in which they were applied
public record History(List<Applied> applied) {
  private static final String TABLE = "databasechangelog";
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  /// Who writes change sets by hand may call them alike in two migrations.
  private static final String OF_MIGRATION = " WHERE ID = ? AND FILENAME LIKE ?";

  public History {
    applied = List.copyOf(applied);
  }

  /// A change set that the database has.
  ///
  /// @param migration the migration it belongs to
  /// @param checksum what Liquibase knows it by; empty after it was told to forget that
  /// @param signature who applied it, when Crowfoot did
  public record Applied(
      String migration,
      String changeSet,
      Instant at,
      Optional<String> checksum,
      Optional<Signature> signature) {}

  /// The migrations a database has, oldest first, each with the time of its last change set.
  public SequencedMap<String, Instant> migrations() {
    SequencedMap<String, Instant> result = new LinkedHashMap<>();
    applied.forEach(a -> result.put(a.migration(), a.at()));
    return result;
  }

  /// The change sets of a migration.
  public List<Applied> of(String migration) {
    return applied.stream().filter(a -> a.migration().equals(migration)).toList();
  }

  /// How many change sets of a migration the database has.
  public int changeSetsOf(String migration) {
    return of(migration).size();
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
          "SELECT ORDEREXECUTED, FILENAME, ID, DATEEXECUTED, MD5SUM, COMMENTS FROM DATABASECHANGELOG"
              + " WHERE EXECTYPE IN ('EXECUTED', 'RERAN', 'MARK_RAN') ORDER BY ORDEREXECUTED";
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery(sql)) {
        while (rows.next()) {
          applied.put(
              rows.getInt(1),
              new Applied(
                  WatchedExecutor.migrationOf(rows.getString(2)),
                  rows.getString(3),
                  time(database, rows),
                  Optional.ofNullable(rows.getString(5)),
                  Optional.ofNullable(rows.getString(6)).flatMap(Signature::of)));
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

  /// Notes who applied change sets and how long each took, beside what Liquibase notes.
  ///
  /// @param took by the change set's id
  static void sign(Connection connection, Map<String, Duration> took) throws SQLException {
    String sql = "UPDATE DATABASECHANGELOG SET COMMENTS = ? WHERE ID = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (Map.Entry<String, Duration> entry : took.entrySet()) {
        statement.setString(1, Signature.here(entry.getValue()).text());
        statement.setString(2, entry.getKey());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /// Takes a migration's change sets out of the history; what they did stays done.
  public static void forget(Database database, String migration) {
    History history = read(database);
    try (Connection connection = database.connection();
        PreparedStatement statement =
            connection.prepareStatement("DELETE FROM DATABASECHANGELOG" + OF_MIGRATION)) {
      for (Applied applied : history.of(migration)) {
        statement.setString(1, applied.changeSet());
        statement.setString(2, "%" + migration + "/%");
        statement.executeUpdate();
      }
    } catch (SQLException e) {
      throw database.failure(e);
    }
  }

  /// Notes the checksums that a migration's change sets have now.
  public static void accept(Database database, String migration, Checksums now) {
    History history = read(database);
    try (Connection connection = database.connection();
        PreparedStatement statement =
            connection.prepareStatement("UPDATE DATABASECHANGELOG SET MD5SUM = ?" + OF_MIGRATION)) {
      for (Applied applied : history.of(migration)) {
        statement.setString(1, now.ofChangeSets().get(applied.changeSet()));
        statement.setString(2, applied.changeSet());
        statement.setString(3, "%" + migration + "/%");
        statement.executeUpdate();
      }
    } catch (SQLException e) {
      throw database.failure(e);
    }
  }

  static boolean exists(Database database, Connection connection, String table)
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
    return SECONDS.format(LocalDateTime.ofInstant(at, ZoneId.systemDefault()));
  }
}
