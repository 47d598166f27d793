// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.jdbc;

import dev.crowfoot.adapter.Failure.FileFailure;
import dev.crowfoot.adapter.Failure.QueryFailure;
import dev.crowfoot.adapter.jdbc.DatabaseUrl.PostgresServer;
import dev.crowfoot.adapter.jdbc.DatabaseUrl.SqliteFile;
import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.catalog.Column;
import dev.crowfoot.catalog.ColumnType;
import dev.crowfoot.catalog.EnumDefinition;
import dev.crowfoot.catalog.ForeignKey;
import dev.crowfoot.catalog.Table;
import dev.crowfoot.catalog.TableName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/// Tells what statements make, by having a database make it and forget it again: nobody reads SQL
/// better.
public final class CatalogOfScript {
  /// Where PostgreSQL makes it.
  private static final String APART = "crowfoot_apart";

  private CatalogOfScript() {}

  /// Runs statements where they change nothing, and reads what they made: SQLite in an empty
  /// database, PostgreSQL in a schema of its own in a transaction that is taken back, from which
  /// they see the other tables.
  ///
  /// @param statements whose names carry no schema
  /// @throws QueryFailure when the database refuses one
  public static Catalog read(Database database, List<String> statements) {
    return switch (database.url()) {
      case SqliteFile _ -> inEmptyFile(String.join(";\n", statements));
      case PostgresServer url -> apart(database, url.schema(), statements);
    };
  }

  private static Catalog inEmptyFile(String script) {
    try {
      Path folder = Files.createTempDirectory("crowfoot-script");
      Path file = folder.resolve("read.db");
      try (Database empty = Database.openOrCreate(new SqliteFile(file))) {
        SqlScript.run(empty, script);
        return CatalogReader.read(empty);
      } finally {
        for (String end : List.of("", "-wal", "-shm", "-journal")) {
          Files.deleteIfExists(Path.of(file + end));
        }
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw new FileFailure("There is no room for an empty database to read statements with.", e);
    }
  }

  private static Catalog apart(Database database, String schema, List<String> statements) {
    try (Connection connection = database.ownConnection()) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute("SET LOCAL lock_timeout = '1s'");
        statement.execute("CREATE SCHEMA " + APART);
        statement.execute(
            "SELECT set_config('search_path', '%s, ' || current_setting('search_path'), true)"
                .formatted(APART));
        for (String sql : statements) {
          statement.execute(sql);
        }
        return named(new PostgresCatalog(connection, APART, List.of()).read(), schema);
      } catch (SQLException e) {
        throw new QueryFailure(
            "PostgreSQL does not make what statements say.", String.valueOf(e.getMessage()), e);
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw database.failure(e);
    }
  }

  /// What lies in the connection's own schema goes without one.
  private static Catalog named(Catalog catalog, String own) {
    return new Catalog(
        catalog.tables().stream().map(t -> named(t, own)).toList(),
        catalog.enums().stream()
            .map(e -> new EnumDefinition(named(e.name(), own), e.values()))
            .toList());
  }

  private static Table named(Table table, String own) {
    return table
        .withColumns(table.columns().stream().map(c -> named(c, own)).toList())
        .withForeignKeys(table.foreignKeys().stream().map(k -> named(k, own)).toList());
  }

  private static Column named(Column column, String own) {
    ColumnType type = column.type();
    return new Column(
        column.name(),
        new ColumnType(type.name(), type.array(), type.enumName().map(n -> named(n, own))),
        column.nullable(),
        column.defaultValue(),
        column.autoincrement(),
        column.allowed());
  }

  private static ForeignKey named(ForeignKey key, String own) {
    return new ForeignKey(
        key.name(),
        key.columns(),
        named(key.target(), own),
        key.references(),
        key.onDelete(),
        key.onUpdate());
  }

  private static TableName named(TableName name, String own) {
    return name.schema().equals(Optional.of(own)) ? TableName.of(name.name()) : name;
  }
}
