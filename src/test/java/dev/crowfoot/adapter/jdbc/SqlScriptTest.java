// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crowfoot.adapter.Failure.QueryFailure;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlScriptTest {
  @TempDir private Path folder;

  @Test
  void aSemicolonEndsAStatementOnlyOutsideOfQuotesCommentsAndBodies() {
    assertThat(SqlScript.split("SELECT 1; SELECT 2\n;\n-- the end; really\n"))
        .containsExactly("SELECT 1", "SELECT 2");
    assertThat(SqlScript.split("SELECT 'a;''b', \"c;d\" /* ; */; SELECT 2")).hasSize(2);
    assertThat(
            SqlScript.split(
                "CREATE TRIGGER t AFTER INSERT ON a BEGIN DELETE FROM b; DELETE FROM c; END; SELECT 1"))
        .hasSize(2);
    assertThat(SqlScript.split("DO $x$ BEGIN PERFORM 1; END $x$; SELECT $1, $2")).hasSize(2);
    assertThat(SqlScript.split("INSERT INTO a VALUES ('it''s -- no comment; no end')")).hasSize(1);
    assertThat(SqlScript.split("-- don't\nSELECT 1; -- '\nSELECT 2")).hasSize(2);
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
