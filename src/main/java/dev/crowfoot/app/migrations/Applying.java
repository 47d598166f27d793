// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.adapter.Failure.ConnectionFailure;
import dev.crowfoot.adapter.Failure.FileFailure;
import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl.SqliteFile;
import dev.crowfoot.adapter.liquibase.History;
import dev.crowfoot.adapter.liquibase.MigrationLock;
import dev.crowfoot.adapter.liquibase.RunListener;
import dev.crowfoot.app.migrations.Migrations.Outcome;
import dev.crowfoot.diff.Difference;
import dev.crowfoot.editor.Document;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Applies migrations to a database: looks before, tries on a copy where that is cheap, keeps a
/// backup, runs, and looks again.
///
/// @param tries whether a small SQLite file is tried on a copy first
record Applying(
    Migrations migrations, MigrationFolder folder, Backups backups, Clock clock, boolean tries) {
  /// Writes a reviewed plan and applies it after those that are pending. If nothing of it was
  /// applied, it is not kept.
  Outcome written(
      Review review,
      String name,
      Document document,
      Database database,
      Set<String> accepted,
      RunListener listener) {
    database.checkWritable();
    MigrationStatus status = migrations.status(Optional.of(database));
    Refusals.refuseUnlessWhole(status);
    new WayForward(folder).refuseLosses(database, status.pending(), accepted);
    Refusals.refuseWhatIsThere(review, document, database);
    List<Difference> ignored = checks().refuseDrift(database);
    String migration = migrations.write(review, name, document);
    Watch watch = new Watch(listener);
    try {
      return applyPending(database, ignored, watch);
    } catch (MigrationFailure failure) {
      if (watch.hasBegun() && mayHave(database, migration)) {
        throw failure;
      }
      folder.remove(migration);
      throw withSentence(
          failure, "The new migration was not kept: correct the schema and apply again.");
    } catch (ConnectionFailure | FileFailure failure) {
      if (!watch.hasBegun()) {
        folder.remove(migration);
      }
      throw failure;
    }
  }

  /// A database that cannot be asked may have it.
  private static boolean mayHave(Database database, String migration) {
    try {
      return History.read(database).changeSetsOf(migration) > 0;
    } catch (ConnectionFailure _) {
      return true;
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
  Outcome pending(Database database, Set<String> accepted, RunListener listener) {
    MigrationStatus status = migrations.status(Optional.of(database));
    Refusals.refuseUnlessWhole(status);
    if (status.pending().isEmpty()) {
      return new Outcome(List.of(), Optional.empty());
    }
    new WayForward(folder).refuseLosses(database, status.pending(), accepted);
    return applyPending(database, checks().refuseDrift(database), listener);
  }

  private Outcome applyPending(Database database, List<Difference> ignored, RunListener listener) {
    folder.writeRoot();
    List<String> pending = migrations.status(Optional.of(database)).pending();
    checks().refuseRebuilds(ignored, pending);
    Optional<Path> backup =
        tries
                && database.url() instanceof SqliteFile url
                && DryRun.isCheap(url)
                && MigrationLock.of(database).isEmpty()
            ? Optional.of(tried(database, url, pending, listener))
            : backups.backUp(database, clock.instant());
    List<String> applied;
    try {
      applied = folder.runner(database).update(listener);
      checks().refuseOther(database, applied);
    } finally {
      // Last: a write is a reason to read the whole database again.
      migrations.drift().note(database, ignored);
    }
    return new Outcome(applied, backup);
  }

  /// The copy that is kept is the one that the trial is made of.
  private Path tried(
      Database database, SqliteFile url, List<String> pending, RunListener listener) {
    try (Backups.Draft draft = backups.draft(database, url, clock.instant())) {
      checks().refuseTrial(migrations.dryRun().before(database, pending, draft, listener));
      return draft.keep();
    }
  }

  private DriftChecks checks() {
    return new DriftChecks(folder, migrations.drift());
  }
}
