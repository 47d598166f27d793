// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.adapter.Failure.ArgumentFailure;
import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.app.migrations.Drift.Adopted;
import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.dialect.SchemaOfCatalog;
import dev.crowfoot.diff.Change;
import dev.crowfoot.diff.Diff;
import dev.crowfoot.diff.Difference;
import dev.crowfoot.diff.Patch;
import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.Document;
import dev.crowfoot.migration.Changelog;
import dev.crowfoot.migration.Plan;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.Rename;
import dev.crowfoot.model.Schema;
import dev.crowfoot.text.Sources;
import java.time.Clock;
import java.util.List;

/// Makes migrations of what a database has beside them, and notes them there as applied.
record Adopting(MigrationFolder folder, Clock clock, Database database) {
  /// Writes what a model can say, and brings the schema up to it.
  ///
  /// @throws ArgumentFailure when a rename is none of what is adopted
  /// @throws MigrationFailure when the schema language cannot say it; nothing is written then
  Adopted changes(Document document, List<Change> changes, List<Rename> renames, String name) {
    Provider provider = database.provider();
    Targets targets = folder.targets();
    Sources before = folder.snapshot(folder.newest().orElseThrow());
    RenamedByHand byHand = new RenamedByHand(renames, changes);
    Document renamed = byHand.in(before);
    Sources after = updated(before, renamed.sources(), changes, provider);
    Sources schema =
        updated(document.sources(), byHand.inTheirs(document.sources()), changes, provider);
    Schema from = Schemas.readable(before, targets.providers());
    Schema to = Schemas.readable(after, targets.providers());
    refuseUnlessSaid(
        targets.catalog(from, provider), targets.catalog(to, provider), changes, provider);
    List<Plan> plans =
        targets.providers().stream()
            .map(p -> targets.plan(from, to, renamed.renames(), p))
            .toList();
    String migration = folder.fullName(name, clock.instant());
    String changelog = Changelog.render(plans, migration, Migrations.AUTHOR, folder.newest());
    Refusals.refuseProperties(changelog);
    folder.write(migration, changelog, after);
    markApplied(migration);
    return new Adopted(List.of(migration), schema);
  }

  /// Writes what no model says as a migration by hand.
  ///
  /// @param plan for the kind of database that has it; for others somebody may write it
  /// @return its full name
  String byHand(Plan plan, String name) {
    List<Plan> plans =
        folder.targets().providers().stream()
            .map(
                p ->
                    p == database.provider()
                        ? plan
                        : new Plan(Schemas.dialect(p), List.of(), List.of()))
            .toList();
    String migration = folder.fullName(name, clock.instant());
    String changelog = Changelog.render(plans, migration, Migrations.BY_HAND, folder.newest());
    Refusals.refuseProperties(changelog);
    folder.writeByHand(migration, changelog);
    markApplied(migration);
    return migration;
  }

  private void markApplied(String migration) {
    try {
      folder.runner(database).markApplied(migration);
    } catch (MigrationFailure failure) {
      folder.remove(migration);
      throw failure;
    }
  }

  /// A schema's text with the differences in it, and nothing else changed.
  ///
  /// @param renamed the same text with what is called otherwise now
  private static Sources updated(
      Sources sources, Sources renamed, List<Change> changes, Provider provider) {
    Schema known = Schemas.readable(sources);
    if (Schemas.provider(known) != provider) {
      throw new MigrationFailure(
          ("The schema is for `%s`, so nothing can be adopted from a `%s` database. Adopt it where a"
                  + " database of the schema's own kind has it, or revert it here.")
              .formatted(Schemas.provider(known).word(), provider.word()));
    }
    Dialect dialect = Schemas.dialect(provider);
    Catalog patched = Patch.of(dialect.catalogOf(known), changes);
    Schema now = Schemas.readable(renamed);
    Catalog found = now.equals(known) ? patched : dialect.aligned(patched, dialect.catalogOf(now));
    Schema fresh = SchemaOfCatalog.of(found, dialect, now);
    try {
      return Repull.update(renamed, now, found, fresh, dialect);
    } catch (Command.CommandRefused e) {
      throw new MigrationFailure(
          "The schema cannot be brought up to the database in its place: " + e.getMessage(), "", e);
    }
  }

  private static void refuseUnlessSaid(
      Catalog from, Catalog to, List<Change> changes, Provider provider) {
    Dialect dialect = Schemas.dialect(provider);
    Catalog wanted = Patch.of(from, changes);
    List<Change> rest = Diff.between(wanted, dialect.aligned(to, wanted), List.of(), dialect);
    if (!rest.isEmpty() || Diff.between(from, to, List.of(), dialect).isEmpty()) {
      throw new MigrationFailure(
          "The schema cannot say this as the database has it, so no migration can. Ignore it, or"
              + " revert it.",
          String.join("\n", new Difference.OfModel(changes).lines()));
    }
  }
}
