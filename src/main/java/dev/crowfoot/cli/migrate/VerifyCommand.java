// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.cli.migrate;

import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.cli.ExitCode;
import dev.crowfoot.cli.ProjectOptions;
import dev.crowfoot.cli.Surroundings;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `crowfoot migrate verify`
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description =
        "Finds what the database has that its migrations did not make; exit code 1 if any.")
final class VerifyCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private ProjectOptions options = new ProjectOptions();

  VerifyCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Workplace work = Workplace.of(surroundings, options);
    try (Database database = work.open()) {
      List<String> drift = work.migrations().drift(database).summary();
      drift.forEach(work::print);
      work.say(
          drift.isEmpty()
              ? "The database is as its migrations made it."
              : "This was changed beside the migrations.");
      return drift.isEmpty() ? ExitCode.FINE : ExitCode.FINDINGS;
    }
  }
}
