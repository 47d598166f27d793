// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.cli.migrate;

import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.app.migrations.Drift;
import dev.crowfoot.app.migrations.Migrations;
import dev.crowfoot.app.migrations.Migrations.Outcome;
import dev.crowfoot.app.migrations.Review;
import dev.crowfoot.cli.ExitCode;
import dev.crowfoot.cli.ProjectOptions;
import dev.crowfoot.cli.Surroundings;
import dev.crowfoot.editor.Document;
import dev.crowfoot.migration.Plan;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `crowfoot migrate dev`
@Command(
    name = "dev",
    mixinStandardHelpOptions = true,
    description = "Writes what differs from the last migration as a new one, and applies it.")
final class DevCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private ProjectOptions options = new ProjectOptions();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "migration",
      description = "What the migration is called, such as `add_orders`.")
  private String name = "migration";

  @Option(
      names = "--create-only",
      description = {
        "Write the migration and do not apply it.",
        "When nothing differs it is an empty one, for what you write by hand: views, triggers, CHECK."
      })
  private boolean createOnly;

  @Mixin private TrialOption trial = new TrialOption();

  @Mixin private RenamesOption renames = new RenamesOption();

  @Mixin private BackfillsOption backfills = new BackfillsOption();

  @Mixin private DatabasesOption databases = new DatabasesOption();

  @Mixin private Consent consent = new Consent();

  DevCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Workplace work = Workplace.of(surroundings, options);
    Migrations migrations = work.migrations();
    Document document = migrations.renamed(work.project().document(), renames.read(work));
    if (createOnly) {
      Optional<Database> database = work.openIfThere();
      try {
        return create(work, migrations, document, database);
      } finally {
        database.ifPresent(Database::close);
      }
    }
    try (Database database = work.create()) {
      return apply(work, migrations, document, database);
    }
  }

  private int create(
      Workplace work, Migrations migrations, Document document, Optional<Database> database) {
    Review review =
        migrations.review(document, database, databases.providers(), backfills.read(work));
    if (review.isEmpty()) {
      String migration = migrations.writeByHand(review, name);
      work.print(migration);
      work.say(
          ("The schema is as the last migration left it. `migrations/%s/changelog.yaml` does nothing"
                  + " yet: write into it what the schema cannot say, then `crowfoot migrate deploy`.")
              .formatted(migration));
      return ExitCode.FINE;
    }
    show(work, review);
    review.refused(consent.codes()).forEach(f -> work.say("  ! " + f.sentence()));
    Consent.askForRenames(work, review);
    work.print(migrations.write(review, name, document));
    RenamesOption.forget(work);
    return ExitCode.FINE;
  }

  private int apply(Workplace work, Migrations migrations, Document document, Database database) {
    Drift.Report drift = migrations.drift().look(database);
    if (!drift.open().isEmpty()) {
      drift.open().forEach(d -> d.lines().forEach(work::say));
      work.say(drift.advice());
      return ExitCode.FINDINGS;
    }
    Review review =
        migrations.review(
            document, Optional.of(database), databases.providers(), backfills.read(work));
    Progress progress = new Progress(surroundings.err());
    if (trial.isWanted()) {
      show(work, review);
      return trial.show(work, migrations.dryRun().of(review, document, database, progress));
    }
    if (!consent.isGiven(work, migrations.forward(database))) {
      return ExitCode.FINDINGS;
    }
    if (review.isEmpty()) {
      Outcome outcome = migrations.apply(database, consent.codes(), progress);
      told(work, outcome);
      work.say(
          outcome.migrations().isEmpty()
              ? "Nothing to migrate: schema, migrations and database agree."
              : "Applied. The schema has nothing more.");
      return ExitCode.FINE;
    }
    show(work, review);
    if (!consent.isGiven(work, review)) {
      return ExitCode.FINDINGS;
    }
    Outcome outcome =
        migrations.writeAndApply(review, name, document, database, consent.codes(), progress);
    RenamesOption.forget(work);
    told(work, outcome);
    return ExitCode.FINE;
  }

  private static void told(Workplace work, Outcome outcome) {
    outcome.backup().ifPresent(b -> work.say("Backup: " + b));
    outcome.migrations().forEach(work::print);
  }

  private void show(Workplace work, Review review) {
    review.plan().summary().forEach(work::say);
    backfills
        .read(work)
        .forEach(b -> work.say("  rows without a `%s` get: %s".formatted(b.field(), b.text())));
    for (Plan other : review.others()) {
      work.say("Also for %s:".formatted(other.dialect().title()));
      other.summary().forEach(line -> work.say("  " + line));
    }
    review.losses().forEach(loss -> work.say("  ! " + loss));
    review.notes().forEach(note -> work.say("  " + note));
  }
}
