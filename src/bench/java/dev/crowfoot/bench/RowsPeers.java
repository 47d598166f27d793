// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.bench;

import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.adapter.rows.QueryEngine;
import dev.crowfoot.adapter.rows.query.Create;
import dev.crowfoot.adapter.rows.query.CreateMany;
import dev.crowfoot.adapter.rows.query.Delete;
import dev.crowfoot.adapter.rows.query.Filter;
import dev.crowfoot.app.Rows;
import dev.crowfoot.catalog.Table;
import dev.crowfoot.dialect.Ddl;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.model.Provider;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.logging.LogManager;

/// How long rows take by Crowfoot, by plain JDBC and by what TypeScript programs use, each in
/// processes of its own and all in turn, on the same table. Arguments: `rows.js`, rounds.
final class RowsPeers {
  private static final List<String> WORKS = List.of("findMany", "createMany");
  private static final List<String> TOOLS =
      List.of("crowfoot", "jdbc", "drizzle", "typeorm", "sequelize");
  private static final String WARM_CALLS = "10";

  /// What one process told, and how long it took as a whole.
  private record Run(long first, long warm, long memory, long whole) {}

  private final String script;
  private final Provider provider;
  private final String ours;
  private final String theirs;
  private final Map<String, List<Run>> once = new TreeMap<>();
  private final Map<String, List<Run>> warmed = new TreeMap<>();

  /// @param ours the URL as Crowfoot has it
  /// @param theirs the same for the others
  private RowsPeers(String script, Provider provider, String ours, String theirs) {
    this.script = script;
    this.provider = provider;
    this.ours = ours;
    this.theirs = theirs;
  }

  public static void main(String[] arguments)
      throws IOException, SQLException, InterruptedException {
    LogManager.getLogManager().reset();
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
    Path file = Files.createTempDirectory("rows").resolve("rows.db");
    System.out.println(
        "| database | work | tool | warm, ms | to ours | first call, ms | one-call process, ms | its memory, MB | memory when warm, MB |");
    System.out.println("|---|---|---|--:|--:|--:|--:|--:|--:|");
    new RowsPeers(arguments[0], Provider.SQLITE, "file:" + file, file.toString()).run(rounds);
    try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
      String url = "postgresql://postgres@localhost:" + server.getPort() + "/postgres";
      new RowsPeers(arguments[0], Provider.POSTGRESQL, url, url).run(rounds);
    }
    System.exit(0);
  }

  private void run(int rounds) throws IOException, SQLException, InterruptedException {
    createTable();
    for (int round = 0; round < rounds; round++) {
      fill(); // anew: others write points in time in forms of their own
      for (String work : WORKS) {
        for (String tool : TOOLS) {
          once.computeIfAbsent(work + tool, _ -> new ArrayList<>()).add(run(tool, work, "1"));
          warmed
              .computeIfAbsent(work + tool, _ -> new ArrayList<>())
              .add(run(tool, work, WARM_CALLS));
        }
      }
    }
    WORKS.forEach(this::report);
  }

  private void createTable() throws SQLException {
    Dialect dialect = Dialect.of(provider).orElseThrow();
    try (Database database = open();
        Connection connection = database.connection();
        Statement statement = connection.createStatement()) {
      for (Table table : dialect.catalogOf(RowsSpeed.schema(provider)).tables()) {
        statement.execute(new Ddl(dialect).createTable(table));
      }
    }
  }

  private Database open() {
    return Database.openOrCreate(DatabaseUrl.parse(ours, Path.of("").toAbsolutePath()));
  }

  private void fill() {
    List<Create> rows = new ArrayList<>();
    for (int i = 0; i < RowsSpeed.ROWS; i++) {
      rows.add(Create.of("Row", RowsSpeed.values(i)));
    }
    try (Database database = open()) {
      QueryEngine engine = Rows.of(RowsSpeed.schema(provider), database).engine();
      var _ = engine.deleteMany(new Delete("Row", Filter.EVERYTHING, OptionalLong.empty()));
      var _ = engine.createMany(new CreateMany("Row", rows, false));
    }
  }

  private Run run(String tool, String work, String calls) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    if (tool.equals("crowfoot") || tool.equals("jdbc")) {
      command.add(ProcessHandle.current().info().command().orElse("java"));
      command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
      command.addAll(List.of("-cp", System.getProperty("java.class.path", "")));
      command.addAll(List.of(RowsProcess.class.getName(), tool, provider.word(), ours));
    } else {
      command.addAll(List.of("node", script, tool, provider.word(), theirs));
    }
    command.addAll(List.of(work, calls));
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String told =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    int code = process.waitFor();
    long whole = (System.nanoTime() - start) / 1_000_000;
    if (code != 0) {
      throw new IllegalStateException(tool + " on " + provider.word() + " ended with " + code);
    }
    String[] words = told.substring(told.lastIndexOf('\n') + 1).split(" ");
    return new Run(
        Long.parseLong(words[0]), Long.parseLong(words[1]), Long.parseLong(words[2]), whole);
  }

  private void report(String work) {
    double base = median(warmed.get(work + "crowfoot").stream().map(Run::warm).toList());
    for (String tool : TOOLS) {
      List<Run> single = once.get(work + tool);
      List<Run> warm = warmed.get(work + tool);
      long ms = median(warm.stream().map(Run::warm).toList());
      System.out.printf(
          "| %s | %s | %s | %d | %.2f | %d | %d | %d | %d |%n",
          provider.word(),
          work,
          tool,
          ms,
          ms / base,
          median(single.stream().map(Run::first).toList()),
          median(single.stream().map(Run::whole).toList()),
          median(single.stream().map(Run::memory).toList()),
          median(warm.stream().map(Run::memory).toList()));
    }
  }

  private static long median(List<Long> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
