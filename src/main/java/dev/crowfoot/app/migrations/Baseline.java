// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.adapter.jdbc.CatalogReader;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.liquibase.History;
import dev.crowfoot.adapter.liquibase.RunListener;
import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.editor.Document;
import dev.crowfoot.migration.Changelog;
import dev.crowfoot.migration.Plan;
import dev.crowfoot.migration.Planner;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.Schema;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/// Beginning a history where a database is there already, and adding databases to one.
public final class Baseline {
  private final MigrationFolder folder;
  private final Drift drift;
  private final Clock clock;

  Baseline(MigrationFolder folder, Drift drift, Clock clock) {
    this.folder = folder;
    this.drift = drift;
    this.clock = clock;
  }

  /// Begins a history for a database that is there already: writes the schema as the first
  /// migration and marks it as applied. Nothing in the database is changed but Liquibase's own
  /// table.
  ///
  /// @param wished for which databases the history is to be; none: the schema's own
  /// @return the migration's full name
  /// @throws MigrationFailure when there are migrations already, or when the schema does not
  ///   describe the database as it is; its details say where they differ
  public String adopt(Document document, String name, List<Provider> wished, Database database) {
    if (folder.newest().isPresent()) {
      return add(document, name, wished, database);
    }
    if (!History.read(database).migrations().isEmpty()) {
      throw new MigrationFailure(
          "There is nothing to adopt: the database has migrations already. `crowfoot migrate"
              + " status` lists them.");
    }
    Targets targets = new Targets(wished).with(database.provider());
    Schema schema = Schemas.readable(document.sources(), targets.providers());
    refuseDifferences(differences(schema, targets, database));
    List<Plan> plans =
        targets.providers().stream()
            .map(p -> targets.plan(Schema.EMPTY, schema, List.of(), p))
            .toList();
    return write(document, name, plans, database, true);
  }

  /// Adds databases to a history that was begun for others. Those are given nothing; the new ones
  /// are given, with this one migration, all that the migrations so far have made.
  private String add(Document document, String name, List<Provider> wished, Database database) {
    Targets begun = folder.targets();
    Targets all = begun.with(wished);
    if (all.equals(begun)) {
      throw new MigrationFailure(
          ("There is nothing to adopt: the project has migrations already, for %s. `crowfoot migrate"
                  + " status` lists them.")
              .formatted(begun.words()));
    }
    if (!all.has(database.provider())) {
      throw new MigrationFailure(
          "The connected database is for `%s`, and the history would be for %s."
              .formatted(database.provider().word(), all.words()));
    }
    Schema before = folder.schemaOf(folder.newest());
    Schema after = Schemas.readable(document.sources(), all.providers());
    List<Plan> plans = new ArrayList<>();
    for (Provider provider : all.providers()) {
      if (begun.has(provider)) {
        refuseChanges(begun.plan(before, after, List.of(), provider));
        Dialect dialect = Schemas.dialect(provider);
        plans.add(
            Planner.plan(
                begun.catalog(before, provider), all.catalog(after, provider), List.of(), dialect));
      } else {
        plans.add(all.plan(Schema.EMPTY, after, List.of(), provider));
      }
    }
    boolean isThere = !begun.has(database.provider()) && hasTables(after, all, database);
    if (isThere) {
      refuseDifferences(differences(after, all, database));
    }
    return write(document, name, plans, database, isThere);
  }

  private static void refuseChanges(Plan plan) {
    if (!plan.isEmpty()) {
      throw new MigrationFailure(
          "The schema has changes that no migration has. Make one first with `crowfoot migrate dev`,"
              + " then add the database.",
          String.join("\n", plan.summary()));
    }
  }

  private static boolean hasTables(Schema schema, Targets targets, Database database) {
    Catalog found = CatalogReader.read(database, Schemas.namespaces(schema));
    return targets.catalog(schema, database.provider()).tables().stream()
        .anyMatch(t -> found.table(t.name()).isPresent());
  }

  /// What the database has otherwise than the schema says.
  private static Plan differences(Schema schema, Targets targets, Database database) {
    Dialect dialect = Schemas.dialect(database.provider());
    Catalog wanted = targets.catalog(schema, database.provider());
    Catalog found =
        dialect.aligned(CatalogReader.read(database, Schemas.namespaces(schema)), wanted);
    return Planner.plan(wanted, found, List.of(), dialect);
  }

  private static void refuseDifferences(Plan differences) {
    if (!differences.isEmpty()) {
      throw new MigrationFailure(
          "The schema does not describe the database as it is. `crowfoot db pull` writes one that"
              + " does; change it afterwards, with a migration.",
          "In the database, compared with the schema:\n  "
              + String.join("\n  ", differences.summary()));
    }
  }

  /// @param isThere whether the database has what the migration makes
  private String write(
      Document document, String name, List<Plan> plans, Database database, boolean isThere) {
    String migration = folder.fullName(name, clock.instant());
    folder.write(
        migration,
        Changelog.render(plans, migration, Migrations.AUTHOR, folder.newest()),
        document.sources());
    try {
      if (isThere) {
        folder.runner(database).markApplied();
      } else {
        folder.runner(database).update(RunListener.NONE);
      }
    } catch (MigrationFailure failure) {
      folder.remove(migration);
      throw failure;
    }
    drift.note(database, List.of());
    return migration;
  }
}
