// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import dev.crowfoot.adapter.Failure;
import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.liquibase.MigrationLock;
import dev.crowfoot.app.migrations.Backfill;
import dev.crowfoot.app.migrations.ChangeTree;
import dev.crowfoot.app.migrations.Drift;
import dev.crowfoot.app.migrations.MigrationStatus;
import dev.crowfoot.app.migrations.Migrations;
import dev.crowfoot.app.migrations.Migrations.Part;
import dev.crowfoot.app.migrations.Review;
import dev.crowfoot.editor.Document;
import dev.crowfoot.model.Provider;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How it stands with schema, migrations and database at one moment. Made in the background.
///
/// @param lock who migrates the database, or was killed while doing so
/// @param drift empty while nobody reviews, or when it cannot be said
record Inspection(
    MigrationStatus status,
    ReviewState review,
    Optional<MigrationLock> lock,
    Optional<Drift.Report> drift) {
  /// What is looked at.
  ///
  /// @param wished for which databases a history that is begun is to be
  /// @param asking whether the database is asked about its rows
  /// @param given what rows get that have no value
  record Question(
      Document document,
      Optional<Database> database,
      List<Provider> wished,
      boolean asking,
      List<Backfill> given) {
    Inspection answer(Migrations migrations, ChoiceViewModel choice) {
      return new Inspection(
          migrations.status(database),
          reviewed(migrations, choice),
          database.flatMap(MigrationLock::of),
          database.filter(_ -> asking).flatMap(d -> drifted(migrations, d)));
    }

    private ReviewState reviewed(Migrations migrations, ChoiceViewModel choice) {
      try {
        Optional<Database> asked = asking ? database : Optional.empty();
        List<Provider> named = migrations.targets().providers().isEmpty() ? wished : List.of();
        Review whole = migrations.review(document, asked, named, given);
        ChangeTree tree = ChangeTree.of(whole);
        Set<String> leftOut = choice.leftOutOf(tree);
        Part part = new Part(whole, document);
        Optional<Failure> refusal = Optional.empty();
        if (!leftOut.isEmpty()) {
          try {
            part = migrations.part(whole, document, leftOut, asked, named, given);
          } catch (MigrationFailure failure) {
            refusal = Optional.of(failure);
          }
        }
        return new ReviewState.Known(
            part.review(),
            part.document(),
            tree,
            asking ? Optional.of(migrations.outlook(part.review(), asked)) : Optional.empty(),
            asked
                .filter(_ -> !whole.pending().isEmpty())
                .map(d -> migrations.forward(d).refused(Set.of()))
                .orElse(List.of()),
            refusal);
      } catch (Failure failure) {
        return new ReviewState.Unclear(failure);
      }
    }

    /// What stands in the way of comparing stands in the way of applying too, and is said there.
    private static Optional<Drift.Report> drifted(Migrations migrations, Database database) {
      try {
        return Optional.of(migrations.drift().look(database));
      } catch (MigrationFailure _) {
        return Optional.empty();
      }
    }
  }
}
