// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.catalog.ColumnType;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.testing.Postgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is said of changed types, against what PostgreSQL does.
class TypeChangeTest {
  private static final List<String> TYPES =
      List.of(
          "TEXT",
          "CITEXT",
          "VARCHAR",
          "VARCHAR(10)",
          "VARCHAR(20)",
          "CHAR(10)",
          "CHAR(20)",
          "BIT(4)",
          "BIT(8)",
          "VARBIT",
          "VARBIT(4)",
          "VARBIT(8)",
          "DECIMAL",
          "DECIMAL(10,2)",
          "DECIMAL(12,2)",
          "DECIMAL(12,4)",
          "SMALLINT",
          "INTEGER",
          "BIGINT",
          "OID",
          "REAL",
          "DOUBLE PRECISION",
          "DATE",
          "TIMESTAMP",
          "TIMESTAMP(3)",
          "TIMESTAMP(6)",
          "TIMESTAMPTZ(3)",
          "TIMESTAMPTZ",
          "TIME(3)",
          "TIME",
          "TIMETZ(3)",
          "TIMETZ(6)",
          "JSON",
          "JSONB",
          "VARCHAR(10)[]",
          "VARCHAR(20)[]",
          "VARCHAR[]",
          "TEXT[]");

  /// A table that is written anew lies in another file.
  @Test
  void tablesAreWrittenAnewWhereItIsSaid() throws SQLException {
    List<String> wrong = new ArrayList<>();
    int kept = 0;
    try (Database database =
            Database.open(DatabaseUrl.parse(Postgres.freshDatabase(), Path.of(".")));
        Connection connection = database.ownConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE EXTENSION citext");
      // Between moments with and without a zone it depends on the session's.
      statement.execute("SET timezone = 'Europe/Zurich'");
      for (String from : TYPES) {
        for (String to : TYPES) {
          TypeChange change = new TypeChange(type(from), type(to), Dialect.postgresql());
          if (from.equals(to) || change.needsUsing()) {
            continue;
          }
          statement.execute("DROP TABLE IF EXISTS t");
          statement.execute("CREATE TABLE t (c " + from + ")");
          String before = file(statement);
          statement.execute("ALTER TABLE t ALTER COLUMN c TYPE " + to);
          boolean rewritten = !before.equals(file(statement));
          kept += rewritten ? 0 : 1;
          if (rewritten != change.rewrites()) {
            wrong.add(from + " to " + to + (rewritten ? " is" : " is not"));
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(kept).isGreaterThan(30);
  }

  private static ColumnType type(String name) {
    return name.endsWith("[]")
        ? ColumnType.of(name.substring(0, name.length() - 2)).asArray()
        : ColumnType.of(name);
  }

  private static String file(Statement statement) throws SQLException {
    try (ResultSet row =
        statement.executeQuery("SELECT relfilenode FROM pg_class WHERE oid = 't'::regclass")) {
      row.next();
      return row.getString(1);
    }
  }
}
