// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.adapter.liquibase.MigrationSql;
import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.migration.Plan;
import dev.crowfoot.migration.Planner;
import dev.crowfoot.model.Provider;
import java.util.List;
import java.util.Optional;

/// What written migrations do, told as a plan again: from the models they lie between, and from
/// what their SQL renames.
record WrittenPlans(MigrationFolder folder) {
  /// From one model to another.
  ///
  /// @param statements those that are run, in order
  Plan between(
      Optional<String> from, Optional<String> to, List<String> statements, Provider provider) {
    return between(from, to, statements, provider, Optional.empty());
  }

  /// From the model of a database to another.
  ///
  /// @param known what is in the database; empty when nobody can say
  Plan between(
      Optional<String> from,
      Optional<String> to,
      List<String> statements,
      Provider provider,
      Optional<Catalog> known) {
    Targets targets = folder.targets();
    Catalog said = targets.catalog(folder.schemaOf(from), provider);
    return Planner.plan(
        known.map(k -> said.withExtras(new KeptParts(k, statements).extras())).orElse(said),
        targets.catalog(folder.schemaOf(to), provider),
        RenamesInSql.of(statements),
        Schemas.dialect(provider));
  }

  /// What applying some migrations does.
  ///
  /// @param migrations the oldest first
  Plan forward(List<String> migrations, Provider provider) {
    return areInARow(migrations)
        ? between(
            before(migrations.getFirst()),
            Optional.of(migrations.getLast()),
            applying(migrations, provider),
            provider)
        : together(
            migrations.stream()
                .map(
                    m ->
                        between(
                            before(m), Optional.of(m), applying(List.of(m), provider), provider))
                .toList(),
            Schemas.dialect(provider));
  }

  /// Whether each was written after the one above it.
  private boolean areInARow(List<String> migrations) {
    for (int i = 1; i < migrations.size(); i++) {
      if (!before(migrations.get(i)).equals(Optional.of(migrations.get(i - 1)))) {
        return false;
      }
    }
    return !migrations.isEmpty();
  }

  private List<String> applying(List<String> migrations, Provider provider) {
    return migrations.stream()
        .flatMap(m -> MigrationSql.of(folder.path(), m, provider).apply().stream())
        .toList();
  }

  /// The model that a migration started from.
  Optional<String> before(String migration) {
    return folder.followed(migration).or(() -> folder.before(migration));
  }

  /// Plans of migrations that no one model stands before or behind: each is told by itself.
  static Plan together(List<Plan> plans, Dialect dialect) {
    return new Plan(
        dialect,
        plans.stream().flatMap(p -> p.changes().stream()).toList(),
        plans.stream().flatMap(p -> p.steps().stream()).toList());
  }
}
