// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.cli.migrate;

import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.app.migrations.Squash;
import dev.crowfoot.cli.ExitCode;
import dev.crowfoot.cli.ProjectOptions;
import dev.crowfoot.cli.Surroundings;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `crowfoot migrate squash`
@Command(
    name = "squash",
    mixinStandardHelpOptions = true,
    description = "Makes one migration of those that the database does not have yet.")
final class SquashCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private ProjectOptions options = new ProjectOptions();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "squashed",
      description = "What the one is called.")
  private String name = "squashed";

  SquashCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Workplace work = Workplace.of(surroundings, options);
    Optional<Database> database = work.openIfThere();
    try {
      Squash squash = work.migrations().squash(database);
      squash.migrations().forEach(m -> work.say("- " + m));
      work.print(squash.write(name));
      work.say("No other database may have had those: it would miss them.");
    } finally {
      database.ifPresent(Database::close);
    }
    return ExitCode.FINE;
  }
}
