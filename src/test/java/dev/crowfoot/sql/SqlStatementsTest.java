// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.model.Provider;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SqlStatementsTest {
  private static final Provider LITE = Provider.SQLITE;
  private static final Provider PG = Provider.POSTGRESQL;

  private static List<String> split(String text, Provider provider) {
    return SqlStatements.of(text, provider).all().stream().map(SqlStatement::text).toList();
  }

  /// Pieces out of which people make SQL, and others that open something and do not close it.
  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(
            "SELECT",
            " ",
            "\n",
            ";",
            "'",
            "''",
            "\"",
            "`",
            "[",
            "]",
            "--",
            "/*",
            "*/",
            "$",
            "$a$",
            "E'",
            "\\",
            "1.5e-3",
            "é",
            "😀",
            "(",
            ")",
            "BEGIN",
            "END",
            "CASE",
            "CREATE TRIGGER",
            "CREATE FUNCTION",
            "ATOMIC",
            ":name",
            "?",
            "x")
        .list()
        .ofMaxSize(30)
        .map(parts -> String.join("", parts));
  }

  @Property(tries = 400)
  void everyTextIsCutIntoTokensWithOnlyBlanksBetween(
      @ForAll("texts") String text, @ForAll boolean postgres) {
    int end = 0;
    for (SqlToken token : SqlLexer.lex(text, postgres ? PG : LITE)) {
      assertThat(text.substring(end, token.start())).isBlank();
      assertThat(token.end()).isGreaterThan(token.start());
      end = token.end();
    }
    assertThat(text.substring(end)).isBlank();
  }

  @Property(tries = 400)
  void everyStatementStandsWhereItSaysAndStaysOneStatement(
      @ForAll("texts") String text, @ForAll boolean postgres) {
    Provider provider = postgres ? PG : LITE;
    SqlStatements statements = SqlStatements.of(text, provider);
    for (SqlStatement one : statements.all()) {
      assertThat(text.substring(one.span().start(), one.span().end())).isEqualTo(one.text());
      assertThat(split(one.text(), provider)).containsExactly(one.text());
    }
    for (int caret = 0; caret <= text.length(); caret++) {
      assertThat(statements.at(caret).isPresent()).isEqualTo(!statements.all().isEmpty());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void aSemicolonEndsAStatementOnlyOutsideOfQuotesAndComments(Provider provider) {
    assertThat(split("SELECT 1; -- one; two\nSELECT 2\n;\n-- the end; really\n", provider))
        .containsExactly("SELECT 1", "SELECT 2");
    assertThat(split("SELECT 'a;''b', \"c;d\" /* ; */ x; SELECT 2", provider))
        .containsExactly("SELECT 'a;''b', \"c;d\" /* ; */ x", "SELECT 2");
    assertThat(split("SELECT 'never closed; SELECT 2", provider)).hasSize(1);
  }

  @Test
  void theDatabasesQuoteInTheirOwnWays() {
    assertThat(split("SELECT $a$ ; $b$ ; $a$; SELECT E'it\\'s; one'; SELECT 3", PG)).hasSize(3);
    assertThat(split("/* a /* b; */ c; */ SELECT 1; SELECT 2", PG)).hasSize(2);
    assertThat(split("SELECT a[1], '];'; SELECT 2", PG)).hasSize(2);
    assertThat(split("SELECT [a;b], `c;d` FROM t; SELECT 2", LITE)).hasSize(2);
    assertThat(split("SELECT 'back\\'; SELECT 2", LITE)).hasSize(2);
  }

  @Test
  void aBodyKeepsItsOwnStatements() {
    String trigger =
        "CREATE TEMP TRIGGER t AFTER INSERT ON a BEGIN UPDATE b SET c = CASE WHEN 1 THEN 2 END;"
            + " DELETE FROM c; END";
    assertThat(split(trigger + "; SELECT 1", LITE)).containsExactly(trigger, "SELECT 1");
    String function =
        "CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT 2; END";
    assertThat(split(function + "; SELECT 1", PG)).containsExactly(function, "SELECT 1");
    assertThat(split("BEGIN; INSERT INTO t VALUES (1); END; SELECT 1", LITE)).hasSize(4);
  }

  @Test
  void theCaretMeansTheStatementAroundItBeforeItOnTheLineOrTheNextOne() {
    SqlStatements statements = SqlStatements.of("SELECT 1;  \n\n-- two\nSELECT 2;\n", LITE);
    assertThat(statements.at(3).orElseThrow().text()).isEqualTo("SELECT 1");
    assertThat(statements.at(11).orElseThrow().text()).isEqualTo("SELECT 1");
    assertThat(statements.at(12).orElseThrow().text()).isEqualTo("SELECT 2");
    assertThat(statements.at(30).orElseThrow().text()).isEqualTo("SELECT 2");
    assertThat(SqlStatements.of(" -- nothing\n", LITE).at(2)).isEmpty();
  }

  @Test
  void whatTakesMuchAwayIsARisk() {
    assertThat(risk("DELETE FROM users")).isEqualTo("Deletes every row of `users`.");
    assertThat(risk("delete from \"Order\" where id = 1")).isEmpty();
    assertThat(risk("WITH gone AS (DELETE FROM a.b RETURNING *) SELECT * FROM gone WHERE true"))
        .isEqualTo("Deletes every row of `a.b`.");
    assertThat(risk("UPDATE OR IGNORE users SET a = (SELECT 1 WHERE 2)"))
        .isEqualTo("Changes every row of `users`.");
    assertThat(risk("INSERT INTO t VALUES (1) ON CONFLICT DO UPDATE SET a = 1")).isEmpty();
    assertThat(risk("SELECT * FROM t FOR UPDATE")).isEmpty();
    assertThat(risk("CREATE TABLE a (b int REFERENCES c ON DELETE CASCADE)")).isEmpty();
    assertThat(risk("DROP TABLE IF EXISTS a")).isEqualTo("Drops the table `a`.");
    assertThat(risk("TRUNCATE TABLE a")).isEqualTo("Deletes every row of `a`.");
    assertThat(risk("ALTER TABLE a DROP COLUMN IF EXISTS b"))
        .isEqualTo("Drops the column `b` with all its values.");
    assertThat(risk("ALTER TABLE a DROP CONSTRAINT b")).isEmpty();
    assertThat(risk("EXPLAIN DELETE FROM a")).isEmpty();
    assertThat(risk("EXPLAIN ANALYZE DELETE FROM a")).isNotEmpty();
  }

  private static String risk(String sql) {
    return Risk.of(one(sql)).map(Risk::sentence).orElse("");
  }

  private static SqlStatement one(String sql) {
    return SqlStatements.of(sql, PG).all().getFirst();
  }

  @Test
  void aStatementWithAPasswordIsKnown() {
    assertThat(one("ALTER ROLE ada WITH LOGIN PASSWORD 'secret'").holdsSecret()).isTrue();
    assertThat(
            one("CREATE USER MAPPING FOR a SERVER b OPTIONS (user 'c', password 'd')")
                .holdsSecret())
        .isTrue();
    assertThat(one("SELECT dblink('host=a password=b', 'x')").holdsSecret()).isTrue();
    assertThat(
            one("CREATE SUBSCRIPTION s CONNECTION 'postgresql://a:b@c/d' PUBLICATION p")
                .holdsSecret())
        .isTrue();
    assertThat(SqlStatements.of("PRAGMA key = 'secret'", LITE).all().getFirst().holdsSecret())
        .isTrue();
    assertThat(one("SELECT password FROM users WHERE key = 'a'").holdsSecret()).isFalse();
  }

  @Test
  void whatOnlyReadsIsKnown() {
    assertThat(one("WITH a AS (SELECT 1) SELECT * FROM a").isRead()).isTrue();
    assertThat(one("(SELECT 1) UNION (SELECT 2)").isRead()).isTrue();
    assertThat(one("SELECT * INTO copy FROM t").isRead()).isFalse();
    assertThat(one("WITH a AS (DELETE FROM t RETURNING *) SELECT * FROM a").isRead()).isFalse();
    assertThat(one("EXPLAIN ANALYZE UPDATE t SET a = 1").isRead()).isFalse();
    assertThat(one("UPDATE t SET a = 1").changesOnlyRows()).isTrue();
    assertThat(one("CREATE TABLE t (a int)").changesOnlyRows()).isFalse();
  }
}
