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

  /// Held so that its level is: what the pool would log reaches people as a [ConnectionFailure].
  private static final Logger POOL_LOG = Logger.getLogger("com.zaxxer.hikari");

  static {
    POOL_LOG.setLevel(Level.OFF);
  }

  private final DatabaseUrl url;
  private final Login login;
  private final HikariDataSource pool;
  private final boolean isCopy;
  private final LastRead lastRead = new LastRead();

  private Database(DatabaseUrl url, Login login, HikariDataSource pool, boolean isCopy) {
    this.url = url;
    this.login = login;
    this.pool = pool;
    this.isCopy = isCopy;
  }

  /// Opens a database that exists.
  ///
  /// @throws ConnectionFailure when it does not, or will not let us in; says why in one sentence
  public static Database open(DatabaseUrl url) {
    return open(url, false);
  }

  /// Opens a copy that is thrown away: nobody waits until it is on the disk, and all that is done
  /// there is done by one connection, because each that is opened reads the whole schema.
  public static Database openCopy(SqliteFile url) {
    return of(url, SqliteAccess.openCopy(url), 1, true);
  }

  /// Opens a database; one that does not exist is made, empty. For migrations only.
  public static Database openOrCreate(DatabaseUrl url) {
    return open(url, true);
  }

  private static Database open(DatabaseUrl url, boolean create) {
    Login login =
        switch (url) {
          case SqliteFile sqlite -> SqliteAccess.open(sqlite, create);
          case PostgresServer postgres -> PostgresAccess.open(postgres, create);
        };
    return of(url, login);
  }

  private static Database of(DatabaseUrl url, Login login) {
    int connections =
        switch (url) {
          case SqliteFile _ -> SQLITE_CONNECTIONS;
          case PostgresServer postgres -> postgres.connectionLimit().orElse(POSTGRES_CONNECTIONS);
        };
    return of(url, login, connections, false);
  }

  private static Database of(DatabaseUrl url, Login login, int connections, boolean isCopy) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(login.jdbcUrl());
    config.setDataSourceProperties(login.properties());
    config.setPoolName("crowfoot");
    config.setMinimumIdle(0);
    config.setMaximumPoolSize(connections);
    config.setConnectionTimeout(WAIT_MILLISECONDS);
    config.setInitializationFailTimeout(-1);
    return new Database(url, login, new HikariDataSource(config), isCopy);
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

  /// The pool.
  public DataSource dataSource() {
    return pool;
  }

  /// A connection from the pool, to be closed soon.
  ///
  /// @throws ConnectionFailure when there is none to be had
  public Connection connection() {
    try {
      return pool.getConnection();
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
      return login.connect();
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
  }

  @Override
  public String toString() {
    return url.display();
  }
}
