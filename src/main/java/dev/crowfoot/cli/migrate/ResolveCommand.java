// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.cli.migrate;

import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.app.migrations.Repair;
import dev.crowfoot.cli.ExitCode;
import dev.crowfoot.cli.ProjectOptions;
import dev.crowfoot.cli.Surroundings;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `crowfoot migrate resolve`
@Command(
    name = "resolve",
    mixinStandardHelpOptions = true,
    description = "Puts the history right by your word; no table is changed.")
final class ResolveCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private ProjectOptions options = new ProjectOptions();

  @ArgGroup private What what = new What();

  @Mixin private LockRelease release = new LockRelease();

  ResolveCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /// One of these.
  private static final class What {
    @Option(
        names = "--applied",
        paramLabel = "NAME",
        description = "The database has what it does already.")
    private Optional<String> applied = Optional.empty();

    @Option(
        names = "--rolled-back",
        paramLabel = "NAME",
        description = "What it did was undone by hand.")
    private Optional<String> rolledBack = Optional.empty();

    @Option(
        names = "--repair",
        paramLabel = "NAME",
        description = "Its file was edited on purpose: note its checksum as it is now.")
    private Optional<String> edited = Optional.empty();

    @Option(
        names = "--merged",
        paramLabel = "NAME",
        description = "It was written beside the one before it, and the schema has what both do.")
    private Optional<String> merged = Optional.empty();

    @Option(
        names = "--release-lock",
        description = "Give free the lock that a killed migration left; nothing is applied.")
    private boolean lock;

    boolean isEmpty() {
      return !lock && applied.or(() -> rolledBack).or(() -> edited).or(() -> merged).isEmpty();
    }
  }

  @Override
  public Integer call() {
    if (what.isEmpty()) {
      surroundings
          .err()
          .println(
              "Say what to put right: --applied, --rolled-back, --repair or --merged NAME, or"
                  + " --release-lock.");
      return ExitCode.USAGE;
    }
    Workplace work = Workplace.of(surroundings, options);
    Repair repair = work.migrations().repair();
    if (what.merged.isPresent()) {
      work.print(repair.merged(work.project().document(), what.merged.get()));
      return ExitCode.FINE;
    }
    try (Database database = work.open()) {
      if (what.lock) {
        return release.isDone(work, database) ? ExitCode.FINE : ExitCode.FINDINGS;
      }
      if (what.edited.isPresent()) {
        return repair(work, repair, database, what.edited.get());
      }
      what.applied.ifPresent(name -> work.print(repair.applied(database, name)));
      what.rolledBack.ifPresent(name -> work.print(repair.rolledBack(database, name)));
    }
    return ExitCode.FINE;
  }

  private int repair(Workplace work, Repair repair, Database database, String name) {
    Repair.Edit edit = repair.edit(database, name);
    work.say(edit.sentence());
    edit.lines().forEach(line -> work.say("  " + line));
    if (!release
        .yes()
        .isGiven(
            work,
            "Is that on purpose, and is the database as the file says now? No table is changed.")) {
      work.say("Nothing was noted.");
      return ExitCode.FINDINGS;
    }
    work.print(repair.edited(database, name));
    return ExitCode.FINE;
  }
}
