// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.cli.migrate;

import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.app.migrations.Migrations;
import dev.crowfoot.app.migrations.Migrations.Outcome;
import dev.crowfoot.app.migrations.Review;
import dev.crowfoot.cli.ExitCode;
import dev.crowfoot.cli.ProjectOptions;
import dev.crowfoot.cli.Surroundings;
import dev.crowfoot.model.Provider;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `crowfoot migrate rollback`
@Command(
    name = "rollback",
    mixinStandardHelpOptions = true,
    description = "Takes back the migration that was applied last, or several.")
final class RollbackCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private ProjectOptions options = new ProjectOptions();

  @ArgGroup private HowFar howFar = new HowFar();

  @Option(names = "--preview", description = "Only print the SQL.")
  private boolean preview;

  @Mixin private Consent consent = new Consent();

  RollbackCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /// One or the other.
  private static final class HowFar {
    @Option(names = "--count", paramLabel = "N", description = "The last N; 1 unless given.")
    private int count = 1;

    @Option(
        names = "--to",
        paramLabel = "NAME",
        description = "All after this one, which stays applied.")
    private Optional<String> to = Optional.empty();
  }

  @Override
  public Integer call() {
    Workplace work = Workplace.of(surroundings, options);
    Migrations migrations = work.migrations();
    try (Database database = work.open()) {
      List<String> back =
          howFar
              .to
              .map(name -> migrations.back().appliedAfter(database, name))
              .orElseGet(() -> migrations.back().lastApplied(database, howFar.count));
      Review review = migrations.back().review(database, back);
      if (preview) {
        review.plan().summary().forEach(work::say);
        review.findings().stream()
            .filter(f -> !f.isHarmless())
            .forEach(f -> work.say("  " + f.sentence()));
        migrations.back().sql(back, database.provider()).forEach(sql -> work.print(sql + ";"));
        for (Provider other : migrations.targets().others(database.provider())) {
          work.print("-- " + other.word());
          migrations.back().sql(back, other).forEach(sql -> work.print(sql + ";"));
        }
        return ExitCode.FINE;
      }
      migrations.back().refuseWithoutWayBack(database.provider(), back);
      if (!consent.isGiven(work, review)) {
        return ExitCode.FINDINGS;
      }
      Outcome outcome =
          migrations.back().rollback(database, back, new Progress(surroundings.err()));
      outcome.backup().ifPresent(b -> work.say("Backup: " + b));
      outcome.migrations().forEach(work::print);
      if (outcome.migrations().isEmpty()) {
        work.say("Nothing to take back.");
      }
    }
    return ExitCode.FINE;
  }
}
