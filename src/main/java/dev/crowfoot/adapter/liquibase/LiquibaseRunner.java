// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.liquibase;

import dev.crowfoot.adapter.Failure.ConnectionFailure;
import dev.crowfoot.adapter.Failure.FileFailure;
import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl.PostgresServer;
import dev.crowfoot.adapter.jdbc.DatabaseUrl.SqliteFile;
import dev.crowfoot.migration.Plan;
import java.io.FileNotFoundException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.command.CommandScope;
import liquibase.command.core.RollbackCountCommandStep;
import liquibase.command.core.UpdateCommandStep;
import liquibase.command.core.helpers.ChangeExecListenerCommandStep;
import liquibase.command.core.helpers.DatabaseChangelogCommandStep;
import liquibase.command.core.helpers.DbUrlConnectionArgumentsCommandStep;
import liquibase.command.core.helpers.ShowSummaryArgument;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.executor.ExecutorService;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.resource.ResourceAccessor;

/// Lets Liquibase apply the migrations of a folder to a database, and take them back.
///
/// Each run has a connection of its own. On SQLite its foreign keys are off, because tables are
/// rebuilt ([RebuildTable] checks them); on PostgreSQL it does not wait long for the locks of
/// others.
public final class LiquibaseRunner {
  /// The root changelog inside the folder.
  public static final String ROOT = "changelog.yaml";

  private static final System.Logger LOG = System.getLogger(LiquibaseRunner.class.getName());

  private final Database database;
  private final Path folder;
  private final List<String> migrations;
  private final boolean trial;

  /// @param folder holds `changelog.yaml`
  /// @param migrations the migrations in it, oldest first
  public LiquibaseRunner(Database database, Path folder, List<String> migrations) {
    this(database, folder, migrations, false);
  }

  private LiquibaseRunner(Database database, Path folder, List<String> migrations, boolean trial) {
    this.database = database;
    this.folder = folder;
    this.migrations = List.copyOf(migrations);
    this.trial = trial;
  }

  /// The same on a copy: whatever it applies there, a failure says that nothing was applied.
  public LiquibaseRunner onTrial() {
    return new LiquibaseRunner(database, folder, migrations, true);
  }

  /// Applies what is pending, in order. Each change set is applied wholly or not at all.
  ///
  /// @return the migrations that were applied
  /// @throws MigrationFailure when one fails or the listener stops the run; its
  ///   [MigrationFailure#standing()] says what was applied
  public List<String> update(RunListener listener) {
    return run(listener, Direction.APPLY, this::open, this::updateCommand);
  }

  /// Marks what is pending as applied without running it: the database has it already.
  ///
  /// @return the migrations that were marked
  public List<String> markApplied() {
    return run(RunListener.NONE, Direction.APPLY, this::all, () -> syncCommand(ROOT));
  }

  /// Marks one migration as applied without running it.
  public List<String> markApplied(String migration) {
    return run(
        RunListener.NONE, Direction.APPLY, this::all, () -> syncCommand(migration + "/" + ROOT));
  }

  /// Takes back the change sets that were applied last.
  ///
  /// @return the migrations that were taken back, the newest first
  /// @throws MigrationFailure when one fails or the listener stops the run
  public List<String> rollback(int changeSets, RunListener listener) {
    return run(listener, Direction.TAKE_BACK, this::all, () -> rollbackCommand(changeSets));
  }

  /// Gives Liquibase's lock free. Only for a lock whose holder is gone.
  ///
  /// @param end whether a session of it that is still at work is ended
  /// @throws MigrationFailure when it is at work and may not be ended
  public void releaseLock(boolean end) {
    database.checkWritable();
    try (Connection connection = database.connection()) {
      Optional<MigrationLock> lock = MigrationLock.of(database, connection);
      Optional<String> alive = lock.flatMap(MigrationLock::alive);
      if (lock.isEmpty()) {
        return;
      }
      if (alive.isPresent() && !end) {
        throw new MigrationFailure(
            "The lock is not released: its holder lives. "
                + alive.get()
                + " Wait for it, or end it with `crowfoot migrate resolve --release-lock"
                + " --end-session`.");
      }
      MigrationLock.release(database, connection, end);
    } catch (SQLException e) {
      throw database.failure(e);
    }
  }

  private CommandScope updateCommand() throws LiquibaseException {
    return new CommandScope("update")
        .addArgumentValue(UpdateCommandStep.CHANGELOG_FILE_ARG, ROOT)
        .addArgumentValue(ShowSummaryArgument.SHOW_SUMMARY, UpdateSummaryEnum.OFF);
  }

  private static CommandScope syncCommand(String file) throws LiquibaseException {
    return new CommandScope("changelogSync")
        .addArgumentValue(DatabaseChangelogCommandStep.CHANGELOG_FILE_ARG, file);
  }

  private CommandScope rollbackCommand(int changeSets) throws LiquibaseException {
    return new CommandScope("rollbackCount")
        .addArgumentValue(DatabaseChangelogCommandStep.CHANGELOG_FILE_ARG, ROOT)
        .addArgumentValue(RollbackCountCommandStep.COUNT_ARG, changeSets);
  }

  /// The changelogs that a run reads.
  private interface Files {
    ResourceAccessor of(History history) throws FileNotFoundException;
  }

  private ResourceAccessor all(History history) throws FileNotFoundException {
    return new DirectoryResourceAccessor(folder);
  }

  private ResourceAccessor open(History history) throws FileNotFoundException {
    return OpenMigrations.of(folder, migrations, history, database.provider());
  }

  /// A command can only be made inside Liquibase's own scope.
  private interface Command {
    CommandScope make() throws LiquibaseException;
  }

  private List<String> run(
      RunListener listener, Direction direction, Files files, Command command) {
    database.checkWritable();
    AtomicBoolean interrupted = new AtomicBoolean();
    WatchedExecutor executor =
        new WatchedExecutor(listener, () -> interrupted.get() || listener.isCancelled());
    History before = History.read(database);
    Checksums.Before contents = Checksums.Before.of(folder, migrations, before);
    try {
      LiquibaseThread.call(
          files.of(before), () -> execute(executor, command), () -> interrupted.set(true));
    } catch (ExecutionException e) {
      History after = trial ? before : after(e);
      throw new RunFailure(
              direction,
              migrations,
              before,
              after,
              executor.interrupted(),
              RunFailure.lockHolder(e, database, executor.failedStatement()),
              Aftermath.invalidIndex(database, executor.failedStatement()),
              RunFailure.forbidden(e, database, executor.failedStatement()))
          .explain(e.getCause() == null ? e : e.getCause(), executor.failedStatement());
    } catch (FileNotFoundException e) {
      throw new FileFailure("There is no folder `%s`.".formatted(folder), e);
    }
    History after = History.read(database);
    contents.remember(after);
    return direction.done(before, after);
  }

  /// A database that is gone cannot be asked what it has.
  private History after(ExecutionException cause) {
    try {
      return History.read(database);
    } catch (ConnectionFailure gone) {
      throw new MigrationFailure(
          "The database went away while it was migrated. Each migration is applied wholly or not at"
              + " all: `crowfoot migrate status` says which are, when it is back. "
              + gone.getMessage(),
          String.valueOf(cause.getMessage()),
          gone);
    }
  }

  /// Who and how long is a courtesy: that it cannot be noted changes nothing of the run.
  private static void sign(Connection connection, WatchedExecutor executor) {
    try {
      connection.setAutoCommit(true);
      History.sign(connection, executor.took());
    } catch (SQLException _) {
      LOG.log(System.Logger.Level.DEBUG, "who applied the migration could not be noted");
    }
  }

  private Void execute(WatchedExecutor executor, Command command)
      throws SQLException, LiquibaseException {
    try (Connection connection = database.ownConnection()) {
      prepare(connection);
      refuseIfLocked(connection);
      liquibase.database.Database target =
          DatabaseFactory.getInstance()
              .findCorrectDatabaseImplementation(new JdbcConnection(connection));
      ExecutorService executors = Scope.getCurrentScope().getSingleton(ExecutorService.class);
      executor.setDatabase(target);
      executors.setExecutor("jdbc", target, executor);
      try {
        command
            .make()
            .addArgumentValue(DbUrlConnectionArgumentsCommandStep.DATABASE_ARG, target)
            .addArgumentValue(
                ChangeExecListenerCommandStep.CHANGE_EXEC_LISTENER_ARG, executor.events())
            .setOutput(OutputStream.nullOutputStream())
            .execute();
      } finally {
        executors.clearExecutor("jdbc", target);
      }
      if (!trial && !executor.took().isEmpty()) {
        sign(connection, executor);
      }
    }
    return null;
  }

  private void prepare(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      switch (database.url()) {
        case SqliteFile _ -> statement.execute("PRAGMA foreign_keys=OFF");
        case PostgresServer url -> {
          statement.execute("SET application_name = '" + MigrationLock.SESSION + "'");
          statement.execute("SET lock_timeout = '" + Plan.LOCK_TIMEOUT + "'");
          createSchema(connection, url.schema());
        }
      }
    }
  }

  /// Asks first: who may use a schema need not have the right to make one.
  private static void createSchema(Connection connection, String schema) throws SQLException {
    try (PreparedStatement there =
        connection.prepareStatement("SELECT 1 FROM pg_namespace WHERE nspname = ?")) {
      there.setString(1, schema);
      try (ResultSet rows = there.executeQuery();
          Statement statement = connection.createStatement()) {
        if (!rows.next()) {
          statement.execute("CREATE SCHEMA IF NOT EXISTS \"" + schema.replace("\"", "\"\"") + '"');
        }
      }
    }
  }

  private void refuseIfLocked(Connection connection) throws SQLException {
    Optional<MigrationLock> lock = MigrationLock.of(database, connection);
    if (lock.isPresent()) {
      throw new MigrationFailure(
          lock.get().sentence()
              + (lock.get().alive().isPresent()
                  ? " Wait for it and try again."
                  : " Do that with `crowfoot migrate resolve --release-lock`, or in the review."));
    }
  }
}
