// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.dialect.Definitions;
import dev.crowfoot.dialect.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.Set;

/// What stands on the tables of a PostgreSQL database and in no schema (views, triggers, rules,
/// checks, policies, indexes on expressions), as statements that make it in a database with the
/// same tables: what is refused because of it there is refused here too.
final class CarriedBeside {
  private static final Dialect DIALECT = Dialect.postgresql();

  private CarriedBeside() {}

  /// Makes what can be made. What needs something that is not there, such as a type of somebody's
  /// own, is left out: nothing can be said of it.
  ///
  /// @param catalog of the original
  static void make(Catalog catalog, Connection clone) throws SQLException {
    Set<String> open = new LinkedHashSet<>();
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
}
