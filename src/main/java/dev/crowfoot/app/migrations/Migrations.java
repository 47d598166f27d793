// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.adapter.Failure.ArgumentFailure;
import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.liquibase.History;
import dev.crowfoot.adapter.liquibase.RunListener;
import dev.crowfoot.app.ProjectFiles;
import dev.crowfoot.editor.Document;
import dev.crowfoot.migration.Plan;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.Rename;
import dev.crowfoot.model.Schema;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The migrations of one project.
///
/// 1. [#review] compares the schema with the last migration's and asks the database what the
///    changes would meet. 2. [#write] writes the result as a migration. 3. [#apply] has Liquibase
///    apply what is pending. [#writeAndApply] does both and leaves nothing behind when nothing was
///    applied.
///
/// Only [#write], [#apply], [#reset] and [#discard] change anything.
public final class Migrations {
  static final String AUTHOR = "crowfoot";

  /// Who is said to write what no model says.
  static final String BY_HAND = "hand";

  private final Clock clock;
  private final MigrationFolder folder;
  private final Backups backups;
  private final boolean tries;

  public Migrations(ProjectFiles files) {
    this(files, Clock.systemUTC());
  }

  Migrations(ProjectFiles files, Clock clock) {
    this(clock, new MigrationFolder(files.migrations()), new Backups(files.privateFolder()), true);
  }

  private Migrations(Clock clock, MigrationFolder folder, Backups backups, boolean tries) {
    this.clock = clock;
    this.folder = folder;
    this.backups = backups;
    this.tries = tries;
  }

  /// The same without a dry run on a copy before a small SQLite file is migrated.
  public Migrations untried() {
    return new Migrations(clock, folder, backups, false);
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

  /// For which databases the history is; none while there is no migration.
  public Targets targets() {
    return folder.targets();
  }

  /// Taking back what was applied.
  public WayBack back() {
    return new WayBack(folder, backups, clock, drift());
  }

  /// Bringing a database to the schema without a migration.
  public Push push() {
    return new Push(backups, clock);
  }

  /// Making one migration of those that a database does not have yet.
  ///
  /// @param database none: it has no migration
  public Squash squash(Optional<Database> database) {
    return new Squash(folder, status(database), clock);
  }

  /// Putting right what is not as the history says.
  public Repair repair() {
    return new Repair(folder);
  }

  /// Beginning a history where a database is there already.
  public Baseline baseline() {
    return new Baseline(folder, drift(), clock);
  }

  /// What differs between the last migration and a document, and what that would meet.
  ///
  /// @param database asked about its rows; nothing in it is changed
  /// @throws MigrationFailure when the schema has errors or its database cannot be migrated
  public Review review(Document document, Optional<Database> database) {
    return review(document, database, List.of());
  }

  /// Like [#review(Document, Optional)], for databases that somebody asks for.
  ///
  /// @param wished for which databases the first migration is to be; none: the schema's own
  /// @throws MigrationFailure when later ones were for others
  public Review review(Document document, Optional<Database> database, List<Provider> wished) {
    return review(document, database, wished, List.of());
  }

  /// Like [#review(Document, Optional, List)], with values for rows that have none where the schema
  /// now wants one. [Review.Finding#fillable()] says which fields ask for that.
  ///
  /// @throws MigrationFailure when a value does not fit its field; [Backfill#problem] says it
  ///   before
  public Review review(
      Document document,
      Optional<Database> database,
      List<Provider> wished,
      List<Backfill> backfills) {
    return new Reviewing(folder, status(database).pending())
        .of(document, database, wished, backfills);
  }

  /// A document with renames that somebody asks for all at once, after those it remembers.
  ///
  /// @throws ArgumentFailure when one starts from a name that the last migration does not have
  public Document renamed(Document document, List<Rename> wished) {
    if (wished.isEmpty()) {
      return document;
    }
    Optional<String> last = folder.newest();
    String place = last.isEmpty() ? "The history, still empty," : "The last migration";
    return Wished.in(document, wished, folder.schemaOf(last), place);
  }

  /// Some of what a review has found.
  ///
  /// @param document the schema with these changes alone
  public record Part(Review review, Document document) {}

  /// A review without some of its changes. They can be reviewed again after the rest was migrated.
  ///
  /// @param whole what was found in the document
  /// @param leftOut the lines of changes, as [ChangeTree.Item#line()] has them, with all that need
  ///   them
  /// @throws MigrationFailure when what is left would be other changes than those of the whole
  public Part part(
      Review whole,
      Document document,
      Set<String> leftOut,
      Optional<Database> database,
      List<Provider> wished) {
    return part(whole, document, leftOut, database, wished, List.of());
  }

  /// Like [#part(Review, Document, Set, Optional, List)], with values for rows that have none;
  /// those for fields that are left out wait with them.
  public Part part(
      Review whole,
      Document document,
      Set<String> leftOut,
      Optional<Database> database,
      List<Provider> wished,
      List<Backfill> backfills) {
    Targets all = new Targets(whole.plans().stream().map(p -> p.dialect().provider()).toList());
    Provider shown = whole.shown().dialect().provider();
    Document smaller =
        new Portion(folder.schemaOf(whole.since()), all, shown).of(document, leftOut);
    Schema after = Schemas.readable(smaller.sources(), all.providers());
    List<Backfill> fitting =
        backfills.stream()
            .filter(b -> Backfill.problem(after, b.field(), b.text()).isEmpty())
            .toList();
    Review part = review(smaller, database, wished, fitting);
    Portion.refuseOther(whole, part, leftOut);
    return new Part(part, smaller);
  }

  /// What values the pending migrations would destroy in a database.
  public Review forward(Database database) {
    return new WayForward(folder).review(database, status(Optional.of(database)).pending());
  }

  /// How a reviewed plan will run.
  ///
  /// @param database asked how many rows there are; nothing in it is changed
  public Outlook outlook(Review review, Optional<Database> database) {
    return Outlook.of(
        review.shown(), database.filter(d -> d.provider() == review.shown().dialect().provider()));
  }

  /// The Liquibase changelog that a reviewed plan would be written as.
  public String changelog(Review review, String name) {
    return writing().changelog(review, name);
  }

  /// Writes a reviewed plan as a migration.
  ///
  /// @return its full name
  public String write(Review review, String name, Document document) {
    return writing().write(review, name, document);
  }

  /// Writes a migration that does nothing yet, for what somebody writes by hand: the schema
  /// language cannot say it.
  ///
  /// @param review which found nothing; it has a plan for each database of the history
  /// @return its full name
  public String writeByHand(Review review, String name) {
    return writing().writeByHand(review, name);
  }

  private Writing writing() {
    return new Writing(folder, clock);
  }

  /// Writes a reviewed plan as a migration and applies it, after those that are pending.
  ///
  /// @throws MigrationFailure when it is not applied wholly. If nothing of the new migration was,
  ///   its folder is removed again
  public Outcome writeAndApply(
      Review review, String name, Document document, Database database, RunListener listener) {
    return writeAndApply(review, name, document, database, Set.of(), listener);
  }

  /// Like [#writeAndApply(Review, String, Document, Database, RunListener)], where those that are
  /// pending may destroy values.
  ///
  /// @param accepted codes of hazards: in these ways
  public Outcome writeAndApply(
      Review review,
      String name,
      Document document,
      Database database,
      Set<String> accepted,
      RunListener listener) {
    return applying().written(review, name, document, database, accepted, listener);
  }

  /// Applies what is pending where it destroys no values.
  ///
  /// @throws MigrationFailure as [#apply(Database, Set, RunListener)] says
  public Outcome apply(Database database, RunListener listener) {
    return apply(database, Set.of(), listener);
  }

  /// Applies what is pending, and looks whether the database is what the migrations say.
  ///
  /// @param accepted codes of hazards: values may be destroyed in these ways
  /// @throws MigrationFailure when it is not, before or after; when values would be destroyed that
  ///   nobody gave away; or when the database refuses
  public Outcome apply(Database database, Set<String> accepted, RunListener listener) {
    return applying().pending(database, accepted, listener);
  }

  private Applying applying() {
    return new Applying(this, folder, backups, clock, tries);
  }

  /// Trying migrations where nothing is lost.
  public DryRun dryRun() {
    return new DryRun(folder, drift(), backups, database -> status(Optional.of(database)));
  }

  /// How it stands: the folder's migrations, and which of them the database has.
  public MigrationStatus status(Optional<Database> database) {
    return MigrationStatus.of(
        folder,
        database.map(History::read),
        migration -> database.stream().allMatch(d -> folder.isFor(migration, d.provider())));
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
    Emptying.empty(database, Schemas.namespaces(folder.schemaOf(folder.newest())));
    Outcome applied = apply(database, listener);
    return new Outcome(applied.migrations(), backup);
  }

  /// What somebody did beside the migrations, and the ways out.
  public Drift drift() {
    return new Drift(folder, database -> status(Optional.of(database)), backups, clock);
  }

  /// The changes that lead from what its migrations made of a database to what it is now: empty
  /// when nobody else has changed it.
  ///
  /// @return a plan in words of the database; its steps are what somebody did beside the migrations
  public Plan drift(Database database) {
    return drift().plan(database);
  }

  /// Gives free a lock that a killed run left.
  ///
  /// @param end whether a session of it that is still at work is ended
  public void releaseLock(Database database, boolean end) {
    folder.runner(database).releaseLock(end);
  }
}
