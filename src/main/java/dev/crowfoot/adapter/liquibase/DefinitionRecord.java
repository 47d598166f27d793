// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.liquibase;

import dev.crowfoot.adapter.Failure.ConnectionFailure;
import dev.crowfoot.adapter.jdbc.CatalogReader;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl.PostgresServer;
import dev.crowfoot.adapter.jdbc.DatabaseUrl.SqliteFile;
import dev.crowfoot.catalog.Definition;
import dev.crowfoot.catalog.Extra;
import dev.crowfoot.catalog.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a database had that no model says when a run ended, in a small table beside Liquibase's
/// own: no file says how the database spells it, so that nobody could tell otherwise what was
/// changed since.
///
/// The table is a help, not a truth: where it is missing, or was written at another moment of the
/// history or by a server that may spell otherwise, or may not be read, nothing is compared.
public final class DefinitionRecord {
  private static final String TABLE = CatalogReader.DEFINITIONS;

  /// Another one when other kinds of things are noted, or in other words.
  private static final String FORMAT = "2: ";

  /// The kind of the row that says of which moment the others are.
  private static final String MOMENT = "MOMENT";

  private static final System.Logger LOG = System.getLogger(DefinitionRecord.class.getName());

  private DefinitionRecord() {}

  /// What was there when the history was as it is now; empty when nobody knows.
  public static Optional<List<Definition>> read(Database database, History history) {
    try (Connection connection = database.connection()) {
      if (!History.exists(database, connection, TABLE)) {
        return Optional.empty();
      }
      return moment(database, connection, history).equals(notedMoment(connection))
          ? Optional.of(noted(connection))
          : Optional.empty();
    } catch (SQLException _) {
      // Who may not read it can still see and change the rest of the database.
      LOG.log(System.Logger.Level.DEBUG, "what stood beside the models could not be read");
      return Optional.empty();
    }
  }

  private static String notedMoment(Connection connection) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT definition FROM " + TABLE + " WHERE kind = ?")) {
      query.setString(1, MOMENT);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next() ? rows.getString(1) : "";
      }
    }
  }

  private static List<Definition> noted(Connection connection) throws SQLException {
    List<Definition> found = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT kind, in_schema, on_table, name, definition FROM "
                + TABLE
                + " WHERE kind <> ?")) {
      query.setString(1, MOMENT);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          found.add(
              new Definition(
                  Extra.Kind.valueOf(rows.getString(1)),
                  new TableName(Optional.ofNullable(rows.getString(2)), rows.getString(3)),
                  rows.getString(4),
                  rows.getString(5)));
        }
      }
    }
    return found;
  }

  /// Notes what is there now. That it cannot be noted changes nothing of what was run: nothing is
  /// compared then.
  public static void write(Database database, History history, List<Definition> definitions) {
    try (Connection connection = database.connection()) {
      connection.setAutoCommit(false);
      makeEmpty(connection);
      insert(connection, moment(database, connection, history), definitions);
      connection.commit();
    } catch (SQLException | ConnectionFailure _) {
      LOG.log(System.Logger.Level.DEBUG, "what stands beside the models could not be noted");
    }
  }

  private static void makeEmpty(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE IF NOT EXISTS "
              + TABLE
              + " (kind VARCHAR(30) NOT NULL, in_schema TEXT, on_table TEXT NOT NULL,"
              + " name TEXT NOT NULL, definition TEXT NOT NULL)");
      statement.execute("DELETE FROM " + TABLE);
    }
  }

  private static void insert(Connection connection, String moment, List<Definition> definitions)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO " + TABLE + " VALUES (?, ?, ?, ?, ?)")) {
      add(insert, MOMENT, Optional.empty(), "", "", moment);
      for (Definition d : definitions) {
        add(insert, d.kind().name(), d.on().schema(), d.on().name(), d.name(), d.text());
      }
      insert.executeBatch();
    }
  }

  private static void add(
      PreparedStatement insert,
      String kind,
      Optional<String> schema,
      String table,
      String name,
      String text)
      throws SQLException {
    insert.setString(1, kind);
    insert.setString(2, schema.orElse(null));
    insert.setString(3, table);
    insert.setString(4, name);
    insert.setString(5, text);
    insert.addBatch();
  }

  /// Which change sets the database has, and who spelled what stands beside them: another version
  /// of PostgreSQL, or another search path, may tell the same otherwise. So it does after a
  /// restore, which is known by the table of notes being another one.
  private static String moment(Database database, Connection connection, History history)
      throws SQLException {
    String applied =
        FORMAT
            + history.applied().size()
            + " change sets until "
            + history.applied().stream()
                .map(History.Applied::migration)
                .max(String::compareTo)
                .orElse("none");
    return switch (database.url()) {
      case SqliteFile _ -> applied;
      case PostgresServer _ -> {
        try (Statement statement = connection.createStatement();
            ResultSet rows =
                statement.executeQuery(
                    "SELECT current_setting('server_version_num')::int / 10000,"
                        + " current_setting('search_path'), to_regclass('"
                        + TABLE
                        + "')::oid")) {
          rows.next();
          yield "%s, PostgreSQL %d, %s, table %d"
              .formatted(applied, rows.getInt(1), rows.getString(2), rows.getLong(3));
        }
      }
    };
  }
}
