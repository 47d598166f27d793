// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.catalog.Column;
import dev.crowfoot.catalog.TableName;
import dev.crowfoot.testing.Tables;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file that is read again says what it is now, although most of it is known already.
class SqliteAgainTest {
  @TempDir private Path folder;

  @Test
  void whateverChangesATableIsSeen() throws SQLException {
    try (Database database = open("one.db")) {
      Tables.execute(
          database,
          "CREATE TABLE parent (id INTEGER PRIMARY KEY, name TEXT)",
          "CREATE TABLE child (id INTEGER PRIMARY KEY, of_parent INTEGER REFERENCES parent)");
      Catalog before = CatalogReader.read(database);
      assertThat(CatalogReader.read(database)).isEqualTo(before);
      for (String change :
          List.of(
              "ALTER TABLE parent ADD COLUMN age INTEGER",
              "CREATE INDEX by_name ON parent (name)",
              "DROP INDEX by_name",
              "CREATE INDEX by_name ON parent (name DESC)",
              "CREATE TRIGGER t AFTER INSERT ON parent BEGIN DELETE FROM child; END",
              "CREATE VIEW v AS SELECT name FROM parent",
              "ALTER TABLE parent RENAME COLUMN age TO years",
              "CREATE TABLE \"odd \"\" \\ \n name\" (a INT CHECK (a > 0))",
              "DROP TABLE child")) {
        Tables.execute(database, change);
        Catalog now = CatalogReader.read(database);
        assertThat(now).as(change).isNotEqualTo(before).isEqualTo(freshly("one.db"));
        before = now;
      }
    }
  }

  /// What a foreign key refers to is said where it refers to.
  @Test
  void aKeyFollowsTheTableItMeans() throws SQLException {
    try (Database database = open("keys.db")) {
      Tables.execute(
          database,
          "CREATE TABLE child (a INTEGER REFERENCES Parent)",
          "CREATE TABLE parent (one INTEGER PRIMARY KEY)");
      CatalogReader.read(database);
      Tables.execute(
          database, "DROP TABLE parent", "CREATE TABLE PARENT (other INTEGER PRIMARY KEY)");
      assertThat(key(CatalogReader.read(database)))
          .containsExactly(TableName.of("PARENT"), List.of("other"));
    }
  }

  @Test
  void anotherFileWithTheSameNamesIsAnother() throws SQLException {
    try (Database one = open("one.db");
        Database other = open("other.db")) {
      Tables.execute(one, "CREATE TABLE t (a INTEGER)", "CREATE TABLE same (a INTEGER)");
      Tables.execute(other, "CREATE TABLE t (a TEXT)", "CREATE TABLE same (a INTEGER)");
      for (int again = 0; again < 2; again++) {
        assertThat(type(one)).isEqualTo("INTEGER");
        assertThat(type(other)).isEqualTo("TEXT");
      }
    }
  }

  private static List<Object> key(Catalog catalog) {
    var key = catalog.table(TableName.of("child")).orElseThrow().foreignKeys().getFirst();
    return List.of(key.target(), key.references());
  }

  private static String type(Database database) {
    Column column =
        CatalogReader.read(database).table(TableName.of("t")).orElseThrow().columns().getFirst();
    return column.type().name();
  }

  private Catalog freshly(String name) {
    try (Database database = open(name)) {
      CatalogReader.forget(database);
      return CatalogReader.read(database);
    }
  }

  private Database open(String name) {
    return Database.openOrCreate(DatabaseUrl.parse("file:" + name, folder));
  }
}
