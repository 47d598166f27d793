// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.bench;

import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.adapter.rows.query.Create;
import dev.crowfoot.adapter.rows.query.Filter;
import dev.crowfoot.app.Rows;
import dev.crowfoot.app.transfer.Import;
import dev.crowfoot.app.transfer.ImportPlan;
import dev.crowfoot.app.transfer.Progress;
import dev.crowfoot.catalog.Table;
import dev.crowfoot.dialect.Ddl;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.Schema;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import dev.crowfoot.validation.Validation;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.AbstractCollection;
import java.util.Iterator;
import java.util.Optional;
import java.util.logging.LogManager;
import java.util.stream.IntStream;

/// How long a CSV file takes to become rows, and how much memory, beside a plain JDBC batch of the
/// same values. Argument: lines.
final class ImportSpeed {
  private static final int ROUNDS = 2;

  private final Provider provider;
  private final Database database;
  private final Schema schema;
  private final Path file;
  private final int lines;

  private ImportSpeed(Provider provider, Database database, Path file, int lines)
      throws SQLException {
    this.provider = provider;
    this.database = database;
    this.file = file;
    this.lines = lines;
    String source =
        "datasource db {\n  provider = \"" + provider.word() + "\"\n}\n" + RowsSpeed.MODEL;
    schema = Validation.of(Sources.of(SourceText.of("schema.prisma", source))).schema();
    for (Table table : Dialect.of(provider).orElseThrow().catalogOf(schema).tables()) {
      execute(new Ddl(Dialect.of(provider).orElseThrow()).createTable(table));
    }
  }

  public static void main(String[] arguments) throws IOException, SQLException {
    LogManager.getLogManager().reset();
    int lines = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
    Path folder = Files.createTempDirectory("import");
    Path file = write(folder.resolve("rows.csv"), lines);
    try (EmbeddedPostgres server = EmbeddedPostgres.builder().start();
        Database sqlite = Database.openOrCreate(DatabaseUrl.parse("file:./rows.db", folder));
        Database postgres =
            Database.openOrCreate(
                DatabaseUrl.parse(
                    "postgresql://postgres@localhost:" + server.getPort() + "/rows", folder))) {
      System.out.printf(
          "%,d lines, %,d MB%n| database   | import, s | JDBC, s | ratio | heap after collecting, MB | rows after cancelling |%n",
          lines, Files.size(file) / 1_000_000);
      new ImportSpeed(Provider.SQLITE, sqlite, file, lines).run();
      new ImportSpeed(Provider.POSTGRESQL, postgres, file, lines).run();
    }
    System.exit(0);
  }

  private static Path write(Path file, int lines) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("code,name,note,active,qty,price,meta,created_at,parent_id\n");
      for (int i = 0; i < lines; i++) {
        out.write(
            "code-%d,name of row %d,%s,%s,%d,%d.%02d,\"{\"\"a\"\":%d,\"\"b\"\":\"\"x\"\"}\",2024-01-%02dT10:00:00Z,%d%n"
                .formatted(
                    i,
                    i,
                    i % 3 == 0 ? "" : "note " + i,
                    i % 2 == 0,
                    i % 1000,
                    i / 100,
                    i % 100,
                    i,
                    i % 28 + 1,
                    i % 50));
      }
    }
    return file;
  }

  private void run() throws SQLException {
    double ours = Double.MAX_VALUE;
    double plain = Double.MAX_VALUE;
    long[] most = {0};
    for (int round = 0; round < ROUNDS; round++) {
      execute("DELETE FROM \"Row\"");
      plain = Math.min(plain, seconds(this::plainly));
      execute("DELETE FROM \"Row\"");
      ours = Math.min(ours, seconds(() -> imported(watching(most), lines)));
    }
    execute("DELETE FROM \"Row\"");
    imported(cancelling(), 0);
    System.out.printf(
        "| %-10s | %9.1f | %7.1f | %5.2f | %24d | %21d |%n",
        provider.word(), ours, plain, ours / plain, most[0] / 1_000_000, count());
  }

  private interface Work {
    void run() throws SQLException;
  }

  private static double seconds(Work work) throws SQLException {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }

  private void imported(Progress progress, long wanted) {
    ImportPlan plan = ImportPlan.suggest(schema, schema.model("Row").orElseThrow(), file);
    long created =
        new Import(Rows.of(schema, database).engine(), plan)
            .run(progress, Optional.empty())
            .created();
    if (created != wanted) {
      throw new IllegalStateException(created + " rows instead of " + wanted);
    }
  }

  private static Progress watching(long[] most) {
    return new Progress() {
      private int tenths;

      @Override
      public void at(double part, long rows) {
        if (part * 5 >= tenths) {
          tenths++;
          System.gc();
          Runtime runtime = Runtime.getRuntime();
          most[0] = Math.max(most[0], runtime.totalMemory() - runtime.freeMemory());
        }
      }
    };
  }

  private static Progress cancelling() {
    return new Progress() {
      private double done;

      @Override
      public void at(double part, long rows) {
        done = part;
      }

      @Override
      public boolean isCancelled() {
        return done > 0.5;
      }
    };
  }

  private long count() {
    return Rows.of(schema, database).engine().count("Row", Filter.EVERYTHING);
  }

  /// Values that are made as they are asked for: a million rows do not fit into the heap.
  private void plainly() throws SQLException {
    try (Connection connection = database.connection()) {
      new PlainRows(provider)
          .createMany(
              connection,
              new AbstractCollection<Create>() {
                @Override
                public Iterator<Create> iterator() {
                  return IntStream.range(0, lines)
                      .mapToObj(i -> Create.of("Row", RowsSpeed.values(i)))
                      .iterator();
                }

                @Override
                public int size() {
                  return lines;
                }
              });
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
