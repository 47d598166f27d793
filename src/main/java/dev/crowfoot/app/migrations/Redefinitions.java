// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.ViewColumns;
import dev.crowfoot.adapter.liquibase.History;
import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.catalog.TableName;
import dev.crowfoot.dialect.Definitions;
import dev.crowfoot.diff.Change;
import dev.crowfoot.diff.Difference.OfDefinition;
import dev.crowfoot.diff.Patch;
import dev.crowfoot.migration.Plan;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Makes the plans that lead what no model says from one text to another, for this database or for
/// others of the same history.
record Redefinitions(Database database, Compared compared) {
  /// For databases that are as the last run left them.
  ///
  /// @param changes others, which are left out
  /// @param left others, which are left out
  /// @throws MigrationFailure when it cannot be said
  Plan forth(List<OfDefinition> differences, List<Change> changes, List<OfDefinition> left) {
    Catalog found = Patch.undo(compared.whole(), changes);
    found = found.withExtras(Redefining.withChecksAsTheyWere(found.extras(), left));
    found = former(onTablesOf(differences, left)).in(found);
    return redefining(found, differences, true).forth(differences);
  }

  /// Only what is made anew as a whole takes along what else was changed of a table.
  private static List<OfDefinition> onTablesOf(
      List<OfDefinition> differences, List<OfDefinition> left) {
    Set<TableName> tables =
        differences.stream().map(d -> d.definition().on()).collect(Collectors.toSet());
    return left.stream().filter(d -> tables.contains(d.definition().on())).toList();
  }

  /// For this database.
  ///
  /// @param undone changes that are taken back before
  /// @throws MigrationFailure when it cannot be said
  Plan back(List<OfDefinition> differences, List<Change> undone) {
    return redefining(Patch.undo(compared.whole(), undone), differences, false).back(differences);
  }

  private FormerTables former(List<OfDefinition> differences) {
    return FormerTables.of(database, compared.dialect(), differences);
  }

  private Redefining redefining(Catalog found, List<OfDefinition> differences, boolean elsewhere) {
    KeptDefinitions kept = compared.kept();
    return new Redefining(
        compared.dialect(),
        found,
        former(differences),
        kept.was(database, History.read(database)),
        kept.is(),
        elsewhere,
        (from, to) -> ViewColumns.allow(database, Definitions.query(from), Definitions.query(to)));
  }
}
