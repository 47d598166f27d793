// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crowfoot.adapter.Failure.ConnectionFailure;
import dev.crowfoot.testing.Postgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Execution(ExecutionMode.CONCURRENT)
class ReadOnlyTest {
  private static final String WHY = "The connection `live` is read-only.";

  @TempDir private Path folder;

  /// Both databases, each by the URL of an empty one.
  enum Kind {
    SQLITE,
    POSTGRESQL
  }

  @ParameterizedTest
  @EnumSource
  void theDatabaseItselfRefusesWhatWouldChangeIt(Kind kind) throws SQLException {
    DatabaseUrl url = withTable(kind);
    try (Database database = Database.open(url, DatabaseSettings.USUAL.forReading(WHY));
        Connection pooled = database.connection();
        Connection own = database.ownConnection();
        Connection raw = database.dataSource().getConnection()) {
      for (Connection connection : new Connection[] {pooled, own, raw}) {
        assertThat(rows(connection)).isZero();
        assertThatThrownBy(() -> insert(connection)).isInstanceOf(SQLException.class);
        connection.setAutoCommit(false);
        assertThatThrownBy(() -> insert(connection)).isInstanceOf(SQLException.class);
        connection.rollback();
        connection.setAutoCommit(true);
      }
      assertThatThrownBy(() -> SqlScript.run(database, "DROP TABLE t"))
          .isInstanceOf(ConnectionFailure.class)
          .hasMessage(WHY);
    }
  }

  @ParameterizedTest
  @EnumSource
  void itIsLockedAndUnlockedWhileConnectionsLive(Kind kind) throws SQLException {
    try (Database database = Database.open(withTable(kind))) {
      try (Connection held = database.ownConnection()) {
        insert(held);
        database.setReadOnly(Optional.of(WHY));
        database.refresh(held);
        assertThatThrownBy(() -> insert(held)).isInstanceOf(SQLException.class);
      }
      try (Connection lent = database.connection()) {
        assertThatThrownBy(() -> insert(lent)).isInstanceOf(SQLException.class);
      }
      assertThatThrownBy(database::checkWritable).hasMessage(WHY);
      database.setReadOnly(Optional.empty());
      database.checkWritable();
      try (Connection lent = database.connection()) {
        insert(lent);
        assertThat(rows(lent)).isEqualTo(2);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsMadeWhereNothingMayBeChanged(Kind kind) {
    DatabaseUrl missing =
        kind == Kind.SQLITE ? url("file:missing.db") : url(Postgres.url("never_made"));
    DatabaseSettings reading = DatabaseSettings.USUAL.forReading(WHY);
    assertThatThrownBy(() -> Database.openOrCreate(missing, reading))
        .isInstanceOf(ConnectionFailure.class);
    assertThatThrownBy(() -> Database.open(missing)).isInstanceOf(ConnectionFailure.class);
  }

  private DatabaseUrl withTable(Kind kind) throws SQLException {
    DatabaseUrl url = kind == Kind.SQLITE ? url("file:dev.db") : url(Postgres.freshDatabase());
    try (Database database = Database.openOrCreate(url);
        Connection connection = database.connection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE t (id int)");
    }
    return url;
  }

  private DatabaseUrl url(String text) {
    return DatabaseUrl.parse(text, folder);
  }

  private static void insert(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("INSERT INTO t VALUES (1)");
    }
  }

  private static long rows(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT count(*) FROM t")) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
