// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.adapter.liquibase.RunListener;
import dev.crowfoot.app.migrations.Review.Finding;
import dev.crowfoot.model.Provider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What change sets written by hand destroy, which no model says.
@Execution(ExecutionMode.CONCURRENT)
class LossesByHandTest {
  private static final String USER = "model User {\n  id   Int     @id\n  name String?\n}\n";

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void statementsThatTakeRowsAreAskedAbout(Provider provider) throws IOException {
    try (LiveMigrations live = filled(provider)) {
      String drop = "ALTER TABLE \"User\" DROP COLUMN \"name\"";
      byHand(
          "29990101000000_all",
          sql("-- the tables of before\nDROP TABLE IF EXISTS notes"),
          sql("delete from \"User\" where id > 1; " + drop),
          sql("CREATE TABLE scratch (a int)"),
          sql("DELETE FROM scratch"),
          sql("DROP TABLE scratch"));
      assertThat(sentences(live))
          .containsExactly(
              "H101 All rows of `notes` are lost. 1 row is concerned.",
              "H105 Rows of `User` are deleted. 2 rows are concerned.",
              "H102 All values of `User.name` are lost. 1 row is concerned.");
      assertThatThrownBy(() -> live.migrations().apply(live.database(), RunListener.NONE))
          .isInstanceOf(MigrationFailure.class)
          .hasMessageContaining("H101 All rows of `notes`");
      assertThat(live.rows("SELECT count(*) FROM \"User\", notes")).containsExactly("3");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void changesThatAreNoSqlAreReadToo(Provider provider) throws IOException {
    try (LiveMigrations live = filled(provider)) {
      byHand(
          "29990101000000_all",
          "    - delete:\n        tableName: User\n        where: id = 3",
          "    - dropTable:\n        tableName: notes");
      assertThat(sentences(live))
          .containsExactly(
              "H105 Rows of `User` are deleted. 1 row is concerned.",
              "H101 All rows of `notes` are lost. 1 row is concerned.");
      live.migrations().apply(live.database(), Set.of("H101", "H105"), RunListener.NONE);
      assertThat(live.rows("SELECT count(*) FROM \"User\"")).containsExactly("2");
    }
  }

  @Test
  void aColumnThatAChangeDropsIsReadToo() throws IOException {
    try (LiveMigrations live = filled(Provider.POSTGRESQL)) {
      byHand(
          "29990101000000_all",
          "    - dropColumn:\n        tableName: notes\n        columnName: body");
      assertThat(sentences(live))
          .containsExactly("H102 All values of `notes.body` are lost. 1 row is concerned.");
      assertThatThrownBy(() -> live.migrations().apply(live.database(), RunListener.NONE))
          .isInstanceOf(MigrationFailure.class)
          .hasMessageContaining("H102 All values of `notes.body`");
      live.migrations().apply(live.database(), Set.of("H102"), RunListener.NONE);
      assertThat(live.rows("SELECT * FROM notes")).containsExactly("1");
    }
  }

  /// With its own rebuild Liquibase loses the rows of others.
  @Test
  void whatLiquibaseWouldDoToATableOfSqliteIsRefused() throws IOException {
    try (LiveMigrations live = filled(Provider.SQLITE)) {
      byHand(
          "29990101000000_all",
          "    - dropColumn:\n        tableName: notes\n        columnName: body");
      for (ThrowingCallable way :
          List.<ThrowingCallable>of(
              () -> live.migrations().apply(live.database(), Set.of("H101"), RunListener.NONE),
              () -> live.migrations().dryRun().of(live.database(), RunListener.NONE))) {
        assertThatThrownBy(way)
            .isInstanceOf(MigrationFailure.class)
            .hasMessageContaining("`29990101000000_all` has a `dropColumn`")
            .hasMessageContaining("ALTER TABLE … DROP COLUMN");
      }
      assertThat(live.rows("SELECT * FROM notes")).containsExactly("1|mine");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "    - addColumn:\n        tableName: notes\n        columns:\n        - column:\n            name: n\n            type: int",
        "    - sql: SELECT 1\n    rollback:\n    - dropColumn:\n        tableName: notes\n        columnName: body",
        "    - sql: SELECT 1\n    rollback:\n    - mergeColumns:\n        tableName: notes\n        column1Name: id\n        column2Name: body\n        joinString: x\n        finalColumnName: both\n        finalColumnType: text"
      })
  void aWayBackThatLiquibaseWouldMakeATableAnewForIsRefused(String changes) throws IOException {
    try (LiveMigrations live = filled(Provider.SQLITE)) {
      byHand("29990101000000_all", changes);
      assertThatThrownBy(
              () ->
                  live.migrations()
                      .back()
                      .refuseWithoutWayBack(Provider.SQLITE, List.of("29990101000000_all")))
          .isInstanceOf(MigrationFailure.class)
          .hasMessageContaining("Nothing was taken back: `29990101000000_all` goes back by a `")
          .hasMessageContaining("loses rows");
    }
  }

  /// In a file of its own, as those have it who come from Liquibase.
  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void changeSetsInXmlAreReadAndRunToo(Provider provider) throws IOException {
    try (LiveMigrations live = filled(provider)) {
      Path changelog = folder.resolve("migrations/29990101000000_xml/changelog.yaml");
      Files.createDirectories(changelog.getParent());
      Files.writeString(
          changelog,
          "databaseChangeLog:\n- include:\n    file: more.xml\n    relativeToChangelogFile: true\n");
      Files.writeString(
          changelog.resolveSibling("more.xml"),
          """
          <?xml version="1.0" encoding="UTF-8"?>
          <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
              xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
              xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
                http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
            <changeSet id="xml" author="ada" objectQuotingStrategy="QUOTE_ALL_OBJECTS">
              <delete tableName="User"><where>id = 3</where></delete>
              <sql>DROP TABLE notes</sql>
              <rollback/>
            </changeSet>
          </databaseChangeLog>
          """);
      assertThat(sentences(live))
          .containsExactly(
              "H105 Rows of `User` are deleted. 1 row is concerned.",
              "H101 All rows of `notes` are lost. 1 row is concerned.");
      assertThatThrownBy(() -> live.migrations().apply(live.database(), RunListener.NONE))
          .hasMessageContaining("H105");
      assertThat(
              live.migrations()
                  .apply(live.database(), Set.of("H101", "H105"), RunListener.NONE)
                  .migrations())
          .containsExactly("29990101000000_xml");
      assertThat(live.rows("SELECT count(*) FROM \"User\"")).containsExactly("2");
      assertThat(live.migrations().status(Optional.of(live.database())).pending()).isEmpty();
    }
  }

  @Test
  void whatIsEmptiedWithoutAConditionThatCanBeCounted() throws IOException {
    try (LiveMigrations live = filled(Provider.POSTGRESQL)) {
      byHand(
          "29990101000000_all",
          sql("TRUNCATE notes, public.\"User\" CASCADE"),
          sql("DELETE FROM \"User\" u USING notes n WHERE u.id = n.id"),
          sql("WITH gone AS (DELETE FROM notes RETURNING *) SELECT count(*) FROM gone"),
          sql("ALTER TABLE \"User\" ALTER COLUMN name DROP DEFAULT, DROP CONSTRAINT IF EXISTS c"));
      assertThat(sentences(live))
          .containsExactly(
              "H105 Rows of `notes` are deleted. 1 row is concerned.",
              "H105 Rows of `User` are deleted. 3 rows are concerned.",
              "H105 Rows of `User` are deleted. 3 rows are concerned.",
              "H105 Rows of `notes` are deleted. 1 row is concerned.");
    }
  }

  @Test
  void aTableThatIsMadeAnewKeepsItsRows() throws IOException {
    try (LiveMigrations live = filled(Provider.SQLITE)) {
      byHand(
          "29990101000000_all",
          sql("CREATE TABLE new (id INTEGER PRIMARY KEY, body TEXT CHECK (body <> ''))"),
          sql("INSERT INTO new SELECT * FROM notes"),
          sql("DROP TABLE notes"),
          sql("ALTER TABLE new RENAME TO notes"));
      assertThat(sentences(live)).isEmpty();
      live.migrations().apply(live.database(), RunListener.NONE);
    }
  }

  @Test
  void whatIsCalledOtherwiseByThenIsCounted() throws IOException {
    try (LiveMigrations live = filled(Provider.SQLITE)) {
      byHand("29990101000000_first", sql("ALTER TABLE notes RENAME TO remarks"));
      byHand("29990101000001_then", sql("DELETE FROM remarks"));
      assertThat(sentences(live))
          .containsExactly("H105 Rows of `remarks` are deleted. 1 row is concerned.");
    }
  }

  @Test
  void theWayBackIsAskedAboutAsWell() throws IOException {
    try (LiveMigrations live = LiveMigrations.in(folder, Provider.SQLITE)) {
      live.migrate("init", USER);
      Path file = byHand("29990101000000_audit", sql("SELECT 1"));
      Files.writeString(
          file, "    rollback:\n" + sql("DELETE FROM User") + "\n", StandardOpenOption.APPEND);
      live.migrations().apply(live.database(), RunListener.NONE);
      live.execute("INSERT INTO \"User\" VALUES (1, 'Ada')");
      List<String> back = live.migrations().back().lastApplied(live.database(), 1);
      assertThat(live.migrations().back().review(live.database(), back).refused(Set.of()))
          .extracting(Finding::sentence)
          .containsExactly("H105 Rows of `User` are deleted. 1 row is concerned.");
    }
  }

  @Test
  void thatOneOfSeveralHasNoWayBackIsSaidBeforeAnyIsTakenBack() throws IOException {
    try (LiveMigrations live = LiveMigrations.in(folder, Provider.SQLITE)) {
      live.migrate("init", USER);
      byHand("29990101000000_one", sql("UPDATE \"User\" SET name = 'x'"));
      live.migrations().apply(live.database(), RunListener.NONE);
      live.migrate("age", USER.replace("}", "  age  Int?\n}"));
      WayBack way = live.migrations().back();
      assertThatThrownBy(
              () ->
                  way.rollback(
                      live.database(), way.lastApplied(live.database(), 2), RunListener.NONE))
          .isInstanceOf(MigrationFailure.class)
          .hasMessageContaining("Nothing was taken back: `29990101000000_one` says no way back.")
          .hasMessageEndingWith("`crowfoot migrate rollback --to one`.");
      assertThat(live.rows("SELECT age FROM \"User\"")).isEmpty();
      assertThat(
              way.rollback(live.database(), way.lastApplied(live.database(), 1), RunListener.NONE)
                  .migrations())
          .hasSize(1);
    }
  }

  private LiveMigrations filled(Provider provider) {
    LiveMigrations live = LiveMigrations.in(folder, provider);
    live.migrate("init", USER);
    live.execute(
        "INSERT INTO \"User\" VALUES (1, 'Ada'), (2, NULL), (3, NULL)",
        "CREATE TABLE notes (id INTEGER PRIMARY KEY, body TEXT)",
        "INSERT INTO notes VALUES (1, 'mine')");
    live.migrations()
        .drift()
        .ignore(live.database(), live.migrations().drift().look(live.database()).open());
    return live;
  }

  private static List<String> sentences(LiveMigrations live) {
    return live.migrations().forward(live.database()).refused(Set.of()).stream()
        .map(Finding::sentence)
        .toList();
  }

  private static String sql(String text) {
    return "    - sql:\n        sql: |\n" + text.indent(10).stripTrailing();
  }

  private Path byHand(String migration, String... changes) throws IOException {
    Path file = folder.resolve("migrations").resolve(migration).resolve("changelog.yaml");
    Files.createDirectories(file.getParent());
    return Files.writeString(
        file,
        "databaseChangeLog:\n- changeSet:\n    id: "
            + migration
            + "\n    author: ada\n    objectQuotingStrategy: QUOTE_ALL_OBJECTS\n    changes:\n"
            + String.join("\n", changes)
            + "\n");
  }
}
