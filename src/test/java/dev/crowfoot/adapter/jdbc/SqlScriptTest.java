// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crowfoot.adapter.Failure.QueryFailure;
import dev.crowfoot.model.Provider;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SqlScriptTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void aSemicolonEndsAStatementOnlyOutsideOfQuotesCommentsAndBodies(Provider provider) {
    assertThat(SqlScript.split("SELECT 1; SELECT 2\n;\n-- the end; really\n", provider))
        .containsExactly("SELECT 1", "SELECT 2");
    assertThat(SqlScript.split("SELECT 'a;''b', \"c;d\" /* ; */; SELECT 2", provider)).hasSize(2);
    assertThat(
            SqlScript.split(
                "CREATE TRIGGER t AFTER INSERT ON a BEGIN DELETE FROM b; DELETE FROM c; END; SELECT 1",
                provider))
        .hasSize(2);
    assertThat(SqlScript.split("DO $x$ BEGIN PERFORM 1; END $x$; SELECT $1, $2", provider))
        .hasSize(2);
    assertThat(SqlScript.split("INSERT INTO a VALUES ('it''s -- no comment; no end')", provider))
        .hasSize(1);
    assertThat(SqlScript.split("-- don't\nSELECT 1; -- '\nSELECT 2", provider)).hasSize(2);
  }

  @Test
  void aCaseEndsNoTrigger() {
    String trigger =
        "CREATE TRIGGER t AFTER INSERT ON a BEGIN UPDATE b SET c = CASE WHEN 1 THEN 2 END;"
            + " DELETE FROM c; END";
    assertThat(SqlScript.split(trigger + "; SELECT 1", Provider.SQLITE))
        .containsExactly(trigger, "SELECT 1");
  }

  @Test
  void bracketsAreNamesOfSqliteAndArraysOfPostgres() {
    assertThat(SqlScript.split("SELECT [it's;one] FROM [a]; SELECT 2", Provider.SQLITE))
        .containsExactly("SELECT [it's;one] FROM [a]", "SELECT 2");
    assertThat(SqlScript.split("SELECT ARRAY['a]', ';'], [2]; SELECT 2", Provider.POSTGRESQL))
        .containsExactly("SELECT ARRAY['a]', ';'], [2]", "SELECT 2");
    assertThat(SqlScript.withoutComments("SELECT [a--b]", Provider.SQLITE))
        .isEqualTo("SELECT [a--b]");
  }

  @Test
  void aRefusedStatementTakesEverythingBack() {
    try (Database database = Database.openOrCreate(DatabaseUrl.parse("file:dev.db", folder))) {
      assertThat(SqlScript.run(database, "CREATE TABLE a (id INTEGER); INSERT INTO a VALUES (1);"))
          .isEqualTo(2);
      assertThatThrownBy(
              () -> SqlScript.run(database, "CREATE TABLE b (id INTEGER); DELETE FROM nowhere;"))
          .isInstanceOf(QueryFailure.class)
          .hasMessage("Statement 2 of 2 was refused; nothing was changed: DELETE FROM nowhere");
      assertThat(CatalogReader.read(database).tables()).hasSize(1);
    }
  }
}
