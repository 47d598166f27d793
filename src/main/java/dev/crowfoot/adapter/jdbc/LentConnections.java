// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.jdbc;

import dev.crowfoot.model.Provider;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.BooleanSupplier;
import java.util.logging.Logger;
import javax.sql.DataSource;

/// Tells each connection, when it is lent, whether it may change anything: the database itself
/// refuses what would. It is asked each time, because a database in production is locked and
/// unlocked while its connections live.
final class LentConnections implements DataSource {
  private final DataSource pool;
  private final Provider provider;
  private final BooleanSupplier readOnly;

  LentConnections(DataSource pool, Provider provider, BooleanSupplier readOnly) {
    this.pool = pool;
    this.provider = provider;
    this.readOnly = readOnly;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return prepared(pool.getConnection());
  }

  /// The same connection, which from now on reads alone if it must. Closed if it cannot be told.
  Connection prepared(Connection connection) throws SQLException {
    try {
      if (provider == Provider.SQLITE) {
        try (Statement statement = connection.createStatement()) {
          statement.execute("PRAGMA query_only = " + (readOnly.getAsBoolean() ? "ON" : "OFF"));
        }
      } else {
        connection.setReadOnly(readOnly.getAsBoolean());
      }
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return prepared(pool.getConnection(user, password));
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return pool.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    pool.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    pool.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return pool.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getLogger(Logger.GLOBAL_LOGGER_NAME);
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return pool.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return pool.isWrapperFor(type);
  }
}
