// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.adapter.jdbc.CatalogReader;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.adapter.sql.SqlSession.Terms;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.model.Provider;
import dev.crowfoot.sql.Origin;
import dev.crowfoot.sql.PlanNode;
import dev.crowfoot.sql.SqlStatement;
import dev.crowfoot.sql.SqlStatements;
import dev.crowfoot.testing.Postgres;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Execution(ExecutionMode.CONCURRENT)
class SqlSessionTest {
  private static final Terms FREE = new Terms(100, false);
  private static final Terms READ_ONLY = new Terms(100, true);

  @TempDir private Path folder;
  private final List<AutoCloseable> open = new ArrayList<>();

  private SqlSession session(Provider provider) {
    String url = provider == Provider.POSTGRESQL ? Postgres.freshDatabase() : "file:dev.db";
    Database database = Database.openOrCreate(DatabaseUrl.parse(url, folder));
    SqlSession session = new SqlSession(database);
    open.add(session);
    open.add(database);
    run(session, "CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT, price REAL)");
    run(session, "INSERT INTO t VALUES (1, 'one', 1.5), (2, '', NULL), (3, NULL, 3)");
    return session;
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : open) {
      one.close();
    }
  }

  private static SqlStatement one(String sql, Provider provider) {
    return SqlStatements.of(sql, provider).all().getFirst();
  }

  private static Outcome run(SqlSession session, String sql) {
    return run(session, sql, FREE);
  }

  private static Outcome run(SqlSession session, String sql, Terms terms) {
    return session.run(one(sql, session.provider()), terms);
  }

  private static Outcome.Refused refused(SqlSession session, String sql) {
    Outcome outcome = run(session, sql);
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    return (Outcome.Refused) outcome;
  }

  private static List<List<Object>> values(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Rows.class);
    List<List<Object>> values = new ArrayList<>();
    ((Outcome.Rows) outcome).rows().forEach(row -> values.add(new ArrayList<>(row.values())));
    return values;
  }

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void rowsAreReadUpToALimit(Provider provider) {
    SqlSession session = session(provider);
    Outcome.Rows all = (Outcome.Rows) run(session, "SELECT id, name FROM t ORDER BY id");
    assertThat(all.columns().stream().map(ResultColumn::name)).containsExactly("id", "name");
    assertThat(all.columns().getFirst().kind()).isEqualTo(ResultColumn.Kind.NUMBER);
    assertThat(all.columns().getFirst().table()).isEqualTo("t");
    assertThat(all.rows().getLast().values().getLast()).isNull();
    assertThat(all.hasMore()).isFalse();
    Outcome.Rows two = (Outcome.Rows) run(session, "SELECT id FROM t", new Terms(2, false));
    assertThat(two.rows()).hasSize(2);
    assertThat(two.hasMore()).isTrue();
    assertThat(two.words()).isEqualTo("first 2 rows");
    Outcome changed = run(session, "UPDATE t SET price = 0 WHERE id > 1");
    assertThat(((Outcome.Done) changed).affected()).isEqualTo(OptionalLong.of(2));
    assertThat(run(session, "CREATE TABLE u (id INTEGER)").words()).isEqualTo("Done");
  }

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void theFaultIsPointedAt(Provider provider) {
    SqlSession session = session(provider);
    String misspelt = "SELECT name FROM t WHERE naem = 'name'";
    assertThat(refused(session, misspelt).at()).hasValue(misspelt.indexOf("naem"));
    String twice = "SELECT id AS t FROM t WHERE FROM id";
    assertThat(refused(session, twice).at()).hasValue(twice.lastIndexOf("FROM"));
    String table = "SELECT * FROM nowhere";
    assertThat(refused(session, table).at()).hasValue(table.indexOf("nowhere"));
    assertThat(refused(session, table).message())
        .contains("nowhere")
        .doesNotContain("SQLITE_ERROR");
  }

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void aTransactionLastsFromOneStatementToTheNext(Provider provider) {
    SqlSession session = session(provider);
    assertThat(session.isInTransaction()).isFalse();
    run(session, "BEGIN");
    run(session, "DELETE FROM t WHERE id = 1");
    assertThat(session.isInTransaction()).isTrue();
    run(session, "ROLLBACK");
    assertThat(session.isInTransaction()).isFalse();
    assertThat(values(run(session, "SELECT count(*) FROM t")).toString()).isEqualTo("[[3]]");
  }

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void readOnlyIsKeptByTheDatabaseItself(Provider provider) {
    SqlSession session = session(provider);
    List<String> ways =
        provider == Provider.SQLITE
            ? List.of(
                "DELETE FROM t",
                "PRAGMA query_only = OFF",
                "BEGIN",
                "CREATE TABLE u (a)",
                "PRAGMA user_version = 7",
                "ATTACH 'other.db' AS o")
            : List.of(
                "DELETE FROM t",
                "BEGIN",
                "CREATE TABLE u (a int)",
                "SELECT set_config('transaction_read_only', 'off', false)",
                "WITH a AS (DELETE FROM t RETURNING *) SELECT * FROM a",
                "DO $$ BEGIN COMMIT; DELETE FROM t; END $$",
                "SELECT nextval('pg_catalog.pg_seclabel_seq')");
    for (String way : ways) {
      assertThat(run(session, way, READ_ONLY)).as(way).isInstanceOf(Outcome.Refused.class);
    }
    run(session, "SET TRANSACTION READ WRITE", READ_ONLY);
    run(session, "SET default_transaction_read_only = off", READ_ONLY);
    run(session, "SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE", READ_ONLY);
    assertThat(run(session, "DELETE FROM t", READ_ONLY)).isInstanceOf(Outcome.Refused.class);
    assertThat(values(run(session, "SELECT count(*) FROM t", READ_ONLY)).toString())
        .isEqualTo("[[3]]");
    run(session, "DELETE FROM t");
    assertThat(values(run(session, "SELECT count(*) FROM t")).toString()).isEqualTo("[[0]]");
  }

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void aTransactionThatMayWriteEndsWhenTheDatabaseBecomesReadOnly(Provider provider) {
    SqlSession session = session(provider);
    run(session, "BEGIN");
    run(session, "DELETE FROM t");
    assertThat(run(session, "COMMIT", READ_ONLY)).isInstanceOf(Outcome.Refused.class);
    assertThat(run(session, "ROLLBACK", READ_ONLY)).isInstanceOf(Outcome.Done.class);
    assertThat(values(run(session, "SELECT count(*) FROM t", READ_ONLY)).toString())
        .isEqualTo("[[3]]");
  }

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void aDatabaseThatIsLockedAndUnlockedIsFollowed(Provider provider) {
    SqlSession session = session(provider);
    Database database = (Database) open.getLast();
    database.setReadOnly(Optional.of("It is locked."));
    assertThat(run(session, "DELETE FROM t WHERE id = 1")).isInstanceOf(Outcome.Refused.class);
    assertThat(values(run(session, "SELECT count(*) FROM t")).toString()).isEqualTo("[[3]]");
    database.setReadOnly(Optional.empty());
    assertThat(run(session, "DELETE FROM t WHERE id = 1")).isInstanceOf(Outcome.Done.class);
    assertThat(values(run(session, "SELECT count(*) FROM t")).toString()).isEqualTo("[[2]]");
  }

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void whatTakesTooLongIsStopped(Provider provider) throws Exception {
    SqlSession session = session(provider);
    String endless =
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000000000)"
            + " SELECT count(*) FROM n";
    CompletableFuture<Outcome> under = CompletableFuture.supplyAsync(() -> run(session, endless));
    while (!under.isDone()) {
      session.cancel(); // again and again: the first may come before the statement begins
      Thread.sleep(50);
    }
    assertThat(under.get()).isInstanceOf(Outcome.Refused.class);
    assertThat(((Outcome.Refused) under.get()).cancelled()).isTrue();
    assertThat(values(run(session, "SELECT count(*) FROM t")).toString()).isEqualTo("[[3]]");
  }

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void aPlanIsATree(Provider provider) {
    SqlSession session = session(provider);
    String sql = "SELECT * FROM t a JOIN t b ON a.name = b.name WHERE a.id = 1";
    List<PlanNode> roots = session.explain(one(sql, provider), false, FREE).roots();
    List<PlanNode> all = roots.stream().flatMap(PlanNode::all).toList();
    assertThat(all).hasSizeGreaterThan(1);
    assertThat(all.toString()).contains("a").contains("b");
    assertThat(session.explain(one("SELECT nonsense", provider), false, FREE).outcome())
        .isInstanceOf(Outcome.Refused.class);
  }

  @ParameterizedTest
  @EnumSource(names = "POSTGRESQL")
  void measuringTakesBackWhatItChanged(Provider provider) {
    SqlSession session = session(provider);
    SqlStatement delete = one("DELETE FROM t WHERE id < 3", provider);
    PlanNode root = session.explain(delete, true, FREE).roots().getFirst();
    assertThat(root.title()).isEqualTo("Delete on t");
    assertThat(root.milliseconds()).isPresent();
    assertThat(root.children().getFirst().rows()).hasValue(2);
    assertThat(values(run(session, "SELECT count(*) FROM t")).toString()).isEqualTo("[[3]]");
    run(session, "BEGIN");
    run(session, "DELETE FROM t WHERE id = 3");
    assertThat(session.explain(delete, true, FREE).roots()).isNotEmpty();
    assertThat(values(run(session, "SELECT count(*) FROM t")).toString()).isEqualTo("[[2]]");
  }

  @ParameterizedTest
  @EnumSource(names = "POSTGRESQL")
  void aLostConnectionIsReplaced(Provider provider) {
    SqlSession session = session(provider);
    Outcome.Refused lost = refused(session, "SELECT pg_terminate_backend(pg_backend_pid())");
    assertThat(lost.message()).startsWith("The connection was lost");
    assertThat(values(run(session, "SELECT count(*) FROM t")).toString()).isEqualTo("[[3]]");
  }

  @SuppressWarnings("NullAway") // a compact constructor's class file does not tell what may be null
  private static RowEdit edit(
      SqlSession session, Database database, int row, Map<Integer, @Nullable String> values) {
    Outcome.Rows rows = (Outcome.Rows) run(session, "SELECT * FROM t ORDER BY id");
    List<String> labels = rows.columns().stream().map(ResultColumn::name).toList();
    Origin origin = Origin.of(rows.statement(), labels, CatalogReader.read(database).tables());
    assertThat(origin).isInstanceOf(Origin.OfTable.class);
    return new RowEdit((Origin.OfTable) origin, rows.rows().get(row), values);
  }

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void rowsOfAResultAreChangedOneByOneOrNotAtAll(Provider provider) {
    SqlSession session = session(provider);
    Database database = (Database) open.getLast();
    Map<Integer, @Nullable String> values = new HashMap<>();
    values.put(1, null);
    values.put(2, "2.5");
    RowEdit change = edit(session, database, 0, values);
    assertThat(change.text(Dialect.of(provider).orElseThrow()))
        .startsWith("UPDATE t SET \"name\" = NULL, \"price\" = '2.5' WHERE \"id\" = ")
        .contains("'one'");
    RowEdit delete = edit(session, database, 2, Map.of());
    assertThat(session.change(List.of(change, delete), true)).contains("read-only");
    assertThat(session.change(List.of(change, delete), false)).isEmpty();
    assertThat(values(run(session, "SELECT id, price FROM t ORDER BY id")).toString())
        .isEqualTo("[[1, 2.5], [2, null]]");
    assertThat(session.isInTransaction()).isFalse();

    RowEdit late = edit(session, database, 0, Map.of(1, "late"));
    RowEdit fine = edit(session, database, 1, Map.of(1, "fine"));
    run(session, "UPDATE t SET name = 'sooner' WHERE id = 1");
    assertThat(session.change(List.of(fine, late), false))
        .startsWith("A row is not as it was read");
    RowEdit twice = edit(session, database, 0, Map.of(0, "2"));
    assertThat(session.change(List.of(twice), false)).contains("Nothing was changed.");
    run(session, "BEGIN");
    RowEdit within = edit(session, database, 0, Map.of(1, "within"));
    assertThat(session.change(List.of(within), false)).isEmpty();
    run(session, "ROLLBACK");
    assertThat(values(run(session, "SELECT name FROM t ORDER BY id")).toString())
        .isEqualTo("[[sooner], []]");
  }
}
