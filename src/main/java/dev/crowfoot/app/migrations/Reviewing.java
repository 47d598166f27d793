// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.adapter.jdbc.CatalogReader;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.RowEstimates;
import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.catalog.TableName;
import dev.crowfoot.dialect.PostgresDialect;
import dev.crowfoot.diff.LiveFacts;
import dev.crowfoot.editor.Document;
import dev.crowfoot.migration.Changelog;
import dev.crowfoot.migration.Plan;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.Schema;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Compares a document with the last migration's schema, for each database of the history, and asks
/// the one at hand what the changes would meet.
///
/// @param pending what that database does not have yet
record Reviewing(MigrationFolder folder, List<String> pending) {
  Review of(
      Document document,
      Optional<Database> database,
      List<Provider> wished,
      List<Backfill> backfills) {
    Provider named = Schemas.provider(Schemas.asWritten(document.sources()));
    refuseBeside();
    Targets targets = targets(named, wished);
    Schema after = Schemas.readable(document.sources(), targets.providers());
    Provider own = database.map(Database::provider).filter(targets::has).orElse(named);
    Optional<String> since = folder.newest();
    Schema before = folder.schemaOf(since);
    Optional<Database> asked = database.filter(d -> d.provider() == own);
    Optional<Catalog> known = asked.map(d -> CatalogReader.read(d, Schemas.namespaces(before)));
    LiveFacts facts = asked.map(RowEstimates::read).map(LiveFacts::new).orElse(LiveFacts.NONE);
    Plan plan = targets.plan(before, after, document.renames(), backfills, own, known, facts);
    List<Provider> others = targets.others(own);
    List<Plan> theirs =
        others.stream()
            .map(
                p ->
                    targets.plan(
                        before,
                        after,
                        document.renames(),
                        backfills,
                        p,
                        Optional.empty(),
                        LiveFacts.NONE))
            .toList();
    return new Review(
        plan,
        theirs,
        others.stream().flatMap(p -> targets.losses(after, p).stream()).toList(),
        since,
        pending,
        new RowCounts(asked).of(plan, targets.translated(after, own)),
        terms(plan, backfills, facts),
        RenameGuess.of(before, after, document.renames()),
        Stream.concat(Stream.of(plan), theirs.stream())
            .flatMap(p -> UncheckedEnums.note(p, after).stream())
            .toList());
  }

  /// Of the large tables those that the plan touches.
  private static Changelog.Terms terms(Plan plan, List<Backfill> backfills, LiveFacts facts) {
    String sql = plan.actions().toString();
    return new Changelog.Terms(
        backfills.stream().map(Backfill::toString).toList(),
        plan.dialect() instanceof PostgresDialect dialect
            ? facts.rows().keySet().stream()
                .filter(t -> facts.isLarge(t) && sql.contains(dialect.quote(t)))
                .map(TableName::toString)
                .sorted()
                .toList()
            : List.of());
  }

  /// The model of a migration written beside another one lacks what that one made: what differs
  /// from it would take that back.
  private void refuseBeside() {
    if (folder.beside().isEmpty()) {
      return;
    }
    throw new MigrationFailure(
        folder.beside().entrySet().stream()
            .map(
                e ->
                    ("`%s` was written beside `%s`, not after it, as on two branches, so its model does"
                            + " not know what the other did. When the schema has what both do, `crowfoot"
                            + " migrate resolve --merged %s` puts it after the other.")
                        .formatted(e.getKey(), e.getValue(), e.getKey()))
            .collect(Collectors.joining(" ")));
  }

  /// The databases of the history that a schema is to be written for.
  private Targets targets(Provider named, List<Provider> wished) {
    Schemas.dialect(named);
    Targets asked = new Targets(wished.isEmpty() ? List.of(named) : wished);
    if (folder.newest().isEmpty()) {
      if (!asked.has(named)) {
        throw new MigrationFailure(
            "The schema says `%s`, so its migrations must be for that too: `--for %s`."
                .formatted(
                    named.word(),
                    new Targets(Stream.concat(Stream.of(named), wished.stream()).toList())
                        .option()));
      }
      return asked;
    }
    Targets begun = folder.targets();
    if (!begun.has(named)) {
      throw new MigrationFailure(
          ("The migrations so far are for %s, the schema now says `%s`. `crowfoot migrate baseline"
                  + " --for %s` adds the new database to the history; or move the folder"
                  + " `migrations` away to begin another.")
              .formatted(begun.words(), named.word(), begun.with(named).option()));
    }
    if (!wished.isEmpty() && !asked.equals(begun)) {
      throw new MigrationFailure(
          ("The history was begun for %s, and its first migration decides. `crowfoot migrate baseline"
                  + " --for %s` adds a database to it; none can be taken away.")
              .formatted(begun.words(), begun.with(asked.providers()).option()));
    }
    return begun;
  }
}
