// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.crowfoot.adapter.Failure.ConnectionFailure;
import dev.crowfoot.testing.Postgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
  @TempDir private Path folder;

  @Test
  void everySqliteConnectionKeepsForeignKeys() throws SQLException {
    try (Database database = Database.openOrCreate(url("file:dev.db"));
        Connection first = database.connection();
        Connection second = database.connection();
        Connection own = database.ownConnection()) {
      assertThat(scalar(first, "PRAGMA foreign_keys")).isEqualTo("1");
      assertThat(scalar(second, "PRAGMA foreign_keys")).isEqualTo("1");
      assertThat(scalar(own, "PRAGMA busy_timeout")).isEqualTo("5000");
    }
  }

  @Test
  void openingNeverMakesASqliteFile() {
    assertThat(openFailure("file:missing.db")).contains("no database file", "missing.db");
    assertThat(folder.resolve("missing.db")).doesNotExist();
  }

  @Test
  void saysWhyASqliteFileDoesNotOpen() throws IOException {
    Files.createDirectory(folder.resolve("sub"));
    Files.writeString(folder.resolve("letter.txt"), "Dear Ada,\n".repeat(200));
    assertThat(openFailure("file:sub")).contains("is a folder");
    assertThat(openFailure("file:letter.txt")).contains("is not a SQLite database");
    assertThat(createFailure("file:nowhere/dev.db")).contains("no folder");
    if (Files.isDirectory(Path.of("/proc/self"))) {
      assertThat(createFailure("file:/proc/self/dev.db")).contains("/proc/self");
    }
  }

  @Test
  void postgresNamesLieInTheUrlsSchema() throws SQLException {
    try (Database database = Database.open(url(Postgres.freshDatabase() + "?schema=my%20shop"));
        Connection connection = database.connection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA \"my shop\"");
      statement.execute("CREATE TABLE t (id int)");
      assertThat(scalar(connection, "SELECT '\"my shop\".t'::regclass::oid = 't'::regclass::oid"))
          .isEqualTo("t");
    }
  }

  @Test
  void aMissingPostgresDatabaseIsMadeOnlyWhenAsked() {
    String missing = Postgres.url("made \"on\" demand");
    String percent = missing.replace(" ", "%20").replace("\"", "%22");
    assertThat(openFailure(percent)).contains("There is no database `made \"on\" demand`");
    Database.openOrCreate(url(percent)).close();
    Database.open(url(percent)).close();
  }

  @Test
  void saysWhyAPostgresServerDoesNotLetUsIn() throws IOException, SQLException {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    assertThat(openFailure("postgresql://ada:secret@localhost:" + free + "/shop"))
        .contains("No server answers at `localhost:" + free + "`");
    assertThat(openFailure("postgresql://ada:secret@no-such-host.invalid/shop"))
        .contains("`no-such-host.invalid` is not known");
    Postgres.execute("postgres", "CREATE USER careful PASSWORD 'right'");
    Postgres.askForPasswordOf("careful");
    assertThat(
            openFailure(
                "postgresql://careful:secret@localhost:%d/postgres".formatted(Postgres.port())))
        .contains("refuses the password of the user `careful`");
    assertThat(openFailure("postgresql://careful@localhost:%d/postgres".formatted(Postgres.port())))
        .contains("asks the user `careful` for a password");
  }

  private String openFailure(String text) {
    return failure(() -> Database.open(url(text)).close());
  }

  private String createFailure(String text) {
    return failure(() -> Database.openOrCreate(url(text)).close());
  }

  private static String failure(org.assertj.core.api.ThrowableAssert.ThrowingCallable opening) {
    ConnectionFailure failure = catchThrowableOfType(ConnectionFailure.class, opening);
    assertThat(failure).isNotNull();
    assertThat(failure.getMessage()).endsWith(".").doesNotContain("secret");
    assertThat(failure.details().orElse("")).doesNotContain("secret");
    return String.valueOf(failure.getMessage());
  }

  private DatabaseUrl url(String text) {
    return DatabaseUrl.parse(text, folder);
  }

  private static String scalar(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
