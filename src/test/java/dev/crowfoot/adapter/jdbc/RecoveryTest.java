// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crowfoot.testing.OwnPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class RecoveryTest {
  @TempDir private Path data;

  @Test
  void theNextQueryWorksAfterTheServerWasStartedAgain() throws SQLException {
    try (OwnPostgres server = new OwnPostgres(data);
        Database database =
            Database.open(
                DatabaseUrl.parse(server.url("postgres", ""), data),
                new DatabaseSettings(
                    Optional.empty(),
                    Optional.of(Duration.ofMillis(200)),
                    Optional.empty(),
                    Optional.empty()))) {
      run(database, "CREATE TABLE t (id int)");
      server.stop();
      server.start();
      run(database, "INSERT INTO t VALUES (1)");

      assertThatThrownBy(() -> run(database, "SELECT pg_sleep(60)"))
          .as("longer than the connection allows")
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("57014"));
      try (Connection own = database.ownConnection();
          Statement statement = own.createStatement()) {
        assertThat(statement.execute("SELECT pg_sleep(0.4)")).as("a migration's").isTrue();
      }
    }
  }

  private static void run(Database database, String sql) throws SQLException {
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
