// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.app.migrations.DryRun;
import dev.crowfoot.app.migrations.Trial;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;

/// Trying what would be applied where nothing is lost: what is pending, and then the changes.
public final class TrialViewModel {
  private final Desk desk;
  private final ReadOnlyObjectProperty<ReviewState> review;

  TrialViewModel(Desk desk, ReadOnlyObjectProperty<ReviewState> review) {
    this.desk = desk;
    this.review = review;
  }

  /// Tries it, and says how long it took and what became of the rows.
  public void tryOut() {
    Optional<Database> database = desk.database();
    if (database.isEmpty()) {
      desk.failed(desk.notConnected());
      return;
    }
    ReviewState state = review.get();
    desk.runTo("Trying it where nothing is lost", () -> done(trial(state, database.get())));
  }

  private Trial trial(ReviewState state, Database database) {
    DryRun dryRun = desk.migrations().dryRun();
    return state instanceof ReviewState.Known known && !known.review().isEmpty()
        ? dryRun.of(known.review(), known.document(), database, desk.run().tryingListener())
        : dryRun.of(database, desk.run().tryingListener());
  }

  private static RunState.Done done(Trial trial) {
    if (trial.statements().isEmpty()) {
      return new RunState.Done("Nothing to try: nothing is pending.");
    }
    if (!trial.problems().isEmpty()) {
      throw new MigrationFailure(
          trial.sentence() + " The result would not be what the schema says.",
          String.join("\n", trial.problems()));
    }
    return new RunState.Done(
        trial.sentence() + " The result is what the schema says.",
        trial.rows().stream().map(Trial.Rows::sentence).collect(Collectors.joining("\n")));
  }
}
