// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.adapter.jdbc.CatalogReader;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.liquibase.History;
import dev.crowfoot.adapter.liquibase.MigrationSql;
import dev.crowfoot.adapter.liquibase.RunListener;
import dev.crowfoot.app.migrations.Migrations.Outcome;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.migration.Plan;
import dev.crowfoot.model.Provider;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Taking migrations back: which ones, what that would meet in the database, and doing it.
public final class WayBack {
  private final MigrationFolder folder;
  private final Backups backups;
  private final Clock clock;
  private final Drift drift;

  WayBack(MigrationFolder folder, Backups backups, Clock clock, Drift drift) {
    this.folder = folder;
    this.backups = backups;
    this.clock = clock;
    this.drift = drift;
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
  public List<String> sql(List<String> migrations, Provider provider) {
    refuseWithoutFolder(migrations);
    return migrations.stream()
        .flatMap(m -> MigrationSql.of(folder.path(), m, provider).rollback().stream())
        .toList();
  }

  /// What taking back migrations would meet in the database: the rows that were written since are
  /// counted as for a migration forward.
  ///
  /// @param back the newest first, as [#lastApplied] or [#appliedAfter] gave them
  public Review review(Database database, List<String> back) {
    refuseWithoutFolder(back);
    Dialect dialect = Schemas.dialect(database.provider());
    if (back.isEmpty()) {
      Plan nothing = new Plan(dialect, List.of(), List.of());
      return review(nothing, Optional.empty(), List.of());
    }
    List<String> kept = new ArrayList<>(History.read(database).migrations().keySet());
    kept.removeAll(back);
    Optional<String> target = kept.stream().max(Comparator.naturalOrder());
    boolean inARow = target.stream().allMatch(t -> back.stream().allMatch(m -> m.compareTo(t) > 0));
    WrittenPlans plans = new WrittenPlans(folder);
    Provider provider = database.provider();
    // A migration that is kept may be newer than one that goes: no model says what will be left.
    Plan plan =
        inARow
            ? plans.between(
                Optional.of(Collections.max(back)),
                target,
                sql(back, provider),
                provider,
                Optional.of(provider)
                    .filter(p -> p == Provider.SQLITE)
                    .map(_ -> CatalogReader.read(database)))
            : WrittenPlans.together(
                back.stream()
                    .map(
                        m ->
                            plans.between(
                                Optional.of(m),
                                plans.before(m),
                                sql(List.of(m), provider),
                                provider))
                    .toList(),
                dialect);
    List<Review.Finding> findings = new ArrayList<>(new RowCounts(Optional.of(database)).of(plan));
    findings.addAll(new HandWritten(folder, database).lossesBack(back));
    return review(plan, target, findings);
  }

  /// Says before anything is taken back that not all can be.
  ///
  /// @param back the newest first
  /// @throws MigrationFailure when one of them says no way back, or one that loses rows
  public void refuseWithoutWayBack(Provider provider, List<String> back) {
    refuseWithoutFolder(back);
    for (String migration : back) {
      Optional<String> obstacle =
          MigrationSql.of(folder.path(), migration, provider).obstacles().stream().findFirst();
      if (obstacle.isPresent()) {
        throw new MigrationFailure(
            "Nothing was taken back: `%s` says no way back. Write a `rollback` into its change set; it counts as unedited with it.%s"
                .formatted(
                    migration,
                    migration.equals(back.getFirst())
                        ? ""
                        : " Or take back only what came after it: `crowfoot migrate rollback --to %s`."
                            .formatted(MigrationStatus.shortName(migration))),
            obstacle.get());
      }
    }
    Refusals.refuseLossyWayBack(folder, back, provider);
  }

  private static Review review(Plan plan, Optional<String> target, List<Review.Finding> findings) {
    return new Review(plan, List.of(), List.of(), target, List.of(), findings, List.of());
  }

  /// Takes back migrations, and looks whether the database is what the one that stays says.
  ///
  /// @param migrations the newest first, as [#lastApplied] or [#appliedAfter] gave them
  public Outcome rollback(Database database, List<String> migrations, RunListener listener) {
    if (migrations.isEmpty()) {
      return new Outcome(List.of(), Optional.empty());
    }
    refuseWithoutWayBack(database.provider(), migrations);
    DriftChecks checks = new DriftChecks(folder, drift);
    Drift.Report report = checks.refuseRebuildsBack(database, migrations);
    History history = History.read(database);
    int changeSets = migrations.stream().mapToInt(history::changeSetsOf).sum();
    Optional<Path> backup = backups.backUp(database, clock.instant());
    List<String> back;
    try {
      back = folder.runner(database).rollback(changeSets, listener);
    } finally {
      drift.note(database, report.all());
    }
    if (report.isClean()) {
      checks.refuseOther(database, back);
    }
    return new Outcome(back, backup);
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
}
