// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.liquibase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.adapter.Failure.MigrationFailure.Standing;
import dev.crowfoot.adapter.jdbc.CatalogReader;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.model.Provider;
import dev.crowfoot.testing.Postgres;
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
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class LiquibaseRunnerTest {
  private static final String PARENT =
      """
      CREATE TABLE "Parent" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "name" TEXT, "age" INTEGER)
      """;
  private static final String CHILD =
      """
      CREATE TABLE "Child" ("id" INTEGER NOT NULL PRIMARY KEY, "parentId" INTEGER NOT NULL,
        CONSTRAINT "Child_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Parent" ("id")
        ON DELETE CASCADE ON UPDATE CASCADE)
      """;

  @TempDir private Path folder;
  private final List<String> migrations = new ArrayList<>();

  @Test
  void aRebuiltTableKeepsEverythingThatHangsOnIt() throws Exception {
    try (Database database = sqlite()) {
      family(database);
      write(
          "2_strict", rebuild("\"name\" TEXT NOT NULL, \"age\" TEXT", "\"id\", \"name\", \"age\""));
      assertThat(runner(database).update(RunListener.NONE)).containsExactly("2_strict");

      assertThat(scalar(database, "SELECT count(*) FROM \"Parent\"")).isEqualTo("3");
      assertThat(scalar(database, "SELECT count(*) FROM \"Child\"")).isEqualTo("3");
      assertThat(scalar(database, "SELECT group_concat(name) FROM shout")).isEqualTo("ADA,BOB,CYD");
      assertThat(scalar(database, "SELECT sql FROM sqlite_master WHERE name = 'Child'"))
          .contains("REFERENCES \"Parent\" (\"id\")");
      assertThat(
              scalar(
                  database,
                  "SELECT group_concat(name) FROM (SELECT name FROM sqlite_master"
                      + " WHERE tbl_name = 'Parent' AND sql NOT NULL ORDER BY name)"))
          .isEqualTo("Parent,Parent_lower,Parent_name_key,Parent_touch");
      assertThat(
              scalar(
                  database,
                  "SELECT \"notnull\" FROM pragma_table_info('Parent')" + " WHERE name = 'name'"))
          .isEqualTo("1");
      execute(database, "INSERT INTO \"Parent\" (\"name\") VALUES ('Eve')");
      assertThat(scalar(database, "SELECT max(id) FROM \"Parent\"")).isEqualTo("8");
      execute(database, "DELETE FROM \"Parent\" WHERE id = 1");
      assertThat(scalar(database, "SELECT count(*) FROM \"Child\"")).isEqualTo("3");
    }
  }

  @Test
  void aRebuildThatFailsLeavesEverythingAsItWas() throws Exception {
    try (Database database = sqlite()) {
      family(database);
      execute(database, "UPDATE \"Parent\" SET \"name\" = NULL WHERE id = 2");
      String before = dump(database);
      write(
          "2_strict",
          sql("CREATE TABLE \"Other\" (\"id\" INTEGER)", "DROP TABLE \"Other\"")
              + rebuild("\"name\" TEXT NOT NULL, \"age\" TEXT", "\"id\", \"name\", \"age\""));
      MigrationFailure failure = updateFailure(database);

      assertThat(dump(database)).isEqualTo(before);
      assertThat(failure)
          .hasMessageContaining("refused a statement")
          .hasMessageContaining("2_strict");
      assertThat(failure.details().orElseThrow()).contains("NOT NULL constraint failed");
      assertThat(failure.standing())
          .contains(
              new Standing(
                  Optional.of(
                      "INSERT INTO \"__new_Parent\" (\"id\", \"name\", \"age\")"
                          + " SELECT \"id\", \"name\", \"age\" FROM \"Parent\""),
                  List.of(),
                  List.of(),
                  List.of("2_strict")));
      assertThat(scalar(database, "PRAGMA foreign_keys")).isEqualTo("1");
    }
  }

  @Test
  void aRebuildThatBreaksAReferenceIsTakenBack() throws Exception {
    try (Database database = sqlite()) {
      family(database);
      String before = dump(database);
      write("2_move", rebuild("\"name\" TEXT, \"age\" TEXT", "\"id\" + 100, \"name\", \"age\""));
      MigrationFailure failure = updateFailure(database);
      assertThat(failure.details().orElseThrow())
          .contains("3 rows of `Child` refer to rows of `Parent` that do not exist");
      assertThat(dump(database)).isEqualTo(before);
    }
  }

  @Test
  void aRebuildIsTakenBackByItsRollback() throws Exception {
    try (Database database = sqlite()) {
      family(database);
      String before = rows(database);
      write(
          "2_strict", rebuild("\"name\" TEXT NOT NULL, \"age\" TEXT", "\"id\", \"name\", \"age\""));
      runner(database).update(RunListener.NONE);
      assertThat(runner(database).rollback(1, RunListener.NONE)).containsExactly("2_strict");
      assertThat(rows(database)).isEqualTo(before);
      assertThat(CatalogReader.read(database).tables()).hasSize(2);
      assertThat(History.read(database).migrations().keySet()).containsExactly("1_init");
    }
  }

  @Test
  void aRebuildRefusesToRunWithForeignKeysOn() throws Exception {
    RebuildTable change = new RebuildTable();
    change.setTableName("Parent");
    change.setCreateTable(PARENT.replace("Parent", "__new_Parent"));
    change.setCopyRows("INSERT INTO \"__new_Parent\" SELECT * FROM \"Parent\"");
    try (Database database = sqlite()) {
      family(database);
      try (Connection connection = database.connection()) {
        liquibase.database.jvm.JdbcConnection jdbc =
            new liquibase.database.jvm.JdbcConnection(connection);
        liquibase.database.core.SQLiteDatabase target =
            new liquibase.database.core.SQLiteDatabase();
        target.setConnection(jdbc);
        var first =
            (liquibase.statement.ExecutablePreparedStatement) change.generateStatements(target)[0];
        assertThat(
                catchThrowableOfType(
                    liquibase.exception.DatabaseException.class,
                    () -> first.execute(new liquibase.database.PreparedStatementFactory(jdbc))))
            .hasMessageContaining("Foreign keys are on");
      }
    }
  }

  @Test
  void twoUpdatesInOneProcessSeeAChangedFile() throws Exception {
    try (Database database = sqlite()) {
      write("1_init", sql(PARENT, "DROP TABLE \"Parent\""));
      assertThat(runner(database).update(RunListener.NONE)).containsExactly("1_init");
      assertThat(runner(database).update(RunListener.NONE)).isEmpty();
      Files.writeString(
          folder.resolve("1_init/changelog.yaml"),
          changelog(
              "1_init", sql(PARENT, "DROP TABLE \"Parent\""), sql(CHILD, "DROP TABLE \"Child\"")));
      assertThat(runner(database).update(RunListener.NONE)).containsExactly("1_init");
      assertThat(History.read(database).applied()).hasSize(2);
      assertThat(CatalogReader.read(database).tables()).hasSize(2);
    }
  }

  @Test
  void aMigrationChangedAfterItWasAppliedIsRefused() throws Exception {
    try (Database database = sqlite()) {
      write("1_init", sql(PARENT, "DROP TABLE \"Parent\""));
      runner(database).update(RunListener.NONE);
      write("1_init", sql(PARENT.replace("age", "old"), "DROP TABLE \"Parent\""));
      assertThat(updateFailure(database))
          .hasMessageContaining("was changed after it had been applied");
    }
  }

  @Test
  void whatWasAppliedBeforeAFailureStaysAndIsNamed() throws Exception {
    for (String url : List.of("file:dev.db", Postgres.freshDatabase())) {
      migrations.clear();
      try (Database database = Database.openOrCreate(DatabaseUrl.parse(url, folder))) {
        write("1_good", sql("CREATE TABLE \"A\" (\"id\" INTEGER)", "DROP TABLE \"A\""));
        write(
            "2_bad",
            sql("CREATE TABLE \"B\" (\"id\" INTEGER)", "DROP TABLE \"B\"")
                + sql("INSERT INTO \"Nowhere\" VALUES (1)", "SELECT 1"));
        write("3_later", sql("CREATE TABLE \"C\" (\"id\" INTEGER)", "DROP TABLE \"C\""));
        MigrationFailure failure = updateFailure(database);
        assertThat(failure.getMessage())
            .endsWith("Applied: `1_good`. Not applied: `2_bad`, `3_later`.");
        assertThat(failure.details().orElseThrow()).contains("Nowhere");
        assertThat(failure.standing().orElseThrow().statement())
            .contains("INSERT INTO \"Nowhere\" VALUES (1)");
        assertThat(CatalogReader.read(database).tables()).hasSize(1);

        write("2_bad", sql("CREATE TABLE \"B\" (\"id\" INTEGER)", "DROP TABLE \"B\""));
        assertThat(runner(database).update(RunListener.NONE)).containsExactly("2_bad", "3_later");
        assertThat(runner(database).rollback(2, RunListener.NONE))
            .containsExactly("3_later", "2_bad");
        assertThat(CatalogReader.read(database).tables()).hasSize(1);
      }
    }
  }

  @Test
  void aRunTellsItsStatementsAndStopsWhenAsked() throws Exception {
    try (Database database = sqlite()) {
      write("1_init", sql(PARENT, "DROP TABLE \"Parent\"") + sql(CHILD, "DROP TABLE \"Child\""));
      List<String> told = new ArrayList<>();
      MigrationFailure failure =
          catchThrowableOfType(
              MigrationFailure.class, () -> runner(database).update(new Teller(told, 1)));
      assertThat(told).containsExactly("begin 1_init", "run " + PARENT.strip());
      assertThat(failure)
          .hasMessage(
              "The migration was stopped. Nothing was applied; the database"
                  + " is as it was. Not applied: `1_init`.");
      assertThat(CatalogReader.read(database).tables()).isEmpty();

      told.clear();
      runner(database).update(new Teller(told, 9));
      assertThat(told)
          .containsExactly(
              "begin 1_init", "run " + PARENT.strip(), "run " + CHILD.strip(), "end 1_init");
    }
  }

  @Test
  void aLockSomebodyLeftIsNamedAndCanBeReleased() throws Exception {
    try (Database database = sqlite()) {
      write("1_init", sql(PARENT, "DROP TABLE \"Parent\""));
      runner(database).update(RunListener.NONE);
      execute(
          database,
          "UPDATE DATABASECHANGELOGLOCK SET LOCKED = 1, LOCKEDBY = 'laptop (10.0.0.7)',"
              + " LOCKGRANTED = '2026-11-23 10:15:00'");
      write("2_more", sql(CHILD, "DROP TABLE \"Child\""));
      assertThat(updateFailure(database))
          .hasMessageContaining("laptop (10.0.0.7)")
          .hasMessageContaining("2026-11-23 10:15:00");
      runner(database).releaseLock(false);
      assertThat(runner(database).update(RunListener.NONE)).containsExactly("2_more");
    }
  }

  @Test
  void aSchemaWithAnOddNameIsMadeAndUsed() throws Exception {
    try (Database database =
        Database.open(DatabaseUrl.parse(Postgres.freshDatabase() + "?schema=My%20shop", folder))) {
      write("1_init", sql("CREATE TABLE \"A\" (\"id\" INTEGER)", "DROP TABLE \"A\""));
      assertThat(runner(database).update(RunListener.NONE)).containsExactly("1_init");
      assertThat(History.read(database).migrations()).containsOnlyKeys("1_init");
      assertThat(
              scalar(
                  database,
                  "SELECT string_agg(relname, ',' ORDER BY relname) FROM pg_class"
                      + " WHERE relnamespace = '\"My shop\"'::regnamespace AND relkind = 'r'"))
          .isEqualTo("A,databasechangelog,databasechangeloglock");
    }
  }

  @Test
  void aMigrationShowsItsSqlWithoutADatabase() throws Exception {
    write(
        "1_init", sql(PARENT, "DROP TABLE \"Parent\"") + rebuild("\"x\" TEXT", "\"id\", \"name\""));
    MigrationSql sql = MigrationSql.of(folder, "1_init", Provider.SQLITE);
    assertThat(sql.apply()).startsWith(PARENT.strip()).contains("DROP TABLE \"Parent\"");
    assertThat(sql.rollback()).contains("DROP TABLE \"Parent\"");
  }

  private record Teller(List<String> told, int stopAfter) implements RunListener {
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
  private void family(Database database) throws Exception {
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

  private String rebuild(String columns, String copied) {
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

  private static String sql(String apply, String rollback) {
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
  private static String changelog(String name, String... changeSets) {
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

  private void write(String name, String changes) throws IOException {
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

  private LiquibaseRunner runner(Database database) {
    return new LiquibaseRunner(database, folder, migrations);
  }

  private MigrationFailure updateFailure(Database database) {
    MigrationFailure failure =
        catchThrowableOfType(
            MigrationFailure.class, () -> runner(database).update(RunListener.NONE));
    assertThat(failure).isNotNull();
    return failure;
  }

  private Database sqlite() {
    return Database.openOrCreate(DatabaseUrl.parse("file:dev.db", folder));
  }

  private static String dump(Database database) throws SQLException {
    return scalar(
            database,
            "SELECT group_concat(name || ': ' || coalesce(sql, ''), char(10)) FROM sqlite_master"
                + " WHERE tbl_name NOT LIKE 'DATABASE%'")
        + rows(database);
  }

  private static String rows(Database database) throws SQLException {
    return scalar(database, "SELECT group_concat(id || name || age) FROM \"Parent\"")
        + scalar(database, "SELECT group_concat(id || parentId) FROM \"Child\"")
        + scalar(database, "SELECT count(*) FROM DATABASECHANGELOG");
  }

  private static String scalar(Database database, String sql) throws SQLException {
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return String.valueOf(rows.getString(1));
    }
  }

  private static void execute(Database database, String... statements) throws SQLException {
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
