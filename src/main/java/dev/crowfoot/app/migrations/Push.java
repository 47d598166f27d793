// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.adapter.Failure.ArgumentFailure;
import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.adapter.jdbc.CatalogReader;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.RowEstimates;
import dev.crowfoot.adapter.liquibase.History;
import dev.crowfoot.adapter.liquibase.PlanRunner;
import dev.crowfoot.adapter.liquibase.RunListener;
import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.catalog.CatalogRename;
import dev.crowfoot.dialect.CatalogRenames;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.dialect.SchemaOfCatalog;
import dev.crowfoot.dialect.WishedRenames;
import dev.crowfoot.diff.LiveFacts;
import dev.crowfoot.editor.Document;
import dev.crowfoot.migration.Plan;
import dev.crowfoot.migration.Planner;
import dev.crowfoot.model.Rename;
import dev.crowfoot.model.Schema;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Brings a database to the schema without a migration: for prototypes, whose history nobody needs.
public final class Push {
  private final Backups backups;
  private final Clock clock;

  Push(Backups backups, Clock clock) {
    this.backups = backups;
    this.clock = clock;
  }

  /// A document with renames that somebody asks for all at once, after those it remembers.
  ///
  /// @throws ArgumentFailure when one starts from a name that the database does not have
  public Document renamed(Document document, List<Rename> wished, Database database) {
    if (wished.isEmpty()) {
      return document;
    }
    Sides sides = sides(document, database);
    List<Rename> all = new WishedRenames(document.renames(), wished).inOrder();
    Schema before = stray(all, sides).addedTo(sides.before(), database, all);
    return Wished.in(document, wished, before, "The database");
  }

  /// What leads from the database as it is to the schema, and what that would meet.
  ///
  /// @throws MigrationFailure when the database has migrations: it would no longer be what they
  ///   made of it
  public Review review(Document document, Database database) {
    return review(document, database, List.of());
  }

  /// Like [#review(Document, Database)], with values for rows that have none where the schema now
  /// wants one.
  ///
  /// @throws MigrationFailure also when a value does not fit its field
  public Review review(Document document, Database database, List<Backfill> backfills) {
    if (!History.read(database).migrations().isEmpty()) {
      throw new MigrationFailure(
          "The database has migrations, and pushing would make it another than they say. `crowfoot"
              + " migrate dev` writes the next one.");
    }
    Sides sides = sides(document, database);
    Plan plan =
        Planner.plan(
            sides.found(),
            sides.wanted(),
            renames(document, sides, database),
            backfills.stream().map(b -> b.in(sides.after(), sides.dialect())).toList(),
            sides.dialect(),
            new LiveFacts(RowEstimates.read(database)));
    return new Review(
        plan,
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        new RowCounts(Optional.of(database)).of(plan, sides.after()),
        RenameGuess.of(sides.before(), sides.after(), document.renames()));
  }

  /// The same for a database that is not there yet: all of the schema is made.
  public Review review(Document document) {
    Schema schema = Schemas.readable(document.sources());
    Dialect dialect = Schemas.dialect(schema);
    Plan plan = Planner.plan(Catalog.EMPTY, dialect.catalogOf(schema), List.of(), dialect);
    return new Review(
        plan, List.of(), List.of(), Optional.empty(), List.of(), List.of(), List.of());
  }

  private static List<CatalogRename> renames(Document document, Sides sides, Database database) {
    StrayValues stray = stray(document.renames(), sides);
    return Stream.concat(stray.renames().stream(), stray.in(database, document.renames()).stream())
        .toList();
  }

  private static StrayValues stray(List<Rename> renames, Sides sides) {
    return new StrayValues(
        sides.after(),
        sides.found(),
        CatalogRenames.of(renames, sides.before(), sides.after(), sides.dialect()),
        sides.dialect());
  }

  /// Does what was reviewed, and looks whether the database is as the schema says.
  ///
  /// @return the copy of a SQLite file that was made before
  public Optional<Path> apply(
      Review review, Document document, Database database, RunListener listener) {
    Optional<Path> backup = backups.backUp(database, clock.instant());
    PlanRunner.run(database, review.plan(), listener);
    Sides sides = sides(document, database);
    Plan rest = Planner.plan(sides.found(), sides.wanted(), List.of(), sides.dialect());
    if (!rest.isEmpty()) {
      throw new MigrationFailure(
          "The database is not what the schema says, although every statement was taken.",
          String.join("\n", rest.summary()));
    }
    return backup;
  }

  /// @param before a schema for what the database is, in which renames find the old names
  private record Sides(
      Schema before, Schema after, Catalog found, Catalog wanted, Dialect dialect) {}

  private static Sides sides(Document document, Database database) {
    Schema schema = Schemas.readable(document.sources(), List.of(database.provider()));
    Dialect dialect = Schemas.dialect(database.provider());
    Catalog wanted = dialect.catalogOf(schema);
    Catalog found =
        dialect.aligned(CatalogReader.read(database, Schemas.namespaces(schema)), wanted);
    return new Sides(SchemaOfCatalog.of(found, dialect, schema), schema, found, wanted, dialect);
  }
}
