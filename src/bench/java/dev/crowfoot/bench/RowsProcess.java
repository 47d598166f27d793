// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.bench;

import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.adapter.rows.QueryEngine;
import dev.crowfoot.adapter.rows.query.Create;
import dev.crowfoot.adapter.rows.query.CreateMany;
import dev.crowfoot.adapter.rows.query.FindMany;
import dev.crowfoot.adapter.rows.query.Order;
import dev.crowfoot.app.Rows;
import dev.crowfoot.model.Provider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.LogManager;

/// Rows by Crowfoot or by plain JDBC, in a process of its own, as `benchmarks/orms/rows.js` has
/// them by others. Arguments: `crowfoot` or `jdbc`, the provider, the URL, the work, how often.
/// Prints the milliseconds of the first call, the median of the second half of the calls, and the
/// most memory that the process had, in megabytes.
final class RowsProcess {
  private static final FindMany ALL = FindMany.of("Row").orderBy(List.of(Order.ascending("id")));

  private RowsProcess() {}

  private interface Work {
    void run() throws SQLException;
  }

  public static void main(String[] arguments) throws IOException, SQLException {
    LogManager.getLogManager().reset();
    Provider provider = Provider.ofWord(arguments[1]).orElseThrow();
    boolean creates = arguments[3].equals("createMany");
    List<Long> times = new ArrayList<>();
    try (Database database =
        Database.open(DatabaseUrl.parse(arguments[2], Path.of("").toAbsolutePath()))) {
      Work work =
          arguments[0].equals("jdbc")
              ? plain(provider, database, creates)
              : ours(provider, database, creates);
      for (int call = 0; call < Integer.parseInt(arguments[4]); call++) {
        if (creates) {
          clear(database);
        }
        long start = System.nanoTime();
        work.run();
        times.add(System.nanoTime() - start);
      }
    }
    List<Long> warm = times.subList(times.size() / 2, times.size()).stream().sorted().toList();
    System.out.printf(
        "%d %d %d%n",
        times.getFirst() / 1_000_000, warm.get(warm.size() / 2) / 1_000_000, mostMemory());
    System.exit(0);
  }

  private static Work ours(Provider provider, Database database, boolean creates) {
    QueryEngine engine = Rows.of(RowsSpeed.schema(provider), database).engine();
    CreateMany rows = new CreateMany("Row", creates ? rows() : List.of(), false);
    return creates
        ? () -> check(engine.createMany(rows))
        : () -> check(engine.findMany(ALL).rows().size());
  }

  private static Work plain(Provider provider, Database database, boolean creates) {
    PlainRows plain = new PlainRows(provider);
    List<Create> rows = creates ? rows() : List.of();
    return () -> {
      try (Connection connection = database.connection()) {
        if (creates) {
          plain.createMany(connection, rows);
        } else {
          check(plain.findMany(connection).size());
        }
      }
    };
  }

  private static List<Create> rows() {
    List<Create> rows = new ArrayList<>(RowsSpeed.ROWS);
    for (int i = 0; i < RowsSpeed.ROWS; i++) {
      rows.add(Create.of("Row", RowsSpeed.values(i)));
    }
    return rows;
  }

  private static void check(long rows) {
    if (rows != RowsSpeed.ROWS) {
      throw new IllegalStateException(rows + " rows");
    }
  }

  private static void clear(Database database) throws SQLException {
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement()) {
      statement.execute("DELETE FROM \"Row\"");
    }
  }

  /// In megabytes; 0 where the system does not say.
  private static long mostMemory() throws IOException {
    Path status = Path.of("/proc/self/status");
    return !Files.exists(status)
        ? 0
        : Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("VmHWM:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
            .findFirst()
            .orElse(0);
  }
}
