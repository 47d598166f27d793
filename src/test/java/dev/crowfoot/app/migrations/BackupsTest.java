// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackupsTest {
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
      Path copy =
          new Backups(folder.resolve(name))
              .backUp(database, Instant.ofEpochSecond(1_800_000_000))
              .orElseThrow();
      connection.rollback();
      assertThat(copy).exists();
      assertThat(Files.getPosixFilePermissions(copy))
          .containsExactlyInAnyOrder(
              PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
      assertThat(values(copy)).isEqualTo("kept");
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
