// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.catalog.Column;
import dev.crowfoot.catalog.ColumnType;
import dev.crowfoot.catalog.PrimaryKey;
import dev.crowfoot.catalog.Table;
import dev.crowfoot.catalog.TableName;
import dev.crowfoot.model.Provider;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OriginTest {
  private static final Table USERS = table("users", Optional.of(List.of("id")), "id", "name");
  private static final Table LOG = table("log", Optional.empty(), "line");

  private static Table table(String name, Optional<List<String>> key, String... columns) {
    return new Table(
        TableName.of(name),
        Stream.of(columns)
            .map(c -> new Column(c, ColumnType.of("TEXT"), true, Optional.empty(), false))
            .toList(),
        key.map(k -> new PrimaryKey(Optional.empty(), k)),
        List.of(),
        List.of());
  }

  private static Origin of(String sql, String... labels) {
    SqlStatement statement = SqlStatements.of(sql, Provider.SQLITE).all().getFirst();
    return Origin.of(statement, List.of(labels), List.of(USERS, LOG));
  }

  private static List<String> columns(String sql, String... labels) {
    Origin origin = of(sql, labels);
    assertThat(origin).as(sql).isInstanceOf(Origin.OfTable.class);
    return ((Origin.OfTable) origin).columns().stream().map(c -> c.orElse("-")).toList();
  }

  private static String reason(String sql, String... labels) {
    Origin origin = of(sql, labels);
    assertThat(origin).as(sql).isInstanceOf(Origin.Elsewhere.class);
    return ((Origin.Elsewhere) origin).reason();
  }

  @Test
  void rowsOfOneTableWithItsKeyCanBeChanged() {
    assertThat(columns("SELECT * FROM users", "id", "name")).containsExactly("id", "name");
    assertThat(columns("select u.*, 1 from \"users\" u where id in (select 1)", "id", "name", "1"))
        .containsExactly("id", "name", "-");
    assertThat(columns("SELECT name AS id, ID AS key FROM users ORDER BY 1, 2", "id", "key"))
        .containsExactly("name", "id");
    assertThat(
            columns("SELECT id, upper(name) AS name, name || id FROM users LIMIT 3", "a", "b", "c"))
        .containsExactly("id", "-", "-");
  }

  @Test
  void allOthersSayWhyNot() {
    String mixed = "Read-only: the rows are not those of one table.";
    for (String sql :
        List.of(
            "SELECT a.id, b.name FROM users a JOIN users b ON true",
            "SELECT a.id, b.name FROM users a, users b",
            "SELECT id, name FROM (SELECT id, id AS name FROM users)",
            "SELECT id, name FROM users UNION SELECT 1, 2",
            "SELECT DISTINCT id, name FROM users",
            "SELECT id, name FROM users GROUP BY id, name",
            "WITH users AS (SELECT 1 AS id, 2 AS name) SELECT id, name FROM users",
            "SELECT id, name FROM users('x')",
            "VALUES (1, 2)")) {
      assertThat(reason(sql, "id", "name")).isEqualTo(mixed);
    }
    assertThat(reason("SELECT name FROM users", "name")).contains("key `id` of `users`");
    assertThat(reason("SELECT id AS name, name AS id FROM users", "x")).contains("cannot be told");
    assertThat(reason("SELECT * FROM log", "line")).contains("no primary key");
    assertThat(reason("SELECT * FROM view_of_users", "id")).contains("`view_of_users`");
  }
}
