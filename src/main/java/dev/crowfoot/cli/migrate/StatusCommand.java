// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.cli.migrate;

import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.liquibase.History;
import dev.crowfoot.adapter.liquibase.MigrationLock;
import dev.crowfoot.app.migrations.Drift;
import dev.crowfoot.app.migrations.MigrationStatus;
import dev.crowfoot.cli.ExitCode;
import dev.crowfoot.cli.ProjectOptions;
import dev.crowfoot.cli.Surroundings;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `crowfoot migrate status`
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Lists the migrations and whether the database has them; exit code 1 unless all.")
final class StatusCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private ProjectOptions options = new ProjectOptions();

  StatusCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Workplace work = Workplace.of(surroundings, options);
    Optional<Database> database = work.openIfThere();
    try {
      MigrationStatus status = work.migrations().status(database);
      for (MigrationStatus.Entry entry : status.entries()) {
        work.print(
            entry.migration()
                + "  "
                + entry.words()
                + entry.appliedAt().map(at -> "  " + History.display(at)).orElse("")
                + entry
                    .signature()
                    .map(s -> "  by %s in %d ms".formatted(s.who(), s.took().toMillis()))
                    .orElse(""));
      }
      status.entries().forEach(entry -> entry.advice().ifPresent(work::say));
      database.ifPresent(d -> sayDrift(work, work.migrations().drift().look(d)));
      database
          .flatMap(MigrationLock::of)
          .ifPresent(
              lock ->
                  work.say(
                      lock.sentence()
                          + (lock.alive().isEmpty()
                              ? " `crowfoot migrate resolve --release-lock` does that."
                              : "")));
      if (status.entries().isEmpty()) {
        work.say("There are no migrations yet. `crowfoot migrate dev --name init` makes one.");
      }
      return status.entries().stream().allMatch(e -> e.state().isFine() && e.beside().isEmpty())
          ? ExitCode.FINE
          : ExitCode.FINDINGS;
    } finally {
      database.ifPresent(Database::close);
    }
  }

  private static void sayDrift(Workplace work, Drift.Report report) {
    if (!report.open().isEmpty()) {
      work.say(report.advice());
    }
    report
        .ignored()
        .forEach(
            d ->
                work.say(
                    "Ignored, as `migrations/ignored-drift.txt` says: "
                        + String.join("; ", d.lines())));
  }
}
