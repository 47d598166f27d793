// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.catalog.Column;
import dev.crowfoot.catalog.ColumnType;
import dev.crowfoot.catalog.ForeignKey;
import dev.crowfoot.catalog.PrimaryKey;
import dev.crowfoot.catalog.ReferentialAction;
import dev.crowfoot.catalog.Table;
import dev.crowfoot.catalog.TableName;
import dev.crowfoot.model.Provider;
import dev.crowfoot.sql.SqlCompletion.Kind;
import dev.crowfoot.sql.SqlCompletions.Known;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Completion at the `|` of a text.
class SqlCompletionsTest {
  private static final Table USERS = table("users", List.of(), "id", "email", "createdAt");
  private static final Table ORDERS =
      table(
          "orders",
          List.of(
              new ForeignKey(
                  "fk",
                  List.of("user_id"),
                  TableName.of("users"),
                  List.of("id"),
                  ReferentialAction.CASCADE,
                  ReferentialAction.CASCADE)),
          "id",
          "user_id",
          "total");
  private static final Known SHOP =
      new Known(
          List.of(USERS, ORDERS, table("Order Line", List.of(), "id")),
          List.of(table("best_users", List.of(), "rank")));

  private static Table table(String name, List<ForeignKey> keys, String... columns) {
    return new Table(
        TableName.of(name),
        Arrays.stream(columns)
            .map(c -> new Column(c, ColumnType.of("TEXT"), true, Optional.empty(), false))
            .toList(),
        Optional.of(new PrimaryKey(Optional.empty(), List.of("id"))),
        List.of(),
        keys);
  }

  private static List<SqlCompletion> at(String text) {
    int caret = text.indexOf('|');
    SqlStatements statements = SqlStatements.of(text.replace("|", ""), Provider.POSTGRESQL);
    return SqlCompletions.at(statements, caret, SHOP, Provider.POSTGRESQL);
  }

  private static List<String> written(String text, Kind... kinds) {
    List<Kind> wanted = List.of(kinds);
    return at(text).stream()
        .filter(c -> wanted.contains(c.kind()))
        .map(SqlCompletion::replacement)
        .toList();
  }

  @Test
  void aTableIsNamedBehindFromAndItsKin() {
    for (String before :
        List.of(
            "SELECT * FROM ",
            "INSERT INTO ",
            "UPDATE ",
            "DROP TABLE IF EXISTS ",
            "SELECT * FROM users, ",
            "SELECT 1; SELECT * FROM ",
            "SELECT * FROM users u, orders o, ")) {
      assertThat(written(before + "|", Kind.TABLE, Kind.VIEW))
          .as(before)
          .containsExactly("users", "orders", "\"Order Line\"", "best_users");
      assertThat(written(before + "|", Kind.KEYWORD, Kind.COLUMN, Kind.FUNCTION)).isEmpty();
    }
    assertThat(written("SELECT * FROM be|", Kind.VIEW)).containsExactly("best_users");
    assertThat(written("SELECT * FROM li|", Kind.TABLE)).containsExactly("\"Order Line\"");
  }

  @Test
  void columnsAreThoseOfTheTablesOfTheStatement() {
    assertThat(written("SELECT | FROM users", Kind.COLUMN))
        .containsExactly("id", "email", "\"createdAt\"");
    assertThat(written("SELECT u.| FROM users u JOIN orders o ON true", Kind.COLUMN))
        .containsExactly("id", "email", "\"createdAt\"");
    assertThat(written("SELECT o.to| FROM users u, orders AS o", Kind.COLUMN))
        .containsExactly("total");
    assertThat(written("SELECT to| FROM users u, orders o", Kind.COLUMN))
        .containsExactly("o.total");
    assertThat(written("SELECT * FROM users WHERE cr|", Kind.COLUMN))
        .containsExactly("\"createdAt\"");
    assertThat(written("INSERT INTO orders (|", Kind.COLUMN))
        .containsExactly("id", "user_id", "total");
    assertThat(written("UPDATE orders SET |", Kind.COLUMN)).contains("total");
    assertThat(written("SELECT * FROM users; SELECT to| FROM orders", Kind.COLUMN))
        .containsExactly("total");
  }

  @Test
  void foreignKeysSayHowTablesJoin() {
    assertThat(written("SELECT * FROM orders o JOIN |", Kind.JOIN))
        .containsExactly("users ON users.id = o.user_id");
    assertThat(written("SELECT * FROM users JOIN |", Kind.JOIN))
        .containsExactly("orders ON orders.user_id = users.id");
    assertThat(written("SELECT * FROM users u JOIN orders o ON |", Kind.JOIN))
        .containsExactly("o.user_id = u.id");
  }

  @Test
  void wordsAreCompletedInTheLettersTheyWereBegunIn() {
    assertThat(written("sel|", Kind.KEYWORD)).containsExactly("select");
    assertThat(written("SEL|", Kind.KEYWORD)).containsExactly("SELECT");
    SqlCompletion count = at("SELECT cou| FROM users").getFirst();
    assertThat(count.replacement()).isEqualTo("count()");
    assertThat(count.caretBack()).isEqualTo(1);
    assertThat(count.replaced().length()).isEqualTo(3);
  }

  @Test
  void nothingIsOfferedWithinTextsAndComments() {
    assertThat(at("SELECT 'us|'")).isEmpty();
    assertThat(at("SELECT 1 -- us|")).isEmpty();
    assertThat(at("SELECT 'us|")).isEmpty();
  }
}
