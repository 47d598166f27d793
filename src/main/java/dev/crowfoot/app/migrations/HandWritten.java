// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.adapter.jdbc.CatalogReader;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.liquibase.MigrationSql;
import dev.crowfoot.app.migrations.Review.Finding;
import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.diff.Hazard;
import dev.crowfoot.migration.Action;
import dev.crowfoot.migration.Plan;
import dev.crowfoot.migration.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What hand-written migrations would destroy: their model is the one before, so that only their
/// SQL says it.
record HandWritten(MigrationFolder folder, Database database) {
  /// @param pending the oldest first
  List<Finding> losses(List<String> pending) {
    return losses(pending, MigrationSql::apply);
  }

  /// @param back to be taken back, the newest first
  List<Finding> lossesBack(List<String> back) {
    return losses(back, MigrationSql::rollback);
  }

  private List<Finding> losses(
      List<String> migrations, Function<MigrationSql, List<String>> direction) {
    if (migrations.stream().noneMatch(folder::isByHand)) {
      return List.of();
    }
    Dialect dialect = Schemas.dialect(database.provider());
    Catalog known =
        CatalogReader.read(database, Schemas.namespaces(folder.schemaOf(folder.newest())));
    List<String> earlier = new ArrayList<>();
    List<Step> steps = new ArrayList<>();
    for (String migration : migrations) {
      List<String> statements =
          direction.apply(MigrationSql.of(folder.path(), migration, database.provider()));
      if (folder.isByHand(migration)) {
        List<Hazard> hazards = LossesInSql.of(earlier, statements, dialect, known);
        steps.add(step(migration, statements, hazards));
      }
      earlier.addAll(statements);
    }
    return new RowCounts(Optional.of(database)).of(new Plan(dialect, List.of(), steps));
  }

  private static Step step(String migration, List<String> statements, List<Hazard> hazards) {
    return new Step(
        List.of(),
        MigrationStatus.shortName(migration) + ", written by hand",
        hazards,
        statements.stream().<Action>map(Action.Sql::new).toList(),
        List.of(),
        Optional.empty(),
        Step.Commit.TOGETHER);
  }
}
