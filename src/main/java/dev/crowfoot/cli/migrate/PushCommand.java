// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.cli.migrate;

import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.app.migrations.Push;
import dev.crowfoot.app.migrations.Review;
import dev.crowfoot.cli.ExitCode;
import dev.crowfoot.cli.ProjectOptions;
import dev.crowfoot.cli.Surroundings;
import dev.crowfoot.editor.Document;
import dev.crowfoot.model.Rename;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `crowfoot db push`
@Command(
    name = "push",
    mixinStandardHelpOptions = true,
    description = "Brings the database to the schema without a migration: for prototypes.")
final class PushCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private ProjectOptions options = new ProjectOptions();

  @Mixin private RenamesOption renames = new RenamesOption();

  @Mixin private BackfillsOption backfills = new BackfillsOption();

  @Mixin private Consent consent = new Consent();

  @Option(names = "--accept-data-loss", description = "Go on whatever rows are concerned.")
  private boolean acceptAll;

  PushCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Workplace work = Workplace.of(surroundings, options);
    Push push = work.migrations().push();
    List<Rename> wished = renames.read(work);
    try (Database database = work.create()) {
      Document document = push.renamed(work.project().document(), wished, database);
      Review review = push.review(document, database, backfills.read(work));
      review.plan().summary().forEach(work::print);
      if (review.isEmpty()) {
        work.say("Nothing to push: the database is as the schema says.");
        return ExitCode.FINE;
      }
      if (!acceptAll && !consent.isGiven(work, review)) {
        return ExitCode.FINDINGS;
      }
      push.apply(review, document, database, new Progress(surroundings.err()))
          .ifPresent(backup -> work.say("Backup: " + backup));
      RenamesOption.forget(work);
    }
    return ExitCode.FINE;
  }
}
