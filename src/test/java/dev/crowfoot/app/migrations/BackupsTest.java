// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.adapter.jdbc.DatabaseUrl.SqliteFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackupsTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);

  @TempDir private Path folder;

  /// Also while somebody else is in the middle of writing: what is not committed is not in it.
  @ParameterizedTest
  @ValueSource(strings = {"plain", "it's ünder \"quotes\" to there"})
  void aCopyHoldsWhatIsCommitted(String name) throws IOException, SQLException {
    try (Database database = Database.openOrCreate(DatabaseUrl.parse("file:shop.db", folder));
        Connection connection = database.ownConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("CREATE TABLE t (a TEXT)");
      statement.execute("INSERT INTO t VALUES ('kept')");
      connection.setAutoCommit(false);
      statement.execute("INSERT INTO t VALUES ('open')");
      Path copy = new Backups(folder.resolve(name)).backUp(database, NOW).orElseThrow();
      connection.rollback();
      assertThat(copy).exists();
      assertThat(Files.getPosixFilePermissions(copy))
          .containsExactlyInAnyOrder(
              PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
      assertThat(values(copy)).isEqualTo("kept");
    }
  }

  @Test
  void whatSomebodyWritesBeforeTheRunIsInTheCopyThatIsKept() throws SQLException {
    SqliteFile url = new SqliteFile(folder.resolve("shop.db"));
    try (Database database = Database.openOrCreate(url);
        Connection other = database.ownConnection();
        Statement statement = other.createStatement()) {
      statement.execute("CREATE TABLE t (a TEXT)");
      statement.execute("INSERT INTO t VALUES ('first')");
      Backups backups = new Backups(folder.resolve("private"));
      Path kept;
      try (Backups.Draft draft = backups.draft(database, url, NOW)) {
        statement.execute("INSERT INTO t VALUES ('meanwhile')");
        kept = draft.keep();
      }
      assertThat(values(kept)).isEqualTo("first,meanwhile");
    }
  }

  /// A run that is refused costs none of the copies of those before it.
  @Test
  void whatIsNotKeptLeavesTheOthers() throws SQLException, IOException {
    SqliteFile url = new SqliteFile(folder.resolve("shop.db"));
    Path own = folder.resolve("private");
    try (Database database = Database.openOrCreate(url);
        Connection connection = database.ownConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE t (a TEXT)");
      Backups backups = new Backups(own);
      for (int i = 0; i < 5; i++) {
        backups.backUp(database, NOW.plusSeconds(i));
      }
      List<Path> before = copies(own);
      Path trial = own.resolve("trial.db");
      try (Backups.Draft draft = backups.draft(database, url, NOW.plusSeconds(9))) {
        draft.copyTo(trial);
        assertThat(copies(own)).hasSize(6);
      }
      assertThat(copies(own)).isEqualTo(before).hasSize(5);
      assertThat(Files.getPosixFilePermissions(trial))
          .containsExactlyInAnyOrder(
              PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    }
  }

  private static List<Path> copies(Path own) throws IOException {
    try (Stream<Path> files = Files.list(own.resolve("backups"))) {
      return files.sorted().toList();
    }
  }

  private static String values(Path copy) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy);
        Statement statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT group_concat(a) FROM t")) {
      rows.next();
      return rows.getString(1);
    }
  }
}
