// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/// A real PostgreSQL server from Maven artifacts, one for each JVM, started on first use and ended
/// with the JVM. Each test takes a database of its own.
public final class Postgres {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private Postgres() {}

  /// The URL of a new, empty database, in Prisma's form.
  public static String freshDatabase() {
    String name = "test_" + COUNT.incrementAndGet();
    execute("postgres", "CREATE DATABASE " + name);
    return url(name);
  }

  /// The URL of a database that may not exist, in Prisma's form.
  public static String url(String database) {
    return "postgresql://postgres:postgres@localhost:%d/%s".formatted(port(), database);
  }

  public static int port() {
    return Server.INSTANCE.getPort();
  }

  /// Makes the server ask one user for a password; all others it trusts.
  public static void askForPasswordOf(String user) {
    try (Connection connection =
            Server.INSTANCE.getDatabase("postgres", "postgres").getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SHOW hba_file")) {
      rows.next();
      Path rules = Path.of(rows.getString(1));
      String before = Files.readString(rules);
      Files.writeString(rules, "host all " + user + " samehost scram-sha-256\n" + before);
    } catch (SQLException | IOException e) {
      throw new IllegalStateException(e);
    }
    execute("postgres", "SELECT pg_reload_conf()");
  }

  /// Runs SQL in a database, as its owner.
  public static void execute(String database, String... statements) {
    try (Connection connection = Server.INSTANCE.getDatabase("postgres", database).getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Server {
    private static final EmbeddedPostgres INSTANCE = start();

    private static EmbeddedPostgres start() {
      try {
        EmbeddedPostgres server =
            EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setServerConfig("synchronous_commit", "off")
                .setServerConfig("full_page_writes", "off")
                .setServerConfig("max_wal_size", "8GB")
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "stop-postgres"));
        return server;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void stop(EmbeddedPostgres server) {
      try {
        server.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
