// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.liquibase;

import dev.crowfoot.adapter.Failure;
import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl.PostgresServer;
import dev.crowfoot.adapter.jdbc.DatabaseUrl.SqliteFile;
import dev.crowfoot.migration.Action;
import dev.crowfoot.migration.Plan;
import dev.crowfoot.migration.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import liquibase.database.PreparedStatementFactory;
import liquibase.database.core.SQLiteDatabase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.DatabaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.statement.ExecutablePreparedStatement;
import liquibase.statement.SqlStatement;

/// Runs a plan in a database without a changelog, and leaves no history there.
public final class PlanRunner {
  private final Database database;
  private final RunListener listener;
  private String statement = "";

  private PlanRunner(Database database, RunListener listener) {
    this.database = database;
    this.listener = listener;
  }

  /// Runs it wholly or not at all, but for steps that the database wants committed first.
  ///
  /// @throws MigrationFailure when the database refuses a statement
  public static void run(Database database, Plan plan, RunListener listener) {
    database.checkWritable();
    PlanRunner runner = new PlanRunner(database, listener);
    try {
      LiquibaseThread.call(
          new ClassLoaderResourceAccessor(), () -> runner.inTransactions(plan), () -> {});
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      if (cause instanceof Failure known) {
        throw known;
      }
      throw new MigrationFailure(
          "The database refused a statement, and nothing was changed."
              + RunFailure.lockHolder(cause, database, Optional.of(runner.statement))
                  .map(s -> " " + s)
                  .orElse(""),
          String.valueOf(cause.getMessage()),
          cause);
    }
  }

  private Void inTransactions(Plan plan) throws SQLException, DatabaseException {
    try (Connection connection = database.ownConnection()) {
      switch (database.url()) {
        case SqliteFile _ -> execute(connection, "PRAGMA foreign_keys=OFF");
        case PostgresServer _ ->
            execute(connection, "SET lock_timeout = '" + Plan.LOCK_TIMEOUT + "'");
      }
      for (List<Step> part : plan.transactions()) {
        connection.setAutoCommit(part.getFirst().commit() == Step.Commit.OUTSIDE);
        run(connection, part);
      }
    }
    return null;
  }

  private void run(Connection connection, List<Step> part) throws SQLException, DatabaseException {
    try {
      for (Step step : part) {
        for (Action action : step.actions()) {
          run(connection, action);
        }
      }
      if (!connection.getAutoCommit()) {
        connection.commit();
      }
    } catch (SQLException | DatabaseException e) {
      if (!connection.getAutoCommit()) {
        connection.rollback();
      }
      throw e;
    }
  }

  private void run(Connection connection, Action action) throws SQLException, DatabaseException {
    switch (action) {
      case Action.Sql(String sql) -> {
        statement = sql;
        listener.statementBegins(sql);
        long start = System.nanoTime();
        OptionalLong rows = execute(connection, sql);
        listener.statementDone(sql, Duration.ofNanos(System.nanoTime() - start), rows);
      }
      case Action.Rebuild rebuild -> rebuild(connection, rebuild);
    }
  }

  private void rebuild(Connection connection, Action.Rebuild rebuild) throws DatabaseException {
    RebuildTable change = new RebuildTable();
    change.setTableName(rebuild.tableName());
    change.setCreateTable(rebuild.createTable());
    change.setCopyRows(rebuild.copyRows());
    change.setCreateIndexes(String.join(";\n", rebuild.createIndexes()));
    JdbcConnection jdbc = new JdbcConnection(connection);
    SQLiteDatabase target = new SQLiteDatabase();
    target.setConnection(jdbc);
    for (SqlStatement statement : change.generateStatements(target)) {
      String sql = statement.toString();
      listener.statementBegins(sql);
      long start = System.nanoTime();
      ((ExecutablePreparedStatement) statement).execute(new PreparedStatementFactory(jdbc));
      OptionalLong rows =
          statement instanceof PlainStatement plain ? plain.rows() : OptionalLong.empty();
      listener.statementDone(sql, Duration.ofNanos(System.nanoTime() - start), rows);
    }
  }

  private static OptionalLong execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
      return PlainStatement.rowsOf(sql, statement);
    }
  }
}
