// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.bench;

import dev.crowfoot.adapter.jdbc.CatalogReader;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.adapter.jdbc.SqlScript;
import dev.crowfoot.model.Provider;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.logging.LogManager;

/// How long reading a catalog takes, beside its queries alone, run and read by plain JDBC: the two
/// in turn, on databases of some 1,000 tables with keys, indexes, checks and comments. Arguments:
/// tables, rounds.
final class Introspection {
  private static final int WARM_UP = 5;

  private Introspection() {}

  public static void main(String[] arguments) throws IOException, SQLException {
    LogManager.getLogManager().reset();
    int tables = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1000;
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 15;
    System.out.println("| database | tables | crowfoot, ms | queries alone, ms | ratio |");
    System.out.println("|---|--:|--:|--:|--:|");
    Path folder = Files.createTempDirectory("introspection");
    try (Database sqlite = Database.openOrCreate(DatabaseUrl.parse("file:bench.db", folder))) {
      measure(sqlite, tables, rounds);
    }
    try (EmbeddedPostgres server = EmbeddedPostgres.builder().start();
        Database postgres =
            Database.open(
                DatabaseUrl.parse(
                    "postgresql://postgres:postgres@localhost:" + server.getPort() + "/postgres",
                    folder))) {
      measure(postgres, tables, rounds);
    }
  }

  private static void measure(Database database, int tables, int rounds) throws SQLException {
    SqlScript.run(database, script(tables, database.provider()));
    List<Long> ours = new ArrayList<>();
    List<Long> bare = new ArrayList<>();
    for (int round = 0; round < WARM_UP + rounds; round++) {
      CatalogReader.forget(database);
      long start = System.nanoTime();
      int read = CatalogReader.read(database).tables().size();
      long middle = System.nanoTime();
      queries(database);
      long end = System.nanoTime();
      if (read != tables) {
        throw new IllegalStateException(read + " tables were read");
      }
      if (round >= WARM_UP) {
        ours.add(middle - start);
        bare.add(end - middle);
      }
    }
    double mine = median(ours);
    double theirs = median(bare);
    System.out.printf(
        Locale.ROOT,
        "| %s | %d | %.0f | %.0f | %.2f |%n",
        database.provider().word(),
        tables,
        mine,
        theirs,
        mine / theirs);
  }

  private static void queries(Database database) throws SQLException {
    try (Connection connection = database.connection()) {
      for (String sql : CatalogReader.queries(database.provider())) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
          if (statement.getParameterMetaData().getParameterCount() == 1) {
            statement.setArray(1, connection.createArrayOf("text", new String[] {"public"}));
          }
          try (ResultSet rows = statement.executeQuery()) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
              for (int column = 1; column <= columns; column++) {
                rows.getString(column);
              }
            }
          }
        }
      }
    }
  }

  private static double median(List<Long> nanos) {
    return nanos.stream().sorted().toList().get(nanos.size() / 2) / 1e6;
  }

  private static String script(int tables, Provider provider) {
    boolean postgres = provider == Provider.POSTGRESQL;
    StringBuilder sql = new StringBuilder();
    for (int i = 0; i < tables; i++) {
      String name = "\"Table" + i + "\"";
      sql.append("CREATE TABLE ").append(name).append(" (\"id\" ");
      sql.append(postgres ? "SERIAL PRIMARY KEY" : "INTEGER PRIMARY KEY AUTOINCREMENT");
      sql.append(", \"email\" TEXT NOT NULL DEFAULT '', \"count\" INTEGER NOT NULL DEFAULT 0,");
      sql.append(" \"price\" DECIMAL(10,2), \"at\" TIMESTAMP DEFAULT CURRENT_TIMESTAMP,");
      sql.append(" \"note\" VARCHAR(200), \"flag\" BOOLEAN DEFAULT true, \"data\" TEXT,");
      sql.append(" \"rank\" BIGINT, \"otherId\" INTEGER REFERENCES \"Table");
      sql.append(Math.max(0, i - 1)).append("\" (\"id\"), CHECK (\"count\" >= 0));\n");
      sql.append("CREATE UNIQUE INDEX \"Table").append(i).append("_email_key\" ON ").append(name);
      sql.append(" (\"email\");\nCREATE INDEX \"Table").append(i).append("_rank_idx\" ON ");
      sql.append(name).append(" (\"rank\" DESC);\n");
      if (postgres) {
        sql.append("COMMENT ON TABLE ").append(name).append(" IS 'the table';\n");
      }
    }
    return sql.toString();
  }
}
