// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.adapter.liquibase.MigrationSql;
import dev.crowfoot.app.migrations.MigrationStatus.State;
import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.catalog.CatalogRename;
import dev.crowfoot.catalog.Table;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.diff.ColumnFill;
import dev.crowfoot.diff.LiveFacts;
import dev.crowfoot.migration.Changelog;
import dev.crowfoot.migration.Changelog.Terms;
import dev.crowfoot.migration.Plan;
import dev.crowfoot.migration.Planner;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.Schema;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Collectors;

/// Makes one migration of several that a database does not have yet.
public final class Squash {
  private final MigrationFolder folder;
  private final MigrationStatus status;
  private final Clock clock;
  private final Targets targets;

  Squash(MigrationFolder folder, MigrationStatus status, Clock clock) {
    this.folder = folder;
    this.status = status;
    this.clock = clock;
    this.targets = folder.targets();
  }

  /// Those that would become one, oldest first: all that are pending.
  ///
  /// @throws MigrationFailure when there are fewer than two, or when not all of them can
  public List<String> migrations() {
    List<String> pending = status.in(State.PENDING).map(e -> e.migration()).toList();
    if (pending.size() < 2) {
      throw new MigrationFailure(
          "There is nothing to squash: it takes two migrations that the database does not have.");
    }
    List<String> names = folder.names();
    if (!names.subList(names.size() - pending.size(), names.size()).equals(pending)
        || !folder.beside().isEmpty()) {
      throw new MigrationFailure(
          "Only the newest migrations in a row can be squashed. `crowfoot migrate status` says what"
              + " stands in between.");
    }
    String byHand =
        pending.stream()
            .filter(m -> !isAsWritten(m))
            .map(m -> "`" + m + "`")
            .collect(Collectors.joining(", "));
    if (!byHand.isEmpty()) {
      throw new MigrationFailure(
          ("Statements in %s were written by hand, and would be lost: a squash writes what leads from"
                  + " one model to the other. Leave it as it is, or move them to a migration of their"
                  + " own that is applied first.")
              .formatted(byHand));
    }
    return pending;
  }

  /// Writes the one and removes the others. A crash in between leaves both, which is found out: the
  /// new one does not follow the newest of the old.
  ///
  /// @return its full name
  public String write(String name) {
    List<String> old = migrations();
    Optional<String> before = before(old.getFirst());
    String migration = folder.fullName(name, clock.instant());
    folder.write(
        migration,
        Changelog.render(plans(before, old), migration, Migrations.AUTHOR, before, terms(old)),
        folder.snapshot(old.getLast()));
    old.forEach(folder::remove);
    return migration;
  }

  private Optional<String> before(String migration) {
    int index = folder.names().indexOf(migration);
    return index > 0 ? Optional.of(folder.names().get(index - 1)) : Optional.empty();
  }

  /// Whether its file is what its models and the values for its rows alone lead to.
  private boolean isAsWritten(String migration) {
    String again =
        Changelog.render(
            plans(before(migration), List.of(migration)),
            migration,
            Migrations.AUTHOR,
            folder.followed(migration),
            folder.terms(migration));
    return again.equals(folder.changelog(migration));
  }

  /// All that they were planned with, in the names that the last of them leaves; of several values
  /// for a field the first, which no later one finds anything left to do.
  private Terms terms(List<String> migrations) {
    SequencedMap<FieldId, Backfill> backfills = new LinkedHashMap<>();
    SequencedSet<String> large = new LinkedHashSet<>();
    Schema last = folder.schemaOf(Optional.of(migrations.getLast()));
    for (int i = 0; i < migrations.size(); i++) {
      Terms terms = folder.terms(migrations.get(i));
      Schema own = folder.schemaOf(Optional.of(migrations.get(i)));
      LaterNames later =
          new LaterNames(renames(migrations.subList(i + 1, migrations.size()), first()));
      backfills(terms).stream()
          .flatMap(b -> later.of(b, own, last).stream())
          .forEach(b -> backfills.putIfAbsent(b.field(), b));
      terms.large().forEach(t -> large.add(later.ofTable(t)));
    }
    return new Terms(
        backfills.values().stream().map(Backfill::toString).toList(), List.copyOf(large));
  }

  /// Names are the same in each kind of database.
  private Provider first() {
    return targets.providers().getFirst();
  }

  private List<CatalogRename> renames(List<String> migrations, Provider provider) {
    return RenamesInSql.of(
        migrations.stream()
            .flatMap(m -> MigrationSql.of(folder.path(), m, provider).apply().stream())
            .toList());
  }

  private static List<Backfill> backfills(Terms terms) {
    return terms.backfills().stream().flatMap(b -> Backfill.of(b).stream()).toList();
  }

  private List<Plan> plans(Optional<String> before, List<String> migrations) {
    Schema from = folder.schemaOf(before);
    Schema to = folder.schemaOf(Optional.of(migrations.getLast()));
    return targets.providers().stream().map(p -> plan(from, to, migrations, p)).toList();
  }

  /// What the migrations rename on the way stays renamed, and what they give rows is given.
  private Plan plan(Schema from, Schema to, List<String> migrations, Provider provider) {
    Dialect dialect = Schemas.dialect(provider);
    Terms terms = terms(migrations);
    List<CatalogRename> renames = renames(migrations, provider);
    Schema translated = targets.translated(to, provider);
    List<ColumnFill> fills =
        backfills(terms).stream()
            .map(
                b -> {
                  if (Backfill.problem(translated, b.field(), b.text()).isPresent()) {
                    throw lost(b);
                  }
                  return b.in(translated, dialect);
                })
            .toList();
    Catalog start = targets.catalog(from, provider);
    Plan plan =
        Planner.plan(
            start,
            targets.catalog(to, provider),
            renames,
            fills,
            dialect,
            facts(start, terms, renames));
    for (int i = 0; i < fills.size(); i++) {
      if (!fills.get(i).isIn(plan.changes())) {
        throw lost(backfills(terms).get(i));
      }
    }
    return plan;
  }

  private static LiveFacts facts(Catalog start, Terms terms, List<CatalogRename> renames) {
    Set<String> large = new HashSet<>(terms.large());
    renames.forEach(
        r -> {
          if (r instanceof CatalogRename.OfTable(var from, var to)
              && large.contains(to.toString())) {
            large.add(from.toString());
          }
        });
    return new LiveFacts(
        start.tables().stream()
            .map(Table::name)
            .filter(t -> large.contains(t.toString()))
            .collect(Collectors.toMap(t -> t, _ -> LiveFacts.LARGE)));
  }

  private static MigrationFailure lost(Backfill backfill) {
    return new MigrationFailure(
        ("One of them gives the rows of `%s` that have no value `%s`, and that would be lost: from the"
                + " first model to the last nothing asks for a value there. Apply them one by one.")
            .formatted(backfill.field(), backfill.text()));
  }
}
