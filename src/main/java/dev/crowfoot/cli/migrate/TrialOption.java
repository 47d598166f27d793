// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.cli.migrate;

import dev.crowfoot.app.migrations.Trial;
import dev.crowfoot.cli.ExitCode;
import picocli.CommandLine.Option;

/// `--dry-run`: says what would happen, by doing it where nothing is lost.
final class TrialOption {
  @Option(
      names = "--dry-run",
      description =
          "Only try it, and say how long each statement takes and what becomes of the rows: a SQLite"
              + " file is copied; on PostgreSQL it is done in a transaction that is taken back and"
              + " holds its locks meanwhile.")
  private boolean wanted;

  boolean isWanted() {
    return wanted;
  }

  int show(Workplace work, Trial trial) {
    if (trial.statements().isEmpty()) {
      work.say("Nothing to try: nothing is pending.");
      return ExitCode.FINE;
    }
    trial.rows().forEach(r -> work.print(r.sentence()));
    work.say(trial.sentence());
    if (trial.problems().isEmpty()) {
      work.say("The result is what the model says.");
      return ExitCode.FINE;
    }
    work.say("The result is not what the model says:");
    trial.problems().forEach(p -> work.say("  " + p));
    return ExitCode.FINDINGS;
  }
}
