// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.liquibase;

import dev.crowfoot.adapter.Failure.FileFailure;
import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.adapter.files.ReadOnce;
import dev.crowfoot.adapter.files.TextFiles;
import dev.crowfoot.migration.Unexpanded;
import dev.crowfoot.model.Provider;
import java.io.FileNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import liquibase.change.Change;
import liquibase.change.core.AddAutoIncrementChange;
import liquibase.change.core.AddColumnChange;
import liquibase.change.core.AddDefaultValueChange;
import liquibase.change.core.DropColumnChange;
import liquibase.change.core.DropPrimaryKeyChange;
import liquibase.change.core.MergeColumnChange;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.database.Database;
import liquibase.database.core.PostgresDatabase;
import liquibase.database.core.SQLiteDatabase;
import liquibase.exception.RollbackImpossibleException;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.resource.ResourceAccessor;
import liquibase.statement.SqlStatement;

/// The SQL that a written migration stands for, found without a connection.
///
/// @param apply the statements in order, without `;`
/// @param rollback those that take it back, in order
/// @param lossy changes of Liquibase's own that must not run in the database
/// @param lossyBack the same of those that take it back
public record MigrationSql(
    List<String> apply, List<String> rollback, List<String> lossy, List<String> lossyBack) {
  private static final String NO_WAY_BACK = "-- cannot be taken back: ";

  /// For these Liquibase makes a SQLite table anew in an order that deletes the rows of tables
  /// which refer to it, and without its checks, triggers and generated columns.
  private static final Set<Class<? extends Change>> LOSSY_ON_SQLITE =
      Set.of(
          AddColumnChange.class,
          DropColumnChange.class,
          AddDefaultValueChange.class,
          AddAutoIncrementChange.class,
          DropPrimaryKeyChange.class,
          MergeColumnChange.class);

  private static final ReadOnce<MigrationSql> ON_SQLITE = new ReadOnce<>();
  private static final ReadOnce<MigrationSql> ON_POSTGRESQL = new ReadOnce<>();

  public MigrationSql {
    apply = List.copyOf(apply);
    rollback = List.copyOf(rollback);
    lossy = List.copyOf(lossy);
    lossyBack = List.copyOf(lossyBack);
  }

  /// The SQL of one migration of a folder, for the database that a provider means.
  ///
  /// @throws MigrationFailure when its changelog cannot be read
  public static MigrationSql of(Path folder, String migration, Provider provider) {
    Path file = folder.resolve(migration).resolve(LiquibaseRunner.ROOT);
    if (!Files.exists(file) || ParsedChangelog.readsOthers(TextFiles.read(file))) {
      return parse(folder, migration, provider);
    }
    ReadOnce<MigrationSql> known = provider == Provider.SQLITE ? ON_SQLITE : ON_POSTGRESQL;
    return known.of(file, _ -> parse(folder, migration, provider));
  }

  /// Changes of Liquibase's own in a migration that must not run in the database. What is as
  /// Crowfoot writes it has none, and is not parsed for that.
  ///
  /// @throws MigrationFailure when its changelog cannot be read, or the database cannot do what it
  ///   says
  public static List<String> lossy(Path folder, String migration, Provider provider) {
    return Headers.plain(folder, migration).isEmpty()
        ? of(folder, migration, provider).lossy()
        : List.of();
  }

  private static MigrationSql parse(Path folder, String migration, Provider provider) {
    return parsed(folder, migration, changeLog -> read(migration, changeLog, provider));
  }

  /// What it does that nothing takes back: a line each.
  public List<String> obstacles() {
    return rollback.stream().filter(s -> s.startsWith(NO_WAY_BACK)).toList();
  }

  /// The SQLite tables that a migration makes anew: what only the database knows of their columns
  /// and indexes goes with them.
  ///
  /// @param back whether it is taken back rather than applied
  /// @throws MigrationFailure when its changelog cannot be read
  public static Set<String> rebuilt(Path folder, String migration, boolean back) {
    return parsed(
        folder,
        migration,
        changeLog ->
            changeLog.getChangeSets().stream()
                .flatMap(c -> (back ? c.getRollback().getChanges() : c.getChanges()).stream())
                .filter(RebuildTable.class::isInstance)
                .map(c -> Unexpanded.unmasked(((RebuildTable) c).getTableName()))
                .collect(Collectors.toSet()));
  }

  /// What something makes of a migration's changelog, on Liquibase's thread.
  static <T> T parsed(Path folder, String migration, Function<DatabaseChangeLog, T> reader) {
    try {
      ResourceAccessor files = new DirectoryResourceAccessor(folder);
      String path = migration + "/" + LiquibaseRunner.ROOT;
      return LiquibaseThread.call(
          files,
          () -> reader.apply(ParsedChangelog.of(folder.resolve(path), path, files)),
          () -> {});
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      if (cause instanceof MigrationFailure known) {
        throw known;
      }
      throw new MigrationFailure(
          "The changelog of `%s` cannot be read.".formatted(migration),
          String.valueOf(cause.getMessage()),
          cause);
    } catch (FileNotFoundException e) {
      throw new FileFailure("There is no folder `%s`.".formatted(folder), e);
    }
  }

  private static MigrationSql read(
      String migration, DatabaseChangeLog changeLog, Provider provider) {
    Database database = provider == Provider.SQLITE ? new SQLiteDatabase() : new PostgresDatabase();
    List<String> apply = new ArrayList<>();
    List<String> rollback = new ArrayList<>();
    List<String> lossy = new ArrayList<>();
    List<String> lossyBack = new ArrayList<>();
    for (ChangeSet changeSet : changeLog.getChangeSets()) {
      if (!isFor(changeSet, database)) {
        continue;
      }
      if (changeSet.getObjectQuotingStrategy() != null) {
        database.setObjectQuotingStrategy(changeSet.getObjectQuotingStrategy());
      }
      refuseUnsupported(migration, changeSet, database);
      for (Change change : changeSet.getChanges()) {
        apply.addAll(statements(change, database));
      }
      if (provider == Provider.SQLITE) {
        lossy(changeSet.getChanges()).forEach(lossy::add);
        lossyBack(changeSet).forEach(lossyBack::add);
      }
      rollback.addAll(0, rollback(changeSet, database));
    }
    return new MigrationSql(apply, rollback, lossy, lossyBack);
  }

  /// Liquibase itself says so of the whole changelog only, and of none by name.
  private static void refuseUnsupported(String migration, ChangeSet changeSet, Database database) {
    Stream.concat(changeSet.getChanges().stream(), changeSet.getRollback().getChanges().stream())
        .filter(c -> !c.supports(database))
        .findFirst()
        .ifPresent(
            change -> {
              String name = change.getSerializedObjectName();
              String title = database instanceof SQLiteDatabase ? "SQLite" : "PostgreSQL";
              throw new MigrationFailure(
                  ("The change set `%s` of `%s` has the change `%s`, which %s does not support. Write it as SQL"
                          + " that %s has, or give the change set the `dbms` it is for.")
                      .formatted(changeSet.getId(), migration, name, title, title));
            });
  }

  private static Stream<String> lossy(List<Change> changes) {
    return changes.stream()
        .filter(c -> LOSSY_ON_SQLITE.contains(c.getClass()))
        .map(Change::getSerializedObjectName);
  }

  private static Stream<String> lossyBack(ChangeSet changeSet) {
    return changeSet.hasCustomRollbackChanges()
        ? lossy(changeSet.getRollback().getChanges())
        // What takes back others by itself is none of them, or nothing that SQLite has.
        : changeSet.getChanges().stream()
            .filter(AddColumnChange.class::isInstance)
            .map(_ -> "dropColumn");
  }

  private static boolean isFor(ChangeSet changeSet, Database database) {
    return changeSet.getDbmsSet() == null
        || changeSet.getDbmsSet().isEmpty()
        || changeSet.getDbmsSet().contains(database.getShortName());
  }

  private static List<String> statements(Change change, Database database) {
    return change instanceof RebuildTable rebuild
        ? rebuild.script()
        : texts(change.generateStatements(database), database);
  }

  private static List<String> rollback(ChangeSet changeSet, Database database) {
    List<String> result = new ArrayList<>();
    if (changeSet.hasCustomRollbackChanges()) {
      for (Change change : changeSet.getRollback().getChanges()) {
        result.addAll(statements(change, database));
      }
      return result;
    }
    for (Change change : changeSet.getChanges().reversed()) {
      try {
        result.addAll(texts(change.generateRollbackStatements(database), database));
      } catch (RollbackImpossibleException _) {
        result.add(NO_WAY_BACK + change.getDescription());
      }
    }
    return result;
  }

  private static List<String> texts(SqlStatement[] statements, Database database) {
    List<String> texts = new ArrayList<>();
    for (SqlStatement statement : statements) {
      texts.add(Unexpanded.shown(WatchedExecutor.text(statement, database)));
    }
    return texts;
  }
}
