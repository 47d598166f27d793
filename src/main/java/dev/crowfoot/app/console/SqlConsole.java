// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.console;

import dev.crowfoot.adapter.Failure.ConnectionFailure;
import dev.crowfoot.adapter.jdbc.CatalogReader;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.sql.Outcome;
import dev.crowfoot.adapter.sql.RowEdit;
import dev.crowfoot.adapter.sql.SqlSession;
import dev.crowfoot.adapter.sql.SqlSession.Explained;
import dev.crowfoot.adapter.sql.SqlSession.Terms;
import dev.crowfoot.model.Provider;
import dev.crowfoot.sql.SqlCompletions.Known;
import dev.crowfoot.sql.SqlStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Runs people's own statements on one connection beside the pool, one after the other.
public final class SqlConsole implements AutoCloseable {
  private final Database database;
  private final BooleanSupplier readOnly;
  private final SqlSession session;
  private volatile boolean stopped;

  /// @param readOnly asked before every statement: whether the database is to refuse changes though
  ///   the connection would allow them
  public SqlConsole(Database database, BooleanSupplier readOnly) {
    this.database = database;
    this.readOnly = () -> readOnly.getAsBoolean() || database.isReadOnly();
    this.session = new SqlSession(database);
  }

  /// What running statements may have changed for everybody who looks at the database.
  public enum Effect {
    NONE,
    ROWS,
    /// Tables, views, types; rows as well.
    SCHEMA;

    /// What statements that were not refused may have changed.
    public static Effect of(List<Outcome> outcomes) {
      Effect effect = NONE;
      for (Outcome outcome : outcomes) {
        if (!(outcome instanceof Outcome.Refused) && !outcome.statement().isRead()) {
          boolean rows = outcome.statement().changesOnlyRows() && effect != SCHEMA;
          effect = rows ? ROWS : SCHEMA;
        }
      }
      return effect;
    }
  }

  public Provider provider() {
    return database.provider();
  }

  /// Whether the database refuses changes now.
  public boolean isReadOnly() {
    return readOnly.getAsBoolean();
  }

  /// Whether a transaction was begun that has not ended.
  public boolean isInTransaction() {
    return session.isInTransaction();
  }

  /// Runs statements in order, to the first that is refused.
  ///
  /// @param rows how many rows of each result are read at most
  /// @param each told of each outcome as it comes, on the calling thread
  /// @return the outcomes; fewer than statements when one was refused or the work was stopped
  /// @throws ConnectionFailure when no connection can be had
  public List<Outcome> run(List<SqlStatement> statements, int rows, Consumer<Outcome> each) {
    stopped = false;
    List<Outcome> outcomes = new ArrayList<>();
    for (SqlStatement statement : statements) {
      if (stopped) {
        break;
      }
      Outcome outcome = session.run(statement, terms(rows));
      outcomes.add(outcome);
      each.accept(outcome);
      if (outcome instanceof Outcome.Refused) {
        break;
      }
    }
    return outcomes;
  }

  /// How the database goes about a statement.
  ///
  /// @param analyze whether to run it and measure, which PostgreSQL alone can; what it changes is
  ///   taken back
  /// @throws ConnectionFailure when no connection can be had
  public Explained explain(SqlStatement statement, boolean analyze) {
    return session.explain(statement, analyze, terms(0));
  }

  /// Changes rows of a result, all of them or none.
  ///
  /// @return why nothing was changed, in a sentence; empty when all was
  /// @throws ConnectionFailure when no connection can be had
  public String change(List<RowEdit> edits) {
    return session.change(edits, readOnly.getAsBoolean());
  }

  private Terms terms(int rows) {
    return new Terms(rows, readOnly.getAsBoolean());
  }

  /// Stops what is under way; for any thread.
  public void stop() {
    stopped = true;
    session.cancel();
  }

  /// The tables and views that can be spoken of.
  ///
  /// @throws ConnectionFailure when the connection breaks
  public Known known() {
    return new Known(
        CatalogReader.read(database).tables(), CatalogReader.views(database, List.of()));
  }

  /// Gives the connection up; what was not committed is gone.
  @Override
  public void close() {
    stop();
    session.close();
  }
}
