// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.adapter.Failure.FileFailure;
import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.adapter.jdbc.CatalogReader;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl.PostgresServer;
import dev.crowfoot.adapter.jdbc.DatabaseUrl.SqliteFile;
import dev.crowfoot.adapter.liquibase.PlanRunner;
import dev.crowfoot.adapter.liquibase.RunListener;
import dev.crowfoot.app.migrations.Trial.Place;
import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.editor.Document;
import dev.crowfoot.migration.Plan;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Tries migrations where nothing is lost, and looks at the result as closely as at the real one.
///
/// A SQLite file is copied, and all is done to the copy. On PostgreSQL it is done in a transaction
/// that is taken back; what no transaction allows is tried in an empty database with the same
/// tables.
public final class DryRun {
  /// Up to here a SQLite file is copied and tried without being asked for: that takes less than a
  /// second.
  static final long SMALL_BYTES = 64L << 20;

  /// What its copies are called, with the process that made it.
  private static final Pattern COPY = Pattern.compile("dry-run-(\\d{1,18})-\\d+\\.db.*");

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final MigrationFolder folder;
  private final Drift drift;
  private final Backups backups;
  private final Function<Database, MigrationStatus> status;

  DryRun(
      MigrationFolder folder,
      Drift drift,
      Backups backups,
      Function<Database, MigrationStatus> status) {
    this.folder = folder;
    this.drift = drift;
    this.backups = backups;
    this.status = status;
  }

  /// A migration that is not written yet.
  ///
  /// @param schema what it leads to
  record Next(Plan plan, Schema schema) {}

  /// Whether trying costs so little that it is always done first.
  static boolean isCheap(SqliteFile url) {
    try {
      long size = Files.size(url.file());
      return size > 0 && size <= SMALL_BYTES;
    } catch (IOException _) {
      return false;
    }
  }

  /// Tries what is pending, and then what a review would write.
  ///
  /// @param listener is told of each statement; may stop it
  /// @throws MigrationFailure when a statement is refused: the database is as it was
  public Trial of(Review review, Document document, Database database, RunListener listener) {
    Targets targets =
        new Targets(review.plans().stream().map(p -> p.dialect().provider()).toList());
    Schema schema = Schemas.readable(document.sources(), targets.providers());
    return of(
        database,
        Optional.of(
            new Next(
                review.plan(), targets.translated(schema, review.plan().dialect().provider()))),
        listener);
  }

  /// Tries what is pending.
  ///
  /// @throws MigrationFailure when a statement is refused: the database is as it was
  public Trial of(Database database, RunListener listener) {
    return of(database, Optional.empty(), listener);
  }

  /// Tries what is pending before it is run, and counts no rows for that.
  ///
  /// @param backup of the database as it is
  /// @param listener of the run; its [RunListener#onTrial()] is told of the trial
  Trial before(
      Database database, List<String> pending, Backups.Draft backup, RunListener listener) {
    Schema wanted = folder.schemaOf(folder.newest());
    Watch watch = new Watch(listener.onTrial());
    Run run = new Run(database, pending, Optional.empty(), wanted, watch);
    return onCopy(run, false, backup::copyTo);
  }

  /// What is to be tried.
  ///
  /// @param wanted what the schema is afterwards
  private record Run(
      Database database, List<String> pending, Optional<Next> next, Schema wanted, Watch watch) {}

  private Trial of(Database database, Optional<Next> next, RunListener listener) {
    folder.writeRoot();
    List<String> pending = status.apply(database).pending();
    Refusals.refuseLossyChanges(folder, pending, database.provider());
    Watch watch = new Watch(listener);
    Schema wanted = next.map(Next::schema).orElseGet(() -> folder.schemaOf(folder.newest()));
    return switch (database.url()) {
      case SqliteFile _ ->
          onCopy(
              new Run(database, pending, next, wanted, watch),
              true,
              copy -> backups.copy(database, copy));
      case PostgresServer url ->
          new PostgresDryRun(database, url, folder, Schemas.namespaces(wanted), watch)
              .of(pending, next, found -> problems(database.provider(), wanted, found));
    };
  }

  /// @param isShown whether somebody looks at how the rows fared
  private Trial onCopy(Run run, boolean isShown, Consumer<Path> copying) {
    Path copy =
        backups
            .privateFolder()
            .resolve(
                "dry-run-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet() + ".db");
    try {
      removeLeftOver(backups.privateFolder());
      remove(copy);
      copying.accept(copy);
      try (Database trial = Database.openCopy(new SqliteFile(copy))) {
        return onCopy(run, isShown, trial);
      }
    } catch (SQLException e) {
      throw run.database().failure(e);
    } finally {
      remove(copy);
    }
  }

  private Trial onCopy(Run run, boolean isShown, Database trial) throws SQLException {
    Map<String, Long> broken;
    try (Connection connection = trial.connection()) {
      broken = broken(connection);
    }
    run(run, trial);
    try (Connection connection = trial.connection()) {
      Catalog is = CatalogReader.read(trial, connection, List.of());
      List<String> problems = new ArrayList<>(integrity(connection));
      problems.addAll(more(broken(connection), broken));
      problems.addAll(problems(trial.provider(), run.wanted(), is));
      return new Trial(
          Place.COPY,
          run.watch().statements(),
          isShown ? rows(run, connection, is) : List.of(),
          problems);
    }
  }

  /// A lock that came with the copy is nobody's there.
  private void run(Run run, Database trial) {
    if (!run.pending().isEmpty()) {
      folder.runner(trial).releaseLock(true);
      folder.runner(trial).onTrial().update(run.watch());
    }
    run.next().ifPresent(n -> PlanRunner.run(trial, n.plan(), run.watch()));
  }

  private static List<Trial.Rows> rows(Run run, Connection trial, Catalog is) throws SQLException {
    try (Connection original = run.database().connection()) {
      Catalog was = CatalogReader.read(run.database(), original, List.of());
      return rows(original, was, run.watch()).comparedWith(rows(trial, is, run.watch()));
    }
  }

  private static TableRows rows(Connection connection, Catalog catalog, Watch watch)
      throws SQLException {
    return TableRows.of(connection, catalog, watch.sql(), Dialect.sqlite());
  }

  /// How the result differs from what the model says. Where it says too little, because another
  /// branch has made something, nothing can be compared.
  private List<String> problems(Provider provider, Schema wanted, Catalog found) {
    return folder.beside().isEmpty()
        ? drift.open(provider, wanted, found).stream().flatMap(d -> d.lines().stream()).toList()
        : List.of();
  }

  private static List<String> integrity(Connection connection) throws SQLException {
    List<String> problems = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("PRAGMA integrity_check")) {
      while (rows.next()) {
        problems.add(rows.getString(1));
      }
    }
    return problems.equals(List.of("ok")) ? List.of() : problems;
  }

  private static List<String> more(Map<String, Long> now, Map<String, Long> before) {
    return now.entrySet().stream()
        .filter(e -> e.getValue() > before.getOrDefault(e.getKey(), 0L))
        .map(
            e ->
                "%d rows of `%s` refer to rows that are not there."
                    .formatted(e.getValue(), e.getKey()))
        .toList();
  }

  /// The rows of each table that refer to nothing. Where a key does not fit what it refers to,
  /// SQLite refuses to look; the comparison with the model finds that.
  private static Map<String, Long> broken(Connection connection) {
    Map<String, Long> counts = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("PRAGMA foreign_key_check")) {
      while (rows.next()) {
        counts.merge(rows.getString(1), 1L, Long::sum);
      }
    } catch (SQLException _) {
      return Map.of();
    }
    return counts;
  }

  /// The copies of processes that were killed.
  private static void removeLeftOver(Path folder) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Matcher name = COPY.matcher(String.valueOf(file.getFileName()));
        if (name.matches() && !isAlive(name.group(1))) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw new FileFailure("The copies in `%s` cannot be removed.".formatted(folder), e);
    }
  }

  private static boolean isAlive(String process) {
    return ProcessHandle.of(Long.parseLong(process)).filter(ProcessHandle::isAlive).isPresent();
  }

  /// Removes a SQLite file that was made to be thrown away, and what SQLite left beside it.
  static void remove(Path copy) {
    try {
      for (String end : List.of("", "-wal", "-shm", "-journal")) {
        Files.deleteIfExists(Path.of(copy + end));
      }
    } catch (IOException e) {
      throw new FileFailure("The copy `%s` cannot be removed.".formatted(copy), e);
    }
  }
}
