// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.liquibase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.io.TempDir;

/// Changelogs in a folder, and a SQLite family of tables to run them on.
abstract class Changelogs {
  static final String PARENT =
      """
      CREATE TABLE "Parent" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "name" TEXT, "age" INTEGER)
      """;
  static final String CHILD =
      """
      CREATE TABLE "Child" ("id" INTEGER NOT NULL PRIMARY KEY, "parentId" INTEGER NOT NULL,
        CONSTRAINT "Child_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Parent" ("id")
        ON DELETE CASCADE ON UPDATE CASCADE)
      """;

  @TempDir Path folder;
  final List<String> migrations = new ArrayList<>();

  record Teller(List<String> told, int stopAfter) implements RunListener {
    @Override
    public void changeSetBegins(String migration, String changeSet) {
      told.add("begin " + migration);
    }

    @Override
    public void changeSetDone(String migration, String changeSet) {
      told.add("end " + migration);
    }

    @Override
    public void statementDone(String sql, Duration took, OptionalLong rows) {
      told.add("run " + sql);
    }

    @Override
    public boolean isCancelled() {
      return told.stream().filter(t -> t.startsWith("run")).count() >= stopAfter;
    }
  }

  /// Three parents with a child each, a view, a trigger, and ids that have gone up to 7.
  void family(Database database) throws Exception {
    write("1_init", sql(PARENT, "DROP TABLE \"Parent\"") + sql(CHILD, "DROP TABLE \"Child\""));
    runner(database).update(RunListener.NONE);
    execute(
        database,
        "CREATE UNIQUE INDEX \"Parent_name_key\" ON \"Parent\" (\"name\")",
        "CREATE INDEX \"Parent_lower\" ON \"Parent\" (lower(\"name\"))",
        "CREATE VIEW shout AS SELECT upper(\"name\") AS name FROM \"Parent\" ORDER BY 1",
        "CREATE TRIGGER \"Parent_touch\" AFTER INSERT ON \"Parent\" BEGIN"
            + " INSERT INTO \"Child\" (\"parentId\") VALUES (new.id); END",
        "INSERT INTO \"Parent\" VALUES (1, 'Ada', 36), (2, 'Bob', 40), (3, 'Cyd', 50), (7, 'x', 1)",
        "DELETE FROM \"Parent\" WHERE id = 7");
  }

  String rebuild(String columns, String copied) {
    return """
            - sqliteRebuildTable:
                tableName: Parent
                createTable: >-
                  CREATE TABLE "__new_Parent" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, %s)
                copyRows: >-
                  INSERT INTO "__new_Parent" ("id", "name", "age") SELECT %s FROM "Parent"
                createIndexes: |
                  CREATE UNIQUE INDEX "Parent_name_key" ON "Parent" ("name");
      ROLLBACK
            - sqliteRebuildTable:
                tableName: Parent
                createTable: >-
                  CREATE TABLE "__new_Parent" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "name" TEXT, "age" INTEGER)
                copyRows: >-
                  INSERT INTO "__new_Parent" ("id", "name", "age") SELECT "id", "name", "age" FROM "Parent"
      """
        .formatted(columns, copied);
  }

  static String sql(String apply, String rollback) {
    return """
            - sql:
                splitStatements: false
                sql: |
                  %s
      ROLLBACK
            - sql:
                sql: |
                  %s
      """
        .formatted(apply.strip().indent(12).strip(), rollback);
  }

  /// A changelog with a change set for each text; a text is changes, each with its `ROLLBACK`.
  static String changelog(String name, String... changeSets) {
    StringBuilder yaml = new StringBuilder("databaseChangeLog:\n");
    yaml.append("- logicalFilePath: ").append(name).append("/changelog.yaml\n");
    for (int i = 0; i < changeSets.length; i++) {
      StringBuilder changes = new StringBuilder();
      StringBuilder rollbacks = new StringBuilder();
      for (String part : changeSets[i].split("(?m)^(?= *- s)")) {
        boolean isRollback = !part.contains("ROLLBACK");
        (isRollback ? rollbacks : changes).append(part.replace("ROLLBACK\n", ""));
      }
      yaml.append("- changeSet:\n    id: ").append(name).append('-').append(i + 1).append('\n');
      yaml.append("    author: test\n    changes:\n").append(changes);
      yaml.append("    rollback:\n").append(rollbacks);
    }
    return yaml.toString();
  }

  void write(String name, String changes) throws IOException {
    if (!migrations.contains(name)) {
      migrations.add(name);
    }
    Path file = folder.resolve(name).resolve("changelog.yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, changelog(name, changes));
    StringBuilder root = new StringBuilder("databaseChangeLog:\n");
    for (String migration : migrations) {
      root.append("- include:\n    file: ").append(migration).append("/changelog.yaml\n");
      root.append("    relativeToChangelogFile: true\n");
    }
    Files.writeString(folder.resolve("changelog.yaml"), root);
  }

  LiquibaseRunner runner(Database database) {
    return new LiquibaseRunner(database, folder, migrations);
  }

  MigrationFailure updateFailure(Database database) {
    MigrationFailure failure =
        catchThrowableOfType(
            MigrationFailure.class, () -> runner(database).update(RunListener.NONE));
    assertThat(failure).isNotNull();
    return failure;
  }

  Database sqlite() {
    return Database.openOrCreate(DatabaseUrl.parse("file:dev.db", folder));
  }

  static String dump(Database database) throws SQLException {
    return scalar(
            database,
            "SELECT group_concat(name || ': ' || coalesce(sql, ''), char(10)) FROM sqlite_master"
                + " WHERE tbl_name NOT LIKE 'DATABASE%'")
        + rows(database);
  }

  static String rows(Database database) throws SQLException {
    return scalar(database, "SELECT group_concat(id || name || age) FROM \"Parent\"")
        + scalar(database, "SELECT group_concat(id || parentId) FROM \"Child\"")
        + scalar(database, "SELECT count(*) FROM DATABASECHANGELOG");
  }

  static String scalar(Database database, String sql) throws SQLException {
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return String.valueOf(rows.getString(1));
    }
  }

  static void execute(Database database, String... statements) throws SQLException {
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
