// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.adapter.jdbc.CatalogReader;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.liquibase.MigrationSql;
import dev.crowfoot.app.migrations.MigrationStatus.State;
import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.diff.Change;
import dev.crowfoot.editor.Document;
import dev.crowfoot.model.Provider;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What nothing may be applied on top of.
final class Refusals {
  private static final Pattern PROPERTY = Pattern.compile("\\$\\{[^}\\n]*}?");

  private Refusals() {}

  /// Liquibase puts properties in the place of such texts, those of the environment too. What is in
  /// quotes is written so that it does not; outside of them SQL has nothing like that.
  static void refuseProperties(String changelog) {
    Matcher property = PROPERTY.matcher(changelog);
    if (property.find()) {
      throw new MigrationFailure(
          ("A statement has the text `%s` outside of quotes, and Liquibase would put a property or a"
                  + " variable of the environment in its place. Write it without `${`.")
              .formatted(property.group()));
    }
  }

  /// A first migration cannot create tables that somebody else made.
  static void refuseWhatIsThere(Review review, Document document, Database database) {
    if (review.since().isPresent()) {
      return;
    }
    Catalog found =
        CatalogReader.read(database, Schemas.namespaces(Schemas.asWritten(document.sources())));
    List<String> there =
        review.plan().changes().stream()
            .filter(Change.CreateTable.class::isInstance)
            .map(c -> ((Change.CreateTable) c).table().name())
            .filter(t -> found.table(t).isPresent())
            .map(t -> "`" + t.name() + "`")
            .toList();
    if (!there.isEmpty()) {
      throw new MigrationFailure(
          "The database has "
              + String.join(", ", there)
              + " already, and no migrations. `crowfoot db pull` writes a schema that describes it,"
              + " and `crowfoot migrate baseline` begins its history there.");
    }
  }

  /// What Liquibase itself would do to a SQLite table loses rows.
  static void refuseLossyChanges(MigrationFolder folder, List<String> pending, Provider provider) {
    for (String migration : pending) {
      for (String change : MigrationSql.lossy(folder.path(), migration, provider)) {
        throw lossy("Not applied: `%s` has a `%s`", migration, change);
      }
    }
  }

  /// The same where migrations are taken back.
  static void refuseLossyWayBack(MigrationFolder folder, List<String> back, Provider provider) {
    for (String migration : back) {
      for (String change : MigrationSql.of(folder.path(), migration, provider).lossyBack()) {
        throw lossy("Nothing was taken back: `%s` goes back by a `%s`", migration, change);
      }
    }
  }

  private static MigrationFailure lossy(String beginning, String migration, String change) {
    return new MigrationFailure(
        beginning.formatted(migration, change)
            + ", for which Liquibase makes the SQLite table anew and loses rows that refer to it, its"
            + " checks and its triggers. Write it as SQL that SQLite has, such as `ALTER TABLE … DROP"
            + " COLUMN …`, or change the model.");
  }

  /// Files that are not what was applied, or are gone, must be put right first. Liquibase would
  /// apply an older migration after a newer one; that is legal, so it is said, not refused.
  static void refuseUnlessWhole(MigrationStatus status) {
    List<String> advice =
        status.in(State.MISSING, State.EDITED).flatMap(e -> e.advice().stream()).toList();
    if (!advice.isEmpty()) {
      throw new MigrationFailure(String.join(" ", advice));
    }
  }
}
