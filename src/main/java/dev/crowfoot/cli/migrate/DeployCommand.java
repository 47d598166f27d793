// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.cli.migrate;

import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.app.migrations.Migrations;
import dev.crowfoot.app.migrations.Migrations.Outcome;
import dev.crowfoot.cli.ExitCode;
import dev.crowfoot.cli.ProjectOptions;
import dev.crowfoot.cli.Surroundings;
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

  @Mixin private LockRelease release = new LockRelease();

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
      if (releaseLock && !release.isDone(work, database)) {
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
}
