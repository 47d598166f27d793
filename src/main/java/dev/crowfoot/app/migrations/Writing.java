// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.editor.Document;
import dev.crowfoot.migration.Changelog;
import dev.crowfoot.migration.Plan;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;

/// Writes what was reviewed as a migration. Whichever database is at hand, the file is the same.
record Writing(MigrationFolder folder, Clock clock) {
  /// The Liquibase changelog that a reviewed plan would be written as.
  String changelog(Review review, String name) {
    return rendered(review, folder.fullName(name, clock.instant()));
  }

  private static String rendered(Review review, String migration) {
    List<Plan> plans =
        review.plans().stream()
            .sorted(Comparator.comparing((Plan p) -> p.dialect().provider()))
            .toList();
    String text =
        Changelog.render(plans, migration, Migrations.AUTHOR, review.since(), review.terms());
    Refusals.refuseProperties(text);
    return text;
  }

  /// Writes a reviewed plan.
  ///
  /// @return its full name
  String write(Review review, String name, Document document) {
    String migration = folder.fullName(name, clock.instant());
    folder.write(migration, rendered(review, migration), document.sources());
    return migration;
  }

  /// Writes a migration that does nothing yet.
  ///
  /// @param review which found nothing; it has a plan for each database of the history
  /// @return its full name
  String writeByHand(Review review, String name) {
    String migration = folder.fullName(name, clock.instant());
    List<Dialect> dialects =
        review.plans().stream()
            .map(Plan::dialect)
            .sorted(Comparator.comparing(Dialect::provider))
            .toList();
    folder.writeByHand(
        migration, Changelog.byHand(dialects, migration, Migrations.BY_HAND, review.since()));
    return migration;
  }
}
