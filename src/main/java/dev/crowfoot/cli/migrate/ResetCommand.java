// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.cli.migrate;

import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.app.migrations.Migrations.Outcome;
import dev.crowfoot.cli.ExitCode;
import dev.crowfoot.cli.ProjectOptions;
import dev.crowfoot.cli.Surroundings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `crowfoot migrate reset`
@Command(
    name = "reset",
    mixinStandardHelpOptions = true,
    description = "Drops everything in the database and applies every migration again.")
final class ResetCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private ProjectOptions options = new ProjectOptions();

  @Option(names = "--force", description = "Yes, all rows are lost.")
  private boolean force;

  ResetCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Workplace work = Workplace.of(surroundings, options);
    if (!force) {
      work.say(
          "All rows in %s would be lost. If that is meant, add `--force`."
              .formatted(work.url().display()));
      return ExitCode.USAGE;
    }
    try (Database database = work.create()) {
      Outcome outcome = work.migrations().reset(database, new Progress(surroundings.err()));
      outcome.backup().ifPresent(b -> work.say("Backup: " + b));
      outcome.migrations().forEach(work::print);
    }
    return ExitCode.FINE;
  }
}
