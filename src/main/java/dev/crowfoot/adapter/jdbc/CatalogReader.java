// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.jdbc;

import dev.crowfoot.adapter.Failure.ConnectionFailure;
import dev.crowfoot.adapter.jdbc.DatabaseUrl.PostgresServer;
import dev.crowfoot.adapter.jdbc.DatabaseUrl.SqliteFile;
import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.catalog.Table;
import dev.crowfoot.model.Provider;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Inspects a live database: what is really there, in the spelling in which
/// [dev.crowfoot.dialect.Dialect#catalogOf] says what should be. A few queries over whole sets,
/// never one for each table.
///
/// The tables in which Liquibase, Crowfoot and Prisma keep their books are left out, as are views.
public final class CatalogReader {
  /// Where Crowfoot notes what stands in a database beside its models.
  public static final String DEFINITIONS = "crowfoot_definitions";

  private static final Set<String> BOOKKEEPING =
      Set.of("databasechangelog", "databasechangeloglock", DEFINITIONS, "_prisma_migrations");

  private CatalogReader() {}

  /// The connection's own schema; names carry none.
  ///
  /// @throws ConnectionFailure when the connection breaks
  public static Catalog read(Database database) {
    return read(database, List.of());
  }

  /// Several schemas of a PostgreSQL database; every name carries its own. With no schemas named,
  /// the connection's own.
  public static Catalog read(Database database, List<String> schemas) {
    try (Connection connection = database.connection()) {
      return read(database, connection, schemas);
    } catch (SQLException e) {
      throw database.failure(e);
    }
  }

  /// What a connection sees, which may be more than is committed.
  public static Catalog read(Database database, Connection connection, List<String> schemas)
      throws SQLException {
    return switch (database.url()) {
      case SqliteFile _ -> SqliteCatalog.read(connection);
      case PostgresServer url ->
          database
              .lastRead()
              .of(
                  connection,
                  schemas,
                  new PostgresCatalog(connection, url.schema(), schemas)::read);
    };
  }

  /// The views of a database with their columns, as tables without keys. A view that the database
  /// itself cannot read any more is left out.
  public static List<Table> views(Database database, List<String> schemas) {
    try (Connection connection = database.connection()) {
      return switch (database.url()) {
        case SqliteFile _ -> SqliteCatalog.views(connection);
        case PostgresServer url -> new PostgresCatalog(connection, url.schema(), schemas).views();
      };
    } catch (SQLException e) {
      throw database.failure(e);
    }
  }

  /// The queries that an inspection sends, for those who want to look at them or to measure them.
  /// PostgreSQL's take the names of the schemas as one array.
  public static List<String> queries(Provider provider) {
    return provider == Provider.POSTGRESQL ? PostgresCatalog.QUERIES : SqliteCatalog.QUERIES;
  }

  /// Forgets what is known of a database, for those who measure how long it takes to read all of
  /// it.
  public static void forget(Database database) {
    SqliteCatalog.forget();
    database.lastRead().forget();
  }

  static boolean isBookkeeping(String table) {
    return BOOKKEEPING.contains(table.toLowerCase(Locale.ROOT));
  }
}
