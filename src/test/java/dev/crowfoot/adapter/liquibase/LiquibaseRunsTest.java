// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.liquibase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.adapter.jdbc.CatalogReader;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.model.Provider;
import dev.crowfoot.testing.Postgres;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What a run says, sees and leaves behind.
@Execution(ExecutionMode.CONCURRENT)
class LiquibaseRunsTest extends Changelogs {
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
}
