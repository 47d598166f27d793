// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.adapter.Failure.MigrationFailure.Standing;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.liquibase.MigrationSql;
import dev.crowfoot.diff.Difference;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// That a database is what its migrations say, before more of them are applied and afterwards.
record DriftChecks(MigrationFolder folder, Drift drift) {
  /// A migration is written for a database as the one before left it; on another it may fail
  /// half-way through a night, or take away what somebody made by hand.
  ///
  /// @return what is left alone
  List<Difference> refuseDrift(Database database) {
    Drift.Report report = drift.look(database);
    if (!report.open().isEmpty()) {
      throw new MigrationFailure("Not applied. " + report.advice(), lines(report.open()));
    }
    return report.ignored();
  }

  /// What is left alone must not go with a table that is made anew.
  ///
  /// @param ignored as [#refuseDrift] gave it
  /// @param pending about to be applied
  void refuseRebuilds(List<Difference> ignored, List<String> pending) {
    refuseLoss(ignored, pending, false);
  }

  /// A way back may be gone whatever the drift is, as long as it takes nothing of that with it.
  ///
  /// @param back about to be taken back
  /// @return how the database differs
  Drift.Report refuseRebuildsBack(Database database, List<String> back) {
    Drift.Report report = drift.look(database);
    refuseLoss(report.all(), back, true);
    return report;
  }

  private void refuseLoss(List<Difference> kept, List<String> migrations, boolean back) {
    for (String migration : kept.isEmpty() ? List.<String>of() : migrations) {
      Set<String> rebuilt = MigrationSql.rebuilt(folder.path(), migration, back);
      List<Difference> lost =
          kept.stream()
              .filter(d -> d.extendedTables().stream().anyMatch(t -> rebuilt.contains(t.name())))
              .toList();
      if (!lost.isEmpty()) {
        throw new MigrationFailure(
            ("Not %s: `%s` makes a table anew, and what somebody made there beside the migrations"
                    + " would be gone with the old one. Adopt it or revert it first: `crowfoot migrate"
                    + " drift` lists it.")
                .formatted(back ? "taken back" : "applied", migration),
            lines(lost));
      }
    }
  }

  /// What goes wrong on a copy is not done to the original.
  void refuseTrial(Trial trial) {
    if (!trial.problems().isEmpty()) {
      throw new MigrationFailure(
          "Tried %s, and not applied: the database would not be what the migrations say."
              .formatted(trial.place().words()),
          String.join("\n", trial.problems()));
    }
  }

  /// That every statement was taken does not say that the result is right.
  ///
  /// @param run the migrations that were applied or taken back by it
  void refuseOther(Database database, List<String> run) {
    Drift.Report report = drift.look(database);
    if (!report.open().isEmpty()) {
      throw new MigrationFailure(
          ("The database took every statement and is not what the model of `%s` says. `crowfoot"
                  + " migrate drift` lists what differs, and the ways out.")
              .formatted(drift.newest(database).orElse(run.getLast())),
          lines(report.open()),
          new Standing(Optional.empty(), run, List.of(), List.of()));
    }
  }

  private static String lines(List<Difference> differences) {
    return differences.stream().flatMap(d -> d.lines().stream()).collect(Collectors.joining("\n"));
  }
}
