// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.adapter.jdbc.CatalogReader;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.liquibase.History;
import dev.crowfoot.adapter.liquibase.LiquibaseRunner;
import dev.crowfoot.adapter.liquibase.MigrationSql;
import dev.crowfoot.adapter.liquibase.RunListener;
import dev.crowfoot.analysis.Analysis;
import dev.crowfoot.app.ProjectFiles;
import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.dialect.CatalogRenames;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.editor.Document;
import dev.crowfoot.migration.Changelog;
import dev.crowfoot.migration.Plan;
import dev.crowfoot.migration.Planner;
import dev.crowfoot.model.Datasource;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.Schema;
import dev.crowfoot.text.Sources;
import dev.crowfoot.validation.Validation;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The migrations of one project.
///
/// 1. [#review] compares the schema with the last migration's and asks the database what the
///    changes would meet. 2. [#write] writes the result as a migration. 3. [#apply] has Liquibase
///    apply what is pending. [#writeAndApply] does both and leaves nothing behind when nothing was
///    applied.
///
/// Only [#write], [#apply], [#rollback], [#reset] and [#discard] change anything.
public final class Migrations {
  private static final String AUTHOR = "crowfoot";

  private final Clock clock;
  private final MigrationFolder folder;
  private final Backups backups;

  public Migrations(ProjectFiles files) {
    this(files, Clock.systemUTC());
  }

  Migrations(ProjectFiles files, Clock clock) {
    this.clock = clock;
    this.folder = new MigrationFolder(files.migrations());
    this.backups = new Backups(files.privateFolder());
  }

  /// What became of a run.
  ///
  /// @param migrations those that were applied, or taken back
  /// @param backup the copy that was made before
  public record Outcome(List<String> migrations, Optional<Path> backup) {
    public Outcome {
      migrations = List.copyOf(migrations);
    }
  }

  public MigrationFolder folder() {
    return folder;
  }

  /// What differs between the last migration and a document, and what that would meet.
  ///
  /// @param database asked about its rows; nothing in it is changed
  /// @throws MigrationFailure when the schema has errors or its database cannot be migrated
  public Review review(Document document, Optional<Database> database) {
    Schema after = readable(document.sources());
    Dialect dialect = dialect(after);
    Optional<String> since = folder.newest();
    Schema before = since.map(m -> Validation.of(folder.snapshot(m)).schema()).orElse(Schema.EMPTY);
    refuseAnotherProvider(before, dialect);
    Plan plan =
        Planner.plan(
            dialect.catalogOf(before),
            dialect.catalogOf(after),
            CatalogRenames.of(document.renames(), before, after, dialect),
            dialect);
    return new Review(
        plan,
        since,
        status(database).pending(),
        new RowCounts(database).of(plan),
        RenameGuess.of(before, after, document.renames()));
  }

  /// The Liquibase changelog that a reviewed plan would be written as.
  public String changelog(Review review, String name) {
    return Changelog.render(List.of(review.plan()), folder.fullName(name, clock.instant()), AUTHOR);
  }

  /// Writes a reviewed plan as a migration.
  ///
  /// @return its full name
  public String write(Review review, String name, Document document) {
    String migration = folder.fullName(name, clock.instant());
    folder.write(
        migration, Changelog.render(List.of(review.plan()), migration, AUTHOR), document.sources());
    return migration;
  }

  /// Writes a reviewed plan as a migration and applies it, after those that are pending.
  ///
  /// @throws MigrationFailure when it is not applied wholly. If nothing of the new migration was,
  ///   its folder is removed again
  public Outcome writeAndApply(
      Review review, String name, Document document, Database database, RunListener listener) {
    String migration = write(review, name, document);
    try {
      return apply(database, listener);
    } catch (MigrationFailure failure) {
      if (History.read(database).changeSetsOf(migration) > 0) {
        throw failure;
      }
      folder.remove(migration);
      throw withSentence(
          failure, "The new migration was not kept: correct the schema and apply again.");
    }
  }

  private static MigrationFailure withSentence(MigrationFailure failure, String sentence) {
    String message = failure.getMessage() + " " + sentence;
    String details = failure.details().orElse("");
    return failure
        .standing()
        .map(standing -> new MigrationFailure(message, details, failure, standing))
        .orElseGet(() -> new MigrationFailure(message, details, failure));
  }

  /// Applies what is pending.
  public Outcome apply(Database database, RunListener listener) {
    MigrationStatus status = status(Optional.of(database));
    if (status.pending().isEmpty()) {
      return new Outcome(List.of(), Optional.empty());
    }
    refuseOutOfOrder(status);
    folder.writeRoot();
    Optional<Path> backup = backups.backUp(database, clock.instant());
    return new Outcome(runner(database).update(listener), backup);
  }

  /// Liquibase would apply an older migration after a newer one. That is legal, but only right when
  /// the two have nothing to do with each other, so it is said, not refused.
  private static void refuseOutOfOrder(MigrationStatus status) {
    boolean missing =
        status.entries().stream().anyMatch(e -> e.state() == MigrationStatus.State.MISSING);
    if (missing) {
      String names =
          status.entries().stream()
              .filter(e -> e.state() == MigrationStatus.State.MISSING)
              .map(e -> "`" + e.migration() + "`")
              .reduce((a, b) -> a + ", " + b)
              .orElse("");
      throw new MigrationFailure(
          ("The database has migrations that are not in the folder: %s. Get them back, for example"
                  + " from version control, before applying others.")
              .formatted(names));
    }
  }

  /// How it stands: the folder's migrations, and which of them the database has.
  public MigrationStatus status(Optional<Database> database) {
    return MigrationStatus.of(folder.names(), database.map(History::read));
  }

  /// The migrations that a rollback of the last `count` would take back, the newest first.
  public List<String> lastApplied(Database database, int count) {
    List<String> applied = new ArrayList<>(History.read(database).migrations().keySet());
    return applied.reversed().stream().limit(count).toList();
  }

  /// The migrations that a rollback to `name` would take back: all after it.
  ///
  /// @param name full or without its time
  /// @throws MigrationFailure when the database has no such migration
  public List<String> appliedAfter(Database database, String name) {
    List<String> applied = new ArrayList<>(History.read(database).migrations().keySet());
    for (int i = applied.size() - 1; i >= 0; i--) {
      if (applied.get(i).equals(name) || applied.get(i).endsWith("_" + name)) {
        return applied.subList(i + 1, applied.size()).reversed();
      }
    }
    throw new MigrationFailure(
        "The database has no migration `%s`. `crowfoot migrate status` lists them."
            .formatted(name));
  }

  /// The SQL that takes back some migrations, in order.
  ///
  /// @param migrations the newest first
  public List<String> rollbackSql(List<String> migrations, Provider provider) {
    refuseWithoutFolder(migrations);
    return migrations.stream()
        .flatMap(m -> MigrationSql.of(folder.path(), m, provider).rollback().stream())
        .toList();
  }

  /// Takes back migrations.
  ///
  /// @param migrations the newest first, as [#lastApplied] or [#appliedAfter] gave them
  public Outcome rollback(Database database, List<String> migrations, RunListener listener) {
    if (migrations.isEmpty()) {
      return new Outcome(List.of(), Optional.empty());
    }
    refuseWithoutFolder(migrations);
    History history = History.read(database);
    int changeSets = migrations.stream().mapToInt(history::changeSetsOf).sum();
    Optional<Path> backup = backups.backUp(database, clock.instant());
    return new Outcome(runner(database).rollback(changeSets, listener), backup);
  }

  private void refuseWithoutFolder(List<String> migrations) {
    List<String> there = folder.names();
    for (String migration : migrations) {
      if (!there.contains(migration)) {
        throw new MigrationFailure(
            ("The folder of `%s` is missing, and with it the way back. Get it back, for example from"
                    + " version control.")
                .formatted(migration));
      }
    }
  }

  /// Removes a migration that no database has: the newest one, not applied here.
  public void discard(String migration, Optional<Database> database) {
    boolean applied = database.stream().anyMatch(d -> History.read(d).changeSetsOf(migration) > 0);
    if (applied || !folder.newest().equals(Optional.of(migration))) {
      throw new MigrationFailure(
          "`%s` can only be removed while it is the newest and not applied. Roll it back first."
              .formatted(migration));
    }
    folder.remove(migration);
  }

  /// Empties a database and applies every migration again. On SQLite a backup is kept.
  public Outcome reset(Database database, RunListener listener) {
    Optional<Path> backup = backups.backUp(database, clock.instant());
    Emptying.empty(database, schemasOf(newestSchema()));
    Outcome applied = apply(database, listener);
    return new Outcome(applied.migrations(), backup);
  }

  /// The changes that lead from what its migrations made of a database to what it is now: empty
  /// when nobody else has changed it.
  ///
  /// @return a plan in words of the database; its steps are what somebody did beside the migrations
  public Plan drift(Database database) {
    Dialect dialect = dialect(database.provider());
    Optional<String> applied =
        History.read(database).migrations().keySet().stream().reduce((_, last) -> last);
    Schema schema =
        applied.map(m -> Validation.of(folder.snapshot(m)).schema()).orElse(Schema.EMPTY);
    Catalog expected = dialect.catalogOf(schema);
    Catalog found = dialect.aligned(CatalogReader.read(database, schemasOf(schema)), expected);
    return Planner.plan(expected, found, List.of(), dialect);
  }

  private Schema newestSchema() {
    return folder
        .newest()
        .map(m -> Validation.of(folder.snapshot(m)).schema())
        .orElse(Schema.EMPTY);
  }

  static List<String> schemasOf(Schema schema) {
    return schema.datasource().map(Datasource::schemas).orElse(List.of());
  }

  private LiquibaseRunner runner(Database database) {
    return new LiquibaseRunner(database, folder.path(), folder.names());
  }

  /// Gives free a lock that a killed run left.
  public void releaseLock(Database database) {
    runner(database).releaseLock();
  }

  static Schema readable(Sources sources) {
    Analysis analysis = Validation.of(sources);
    long errors = analysis.diagnostics().stream().filter(d -> d.isError()).count();
    if (errors > 0) {
      throw new MigrationFailure(
          errors == 1
              ? "The schema has an error. Correct it first: Problems, or `crowfoot validate`, names it."
              : "The schema has %d errors. Correct them first: Problems, or `crowfoot validate`, lists them."
                  .formatted(errors));
    }
    return analysis.schema();
  }

  private static Dialect dialect(Schema schema) {
    Provider provider =
        schema
            .provider()
            .orElseThrow(
                () ->
                    new MigrationFailure(
                        "The schema has no `datasource` with a provider, so nobody knows for which"
                            + " database to migrate. Add one with `provider = \"sqlite\"` or"
                            + " `\"postgresql\"`."));
    return dialect(provider);
  }

  static Dialect dialect(Provider provider) {
    return Dialect.of(provider)
        .orElseThrow(
            () ->
                new MigrationFailure(
                    "Crowfoot migrates SQLite and PostgreSQL, not `%s`. The schema can still be drawn,"
                            .formatted(provider.word())
                        + " checked and formatted."));
  }

  private static void refuseAnotherProvider(Schema before, Dialect dialect) {
    Optional<Provider> other = before.provider().filter(p -> p != dialect.provider());
    if (other.isPresent()) {
      throw new MigrationFailure(
          ("The migrations so far are for `%s`, the schema now says `%s`. Move the folder `migrations`"
                  + " away to begin a history for the new database.")
              .formatted(other.get().word(), dialect.provider().word()));
    }
  }
}
