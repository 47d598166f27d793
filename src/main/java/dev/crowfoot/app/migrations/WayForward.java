// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.app.migrations.Review.Finding;
import dev.crowfoot.diff.Severity;
import dev.crowfoot.migration.Plan;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What written migrations would meet in a database that does not have them yet: who wrote them saw
/// the rows of another one, or none.
record WayForward(MigrationFolder folder) {
  /// What values pending migrations would destroy. What a database refuses to do is not asked
  /// about: it loses nothing, and the migration may have been written by hand to bring the rows in
  /// order first.
  ///
  /// @param pending the oldest first
  Review review(Database database, List<String> pending) {
    WrittenPlans plans = new WrittenPlans(folder);
    // What begins with nothing takes nothing away.
    Plan plan =
        pending.isEmpty() || plans.before(pending.getFirst()).isEmpty()
            ? new Plan(Schemas.dialect(database.provider()), List.of(), List.of())
            : plans.forward(pending, database.provider());
    List<Finding> losses =
        Stream.concat(
                new RowCounts(Optional.of(database)).of(plan).stream(),
                new HandWritten(folder, database).losses(pending).stream())
            .filter(f -> f.hazard().severity() == Severity.DESTROYS_DATA)
            .toList();
    return new Review(plan, List.of(), List.of(), folder.newest(), pending, losses, List.of());
  }

  /// @throws MigrationFailure when values would be destroyed and nobody said yes to that, or could
  void refuseLosses(Database database, List<String> pending, Set<String> accepted) {
    Refusals.refuseLossyChanges(folder, pending, database.provider());
    List<Finding> losses = review(database, pending).refused(accepted);
    if (!losses.isEmpty()) {
      throw new MigrationFailure(
          "Not applied, because rows in the database are concerned. "
              + losses.stream().map(Finding::sentence).collect(Collectors.joining(" ")));
    }
  }
}
