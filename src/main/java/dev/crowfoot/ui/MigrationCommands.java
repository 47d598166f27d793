// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui;

import dev.crowfoot.ui.control.Sheets;
import dev.crowfoot.ui.migration.HistoryActions;
import dev.crowfoot.ui.migration.MigrationViewModel;
import dev.crowfoot.ui.search.Hit;
import dev.crowfoot.ui.studio.StudioViewModel;
import dev.crowfoot.ui.studio.StudioViewModel.SidebarTab;
import java.util.List;

/// What the search can do with migrations, each with the words of the command line that do the
/// same. Whatever they tell is told in the review, so they open it.
final class MigrationCommands {
  /// The words of the command that begins a history for a database that is there.
  static final String BASELINE = "migrate baseline";

  private final StudioViewModel studio;
  private final MigrationViewModel migration;
  private final HistoryActions actions;

  private MigrationCommands(StudioViewModel studio, MigrationViewModel migration, Sheets sheets) {
    this.studio = studio;
    this.migration = migration;
    this.actions = new HistoryActions(migration.history(), sheets);
  }

  static List<Hit.OfCommand> of(
      StudioViewModel studio, MigrationViewModel migration, Sheets sheets) {
    return new MigrationCommands(studio, migration, sheets).all();
  }

  private List<Hit.OfCommand> all() {
    return List.of(
        reviewed("Review and apply the changes", "migrate dev", () -> {}),
        reviewed("Save the changes as a migration", "migrate dev --create-only", migration::save),
        reviewed(
            "Try the changes where nothing is lost",
            "migrate dev --dry-run",
            migration.trial()::tryOut),
        reviewed("Apply pending migrations", "migrate deploy", actions::applyPending),
        new Hit.OfCommand("Show the migrations", "migrate status", this::showHistory),
        reviewed("Roll back the last migration…", "migrate rollback", actions::rollBack),
        reviewed("Squash pending migrations…", "migrate squash", actions::squash),
        reviewed("Look for drift", "migrate verify", this::lookForDrift),
        reviewed("Begin a history for the database as it is…", BASELINE, actions::baseline),
        reviewed("Empty the database and migrate it again…", "migrate reset", actions::reset),
        reviewed("Read the schema from the database…", "db pull", migration.exchange()::askToPull),
        reviewed("Push the schema to the database…", "db push", migration.exchange()::askToPush));
  }

  private Hit.OfCommand reviewed(String title, String words, Runnable action) {
    return new Hit.OfCommand(
        title,
        words,
        () -> {
          studio.reviewingProperty().set(true);
          action.run();
        });
  }

  private void lookForDrift() {
    migration.drift().ask();
    migration.look();
  }

  private void showHistory() {
    studio.sidebarShownProperty().set(true);
    studio.sidebarTabProperty().set(SidebarTab.MIGRATIONS);
  }
}
