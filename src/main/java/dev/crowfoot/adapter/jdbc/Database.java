// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.crowfoot.adapter.Failure.ConnectionFailure;
import dev.crowfoot.adapter.jdbc.DatabaseUrl.PostgresServer;
import dev.crowfoot.adapter.jdbc.DatabaseUrl.SqliteFile;
import dev.crowfoot.model.Provider;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/// An open database: a pool of connections that are all set up alike. On SQLite each keeps foreign
/// keys and waits for a lock; on PostgreSQL unqualified names lie in the URL's schema.
///
/// ```java
/// try (Database database = Database.open(url); Connection c = database.connection()) { … }
/// ```
public final class Database implements AutoCloseable {
  private static final int SQLITE_CONNECTIONS = 4;
  private static final int POSTGRES_CONNECTIONS = 8;
  private static final long WAIT_MILLISECONDS = 10_000;

  /// The pool looks around no more often.
  private static final long IDLE_LEAST = 10_000;

  /// Held so that its level is: what the pool would log reaches people as a [ConnectionFailure].
  private static final Logger POOL_LOG = Logger.getLogger("com.zaxxer.hikari");

  static {
    // a connection that was lost is noticed before it is lent, however short ago it was used
    System.setProperty("com.zaxxer.hikari.aliveBypassWindowMs", "0");
    POOL_LOG.setLevel(Level.OFF);
  }

  private final DatabaseUrl url;
  private final DatabaseSettings settings;
  private final Login login;
  private final HikariDataSource pool;
  private final LentConnections lent;
  private final Optional<Route.Way> way;
  private final boolean isCopy;
  private final LastRead lastRead = new LastRead();
  private volatile Optional<String> readOnly;

  private Database(
      DatabaseUrl url,
      DatabaseSettings settings,
      Login login,
      HikariDataSource pool,
      Optional<Route.Way> way,
      boolean isCopy) {
    this.url = url;
    this.settings = settings;
    this.login = login;
    this.pool = pool;
    this.way = way;
    this.isCopy = isCopy;
    this.readOnly = settings.readOnly();
    this.lent = new LentConnections(pool, url.provider(), this::isReadOnly);
  }

  /// Opens a database that exists.
  ///
  /// @throws ConnectionFailure when it does not, or will not let us in; says why in one sentence
  public static Database open(DatabaseUrl url) {
    return open(url, DatabaseSettings.USUAL);
  }

  /// The same, worked with as is said.
  ///
  /// @throws ConnectionFailure when it does not, or will not let us in; says why in one sentence
  public static Database open(DatabaseUrl url, DatabaseSettings settings) {
    return open(url, settings, false);
  }

  /// Opens a copy that is thrown away: nobody waits until it is on the disk, and all that is done
  /// there is done by one connection, because each that is opened reads the whole schema.
  public static Database openCopy(SqliteFile url) {
    return of(url, DatabaseSettings.USUAL, SqliteAccess.openCopy(url), 1, Optional.empty(), true);
  }

  /// Opens a database; one that does not exist is made, empty. For migrations only.
  public static Database openOrCreate(DatabaseUrl url) {
    return openOrCreate(url, DatabaseSettings.USUAL);
  }

  /// The same, worked with as is said; where nothing may be changed, nothing is made.
  public static Database openOrCreate(DatabaseUrl url, DatabaseSettings settings) {
    return open(url, settings, settings.readOnly().isEmpty());
  }

  /// Another database on the same server, made when it does not exist, reached in the same way.
  public Database openBeside(String name) {
    return switch (url) {
      case SqliteFile file -> openOrCreate(new SqliteFile(file.file().resolveSibling(name)));
      case PostgresServer server -> openOrCreate(server.withDatabase(name), settings);
    };
  }

  private static Database open(DatabaseUrl url, DatabaseSettings settings, boolean create) {
    Optional<Route.Way> way =
        url instanceof PostgresServer server
            ? settings.route().map(route -> route.to(server.host(), server.port()))
            : Optional.empty();
    Login login;
    try {
      login =
          switch (url) {
            case SqliteFile sqlite -> SqliteAccess.open(sqlite, create);
            case PostgresServer postgres -> PostgresAccess.open(postgres, create, way);
          };
    } catch (ConnectionFailure e) {
      way.ifPresent(Database::close);
      throw e;
    }
    int connections =
        switch (url) {
          case SqliteFile _ -> SQLITE_CONNECTIONS;
          case PostgresServer postgres -> postgres.connectionLimit().orElse(POSTGRES_CONNECTIONS);
        };
    return of(url, settings, login, connections, way, false);
  }

  private static Database of(
      DatabaseUrl url,
      DatabaseSettings settings,
      Login login,
      int connections,
      Optional<Route.Way> way,
      boolean isCopy) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(login.jdbcUrl());
    config.setDataSourceProperties(login.properties());
    config.setPoolName("crowfoot");
    config.setMinimumIdle(0);
    config.setMaximumPoolSize(connections);
    config.setConnectionTimeout(WAIT_MILLISECONDS);
    config.setInitializationFailTimeout(-1);
    if (url.provider() == Provider.POSTGRESQL) {
      // of the pool alone: migrations have connections of their own and take what they need
      settings
          .queryTimeout()
          .ifPresent(t -> config.setConnectionInitSql("SET statement_timeout = " + t.toMillis()));
    }
    settings.idle().ifPresent(idle -> config.setIdleTimeout(Math.max(idle.toMillis(), IDLE_LEAST)));
    return new Database(url, settings, login, new HikariDataSource(config), way, isCopy);
  }

  public DatabaseUrl url() {
    return url;
  }

  public Provider provider() {
    return url.provider();
  }

  /// What is known of it already.
  LastRead lastRead() {
    return lastRead;
  }

  /// Whether the database itself refuses, for now, whatever would change it.
  public boolean isReadOnly() {
    return readOnly.isPresent();
  }

  /// Has the database refuse changes from now on, or allow them again. What is under way goes on as
  /// it began.
  ///
  /// @param why in a sentence, which whoever tries to change something gets to read; empty to allow
  public void setReadOnly(Optional<String> why) {
    readOnly = why;
  }

  /// To be asked before something is begun that changes the database: it says why it may not, where
  /// the database itself would only refuse the first statement.
  ///
  /// @throws ConnectionFailure when nothing may be changed
  public void checkWritable() {
    readOnly.ifPresent(
        why -> {
          throw new ConnectionFailure(why);
        });
  }

  /// Tells a connection that somebody has held for long whether it may change anything now. It must
  /// not be in a transaction.
  public void refresh(Connection connection) {
    try {
      var _ = lent.prepared(connection);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /// How long one statement on rows may take; empty for as long as it takes.
  public Optional<Duration> queryTimeout() {
    return settings.queryTimeout();
  }

  /// The pool.
  public DataSource dataSource() {
    return lent;
  }

  /// A connection from the pool, to be closed soon.
  ///
  /// @throws ConnectionFailure when there is none to be had
  public Connection connection() {
    try {
      return lent.getConnection();
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /// A connection of its own beside the pool, for work that changes the connection's settings. On a
  /// copy it is the only one there is.
  ///
  /// @throws ConnectionFailure when there is none to be had
  public Connection ownConnection() {
    if (isCopy) {
      return connection();
    }
    try {
      return lent.prepared(login.connect());
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /// What an exception says about the connection itself, in a sentence.
  public ConnectionFailure failure(SQLException e) {
    return switch (url) {
      case SqliteFile sqlite -> SqliteAccess.failure(sqlite, e);
      case PostgresServer postgres -> PostgresAccess.failure(postgres, e);
    };
  }

  @Override
  public void close() {
    pool.close();
    way.ifPresent(Database::close);
  }

  private static void close(Route.Way way) {
    WaySockets.forget(way);
    way.close();
  }

  @Override
  public String toString() {
    return url.display();
  }
}
