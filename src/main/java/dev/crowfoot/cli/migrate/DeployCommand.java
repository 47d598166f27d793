// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.cli.migrate;

import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.liquibase.MigrationLock;
import dev.crowfoot.app.migrations.Migrations;
import dev.crowfoot.app.migrations.Migrations.Outcome;
import dev.crowfoot.cli.ExitCode;
import dev.crowfoot.cli.ProjectOptions;
import dev.crowfoot.cli.Surroundings;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `crowfoot migrate deploy`
@Command(
    name = "deploy",
    mixinStandardHelpOptions = true,
    description = "Applies the migrations that are pending, and writes none.")
final class DeployCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private ProjectOptions options = new ProjectOptions();

  @Option(
      names = "--release-lock",
      description = "First give free the lock that a killed migration left.")
  private boolean releaseLock;

  @Option(
      names = "--end-session",
      description = "With --release-lock: also end the session of it that is still at work.")
  private boolean endSession;

  @Mixin private Yes yes = new Yes();

  @Mixin private TrialOption trial = new TrialOption();

  @Mixin private Consent consent = new Consent();

  DeployCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Workplace work = Workplace.of(surroundings, options);
    Migrations migrations = work.migrations();
    try (Database database = work.create()) {
      if (releaseLock && !release(work, migrations, database)) {
        return ExitCode.FINDINGS;
      }
      Progress progress = new Progress(surroundings.err());
      if (trial.isWanted()) {
        return trial.show(work, migrations.dryRun().of(database, progress));
      }
      if (!consent.isGiven(work, migrations.forward(database))) {
        return ExitCode.FINDINGS;
      }
      Outcome outcome = migrations.apply(database, consent.codes(), progress);
      outcome.backup().ifPresent(b -> work.say("Backup: " + b));
      outcome.migrations().forEach(work::print);
      if (outcome.migrations().isEmpty()) {
        work.say("Nothing to apply: the database has every migration.");
      }
    }
    return ExitCode.FINE;
  }

  /// Says who holds it, and asks.
  private boolean release(Workplace work, Migrations migrations, Database database) {
    Optional<MigrationLock> lock = MigrationLock.of(database);
    if (lock.isEmpty()) {
      work.say("No lock is held.");
      return true;
    }
    work.say(lock.get().sentence());
    if (lock.get().alive().isEmpty() || endSession) {
      String question =
          lock.get().alive().isEmpty()
              ? "Release the lock?"
              : "End that session, take back what it had begun, and release the lock?";
      if (!yes.isGiven(work, question)) {
        work.say("The lock is held as before, and nothing was applied.");
        return false;
      }
    }
    migrations.releaseLock(database, endSession);
    return true;
  }
}
