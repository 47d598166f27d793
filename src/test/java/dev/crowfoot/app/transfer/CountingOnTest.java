// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crowfoot.adapter.Failure.QueryFailure;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.adapter.jdbc.SqlScript;
import dev.crowfoot.adapter.rows.QueryEngine;
import dev.crowfoot.adapter.rows.RowChange;
import dev.crowfoot.adapter.rows.query.Create;
import dev.crowfoot.adapter.rows.query.Returning;
import dev.crowfoot.adapter.rows.query.Selection;
import dev.crowfoot.app.Rows;
import dev.crowfoot.model.Provider;
import dev.crowfoot.testing.Postgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Rows that bring their own numbers must not stand in the way of the next that gets one.
@ParameterizedClass
@EnumSource(
    value = Provider.class,
    names = {"SQLITE", "POSTGRESQL"})
@Execution(ExecutionMode.CONCURRENT)
class CountingOnTest {
  private static final String MODELS =
      """
      model Item {
        id   Int    @id @default(autoincrement()) @map("no")
        name String
        @@map("the items")
      }
      """;

  @Parameter Provider provider = Provider.SQLITE;
  @TempDir Path folder = Path.of("");

  private LiveModels live;

  @BeforeEach
  void open() {
    live = new LiveModels(provider, MODELS, folder);
  }

  @AfterEach
  void close() {
    live.close();
  }

  private ImportReport load(QueryEngine engine, String csv) throws IOException {
    Path file = Files.writeString(folder.resolve("items.csv"), csv);
    ImportPlan plan = ImportPlan.suggest(live.schema(), live.model("Item"), file);
    return new Import(engine, plan).run(Progress.NONE, Optional.empty());
  }

  private static @Nullable Object createdIn(QueryEngine engine) {
    Create row = Create.of("Item", Map.of("name", "next"));
    return engine.create(new Returning<>(row, Selection.ALL)).rows().getFirst().values().getFirst();
  }

  private @Nullable Object created() {
    return createdIn(live.engine());
  }

  @Test
  void theNextNumberIsBehindThoseOfAFile() throws IOException {
    assertThat(load(live.engine(), "id,name\n3,a\n7,b\n5,c\n").notes()).isEmpty();
    assertThat(created()).isEqualTo(8);
    assertThat(load(live.engine(), "id,name\n2,d\n").created()).isEqualTo(1);
    assertThat(created()).as("never back").isEqualTo(9);
    assertThat(load(live.engine(), "id,name\n2000000,e\n").created()).isEqualTo(1);
    assertThat(created()).as("a long way").isEqualTo(2_000_001);
    assertThat(load(live.engine(), "name\nf\n").created()).isEqualTo(1);
    assertThat(created()).isEqualTo(2_000_003);
  }

  @Test
  void theLargestNumberThereIsLeavesTheOthersToo() throws IOException {
    if (provider == Provider.POSTGRESQL) { // SQLite's go on, and do not fit into Int any longer
      assertThat(load(live.engine(), "id,name\n6,a\n2147483647,b\n").created()).isEqualTo(2);
      assertThat(created()).isEqualTo(7);
    }
  }

  @Test
  void nothingCreatedMovesNothing() throws IOException {
    assertThat(load(live.engine(), "id,name\n50,a\n50,b\n").created()).isZero();
    assertThat(created()).isEqualTo(1);
  }

  @Test
  void theNextNumberIsBehindPastedRowsAndChangedOnes() {
    Map<String, Object> values = new HashMap<>(Map.of("id", 4, "name", "pasted"));
    List<RowChange> pasted = List.of(new RowChange.Insert("Item", values));
    assertThat(live.engine().commit(live.engine().prepare(pasted))).isEmpty();
    assertThat(created()).isEqualTo(5);
  }

  @Test
  void theNextNumberIsBehindJsonLines() {
    String lines = "{\"id\": 11, \"name\": \"a\"}\n{\"name\": \"b\", \"id\": 12}\n";
    long created =
        Rows.of(live.schema(), live.database())
            .lines()
            .create("Item", new BufferedReader(new StringReader(lines)), false, _ -> {});
    assertThat(created).isEqualTo(2);
    assertThat(created()).isEqualTo(13);
  }

  /// Programs that use Prisma's client on the same database see the same.
  @Test
  void aSingleCreateMovesNoSequenceAndWhatCollidesSaysHowToGoOn() throws IOException {
    Create own = Create.of("Item", Map.of("id", 1, "name", "own"));
    var _ = live.engine().create(new Returning<>(own, Selection.ALL));
    if (provider == Provider.SQLITE) {
      assertThat(created()).isEqualTo(2);
      return;
    }
    String wayOut =
        "SELECT setval(pg_get_serial_sequence('\"the items\"', 'no'), (SELECT max(\"no\") FROM \"the items\"));";
    assertThatThrownBy(this::created)
        .isInstanceOf(QueryFailure.class)
        .hasMessageContaining("the next number for `id` of `Item` is taken")
        .hasMessageEndingWith(wayOut);
    var _ = SqlScript.run(live.database(), "ALTER SEQUENCE \"the items_no_seq\" RESTART");
    List<RowChange> staged = List.of(new RowChange.Insert("Item", Map.of("name", "x")));
    assertThatThrownBy(() -> live.engine().commit(live.engine().prepare(staged)))
        .hasMessageEndingWith(wayOut);
    assertThatThrownBy(() -> live.engine().create(new Returning<>(own, Selection.ALL)))
        .hasMessage("A row with the same `id` is in `Item` already. It must be unique.");
    var _ = SqlScript.run(live.database(), wayOut);
    assertThat(created()).isEqualTo(2);
  }

  @Test
  void rowsOfAFileWithoutNumbersAndSamplesGetFreeOnes() throws IOException {
    for (int id = 1; id < 4; id++) {
      Create own = Create.of("Item", Map.of("id", id, "name", "own"));
      var _ = live.engine().create(new Returning<>(own, Selection.ALL));
    }
    assertThat(load(live.engine(), "name\na\nb\n").created()).isEqualTo(2);
    assertThat(created()).isEqualTo(6);
    Create own = Create.of("Item", Map.of("id", 7, "name", "own"));
    var _ = live.engine().create(new Returning<>(own, Selection.ALL));
    assertThat(new SampleRows(live.engine(), 1).create(List.of("Item"), 3, Progress.NONE))
        .containsEntry("Item", 3L);
    assertThat(created()).isEqualTo(11);
  }

  @Test
  void aSequenceThatTheColumnDoesNotOwnIsFoundByItsDefault() throws IOException {
    if (provider == Provider.POSTGRESQL) {
      var _ =
          SqlScript.run(
              live.database(),
              """
              CREATE SEQUENCE "other seq" INCREMENT 10;
              ALTER TABLE "the items" ALTER COLUMN "no" SET DEFAULT nextval('"other seq"');
              ALTER SEQUENCE "the items_no_seq" OWNED BY NONE;
              """);
      assertThat(load(live.engine(), "id,name\n25,a\n").created()).isEqualTo(1);
      assertThat(created()).isEqualTo(31);
    }
  }

  @Test
  void whoMayNotSetTheSequenceIsToldAndKeepsTheRows() throws IOException {
    if (provider == Provider.SQLITE) {
      return;
    }
    String user = "loader_" + ProcessHandle.current().pid();
    var _ =
        SqlScript.run(
            live.database(),
            "CREATE USER %s; GRANT INSERT ON \"the items\" TO %s;".formatted(user, user));
    String url = "postgresql://%s@localhost:%d/%s".formatted(user, Postgres.port(), database());
    try (Database theirs = Database.open(DatabaseUrl.parse(url, folder))) {
      ImportReport report = load(Rows.of(live.schema(), theirs).engine(), "id,name\n1,a\n");
      assertThat(report.created()).isEqualTo(1);
      assertThat(report.notes())
          .singleElement()
          .asString()
          .contains("may not see or set its sequence")
          .contains("SELECT setval(");
    }
  }

  private String database() {
    return ((DatabaseUrl.PostgresServer) live.database().url()).database();
  }

  @Test
  void othersWhoTakeNumbersMeanwhileAreNeverSetBack() throws Exception {
    if (provider == Provider.SQLITE) {
      return; // one writer at a time
    }
    AtomicBoolean ended = new AtomicBoolean();
    try (Connection connection = live.database().connection();
        Statement statement = connection.createStatement()) {
      List<Long> taken = new ArrayList<>();
      Thread other = Thread.ofPlatform().start(() -> take(statement, taken, ended));
      for (int i = 1; i <= 30; i++) {
        assertThat(load(live.engine(), "id,name\n" + i * 2_000 + ",x\n").created()).isEqualTo(1);
      }
      ended.set(true);
      other.join();
      assertThat(taken).hasSizeGreaterThan(1).doesNotHaveDuplicates().isSorted();
    }
    assertThat(created())
        .isInstanceOfSatisfying(Integer.class, id -> assertThat(id).isGreaterThan(60_000));
  }

  private static void take(Statement statement, List<Long> taken, AtomicBoolean ended) {
    while (!ended.get() || taken.size() < 2) {
      try (ResultSet row = statement.executeQuery("SELECT nextval('\"the items_no_seq\"')")) {
        row.next();
        taken.add(row.getLong(1));
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
