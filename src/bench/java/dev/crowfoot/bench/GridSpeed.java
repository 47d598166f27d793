// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.bench;

import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.adapter.rows.QueryEngine;
import dev.crowfoot.adapter.rows.query.FindMany;
import dev.crowfoot.adapter.rows.query.Key;
import dev.crowfoot.adapter.rows.query.Order;
import dev.crowfoot.app.RowPages;
import dev.crowfoot.app.RowPages.Part;
import dev.crowfoot.app.Rows;
import dev.crowfoot.catalog.Table;
import dev.crowfoot.dialect.Ddl;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.Schema;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import dev.crowfoot.validation.Validation;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.LogManager;
import java.util.random.RandomGenerator;

/// How fast the rows of a large table come, wherever somebody looks, and how the grid in a real
/// window bears a minute of scrolling through them. Arguments: rows, and seconds of scrolling.
///
/// A table of that many rows is made with ids without gaps and a unique text; each line that is
/// printed is a row of a table.
final class GridSpeed {
  private static final int PAGE = 500;
  private static final int TIMES = 15;
  private static final String MODEL =
      """
      model Row {
        id        Int      @id
        code      String   @unique
        name      String
        note      String?
        active    Boolean
        qty       Int
        price     Float
        createdAt DateTime @map("created_at")
      }
      """;

  private final String name;
  private final QueryEngine engine;
  private final Model model;
  private final long rows;

  private GridSpeed(String name, QueryEngine engine, long rows) {
    this.name = name;
    this.engine = engine;
    this.model = engine.schema().model("Row").orElseThrow();
    this.rows = rows;
  }

  /// Halts at the end, because the window's threads would go on.
  static void main(String[] arguments) throws Exception {
    LogManager.getLogManager().reset();
    long rows = arguments.length > 0 ? Long.parseLong(arguments[0]) : 10_000_000;
    int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60;
    Path folder = Files.createTempDirectory("grid");
    try (EmbeddedPostgres server =
            EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setServerConfig("max_wal_size", "4GB")
                .start();
        Database postgres =
            Database.openOrCreate(
                DatabaseUrl.parse(
                    "postgresql://postgres@localhost:" + server.getPort() + "/rows", folder));
        Database sqlite = Database.openOrCreate(DatabaseUrl.parse("file:./rows.db", folder))) {
      for (Database database : List.of(sqlite, postgres)) {
        Schema schema = schema(database.provider());
        make(database, schema, rows);
        String name = database.provider() == Provider.SQLITE ? "SQLite" : "PostgreSQL";
        new GridSpeed(name, Rows.of(schema, database).engine(), rows).measure();
        new GridScrolling(name, schema, database).run(seconds);
      }
    }
    Runtime.getRuntime().halt(0);
  }

  private static Schema schema(Provider provider) {
    String source = "datasource db {\n  provider = \"" + provider.word() + "\"\n}\n" + MODEL;
    return Validation.of(Sources.of(SourceText.of("schema.prisma", source))).schema();
  }

  private static void make(Database database, Schema schema, long rows) throws SQLException {
    Dialect dialect = Dialect.of(database.provider()).orElseThrow();
    boolean sqlite = database.provider() == Provider.SQLITE;
    Ddl ddl = new Ddl(dialect);
    Table table = dialect.catalogOf(schema).tables().getFirst();
    String numbers =
        sqlite
            ? "(WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < "
                + rows
                + ") SELECT n FROM t)"
            : "generate_series(1, " + rows + ") AS s(n)";
    List<String> statements = new ArrayList<>();
    statements.add(ddl.createTable(table));
    statements.add(
        "INSERT INTO \"Row\" SELECT n, 'code-' || n, 'name of row ' || n, CASE WHEN n % 3 = 0 THEN"
            + " NULL ELSE 'note ' || n END, "
            + (sqlite ? "n % 2" : "n % 2 = 0")
            + ", n % 1000, n / 100.0, "
            + (sqlite ? "1700000000000 + n" : "to_timestamp(1700000000 + n)")
            + " FROM "
            + numbers);
    table.indexes().forEach(i -> statements.add(ddl.createIndex(table.name(), i)));
    if (!sqlite) {
      statements.add("ANALYZE \"Row\"");
    }
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
      if (!connection.getAutoCommit()) {
        connection.commit();
      }
    }
  }

  private RowPages pages(FindMany query) {
    return new RowPages(engine, model, query, PAGE);
  }

  private void measure() {
    FindMany byKey = FindMany.of("Row");
    FindMany byCode = byKey.orderBy(List.of(Order.ascending("code")));
    RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
    time("first page", () -> pages(byKey).first());
    RowPages pages = pages(byKey);
    time("jump by the key", () -> pages.at(random.nextLong(rows), rows));
    Part deep = pages.at(rows / 2, rows);
    Optional<Key> last = deep.page().keyOf(model, deep.page().rows().getLast());
    time("next page in the middle", () -> pages.after(last, rows / 2 + PAGE, true));
    time("page before in the middle", () -> pages.before(last, rows / 2 + PAGE, true));
    time("last page", () -> pages.last(rows));
    time("first page by another unique field", () -> pages(byCode).first());
    RowPages coded = pages(byCode);
    once("jump by another unique field, to a quarter", () -> coded.at(rows / 4, rows));
    once("estimate", pages::estimate);
    once("count", pages::count);
  }

  private void time(String what, Supplier<?> work) {
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < TIMES; i++) {
      long start = System.nanoTime();
      var _ = work.get();
      times.add(System.nanoTime() - start);
    }
    long first = times.getFirst();
    times.sort(null);
    row(name, what, ms(times.get(TIMES / 2)) + " | " + ms(times.getLast()) + " | " + ms(first));
  }

  private void once(String what, Supplier<?> work) {
    long start = System.nanoTime();
    var _ = work.get();
    row(name, what, "| | " + ms(System.nanoTime() - start));
  }

  static String ms(long nanoseconds) {
    return String.format(Locale.ROOT, "%.1f", nanoseconds / 1e6);
  }

  static void row(String database, String what, String figures) {
    System.out.println("| " + database + " | " + what + " | " + figures + " |");
  }
}
