// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/// Asks PostgreSQL whether one view can become another with `CREATE OR REPLACE`, which keeps what
/// stands on it: only the server knows which columns a query has.
public final class ViewColumns {
  private ViewColumns() {}

  /// Tries it with a temporary view that is taken back.
  ///
  /// @param from the query of a view as it is, as it follows the view's name
  /// @param to the query that it is to have
  /// @return false also where nobody can tell, as when a query is not possible at this moment
  public static boolean allow(Database database, String from, String to) {
    try (Connection connection = database.connection()) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute("SET LOCAL lock_timeout = '1s'");
        statement.execute("CREATE TEMPORARY VIEW crowfoot_probe" + from);
        statement.execute("CREATE OR REPLACE TEMPORARY VIEW crowfoot_probe" + to);
        return true;
      } catch (SQLException _) {
        return false;
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw database.failure(e);
    }
  }
}
