// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.sql;

import dev.crowfoot.adapter.Failure.ConnectionFailure;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.model.Provider;
import dev.crowfoot.sql.PlanNode;
import dev.crowfoot.sql.SqlStatement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One connection that people's own statements run on, so that a transaction they begin, a table
/// they make for the time being and a setting last from one statement to the next. Every statement
/// is its own transaction until they begin one.
///
/// One thread at a time runs statements; any thread may [#cancel()].
public final class SqlSession implements AutoCloseable {
  private static final Set<String> COUNTED =
      Set.of("INSERT", "UPDATE", "DELETE", "MERGE", "REPLACE", "COPY", "WITH");
  private static final Set<String> LOST = Set.of("57P01", "57P02", "57P03");
  private static final String STOPPED = "57014";

  private static final SqlStatement NO_STATEMENT = new SqlStatement("", 0, List.of());

  private final Database database;
  private @Nullable Connection connection;
  private volatile @Nullable Statement running;
  private volatile boolean cancelled;
  private boolean begun;
  private boolean queryOnly;

  public SqlSession(Database database) {
    this.database = database;
  }

  /// How a statement is to run.
  ///
  /// @param rows how many rows are read at most
  /// @param readOnly whether the database itself is to refuse every change
  public record Terms(int rows, boolean readOnly) {}

  public Provider provider() {
    return database.provider();
  }

  /// Runs a statement. What the database refuses is an outcome, not a failure.
  ///
  /// @throws ConnectionFailure when no connection can be had
  public synchronized Outcome run(SqlStatement statement, Terms terms) {
    return guarded(statement, terms, () -> execute(statement, terms.rows()));
  }

  /// How the database goes about a statement.
  ///
  /// @param analyze whether to run it and measure; what it changes is taken back
  /// @return the plan, or why there is none
  /// @throws ConnectionFailure when no connection can be had
  public synchronized Explained explain(SqlStatement statement, boolean analyze, Terms terms) {
    List<PlanNode> found = new ArrayList<>();
    Outcome outcome =
        guarded(
            statement,
            terms,
            () -> {
              long start = System.nanoTime();
              found.addAll(plan(statement, analyze));
              return done(statement, OptionalLong.empty(), since(start), List.of());
            });
    return new Explained(found, outcome);
  }

  /// A plan and how its making went.
  ///
  /// @param roots empty when it was refused
  public record Explained(List<PlanNode> roots, Outcome outcome) {
    public Explained {
      roots = List.copyOf(roots);
    }
  }

  /// Changes rows of a result, all of them or none; within the transaction that is open, else in
  /// one of its own. Each must hit exactly one row.
  ///
  /// @return why nothing was changed, in a sentence; empty when all was
  /// @throws ConnectionFailure when no connection can be had
  public synchronized String change(List<RowEdit> edits, boolean readOnly) {
    if (readOnly || database.isReadOnly()) {
      return "The database is read-only now. Nothing was changed.";
    }
    boolean alone = !begun;
    String back = alone ? "ROLLBACK" : "ROLLBACK TO SAVEPOINT crowfoot_edit";
    try {
      refresh();
      endQueryOnly();
      send(alone ? "BEGIN" : "SAVEPOINT crowfoot_edit");
      String problem = changed(edits);
      send(problem.isEmpty() ? alone ? "COMMIT" : "RELEASE SAVEPOINT crowfoot_edit" : back);
      return problem;
    } catch (SQLException e) {
      sendBack(back);
      Outcome.Refused refused = SqlErrors.of(NO_STATEMENT, e, Duration.ZERO, false);
      return refused.message()
          + (refused.advice().isEmpty() ? "" : "\n" + refused.advice())
          + "\nNothing was changed.";
    }
  }

  private String changed(List<RowEdit> edits) throws SQLException {
    Dialect dialect = Dialect.of(provider()).orElseThrow();
    for (RowEdit edit : edits) {
      int hit = edit.run(open(), dialect);
      if (hit != 1) {
        return hit == 0
            ? "A row is not as it was read: somebody else changed or deleted it. Nothing was"
                + " changed; run the statement again to see the rows as they are."
            : "A change would hit %d rows instead of one. Nothing was changed.".formatted(hit);
      }
    }
    return "";
  }

  private void sendBack(String back) {
    try {
      send(back);
    } catch (SQLException _) {
      close(); // with the connection goes what was not committed
    }
  }

  /// Stops the statement under way, if any.
  public void cancel() {
    cancelled = true;
    Statement now = running;
    if (now != null) {
      try {
        now.cancel();
      } catch (SQLException _) {
        // it has ended by itself
      }
    }
  }

  /// Whether a transaction was begun that has not ended.
  public synchronized boolean isInTransaction() {
    return begun;
  }

  private interface Work {
    Outcome run() throws SQLException;
  }

  private Outcome guarded(SqlStatement statement, Terms terms, Work work) {
    cancelled = false;
    long start = System.nanoTime();
    try {
      refresh();
      boolean readOnly = terms.readOnly() || database.isReadOnly();
      String refusal = readOnly ? whyNotReadOnly(statement) : "";
      if (!refusal.isEmpty()) {
        return new Outcome.Refused(
            statement, refusal, "", OptionalInt.empty(), false, Duration.ZERO);
      }
      return readOnly ? readOnly(work) : writing(work);
    } catch (SQLException e) {
      return refused(statement, e, since(start));
    } finally {
      running = null;
    }
  }

  /// The database may have been locked or unlocked since the connection was opened.
  private void refresh() throws SQLException {
    Connection open = open();
    if (!begun) {
      database.refresh(open);
      queryOnly = provider() == Provider.SQLITE && database.isReadOnly();
    }
  }

  /// Words by which a statement could leave the transaction that keeps it from writing.
  private String whyNotReadOnly(SqlStatement statement) {
    if (isInTransaction() && !statement.verb().equals("ROLLBACK")) {
      return "The database is read-only now, and a transaction is open that may write. `ROLLBACK`"
          + " ends it.";
    }
    boolean setsMode =
        statement.verb().equals("PRAGMA")
            && statement.text().toLowerCase(Locale.ROOT).contains("query_only");
    boolean attaches = statement.verb().equals("ATTACH") || statement.verb().equals("VACUUM");
    return (statement.isTransaction() && !isInTransaction()) || setsMode || attaches
        ? "The database is read-only now: `%s` is not possible.".formatted(statement.verb())
        : "";
  }

  private Outcome writing(Work work) throws SQLException {
    endQueryOnly();
    return work.run();
  }

  private void endQueryOnly() throws SQLException {
    if (queryOnly) {
      send("PRAGMA query_only = OFF");
      queryOnly = false;
    }
  }

  /// The database itself refuses changes: words alone do not tell whether a statement writes.
  private Outcome readOnly(Work work) throws SQLException {
    if (provider() == Provider.SQLITE) {
      send("PRAGMA query_only = ON");
      queryOnly = true;
      return work.run();
    }
    boolean alone = !isInTransaction();
    if (alone) {
      send("BEGIN READ ONLY");
    }
    try {
      return work.run();
    } finally {
      if (alone) {
        send("ROLLBACK");
      }
    }
  }

  private Outcome execute(SqlStatement statement, int most) throws SQLException {
    long start = System.nanoTime();
    try (Statement sent = statement()) {
      sent.setMaxRows(most + 1);
      boolean hasRows = sent.execute(statement.text());
      note(statement);
      if (!hasRows) {
        OptionalLong affected =
            COUNTED.contains(statement.verb())
                ? OptionalLong.of(sent.getLargeUpdateCount())
                : OptionalLong.empty();
        return done(statement, affected, since(start), notices(sent));
      }
      try (ResultSet rows = sent.getResultSet()) {
        ResultReader reader = new ResultReader(rows, provider());
        List<ResultRow> read = reader.read(most);
        return new Outcome.Rows(
            statement, reader.columns(), read, reader.hasMore(), since(start), notices(sent));
      }
    }
  }

  private static Outcome done(
      SqlStatement statement, OptionalLong affected, Duration took, List<String> notices) {
    return new Outcome.Done(statement, affected, took, notices);
  }

  private List<PlanNode> plan(SqlStatement statement, boolean analyze) throws SQLException {
    if (provider() == Provider.SQLITE) {
      try (Statement sent = statement();
          ResultSet rows = sent.executeQuery("EXPLAIN QUERY PLAN " + statement.text())) {
        return SqlitePlan.read(rows);
      }
    }
    boolean alone = !isInTransaction();
    String mark = alone ? "BEGIN" : "SAVEPOINT crowfoot_explain";
    String back = alone ? "ROLLBACK" : "ROLLBACK TO SAVEPOINT crowfoot_explain";
    if (analyze) {
      send(mark);
    }
    try (Statement sent = statement();
        ResultSet rows =
            sent.executeQuery(
                "EXPLAIN (FORMAT JSON%s) %s"
                    .formatted(analyze ? ", ANALYZE, BUFFERS" : "", statement.text()))) {
      rows.next();
      return List.of(PostgresPlan.read(rows.getString(1)));
    } finally {
      if (analyze) {
        send(back);
      }
    }
  }

  private Statement statement() throws SQLException {
    Statement made = open().createStatement();
    made.setEscapeProcessing(false);
    running = made;
    if (cancelled) {
      throw new SQLException("Stopped before it began.", STOPPED);
    }
    return made;
  }

  private void send(String sql) throws SQLException {
    try (Statement sent = open().createStatement()) {
      sent.execute(sql);
    }
  }

  /// Told by the words that were not refused: SQLite's driver does not say whether a transaction is
  /// open, and PostgreSQL's only in classes of its inside.
  private void note(SqlStatement statement) {
    switch (statement.verb()) {
      case "BEGIN", "START", "SAVEPOINT" -> begun = true;
      case "COMMIT", "END", "ROLLBACK", "ABORT", "PREPARE" -> begun = begun && goesOn(statement);
      default -> {
        // changes nothing about it
      }
    }
  }

  /// `ROLLBACK TO mark` and `COMMIT AND CHAIN` end a part of it; `PREPARE` alone is about a
  /// statement.
  private static boolean goesOn(SqlStatement statement) {
    List<String> words =
        List.of(statement.text().toUpperCase(Locale.ROOT).strip().split("\\s+", 6));
    return switch (words.getFirst()) {
      case "PREPARE" -> !statement.isTransaction();
      default -> words.contains("TO") || (words.contains("CHAIN") && !words.contains("NO"));
    };
  }

  private Connection open() throws SQLException {
    Connection open = connection;
    if (open == null || open.isClosed()) {
      open = database.ownConnection();
      connection = open;
      begun = false;
      queryOnly = false;
    }
    return open;
  }

  private Outcome refused(SqlStatement statement, SQLException e, Duration took) {
    String state = String.valueOf(e.getSQLState());
    if (state.startsWith("08") || LOST.contains(state)) {
      close();
      return new Outcome.Refused(
          statement,
          "The connection was lost: " + e.getMessage(),
          "Run it again to use a new one. What was not committed and temporary tables are gone.",
          OptionalInt.empty(),
          false,
          took);
    }
    Connection open = connection;
    return open == null
        ? SqlErrors.of(statement, e, took, cancelled)
        : SqlErrors.of(statement, e, took, cancelled, open);
  }

  private static List<String> notices(Statement sent) throws SQLException {
    List<String> notices = new ArrayList<>();
    for (SQLWarning warning = sent.getWarnings();
        warning != null && notices.size() < 100;
        warning = warning.getNextWarning()) {
      notices.add(String.valueOf(warning.getMessage()));
    }
    return notices;
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /// Gives the connection up; what was not committed is gone.
  @Override
  public synchronized void close() {
    Connection open = connection;
    connection = null;
    begun = false;
    if (open != null) {
      try {
        open.close();
      } catch (SQLException _) {
        // it is of no use any more
      }
    }
  }
}
