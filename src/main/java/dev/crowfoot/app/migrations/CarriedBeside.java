// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.dialect.Definitions;
import dev.crowfoot.dialect.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What stands on the tables of a PostgreSQL database and in no schema (views, triggers, checks,
/// policies, indexes on expressions), as statements that make it in a database with the same
/// tables: what is refused because of it there is refused here too.
final class CarriedBeside {
  private static final Dialect DIALECT = Dialect.postgresql();

  private static final String RULES =
      """
      SELECT pg_get_ruledef(r.oid) FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class
      WHERE c.relnamespace::regnamespace::text = ANY (?) AND c.relkind IN ('r', 'p')
      """;

  private CarriedBeside() {}

  /// Makes what can be made. What needs something that is not there, such as a type of somebody's
  /// own, is left out: nothing can be said of it.
  ///
  /// @param catalog of the original
  /// @param schemas those that were read
  static void make(Catalog catalog, List<String> schemas, Connection original, Connection clone)
      throws SQLException {
    Set<String> open = new LinkedHashSet<>(rules(original, schemas));
    Definitions definitions = new Definitions(DIALECT);
    Definitions.of(catalog).forEach(d -> open.add(definitions.make(d)));
    try (Statement statement = clone.createStatement()) {
      statement.execute("SET check_function_bodies = off");
      boolean went = true;
      while (went) {
        went = open.removeIf(sql -> runs(statement, sql));
      }
      statement.execute("RESET check_function_bodies");
    }
  }

  /// One thing may stand on another that comes later.
  private static boolean runs(Statement statement, String sql) {
    try {
      statement.execute(sql);
      return true;
    } catch (SQLException _) {
      return false;
    }
  }

  private static List<String> rules(Connection connection, List<String> schemas)
      throws SQLException {
    List<String> statements = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(RULES)) {
      query.setArray(
          1,
          connection.createArrayOf("text", schemas.stream().map(CarriedBeside::asShown).toArray()));
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          statements.add(rows.getString(1));
        }
      }
    }
    return statements;
  }

  /// As the server shows a name: with quotes only where they are needed.
  private static String asShown(String name) {
    return name.matches("[a-z_][a-z0-9_]*") ? name : DIALECT.quote(name);
  }
}
