// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/// A PostgreSQL server for one test class, which may be set up anew, stopped and started.
public final class OwnPostgres implements AutoCloseable {
  private final Path data;
  private EmbeddedPostgres server;
  private final int port;

  /// @param data an empty folder for what the server keeps
  public OwnPostgres(Path data) {
    this.data = data;
    this.server = start(0);
    this.port = server.getPort();
  }

  private EmbeddedPostgres start(int wanted) {
    try {
      EmbeddedPostgres.Builder builder =
          EmbeddedPostgres.builder()
              .setDataDirectory(data)
              .setCleanDataDirectory(false)
              .setServerConfig("fsync", "off");
      return (wanted == 0 ? builder : builder.setPort(wanted)).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Where the server keeps its files.
  public Path data() {
    return data;
  }

  /// The URL of its database, in Prisma's form and with more settings.
  public String url(String user, String settings) {
    return "postgresql://%s@localhost:%d/postgres%s".formatted(user, port, settings);
  }

  /// Stops it; whoever is connected is thrown out.
  public void stop() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Starts it again at the same port, with what it had.
  public void start() {
    server = start(port);
  }

  /// Runs SQL as its owner.
  public void execute(String... statements) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Puts a rule above all others about who is let in.
  public void rule(String line) throws IOException {
    Path rules = data.resolve("pg_hba.conf");
    Files.writeString(rules, line + "\n" + Files.readString(rules));
  }

  @Override
  public void close() {
    stop();
  }
}
