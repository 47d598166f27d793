// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.adapter.jdbc.CatalogReader;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.liquibase.History;
import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.editor.Document;
import dev.crowfoot.migration.Changelog;
import dev.crowfoot.migration.Plan;
import dev.crowfoot.migration.Planner;
import dev.crowfoot.model.Schema;
import java.time.Clock;
import java.util.List;

/// Beginning a history where a database is there already.
public final class Baseline {
  private final MigrationFolder folder;
  private final Clock clock;

  Baseline(MigrationFolder folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /// Begins a history for a database that is there already: writes the schema as the first
  /// migration and marks it as applied. Nothing in the database is changed but Liquibase's own
  /// table.
  ///
  /// @return the migration's full name
  /// @throws MigrationFailure when there are migrations already, or when the schema does not
  ///   describe the database as it is; its details say where they differ
  public String adopt(Document document, String name, Database database) {
    if (folder.newest().isPresent() || !History.read(database).migrations().isEmpty()) {
      throw new MigrationFailure(
          "There is nothing to adopt: the project has migrations already. `crowfoot migrate status`"
              + " lists them.");
    }
    Schema schema = Schemas.readable(document.sources());
    Dialect dialect = Schemas.dialect(schema);
    Catalog wanted = dialect.catalogOf(schema);
    Catalog found =
        dialect.aligned(CatalogReader.read(database, Schemas.namespaces(schema)), wanted);
    Plan missing = Planner.plan(wanted, found, List.of(), dialect);
    if (!missing.isEmpty()) {
      throw new MigrationFailure(
          "The schema does not describe the database as it is. `crowfoot db pull` writes one that"
              + " does; change it afterwards, with a migration.",
          "In the database, compared with the schema:\n  "
              + String.join("\n  ", missing.summary()));
    }
    Plan whole = Planner.plan(new Catalog(List.of(), List.of()), wanted, List.of(), dialect);
    String migration = folder.fullName(name, clock.instant());
    folder.write(
        migration,
        Changelog.render(List.of(whole), migration, Migrations.AUTHOR),
        document.sources());
    try {
      folder.runner(database).markApplied();
    } catch (MigrationFailure failure) {
      folder.remove(migration);
      throw failure;
    }
    return migration;
  }
}
