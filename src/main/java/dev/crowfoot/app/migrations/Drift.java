// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.adapter.jdbc.CatalogReader;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.liquibase.PlanRunner;
import dev.crowfoot.adapter.liquibase.RunListener;
import dev.crowfoot.app.migrations.MigrationStatus.Entry;
import dev.crowfoot.app.migrations.MigrationStatus.State;
import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.dialect.SchemaOfCatalog;
import dev.crowfoot.diff.Change;
import dev.crowfoot.diff.Diff;
import dev.crowfoot.diff.Difference;
import dev.crowfoot.diff.Differences;
import dev.crowfoot.diff.Patch;
import dev.crowfoot.editor.Command;
import dev.crowfoot.editor.Document;
import dev.crowfoot.migration.Changelog;
import dev.crowfoot.migration.Plan;
import dev.crowfoot.migration.Planner;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.Rename;
import dev.crowfoot.model.Schema;
import dev.crowfoot.text.Sources;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// What somebody did to a database beside its migrations, and the three ways out: each difference
/// can be adopted as a migration, ignored from now on, or reverted in the database. Nothing is ever
/// thrown away to get rid of drift.
///
/// ```java
/// Drift.Report report = drift.look(database, status);
/// drift.adopt(database, document, report.open(), "by_hand");
/// ```
public final class Drift {
  /// What was compared lately: a run looks before, on a copy and afterwards, and the window does.
  private static final Lately<Pair, List<Difference>> COMPARED = new Lately<>();

  private final MigrationFolder folder;
  private final Function<Database, MigrationStatus> status;
  private final Backups backups;
  private final Clock clock;
  private final IgnoredDrift ignored;

  Drift(
      MigrationFolder folder,
      Function<Database, MigrationStatus> status,
      Backups backups,
      Clock clock) {
    this.folder = folder;
    this.status = status;
    this.backups = backups;
    this.clock = clock;
    this.ignored = new IgnoredDrift(folder.path().resolve("ignored-drift.txt"));
  }

  /// How a database differs from what its migrations made of it.
  ///
  /// @param open what nobody has decided about yet
  /// @param ignored what somebody said to leave alone
  /// @param unknown why nobody can say, a sentence; empty when it was compared
  /// @param renames pairs of what is open that may be one thing renamed
  public record Report(
      List<Difference> open,
      List<Difference> ignored,
      Optional<String> unknown,
      List<DriftRename> renames) {
    public Report {
      open = List.copyOf(open);
      ignored = List.copyOf(ignored);
      renames = List.copyOf(renames);
    }

    /// That something is open, and the ways out, for people.
    public String advice() {
      return (open.size() == 1
              ? "There is 1 difference"
              : "There are %d differences".formatted(open.size()))
          + " between the database and what its migrations made of it. `crowfoot migrate drift` lists"
          + " what differs; each can be adopted as a migration (`--adopt`), left alone (`--ignore`)"
          + " or taken back in the database (`--revert`).";
    }

    /// First what is open, then what is ignored.
    public List<Difference> all() {
      return Stream.concat(open.stream(), ignored.stream()).toList();
    }
  }

  /// What became of adopting.
  ///
  /// @param migration the full name of what was written and noted as applied
  /// @param sources the schema that says what was adopted, to be saved by the caller
  public record Adopted(String migration, Sources sources) {}

  /// Compares a database with what the migrations that it has made of it.
  public Report look(Database database) {
    MigrationStatus stands = status.apply(database);
    Optional<String> unknown = unknown(stands);
    if (unknown.isPresent()) {
      return new Report(List.of(), List.of(), unknown, List.of());
    }
    Optional<String> newest = newest(stands);
    Pair pair = pair(database, newest);
    List<Difference> all = differences(pair.expected(), pair.inspected(), pair.dialect());
    Provider provider = database.provider();
    List<Difference> open = all.stream().filter(d -> !ignored.has(provider, d)).toList();
    return new Report(
        open,
        all.stream().filter(d -> ignored.has(provider, d)).toList(),
        Optional.empty(),
        open.isEmpty() ? List.of() : DriftRename.guesses(open, folder.schemaOf(newest)));
  }

  /// How a catalog differs from what a schema says, without what is ignored.
  ///
  /// @param inspected as a database spells it
  List<Difference> open(Provider provider, Schema schema, Catalog inspected) {
    Dialect dialect = Schemas.dialect(provider);
    Catalog expected = folder.targets().catalog(schema, provider);
    return differences(expected, inspected, dialect).stream()
        .filter(d -> !ignored.has(provider, d))
        .toList();
  }

  /// The model of the newest migration says how a database is only when all before it are there.
  private Optional<String> unknown(MigrationStatus stands) {
    List<Entry> applied = stands.applied();
    if (applied.isEmpty()) {
      return Optional.of("The database has none of the migrations yet.");
    }
    return Stream.concat(
            stands.in(State.MISSING, State.IN_PART, State.LATE),
            applied.stream().filter(e -> e.beside().isPresent()))
        .findFirst()
        .flatMap(Entry::advice);
  }

  /// The changes from what the migrations made of a database to what it is.
  Plan plan(Database database) {
    Sides sides = sides(database, newest(database));
    return Planner.plan(sides.expected(), sides.found(), List.of(), sides.dialect());
  }

  /// The migration whose model a database should be.
  Optional<String> newest(Database database) {
    return newest(status.apply(database));
  }

  private static Optional<String> newest(MigrationStatus stands) {
    return stands.applied().stream().map(Entry::migration).reduce((_, last) -> last);
  }

  /// What a database should be, and what it is.
  private record Pair(Catalog expected, Catalog inspected, Dialect dialect) {}

  private record Sides(Catalog expected, Catalog found, Catalog inspected, Dialect dialect) {}

  private Sides sides(Database database, Optional<String> newest) {
    Pair pair = pair(database, newest);
    Catalog found = pair.dialect().aligned(pair.inspected(), pair.expected());
    return new Sides(pair.expected(), found, pair.inspected(), pair.dialect());
  }

  private Pair pair(Database database, Optional<String> newest) {
    Schema schema = folder.schemaOf(newest);
    Catalog expected = folder.targets().catalog(schema, database.provider());
    Catalog inspected = CatalogReader.read(database, Schemas.namespaces(schema));
    return new Pair(expected, inspected, Schemas.dialect(database.provider()));
  }

  private static List<Difference> differences(
      Catalog expected, Catalog inspected, Dialect dialect) {
    Pair pair = new Pair(expected, inspected, dialect);
    Optional<List<Difference>> known = COMPARED.of(pair);
    if (known.isPresent()) {
      return known.get();
    }
    Catalog found = dialect.aligned(inspected, expected);
    List<Difference> all = Differences.of(Diff.between(expected, found, List.of(), dialect));
    COMPARED.put(pair, all);
    return all;
  }

  /// Leaves differences alone from now on, in every database of that kind.
  public void ignore(Database database, List<Difference> differences) {
    ignored.add(database.provider(), differences);
  }

  /// Writes a migration that says what the database has already, notes it as applied, and brings
  /// the schema up to it. The database itself stays as it is.
  ///
  /// @param document the schema as it is; what else was changed in it stays a change
  /// @throws MigrationFailure when the schema language cannot say it; nothing is written then
  public Adopted adopt(
      Database database, Document document, List<Difference> differences, String name) {
    return adopt(database, document, differences, List.of(), name);
  }

  /// The same, where something gone and something new is one thing renamed: in other databases the
  /// migration renames it, so that its rows are kept.
  ///
  /// @param renames from names of the last migration's schema to names of the database
  /// @throws ArgumentFailure when a rename is none of what is adopted
  public Adopted adopt(
      Database database,
      Document document,
      List<Difference> differences,
      List<Rename> renames,
      String name) {
    Provider provider = database.provider();
    Targets targets = folder.targets();
    List<Change> changes = changes(differences);
    Sources before = folder.snapshot(folder.newest().orElseThrow());
    RenamedByHand byHand = new RenamedByHand(renames, changes);
    Document renamed = byHand.in(before);
    Sources after = updated(before, renamed.sources(), changes, provider);
    Sources schema =
        updated(document.sources(), byHand.inTheirs(document.sources()), changes, provider);
    Schema from = Schemas.readable(before, targets.providers());
    Schema to = Schemas.readable(after, targets.providers());
    refuseUnlessSaid(
        targets.catalog(from, provider), targets.catalog(to, provider), changes, provider);
    List<Plan> plans =
        targets.providers().stream()
            .map(p -> targets.plan(from, to, renamed.renames(), p))
            .toList();
    String migration = folder.fullName(name, clock.instant());
    folder.write(
        migration, Changelog.render(plans, migration, Migrations.AUTHOR, folder.newest()), after);
    try {
      folder.runner(database).markApplied(migration);
    } catch (MigrationFailure failure) {
      folder.remove(migration);
      throw failure;
    }
    ignored.remove(provider, differences);
    return new Adopted(migration, schema);
  }

  private static List<Change> changes(List<Difference> differences) {
    return differences.stream().flatMap(d -> d.changes().stream()).toList();
  }

  /// A schema's text with the differences in it, and nothing else changed.
  ///
  /// @param renamed the same text with what is called otherwise now
  private static Sources updated(
      Sources sources, Sources renamed, List<Change> changes, Provider provider) {
    Schema known = Schemas.readable(sources);
    if (Schemas.provider(known) != provider) {
      throw new MigrationFailure(
          ("The schema is for `%s`, so nothing can be adopted from a `%s` database. Adopt it where a"
                  + " database of the schema's own kind has it, or revert it here.")
              .formatted(Schemas.provider(known).word(), provider.word()));
    }
    Dialect dialect = Schemas.dialect(provider);
    Catalog patched = Patch.of(dialect.catalogOf(known), changes);
    Schema now = Schemas.readable(renamed);
    Catalog found = now.equals(known) ? patched : dialect.aligned(patched, dialect.catalogOf(now));
    Schema fresh = SchemaOfCatalog.of(found, dialect, now);
    try {
      return Repull.update(renamed, now, found, fresh, dialect);
    } catch (Command.CommandRefused e) {
      throw new MigrationFailure(
          "The schema cannot be brought up to the database in its place: " + e.getMessage(), "", e);
    }
  }

  private static void refuseUnlessSaid(
      Catalog from, Catalog to, List<Change> changes, Provider provider) {
    Dialect dialect = Schemas.dialect(provider);
    Catalog wanted = Patch.of(from, changes);
    List<Change> rest = Diff.between(wanted, dialect.aligned(to, wanted), List.of(), dialect);
    if (!rest.isEmpty() || Diff.between(from, to, List.of(), dialect).isEmpty()) {
      throw new MigrationFailure(
          "The schema cannot say this as the database has it, so no migration can. Ignore it, or"
              + " revert it.",
          String.join("\n", new Difference(changes).lines()));
    }
  }

  /// What leads from the database as it is to one without some differences, and what that would
  /// meet.
  public Review review(Database database, List<Difference> differences) {
    Plan plan = back(database, differences);
    return new Review(
        plan,
        List.of(),
        List.of(),
        folder.newest(),
        List.of(),
        new RowCounts(Optional.of(database)).of(plan),
        List.of());
  }

  private Plan back(Database database, List<Difference> differences) {
    Sides sides = sides(database, newest(database));
    Catalog found = sides.dialect().completed(sides.found(), sides.inspected());
    return Planner.plan(found, Patch.undo(found, changes(differences)), List.of(), sides.dialect());
  }

  /// Takes differences back in the database.
  ///
  /// @param review of these differences; somebody has agreed to its hazards
  /// @return the copy of a SQLite file that was made before
  public Optional<Path> revert(
      Database database, List<Difference> differences, Review review, RunListener listener) {
    Optional<Path> backup = backups.backUp(database, clock.instant());
    PlanRunner.run(database, review.plan(), listener);
    List<String> left = lines(look(database).all());
    List<String> still = lines(differences).stream().filter(left::contains).toList();
    if (!still.isEmpty()) {
      throw new MigrationFailure(
          "The database took every statement, and is not as its migrations made it all the same.",
          String.join("\n", still));
    }
    ignored.remove(database.provider(), differences);
    return backup;
  }

  private static List<String> lines(List<Difference> differences) {
    return differences.stream().flatMap(d -> d.lines().stream()).toList();
  }
}
