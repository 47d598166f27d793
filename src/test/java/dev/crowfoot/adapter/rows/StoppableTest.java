// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crowfoot.adapter.Failure.QueryFailure;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.adapter.rows.query.FindMany;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.Schema;
import dev.crowfoot.testing.Postgres;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import dev.crowfoot.validation.Validation;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Execution(ExecutionMode.CONCURRENT)
class StoppableTest {
  /// A table that has no end.
  private static final String ENDLESS =
      "CREATE VIEW \"Endless\" AS WITH RECURSIVE c(id) AS (SELECT 1 UNION ALL SELECT 1 FROM c)"
          + " SELECT id FROM c WHERE id < 0";

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void aQueryThatTakesTooLongIsStoppedByTheDatabase(Provider provider) throws SQLException {
    try (Database database = endless(provider)) {
      QueryEngine engine = engine(database, Optional.of(Duration.ofMillis(300)));
      assertThatThrownBy(() -> engine.findMany(FindMany.of("Endless")))
          .isInstanceOf(QueryFailure.class)
          .hasMessageContaining("took longer than this connection allows");
      assertThat(engine.findMany(FindMany.of("Small")).rows()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void whoeverWaitsForAQueryCanGiveItUp(Provider provider)
      throws SQLException, InterruptedException {
    try (Database database = endless(provider)) {
      QueryEngine engine = engine(database, Optional.empty());
      AtomicReference<Throwable> ended = new AtomicReference<>(new AssertionError("no end"));
      Thread waiting =
          Thread.startVirtualThread(
              () -> {
                try {
                  engine.findMany(FindMany.of("Endless"));
                } catch (RuntimeException e) {
                  ended.set(e);
                }
              });
      while (waiting.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
      waiting.interrupt();
      waiting.join();
      assertThat(ended.get()).isInstanceOf(QueryFailure.class);
      assertThat(engine.findMany(FindMany.of("Small")).rows()).isEmpty();
    }
  }

  private Database endless(Provider provider) throws SQLException {
    String url = provider == Provider.SQLITE ? "file:dev.db" : Postgres.freshDatabase();
    Database database = Database.openOrCreate(DatabaseUrl.parse(url, folder));
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement()) {
      statement.execute(ENDLESS);
      statement.execute("CREATE TABLE \"Small\" (id int PRIMARY KEY)");
    }
    return database;
  }

  private static QueryEngine engine(Database database, Optional<Duration> limit) {
    String schema =
        "datasource db {\n  provider = \"%s\"\n}\nmodel Endless {\n  id Int @id\n}\nmodel Small {\n  id Int @id\n}\n"
            .formatted(database.provider().word());
    return new QueryEngine(
        schema(schema),
        database.dataSource(),
        Dialect.of(database.provider()).orElseThrow(),
        limit);
  }

  private static Schema schema(String text) {
    return Validation.of(Sources.of(SourceText.of("schema.prisma", text))).schema();
  }
}
