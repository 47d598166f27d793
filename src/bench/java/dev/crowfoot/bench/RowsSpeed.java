// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.bench;

import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.adapter.rows.QueryEngine;
import dev.crowfoot.adapter.rows.query.Create;
import dev.crowfoot.adapter.rows.query.CreateMany;
import dev.crowfoot.adapter.rows.query.FindMany;
import dev.crowfoot.adapter.rows.query.Order;
import dev.crowfoot.adapter.rows.query.Returning;
import dev.crowfoot.adapter.rows.query.Selection;
import dev.crowfoot.adapter.rows.value.JsonText;
import dev.crowfoot.app.Rows;
import dev.crowfoot.catalog.Table;
import dev.crowfoot.dialect.Ddl;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.Schema;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import dev.crowfoot.validation.Validation;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.LogManager;

/// How long rows take, beside plain JDBC on the same tables, in turn and in one process: reading
/// 100,000 rows of ten columns, 1,000 single creates, 100,000 rows by `createMany`. Argument:
/// rounds.
final class RowsSpeed {
  static final int ROWS = 100_000;
  private static final int SINGLE = 1_000;
  private static final int WARM_UP = 3;
  static final String MODEL =
      """
      model Row {
        id        Int      @id @default(autoincrement())
        code      String
        name      String
        note      String?
        active    Boolean
        qty       Int
        price     Decimal?
        meta      Json?
        createdAt DateTime @map("created_at")
        parentId  Int?     @map("parent_id")
      }
      """;

  private final TreeMap<String, List<Long>> times = new TreeMap<>();
  private final Provider provider;
  private final Database database;
  private final QueryEngine engine;
  private final PlainRows plain;

  private RowsSpeed(Provider provider, Database database) throws SQLException {
    this.provider = provider;
    this.database = database;
    Schema schema = schema(provider);
    Dialect dialect = Dialect.of(provider).orElseThrow();
    for (Table table : dialect.catalogOf(schema).tables()) {
      execute(new Ddl(dialect).createTable(table));
    }
    this.engine = Rows.of(schema, database).engine();
    this.plain = new PlainRows(provider);
  }

  public static void main(String[] arguments) throws IOException, SQLException {
    LogManager.getLogManager().reset();
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 9;
    Path folder = Files.createTempDirectory("rows");
    try (EmbeddedPostgres server = EmbeddedPostgres.builder().start();
        Database sqlite = Database.openOrCreate(DatabaseUrl.parse("file:./rows.db", folder));
        Database postgres =
            Database.openOrCreate(
                DatabaseUrl.parse(
                    "postgresql://postgres@localhost:" + server.getPort() + "/rows", folder))) {
      System.out.printf(
          "| %-10s | %-12s | %6s | %6s | ratio |%n", "database", "work", "ours", "JDBC");
      new RowsSpeed(Provider.SQLITE, sqlite).run(rounds);
      new RowsSpeed(Provider.POSTGRESQL, postgres).run(rounds);
    }
    System.exit(0);
  }

  private void run(int rounds) throws SQLException {
    List<Create> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      rows.add(Create.of("Row", values(i)));
    }
    FindMany all = FindMany.of("Row").orderBy(List.of(Order.ascending("id")));
    for (int round = 0; round < WARM_UP + rounds; round++) {
      if (round == WARM_UP) {
        times.clear();
      }
      execute("DELETE FROM \"Row\"");
      time("createMany ours", () -> engine.createMany(new CreateMany("Row", rows, false)));
      execute("DELETE FROM \"Row\"");
      try (Connection connection = database.connection()) {
        time("createMany plain", () -> plain.createMany(connection, rows));
      }
      time("findMany ours", () -> check(engine.findMany(all).rows().size()));
      try (Connection connection = database.connection()) {
        time("findMany plain", () -> check(plain.findMany(connection).size()));
      }
      time(
          "create ours",
          () -> {
            for (int i = 0; i < SINGLE; i++) {
              var _ = engine.create(new Returning<>(rows.get(i), Selection.ALL));
            }
          });
      time(
          "create plain",
          () -> {
            for (int i = 0; i < SINGLE; i++) {
              try (Connection connection = database.connection()) {
                var _ = plain.create(connection, rows.get(i));
              }
            }
          });
    }
    report();
  }

  static Schema schema(Provider provider) {
    String source = "datasource db {\n  provider = \"" + provider.word() + "\"\n}\n" + MODEL;
    return Validation.of(Sources.of(SourceText.of("schema.prisma", source))).schema();
  }

  static Map<String, Object> values(int i) {
    Map<String, Object> values = new HashMap<>();
    values.put("code", "code-" + i);
    values.put("name", "name of row " + i);
    if (i % 3 != 0) {
      values.put("note", "note " + i);
    } else {
      values.put("note", null);
    }
    values.put("active", i % 2 == 0);
    values.put("qty", i % 1000);
    values.put("price", BigDecimal.valueOf(i, 2));
    values.put("meta", new JsonText("{\"a\":" + i + ",\"b\":\"x\"}"));
    values.put("createdAt", Instant.ofEpochMilli(1_700_000_000_000L + i * 1000L));
    values.put("parentId", i % 50);
    return values;
  }

  private static void check(int rows) {
    if (rows < ROWS) {
      throw new IllegalStateException("only " + rows + " rows");
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private interface Work {
    void run() throws SQLException;
  }

  private void time(String name, Work work) throws SQLException {
    long start = System.nanoTime();
    work.run();
    times.computeIfAbsent(name, _ -> new ArrayList<>()).add(System.nanoTime() - start);
  }

  private void report() {
    for (String work : List.of("findMany", "create", "createMany")) {
      double ours = median(work + " ours");
      double floor = median(work + " plain");
      System.out.printf(
          "| %-10s | %-12s | %6.0f | %6.0f | %5.2f |%n",
          provider.word(), work, ours / 1e6, floor / 1e6, ours / floor);
    }
  }

  private double median(String name) {
    List<Long> sorted = times.getOrDefault(name, List.of()).stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }
}
