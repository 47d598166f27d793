// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.testing.Postgres;
import dev.crowfoot.testing.Tables;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What is remembered of a PostgreSQL database is never older than the database. Other tests may
/// write to the same server, after which all is read anew: nothing here depends on that.
@Execution(ExecutionMode.CONCURRENT)
class LastReadTest {
  private Database ours;
  private Database others;

  @BeforeEach
  void open() throws SQLException {
    String url = Postgres.freshDatabase();
    ours = Database.open(DatabaseUrl.parse(url, Path.of("")));
    others = Database.open(DatabaseUrl.parse(url, Path.of("")));
    Tables.execute(others, "CREATE TABLE t (a int)", "CREATE TYPE mood AS ENUM ('good')");
  }

  @AfterEach
  void close() {
    ours.close();
    others.close();
  }

  @Test
  void whatSomebodyElseChangesIsSeenAtOnce() throws SQLException {
    for (String change :
        List.of(
            "ALTER TABLE t ADD b int",
            "ALTER TABLE t ALTER b SET DEFAULT 5",
            "ALTER TABLE t ALTER b SET NOT NULL",
            "CREATE INDEX i ON t (b)",
            "ALTER TYPE mood RENAME VALUE 'good' TO 'fine'",
            "ALTER TYPE mood ADD VALUE 'bad'",
            "COMMENT ON COLUMN t.a IS 'said'",
            "CREATE VIEW v AS SELECT a FROM t",
            "ALTER TABLE t ADD CHECK (a > 0)",
            "CREATE INDEX CONCURRENTLY beside ON t (a)",
            "ALTER TABLE t RENAME TO u")) {
      Catalog before = CatalogReader.read(ours);
      Tables.execute(others, change);
      assertThat(CatalogReader.read(ours))
          .as(change)
          .isNotEqualTo(before)
          .isEqualTo(CatalogReader.read(others));
    }
  }

  @Test
  void whatIsCommittedLateIsSeenThen() throws SQLException {
    try (Connection slow = others.ownConnection();
        Statement statement = slow.createStatement()) {
      slow.setAutoCommit(false);
      statement.execute("ALTER TABLE t ADD b int");
      Catalog before = CatalogReader.read(ours);
      Tables.execute(ours, "CREATE TABLE after_it (a int)");
      Catalog with = CatalogReader.read(ours);
      slow.commit();
      assertThat(before).isNotEqualTo(with);
      assertThat(CatalogReader.read(ours)).isNotEqualTo(with);
    }
  }

  @Test
  void whatIsNotCommittedStaysInItsTransaction() throws SQLException {
    Catalog before = CatalogReader.read(ours);
    try (Connection connection = ours.ownConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("ALTER TABLE t ADD b int");
      assertThat(CatalogReader.read(ours, connection, List.of())).isNotEqualTo(before);
      connection.rollback();
    }
    assertThat(CatalogReader.read(ours)).isEqualTo(before);
  }

  @Test
  void otherSchemasAreOthers() throws SQLException {
    Tables.execute(others, "CREATE SCHEMA shop", "CREATE TABLE shop.goods (a int)");
    Catalog own = CatalogReader.read(ours);
    Catalog both = CatalogReader.read(ours, List.of("public", "shop"));
    assertThat(both.tables()).hasSize(2);
    assertThat(CatalogReader.read(ours)).isEqualTo(own);
  }
}
