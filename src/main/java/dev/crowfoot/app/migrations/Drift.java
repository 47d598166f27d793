// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.adapter.Failure.ArgumentFailure;
import dev.crowfoot.adapter.Failure.ConnectionFailure;
import dev.crowfoot.adapter.Failure.FileFailure;
import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.adapter.jdbc.CatalogReader;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.liquibase.History;
import dev.crowfoot.adapter.liquibase.PlanRunner;
import dev.crowfoot.adapter.liquibase.RunListener;
import dev.crowfoot.app.migrations.MigrationStatus.Entry;
import dev.crowfoot.app.migrations.MigrationStatus.State;
import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.catalog.Table;
import dev.crowfoot.catalog.TableName;
import dev.crowfoot.diff.Change;
import dev.crowfoot.diff.Difference;
import dev.crowfoot.diff.Difference.OfDefinition;
import dev.crowfoot.diff.Patch;
import dev.crowfoot.editor.Document;
import dev.crowfoot.migration.Plan;
import dev.crowfoot.migration.Planner;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.Rename;
import dev.crowfoot.model.Schema;
import dev.crowfoot.text.Sources;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
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
  private static final System.Logger LOG = System.getLogger(Drift.class.getName());

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
  /// @param byHand the tables that hand-written migrations made, and that no model has
  public record Report(
      List<Difference> open,
      List<Difference> ignored,
      Optional<String> unknown,
      List<DriftRename> renames,
      List<TableName> byHand) {
    public Report {
      open = List.copyOf(open);
      ignored = List.copyOf(ignored);
      renames = List.copyOf(renames);
      byHand = List.copyOf(byHand);
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

    /// Whether the database is what its migrations made of it.
    boolean isClean() {
      return open.isEmpty() && ignored.isEmpty() && unknown.isEmpty();
    }

    /// First what is open, then what is ignored.
    public List<Difference> all() {
      return Stream.concat(open.stream(), ignored.stream()).toList();
    }
  }

  /// What became of adopting.
  ///
  /// @param migrations the full names of what was written and noted as applied: what no model says
  ///   has one of its own
  /// @param sources the schema that says what was adopted, to be saved by the caller
  public record Adopted(List<String> migrations, Sources sources) {
    public Adopted {
      migrations = List.copyOf(migrations);
    }

    Adopted and(String migration) {
      return new Adopted(
          Stream.concat(migrations.stream(), Stream.of(migration)).toList(), sources);
    }
  }

  /// Compares a database with what the migrations that it has made of it.
  public Report look(Database database) {
    MigrationStatus stands = status.apply(database);
    Optional<String> unknown = unknown(stands);
    if (unknown.isPresent()) {
      return new Report(List.of(), List.of(), unknown, List.of(), List.of());
    }
    Compared pair = pair(database, stands);
    List<Difference> all = new ArrayList<>(pair.differences());
    all.addAll(pair.kept().differences(database, History.read(database)));
    Provider provider = database.provider();
    List<Difference> open = all.stream().filter(d -> !ignored.has(provider, d)).toList();
    return new Report(
        open,
        without(all, open),
        Optional.empty(),
        open.isEmpty() ? List.of() : DriftRename.guesses(open, folder.schemaOf(newest(stands))),
        pair.byHand().of(pair.inspected(), pair.expected()).tables().stream()
            .map(Table::name)
            .toList());
  }

  /// How a catalog differs from what a schema says, without what is ignored.
  ///
  /// @param inspected as a database spells it
  List<Difference> open(Provider provider, Schema schema, Catalog inspected) {
    Catalog expected = folder.targets().catalog(schema, provider);
    MadeByHand byHand = MadeByHand.of(folder, folder.names(), provider);
    return new Compared(expected, inspected, byHand, Schemas.dialect(provider))
        .differences().stream().filter(d -> !ignored.has(provider, d)).toList();
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
    Compared pair = pair(database, status.apply(database));
    return Planner.plan(pair.expected(), pair.found(), List.of(), pair.dialect());
  }

  /// The migration whose model a database should be.
  Optional<String> newest(Database database) {
    return newest(status.apply(database));
  }

  private static Optional<String> newest(MigrationStatus stands) {
    return stands.applied().stream().map(Entry::migration).reduce((_, last) -> last);
  }

  private Compared pair(Database database, MigrationStatus stands) {
    Schema schema = folder.schemaOf(newest(stands));
    Provider provider = database.provider();
    return new Compared(
        folder.targets().catalog(schema, provider),
        CatalogReader.read(database, Schemas.namespaces(schema)),
        MadeByHand.of(folder, stands.applied().stream().map(Entry::migration).toList(), provider),
        Schemas.dialect(provider));
  }

  /// Notes what stands beside the model now, so that it is known later what was changed since.
  /// Where that cannot be said nothing is noted, and nothing is compared later.
  ///
  /// @param open differences that stay such, as far as they are what they were
  void note(Database database, List<Difference> open) {
    try {
      MigrationStatus stands = status.apply(database);
      if (stands.applied().isEmpty() || unknown(stands).isEmpty()) {
        pair(database, stands).kept().note(database, History.read(database), definitions(open));
      }
    } catch (ConnectionFailure | MigrationFailure | FileFailure failure) {
      LOG.log(System.Logger.Level.DEBUG, "what stands beside the model was not noted", failure);
    }
  }

  /// Leaves differences alone from now on, in every database of that kind.
  public void ignore(Database database, List<Difference> differences) {
    ignored.add(database.provider(), differences);
  }

  /// Writes a migration that says what the database has already, notes it as applied, and brings
  /// the schema up to it. The database itself stays as it is.
  ///
  /// @param document the schema as it is; what else was changed in it stays a change
  /// @throws MigrationFailure when no migration can say it; nothing is written then
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
    List<Difference> open = look(database).all();
    Adopting adopting = new Adopting(folder, clock, database);
    List<Difference> others = without(open, differences);
    Plan byHand =
        redefinitions(database)
            .forth(definitions(differences), changes(others), definitions(others));
    Adopted adopted =
        changes(differences).isEmpty()
            ? new Adopted(List.of(), document.sources())
            : adopting.changes(document, changes(differences), renames, name);
    if (!byHand.isEmpty()) {
      adopted = adopted.and(adopting.byHand(byHand, name));
    }
    ignored.remove(database.provider(), differences);
    note(database, others);
    return adopted;
  }

  private static List<Difference> without(List<Difference> all, List<Difference> some) {
    return all.stream().filter(d -> !some.contains(d)).toList();
  }

  private static List<Change> changes(List<Difference> differences) {
    return differences.stream().flatMap(d -> d.changes().stream()).toList();
  }

  private static List<OfDefinition> definitions(List<Difference> differences) {
    return differences.stream()
        .filter(OfDefinition.class::isInstance)
        .map(OfDefinition.class::cast)
        .toList();
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
    Plan changes = changesBack(database, changes(differences));
    List<OfDefinition> definitions = definitions(differences);
    return definitions.isEmpty()
        ? changes
        : WrittenPlans.together(
            List.of(changes, redefinitions(database).back(definitions, changes(differences))),
            changes.dialect());
  }

  private Plan changesBack(Database database, List<Change> changes) {
    Compared pair = pair(database, status.apply(database));
    Catalog found = pair.completed(pair.found());
    return Planner.plan(found, Patch.undo(found, changes), List.of(), pair.dialect());
  }

  private Redefinitions redefinitions(Database database) {
    return new Redefinitions(database, pair(database, status.apply(database)));
  }

  /// Takes differences back in the database.
  ///
  /// @param review of these differences; somebody has agreed to its hazards
  /// @return the copy of a SQLite file that was made before
  public Optional<Path> revert(
      Database database, List<Difference> differences, Review review, RunListener listener) {
    Optional<Path> backup = backups.backUp(database, clock.instant());
    PlanRunner.run(database, review.plan(), listener);
    // What did not come back with its table shows only now, and stays told.
    List<Difference> left = look(database).all();
    List<String> still = lines(differences).stream().filter(lines(left)::contains).toList();
    if (!still.isEmpty()) {
      throw new MigrationFailure(
          "The database took every statement, and is not as its migrations made it all the same.",
          String.join("\n", still));
    }
    ignored.remove(database.provider(), differences);
    note(database, left);
    return backup;
  }

  private static List<String> lines(List<Difference> differences) {
    return differences.stream().flatMap(d -> d.lines().stream()).toList();
  }
}
