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
    Schema before = schemaOf(since);
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
    refuseWhatIsThere(review, document, database);
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

  /// A first migration cannot create tables that somebody else made.
  private static void refuseWhatIsThere(Review review, Document document, Database database) {
    if (review.since().isPresent()) {
      return;
    }
    Schema schema = readable(document.sources());
    Catalog found = CatalogReader.read(database, schemasOf(schema));
    List<String> there =
        dialect(schema).catalogOf(schema).tables().stream()
            .filter(t -> found.table(t.name()).isPresent())
            .map(t -> "`" + t.name().name() + "`")
            .toList();
    if (!there.isEmpty()) {
      throw new MigrationFailure(
          "The database has "
              + String.join(", ", there)
              + " already, and no migrations. `crowfoot db pull` writes a schema that describes it,"
              + " and `crowfoot migrate baseline` begins its history there.");
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
    Schema schema = readable(document.sources());
    Dialect dialect = dialect(schema);
    Catalog wanted = dialect.catalogOf(schema);
    Catalog found = dialect.aligned(CatalogReader.read(database, schemasOf(schema)), wanted);
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
        migration, Changelog.render(List.of(whole), migration, AUTHOR), document.sources());
    try {
      runner(database).markApplied();
    } catch (MigrationFailure failure) {
      folder.remove(migration);
      throw failure;
    }
    return migration;
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

  /// What taking back migrations would meet in the database: the rows that were written since are
  /// counted as for a migration forward.
  ///
  /// @param back the newest first, as [#lastApplied] or [#appliedAfter] gave them
  public Review reviewRollback(Database database, List<String> back) {
    refuseWithoutFolder(back);
    Dialect dialect = dialect(database.provider());
    if (back.isEmpty()) {
      Plan nothing = new Plan(dialect, List.of(), List.of());
      return new Review(nothing, Optional.empty(), List.of(), List.of(), List.of());
    }
    List<String> applied = new ArrayList<>(History.read(database).migrations().keySet());
    int oldest = applied.indexOf(back.getLast());
    Optional<String> target = oldest > 0 ? Optional.of(applied.get(oldest - 1)) : Optional.empty();
    Plan plan =
        Planner.plan(
            dialect.catalogOf(schemaOf(Optional.of(back.getFirst()))),
            dialect.catalogOf(schemaOf(target)),
            RenamesInSql.of(rollbackSql(back, database.provider())),
            dialect);
    return new Review(
        plan, target, List.of(), new RowCounts(Optional.of(database)).of(plan), List.of());
  }

  private Schema schemaOf(Optional<String> migration) {
    return migration.map(m -> Validation.of(folder.snapshot(m)).schema()).orElse(Schema.EMPTY);
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
    Schema schema = schemaOf(applied);
    Catalog expected = dialect.catalogOf(schema);
    Catalog found = dialect.aligned(CatalogReader.read(database, schemasOf(schema)), expected);
    return Planner.plan(expected, found, List.of(), dialect);
  }

  private Schema newestSchema() {
    return schemaOf(folder.newest());
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
