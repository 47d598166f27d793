// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.cli.migrate;

import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.cli.ExitCode;
import dev.crowfoot.cli.ProjectOptions;
import dev.crowfoot.cli.Surroundings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `crowfoot migrate baseline`
@Command(
    name = "baseline",
    mixinStandardHelpOptions = true,
    description =
        "Begins the history of a database that is there already: writes the schema as its first"
            + " migration and marks it as applied. With --for, adds a database to a history.")
final class BaselineCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private ProjectOptions options = new ProjectOptions();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "baseline",
      description = "What the migration is called; `baseline` unless given.")
  private String name = "baseline";

  @Mixin private DatabasesOption databases = new DatabasesOption();

  BaselineCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Workplace work = Workplace.of(surroundings, options);
    try (Database database = work.open()) {
      work.print(
          work.migrations()
              .baseline()
              .adopt(work.project().document(), name, databases.providers(), database));
      work.say("Adopted. From now on `crowfoot migrate dev` migrates what you change.");
    }
    return ExitCode.FINE;
  }
}
