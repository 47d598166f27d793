// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.connections;

import dev.crowfoot.adapter.Failure.ConnectionFailure;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.model.Provider;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/// Tries a connection, step by step, and changes nothing.
public final class Probe {
  private static final String ENCRYPTION =
      "SELECT version, cipher FROM pg_stat_ssl WHERE pid = pg_backend_pid() AND ssl";

  private final Consumer<Step> listener;

  /// What was done and how long it took.
  ///
  /// @param words such as `Logged in as ada`
  public record Step(String words, Duration took) {
    /// For people: the words, and the time in milliseconds.
    public String line() {
      return "%s (%d ms)".formatted(words, took.toMillis());
    }
  }

  private Probe(Consumer<Step> listener) {
    this.listener = listener;
  }

  /// Opens a connection and looks around.
  ///
  /// @param listener told of each step that went well, on the calling thread
  /// @throws ConnectionFailure at the first that did not; says why in one sentence
  public static void run(Target target, Consumer<Step> listener) {
    new Probe(listener).probe(target);
  }

  private void probe(Target target) {
    if (target.isAbsent()) {
      listener.accept(
          new Step("There is no file yet; the first migration makes it", Duration.ZERO));
      return;
    }
    long start = System.nanoTime();
    try (Database database = target.open(false)) {
      step("Connected to " + target.url().display(), start);
      look(database);
    }
  }

  private void look(Database database) {
    long start = System.nanoTime();
    boolean isPostgres = database.provider() == Provider.POSTGRESQL;
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement()) {
      if (isPostgres) {
        Optional<String> encryption = encryption(statement);
        step(encryption.map(e -> "Encrypted with " + e).orElse("Not encrypted"), start);
        start = System.nanoTime();
        try (ResultSet rows =
            statement.executeQuery(
                "SELECT current_user, current_setting('server_version'),"
                    + " current_setting('transaction_read_only')")) {
          rows.next();
          step(
              "PostgreSQL %s, as %s%s"
                  .formatted(
                      rows.getString(2),
                      rows.getString(1),
                      rows.getString(3).equals("on") ? ", read-only" : ""),
              start);
        }
      } else {
        try (ResultSet rows = statement.executeQuery("SELECT sqlite_version()")) {
          rows.next();
          step(
              "SQLite %s%s"
                  .formatted(rows.getString(1), database.isReadOnly() ? ", read-only" : ""),
              start);
        }
      }
    } catch (SQLException e) {
      throw database.failure(e);
    }
  }

  private static Optional<String> encryption(Statement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery(ENCRYPTION)) {
      return rows.next()
          ? Optional.of(rows.getString(1) + " (" + rows.getString(2) + ")")
          : Optional.empty();
    }
  }

  private void step(String words, long start) {
    listener.accept(new Step(words, Duration.ofNanos(System.nanoTime() - start)));
  }
}
