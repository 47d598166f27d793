// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.liquibase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.adapter.Failure.MigrationFailure.Standing;
import dev.crowfoot.adapter.jdbc.CatalogReader;
import dev.crowfoot.adapter.jdbc.Database;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class LiquibaseRunnerTest extends Changelogs {
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
}
