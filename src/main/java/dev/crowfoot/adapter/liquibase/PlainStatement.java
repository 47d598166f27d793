// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.liquibase;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.OptionalLong;
import liquibase.database.Database;
import liquibase.database.PreparedStatementFactory;
import liquibase.exception.DatabaseException;
import liquibase.statement.ExecutablePreparedStatement;

/// A statement sent as it stands, which remembers how many rows it wrote.
final class PlainStatement implements ExecutablePreparedStatement {
  private final String sql;
  private OptionalLong rows = OptionalLong.empty();

  PlainStatement(String sql) {
    this.sql = sql;
  }

  /// Empty before it ran, and for what writes no rows.
  OptionalLong rows() {
    return rows;
  }

  @Override
  public void execute(PreparedStatementFactory factory) throws DatabaseException {
    try (PreparedStatement statement = factory.create(sql)) {
      statement.execute();
      rows = rowsOf(sql, statement);
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /// How many rows a statement wrote that has just run. Drivers answer for definitions too, with
  /// numbers that mean nothing.
  static OptionalLong rowsOf(String sql, Statement statement) throws SQLException {
    String text = sql.stripLeading().toUpperCase(Locale.ROOT);
    boolean writes =
        text.startsWith("INSERT") || text.startsWith("UPDATE") || text.startsWith("DELETE");
    int count = writes ? statement.getUpdateCount() : -1;
    return count < 0 ? OptionalLong.empty() : OptionalLong.of(count);
  }

  @Override
  public boolean skipOnUnsupported() {
    return false;
  }

  @Override
  public boolean continueOnError() {
    return false;
  }

  @Override
  public String getFormattedStatement(Database database) {
    return toString();
  }

  @Override
  public String toString() {
    return sql;
  }
}
