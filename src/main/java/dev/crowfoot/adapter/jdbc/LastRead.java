// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.jdbc;

import dev.crowfoot.catalog.Catalog;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// What was last read of a PostgreSQL database, for as long as nothing can have changed there.
///
/// Whatever changes a database's definitions is a transaction with a number, and the server's
/// snapshot says which numbers have ended: the same snapshot in the same session means that nobody
/// has committed anything meanwhile, in any database of the server. A single write anywhere makes
/// the next read a whole one; so does another session, which may be of a server that was restored
/// or restarted. Of an index that is being built beside the writes, older servers note the end
/// without a transaction, so the number of those is looked at too.
final class LastRead {
  private static final String MOMENT =
      """
      SELECT concat_ws(' ', txid_current_snapshot(), pg_backend_pid(),
        (SELECT backend_start FROM pg_stat_activity WHERE pid = pg_backend_pid()),
        (SELECT count(*) FROM pg_index WHERE NOT indisvalid))
      """;

  private record Known(String moment, List<String> schemas, Catalog catalog) {}

  private static final Known NOTHING = new Known("", List.of(), Catalog.EMPTY);

  private volatile Known known = NOTHING;

  interface Reading {
    Catalog read() throws SQLException;
  }

  /// @param schemas those that are read
  /// @param reading reads all of it
  Catalog of(Connection connection, List<String> schemas, Reading reading) throws SQLException {
    if (!connection.getAutoCommit()) {
      return reading.read(); // it may see what is not committed
    }
    String before = moment(connection);
    Known last = known;
    if (last.moment().equals(before) && last.schemas().equals(schemas)) {
      return last.catalog();
    }
    Catalog catalog = reading.read();
    if (moment(connection).equals(before)) {
      known = new Known(before, schemas, catalog);
    }
    return catalog;
  }

  void forget() {
    known = NOTHING;
  }

  private static String moment(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(MOMENT)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
