// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.adapter.jdbc.CatalogReader;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.app.migrations.Review.Finding;
import dev.crowfoot.diff.Hazard;
import dev.crowfoot.migration.Plan;
import dev.crowfoot.migration.Step;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/// Asks a database how many rows the hazards of a plan would meet.
///
/// @param database none: nobody can say
record RowCounts(Optional<Database> database) {
  private static final int SECONDS = 20;

  List<Finding> of(Plan plan) {
    if (plan.hazards().isEmpty()) {
      return List.of();
    }
    if (database.isEmpty()) {
      return findings(plan, _ -> OptionalLong.empty());
    }
    if (CatalogReader.read(database.get()).tables().isEmpty()) {
      return findings(plan, _ -> OptionalLong.of(0));
    }
    try (Connection connection = database.get().connection()) {
      return findings(plan, hazard -> count(connection, hazard));
    } catch (SQLException e) {
      throw database.get().failure(e);
    }
  }

  private static List<Finding> findings(Plan plan, Function<Hazard, OptionalLong> counter) {
    List<Finding> findings = new ArrayList<>();
    for (Step step : plan.steps()) {
      for (Hazard hazard : step.hazards()) {
        findings.add(new Finding(step, hazard, counter.apply(hazard)));
      }
    }
    return findings;
  }

  /// A query that fails or takes too long leaves the count open: the table may be one that an
  /// earlier, pending migration makes.
  private static OptionalLong count(Connection connection, Hazard hazard) {
    OptionalLong count = count(connection, hazard.countQuery());
    return count.isPresent() ? count : count(connection, hazard.plainQuery());
  }

  private static OptionalLong count(Connection connection, Optional<String> query) {
    if (query.isEmpty()) {
      return OptionalLong.empty();
    }
    try (Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(SECONDS);
      try (ResultSet rows = statement.executeQuery(query.get())) {
        return rows.next() ? OptionalLong.of(rows.getLong(1)) : OptionalLong.empty();
      }
    } catch (SQLException _) {
      return OptionalLong.empty();
    }
  }
}
