// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.cli.migrate;

import dev.crowfoot.adapter.Failure.ArgumentFailure;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.app.migrations.Drift;
import dev.crowfoot.app.migrations.DriftRename;
import dev.crowfoot.app.migrations.Review;
import dev.crowfoot.cli.ExitCode;
import dev.crowfoot.cli.ProjectOptions;
import dev.crowfoot.cli.Surroundings;
import dev.crowfoot.diff.Difference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `crowfoot migrate drift`
@Command(
    name = "drift",
    mixinStandardHelpOptions = true,
    description =
        "Lists what the database has otherwise than its migrations made it, and adopts, ignores or"
            + " reverts it; exit code 1 while something is open.")
final class DriftCommand implements Callable<Integer> {
  private static final String ALL = "all";

  private final Surroundings surroundings;

  @Mixin private ProjectOptions options = new ProjectOptions();

  @ArgGroup private What what = new What();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "adopted",
      description = "What the migration is called that --adopt writes.")
  private String name = "adopted";

  @Option(
      names = "--rename",
      paramLabel = "OLD=NEW",
      description =
          "With --adopt: `User.name=fullName` or `Person=User` was renamed in the database, so the"
              + " migration renames it too, and the rows of other databases are kept.")
  private List<String> renames = List.of();

  @Mixin private Consent consent = new Consent();

  DriftCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /// One of these.
  private static final class What {
    @Option(
        names = "--adopt",
        paramLabel = "WHICH",
        split = ",",
        description =
            "Write a migration that says what the database has already. WHICH is a number or a code"
                + " of the list, or `all`.")
    private List<String> adopted = List.of();

    @Option(
        names = "--ignore",
        paramLabel = "WHICH",
        split = ",",
        description = "Leave it alone from now on.")
    private List<String> ignored = List.of();

    @Option(
        names = "--revert",
        paramLabel = "WHICH",
        split = ",",
        description = "Take it back in the database.")
    private List<String> reverted = List.of();
  }

  @Override
  public Integer call() {
    Workplace work = Workplace.of(surroundings, options);
    Drift drift = work.migrations().drift();
    try (Database database = work.open()) {
      Drift.Report report = drift.look(database);
      if (!what.adopted.isEmpty()) {
        Drift.Adopted adopted =
            drift.adopt(
                database,
                work.project().document(),
                chosen(report, what.adopted),
                renames.stream().map(RenameOption::ofDrift).toList(),
                name);
        work.project().save(work.project().document().withSources(adopted.sources()));
        adopted.migrations().forEach(work::print);
      } else if (!what.ignored.isEmpty()) {
        drift.ignore(database, chosen(report, what.ignored));
        work.say("Ignored from now on: `migrations/ignored-drift.txt` says so.");
      } else if (!what.reverted.isEmpty()) {
        return revert(work, drift, database, chosen(report, what.reverted));
      } else {
        return list(work, report);
      }
    }
    return ExitCode.FINE;
  }

  private int list(Workplace work, Drift.Report report) {
    report.unknown().ifPresent(work::say);
    for (int i = 0; i < report.all().size(); i++) {
      Difference difference = report.all().get(i);
      String note = i < report.open().size() ? "" : "  (ignored)";
      work.print(
          "%d  %s  %s%s"
              .formatted(i + 1, difference.code(), String.join("; ", difference.lines()), note));
    }
    if (!report.byHand().isEmpty()) {
      work.say(
          "Made by hand-written migrations, and left alone: "
              + report.byHand().stream().map(t -> "`" + t + "`").collect(Collectors.joining(", "))
              + ".");
    }
    if (report.open().isEmpty()) {
      if (report.unknown().isEmpty()) {
        work.say("The database is as its migrations made it.");
      }
      return ExitCode.FINE;
    }
    report.open().forEach(d -> work.say(d.sentence()));
    report.renames().forEach(r -> work.say(asRename(report, r)));
    work.say(
        "Each can be adopted as a migration (`--adopt 1`), left alone (`--ignore 1`) or taken back in"
            + " the database (`--revert 1`).");
    return ExitCode.FINDINGS;
  }

  private static String asRename(Drift.Report report, DriftRename rename) {
    return "If it was renamed, `--adopt %s --rename %s` keeps its rows in other databases."
        .formatted(
            rename.differences().stream()
                .map(d -> String.valueOf(report.all().indexOf(d) + 1))
                .collect(Collectors.joining(",")),
            rename.option());
  }

  private int revert(Workplace work, Drift drift, Database database, List<Difference> differences) {
    Review review = drift.review(database, differences);
    review.plan().summary().forEach(work::print);
    if (!consent.isGiven(work, review)) {
      return ExitCode.FINDINGS;
    }
    Optional<Path> backup =
        drift.revert(database, differences, review, new Progress(surroundings.err()));
    backup.ifPresent(b -> work.say("Backup: " + b));
    return ExitCode.FINE;
  }

  /// `all` is all that is open; what is ignored has to be named.
  private static List<Difference> chosen(Drift.Report report, List<String> words) {
    List<Difference> chosen = new ArrayList<>();
    for (String word : words) {
      List<Difference> meant = meant(report, word.strip());
      if (meant.isEmpty()) {
        throw new ArgumentFailure(
            "There is no difference `%s`. `crowfoot migrate drift` lists them.".formatted(word));
      }
      meant.stream().filter(d -> !chosen.contains(d)).forEach(chosen::add);
    }
    return chosen;
  }

  private static List<Difference> meant(Drift.Report report, String word) {
    List<Difference> all = report.all();
    if (word.equals(ALL)) {
      return report.open();
    }
    return IntStream.range(0, all.size())
        .filter(i -> word.equals(String.valueOf(i + 1)) || word.equals(all.get(i).code()))
        .mapToObj(all::get)
        .toList();
  }
}
