// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.liquibase;

import dev.crowfoot.adapter.jdbc.SqlScript;
import dev.crowfoot.model.Provider;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import liquibase.change.Change;
import liquibase.change.core.RawSQLChange;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.changelog.visitor.AbstractChangeExecListener;
import liquibase.database.Database;
import liquibase.database.core.SQLiteDatabase;
import liquibase.exception.DatabaseException;
import liquibase.executor.jvm.JdbcExecutor;
import liquibase.executor.jvm.StatementCallback;
import liquibase.sql.Sql;
import liquibase.sql.visitor.SqlVisitor;
import liquibase.sqlgenerator.SqlGeneratorFactory;
import liquibase.statement.ExecutablePreparedStatement;
import liquibase.statement.SqlStatement;
import liquibase.statement.core.MarkChangeSetRanStatement;
import liquibase.statement.core.RemoveChangeSetRanStatusStatement;

/// Runs statements and tells a [RunListener] of those that belong to change sets, not of
/// Liquibase's own bookkeeping.
final class WatchedExecutor extends JdbcExecutor {
  private final RunListener listener;
  private final BooleanSupplier cancelled;
  private final Events events = new Events();
  private boolean inChangeSet;
  private Optional<String> migration = Optional.empty();
  private Optional<String> failed = Optional.empty();
  private final Map<String, Duration> took = new LinkedHashMap<>();
  private long began;
  private Optional<String> running = Optional.empty();
  private OptionalLong rows = OptionalLong.empty();

  WatchedExecutor(RunListener listener, BooleanSupplier cancelled) {
    this.listener = listener;
    this.cancelled = cancelled;
  }

  /// What Liquibase has to be given so that this executor knows the change set.
  Events events() {
    return events;
  }

  /// The statement at which the run ended.
  Optional<String> failedStatement() {
    return failed;
  }

  /// The migration of the change set that was begun and not ended.
  Optional<String> interrupted() {
    return migration;
  }

  /// How long each change set took that was applied, by its id.
  Map<String, Duration> took() {
    return took;
  }

  private void begin(ChangeSet changeSet, List<Change> changes) {
    began = System.nanoTime();
    String name = migrationOf(changeSet.getFilePath());
    migration = Optional.of(name);
    listener.changeSetBegins(name, changeSet.getId());
    listener.statementsToCome(changes.stream().mapToInt(this::statements).sum());
  }

  /// How many statements a change will run, without making them: there may be thousands of changes.
  private int statements(Change change) {
    return switch (change) {
      case RebuildTable rebuild -> rebuild.generateStatements(database).length;
      case RawSQLChange sql when sql.isSplitStatements() ->
          SqlScript.split(String.valueOf(sql.getSql()), provider()).size();
      default -> 1;
    };
  }

  private Provider provider() {
    return database instanceof SQLiteDatabase ? Provider.SQLITE : Provider.POSTGRESQL;
  }

  private void end(ChangeSet changeSet) {
    migration = Optional.empty();
    listener.changeSetDone(migrationOf(changeSet.getFilePath()), changeSet.getId());
  }

  @Override
  public void execute(SqlStatement statement, List<SqlVisitor> visitors) throws DatabaseException {
    if (!inChangeSet || isBookkeeping(statement)) {
      super.execute(statement, visitors);
      return;
    }
    if (cancelled.getAsBoolean()) {
      throw new Cancelled();
    }
    String sql = text(statement, database);
    listener.statementBegins(sql);
    long start = System.nanoTime();
    rows = OptionalLong.empty();
    running = Optional.of(sql);
    try {
      super.execute(statement, visitors);
    } catch (DatabaseException e) {
      failed = Optional.of(sql);
      throw e;
    } finally {
      running = Optional.empty();
    }
    listener.statementDone(
        sql,
        Duration.ofNanos(System.nanoTime() - start),
        statement instanceof PlainStatement plain ? plain.rows() : rows);
  }

  @Override
  public Object execute(StatementCallback action, List<SqlVisitor> visitors)
      throws DatabaseException {
    return super.execute(running.isPresent() ? new Counting(action) : action, visitors);
  }

  /// Notes how many rows the running statement wrote, before it is closed.
  private final class Counting implements StatementCallback {
    private final StatementCallback action;

    Counting(StatementCallback action) {
      this.action = action;
    }

    @Override
    public Object doInStatement(Statement sent) throws SQLException, DatabaseException {
      Object result = action.doInStatement(sent);
      if (!sent.isClosed()) {
        rows = PlainStatement.rowsOf(running.orElse(""), sent);
      }
      return result;
    }

    @Override
    public SqlStatement getStatement() {
      return action.getStatement();
    }
  }

  private static boolean isBookkeeping(SqlStatement statement) {
    return statement instanceof MarkChangeSetRanStatement
        || statement instanceof RemoveChangeSetRanStatusStatement;
  }

  /// A statement as the SQL that is sent.
  static String text(SqlStatement statement, Database database) {
    if (statement instanceof ExecutablePreparedStatement) {
      return statement.toString();
    }
    Sql[] sql = SqlGeneratorFactory.getInstance().generateSql(statement, database);
    return Arrays.stream(sql).map(Sql::toSql).collect(Collectors.joining(";\n"));
  }

  /// The migration a change set belongs to: the folder of its file.
  static String migrationOf(String filePath) {
    String path = filePath.replace('\\', '/');
    int end = path.lastIndexOf('/');
    return end < 0 ? path : path.substring(path.lastIndexOf('/', end - 1) + 1, end);
  }

  /// Somebody stopped the run.
  static final class Cancelled extends DatabaseException {
    private static final long serialVersionUID = 1L;

    Cancelled() {
      super("cancelled");
    }
  }

  final class Events extends AbstractChangeExecListener {
    @Override
    public void willRun(
        ChangeSet changeSet,
        DatabaseChangeLog changeLog,
        Database database,
        ChangeSet.RunStatus status) {
      begin(changeSet, changeSet.getChanges());
    }

    @Override
    public void ran(
        ChangeSet changeSet,
        DatabaseChangeLog changeLog,
        Database database,
        ChangeSet.ExecType execType) {
      took.put(changeSet.getId(), Duration.ofNanos(System.nanoTime() - began));
      end(changeSet);
    }

    @Override
    public void willRun(
        Change change, ChangeSet changeSet, DatabaseChangeLog changeLog, Database database) {
      inChangeSet = true;
    }

    @Override
    public void ran(
        Change change, ChangeSet changeSet, DatabaseChangeLog changeLog, Database database) {
      inChangeSet = false;
    }

    @Override
    public void willRollback(
        ChangeSet changeSet, DatabaseChangeLog databaseChangeLog, Database database) {
      begin(
          changeSet,
          changeSet.hasCustomRollbackChanges()
              ? changeSet.getRollback().getChanges()
              : changeSet.getChanges());
      inChangeSet = true;
    }

    @Override
    public void rolledBack(
        ChangeSet changeSet, DatabaseChangeLog databaseChangeLog, Database database) {
      inChangeSet = false;
      end(changeSet);
    }
  }
}
