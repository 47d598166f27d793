// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crowfoot.adapter.Failure.ArgumentFailure;
import dev.crowfoot.adapter.Failure.NotMigratedFailure;
import dev.crowfoot.adapter.Failure.QueryFailure;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.rows.query.ArgumentReader;
import dev.crowfoot.adapter.rows.query.Filter;
import dev.crowfoot.adapter.rows.query.FindMany;
import dev.crowfoot.adapter.rows.query.Key;
import dev.crowfoot.adapter.rows.query.Order;
import dev.crowfoot.adapter.rows.value.Json;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.Schema;
import dev.crowfoot.testing.Tables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@ParameterizedClass
@EnumSource(
    value = Provider.class,
    names = {"SQLITE", "POSTGRESQL"})
@Execution(ExecutionMode.CONCURRENT)
class QueryEngineTest {
  @Parameter Provider provider = Provider.SQLITE;
  @TempDir Path folder = Path.of("");

  private Database database;
  private QueryEngine engine;
  private ArgumentReader reader;

  @BeforeEach
  void open() {
    Schema schema = SampleRows.schema(provider);
    database = SampleRows.database(provider, folder);
    engine = new QueryEngine(schema, database.dataSource(), Dialect.of(provider).orElseThrow());
    reader = new ArgumentReader(schema);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private ObjectNode create(String model, String data) {
    Page page = engine.create(reader.create(model, json("{\"data\": " + data + "}")));
    return PageJson.row(page, page.rows().getFirst());
  }

  private JsonNode find(String model, String arguments) {
    return PageJson.rows(engine.findMany(reader.findMany(model, "findMany", json(arguments))));
  }

  /// The emails that a `where` finds, in order.
  private List<String> emails(String where) {
    return find("User", "{\"where\": " + where + ", \"orderBy\": {\"id\": \"asc\"}}")
        .valueStream()
        .map(u -> u.path("email").stringValue())
        .toList();
  }

  private static JsonNode json(String text) {
    return Json.MAPPER.readTree(text);
  }

  private void people() {
    create(
        "User", "{\"email\": \"ada@x.org\", \"name\": \"Ada\", \"age\": 36, \"role\": \"ADMIN\"}");
    create("User", "{\"email\": \"bob@x.org\", \"name\": \"Bob\", \"age\": 41, \"active\": false}");
    create("User", "{\"email\": \"eve@y.org\", \"age\": 29}");
    create("User", "{\"email\": \"100%_\\\\@y.org\", \"name\": \"adam\"}");
  }

  @Test
  void createReturnsTheRowWithItsDefaults() {
    ObjectNode row = create("User", "{\"email\": \"ada@example.com\", \"name\": \"Ada\"}");
    assertThat(row.path("id").intValue()).isEqualTo(1);
    assertThat(row.path("role").stringValue()).isEqualTo("USER");
    assertThat(row.path("active").booleanValue()).isTrue();
    assertThat(row.path("createdAt").stringValue()).matches("\\d{4}-\\d\\d-\\d\\dT.*\\.\\d{3}Z");
    assertThat(find("User", "{\"where\":{\"email\":{\"contains\":\"@\"}}}").get(0)).isEqualTo(row);
  }

  @Test
  void everyScalarOperatorFindsWhatItSays() {
    people();
    assertThat(emails("{\"name\": \"Ada\"}")).containsExactly("ada@x.org");
    assertThat(emails("{\"name\": {\"equals\": null}}")).containsExactly("eve@y.org");
    assertThat(emails("{\"name\": {\"not\": null}, \"age\": {\"gt\": 36}}"))
        .containsExactly("bob@x.org");
    assertThat(emails("{\"age\": {\"gte\": 36, \"lt\": 41}}")).containsExactly("ada@x.org");
    assertThat(emails("{\"age\": {\"lte\": 36}}")).containsExactly("ada@x.org", "eve@y.org");
    assertThat(emails("{\"age\": {\"in\": [29, 41, 7]}}"))
        .containsExactly("bob@x.org", "eve@y.org");
    assertThat(emails("{\"age\": {\"notIn\": [29, 41]}}")).containsExactly("ada@x.org");
    assertThat(emails("{\"age\": {\"in\": []}}")).isEmpty();
    assertThat(emails("{\"age\": {\"notIn\": []}}")).hasSize(4);
    assertThat(emails("{\"email\": {\"endsWith\": \"@y.org\"}}")).hasSize(2);
    assertThat(emails("{\"email\": {\"startsWith\": \"ad\"}}")).containsExactly("ada@x.org");
    assertThat(emails("{\"role\": \"ADMIN\"}")).containsExactly("ada@x.org");
    assertThat(emails("{\"role\": {\"not\": \"ADMIN\"}}")).hasSize(3);
    assertThat(emails("{\"active\": false}")).containsExactly("bob@x.org");
    assertThat(emails("{\"age\": {\"not\": {\"gt\": 30}}}")).containsExactly("eve@y.org");
    assertThat(emails("{\"name\": {\"equals\": \"ADA\", \"mode\": \"insensitive\"}}"))
        .containsExactly("ada@x.org");
    assertThat(emails("{\"name\": {\"startsWith\": \"ADA\", \"mode\": \"insensitive\"}}"))
        .hasSize(2);
  }

  @Test
  void wildcardsInTextStandForThemselves() {
    people();
    assertThat(emails("{\"email\": {\"contains\": \"%\"}}")).containsExactly("100%_\\@y.org");
    assertThat(emails("{\"email\": {\"contains\": \"_\"}}")).containsExactly("100%_\\@y.org");
    assertThat(emails("{\"email\": {\"contains\": \"\\\\\"}}")).containsExactly("100%_\\@y.org");
  }

  @Test
  void conditionsCombine() {
    people();
    assertThat(emails("{\"OR\": [{\"name\": \"Ada\"}, {\"age\": 29}]}"))
        .containsExactly("ada@x.org", "eve@y.org");
    assertThat(emails("{\"NOT\": {\"OR\": [{\"age\": 36}, {\"age\": 41}]}}"))
        .containsExactly("eve@y.org");
    assertThat(emails("{\"AND\": [{\"age\": {\"gt\": 30}}, {\"active\": true}]}"))
        .containsExactly("ada@x.org");
    assertThat(emails("{\"OR\": []}")).isEmpty();
    assertThat(emails("{\"AND\": []}")).hasSize(4);
  }

  @Test
  void valuesAreNeverSql() {
    people();
    String attack = "'; DROP TABLE \\\"User\\\"; -- ${x} #{y} ?";
    assertThat(emails("{\"email\": \"" + attack + "\"}")).isEmpty();
    create("User", "{\"email\": \"" + attack + "\"}");
    assertThat(emails("{\"email\": {\"contains\": \"#{y} ?\"}}")).hasSize(1);
    assertThat(emails("{}")).hasSize(5);
  }

  @Test
  void namesAreNeverSql() {
    create("Label", "{\"name\": \"odd\"}");
    JsonNode found =
        find(
            "Label",
            "{\"where\": {\"name\": {\"startsWith\": \"o\"}}, \"orderBy\": {\"name\": \"asc\"}}");
    assertThat(found.get(0).path("name").stringValue()).isEqualTo("odd");
    var _ =
        engine.commit(
            engine.prepare(
                List.of(
                    new RowChange.Update(
                        "Label", new Key(Map.of("id", 1)), Map.of("name", "even")))));
    assertThat(find("Label", "{}").get(0).path("name").stringValue()).isEqualTo("even");
    assertThat(engine.delete("Label", new Key(Map.of("name", "even"))).rows()).hasSize(1);
  }

  @Test
  void exactValuesComeBackAsTheyWent() {
    String all =
        """
        {"email": "é 🦉 \\"q\\" 'x'\\n", "age": -2147483648, "big": "9007199254740993",
         "balance": "123456789.0125", "score": 0.1, "active": false,
         "born": "1969-07-20T20:17:40.123Z", "settings": {"a": [1, 2.50, null], "b": "\\u00e9"},
         "avatar": "AAEC/w=="}
        """;
    ObjectNode row = create("User", all);
    JsonNode wanted = json(all);
    wanted.forEachEntry(
        (name, value) -> {
          if (!name.equals("settings")) {
            assertThat(row.path(name).toString()).as(name).isEqualTo(value.toString());
          }
        });
    assertThat(row.path("settings").path("a").get(1).decimalValue()).isEqualByComparingTo("2.5");
    assertThat(emails("{\"big\": \"9007199254740993\"}")).hasSize(1);
    assertThat(emails("{\"big\": \"9007199254740992\"}")).isEmpty();
    assertThat(emails("{\"born\": {\"lt\": \"1970-01-01T00:00:00Z\"}}")).hasSize(1);
    assertThat(emails("{\"born\": \"1969-07-20T20:17:40.123Z\"}")).hasSize(1);
    assertThat(emails("{\"balance\": \"123456789.0125\", \"avatar\": \"AAEC/w==\"}")).hasSize(1);
  }

  @Test
  void whatPostgresAloneHasComesBackExactly() {
    org.junit.jupiter.api.Assumptions.assumeTrue(provider == Provider.POSTGRESQL);
    String all =
        """
        {"email": "a", "tags": ["x", "a,b", "{\\"q\\"}", "NULL", ""], "roles": ["ADMIN", "USER"],
         "token": "8c4f0d3e-5a1b-4c7d-9e2f-0a1b2c3d4e5f", "day": "2026-01-31T00:00:00.000Z",
         "moment": "2026-01-31T12:30:00.500Z", "short": "ééééé"}
        """;
    ObjectNode row = create("User", all);
    json(all).forEachEntry((name, value) -> assertThat(row.path(name)).as(name).isEqualTo(value));
    assertThat(emails("{\"tags\": {\"has\": \"a,b\"}}")).hasSize(1);
    assertThat(emails("{\"tags\": {\"hasEvery\": [\"x\", \"nope\"]}}")).isEmpty();
    assertThat(emails("{\"roles\": {\"hasSome\": [\"ADMIN\"]}}")).hasSize(1);
    create("User", "{\"email\": \"b\", \"tags\": []}");
    create("User", "{\"email\": \"c\"}");
    Tables.execute(database, "UPDATE \"User\" SET tags = NULL WHERE email = 'c'");
    assertThat(emails("{\"tags\": {\"isEmpty\": true}}")).containsExactly("b");
    assertThat(emails("{\"tags\": {\"isEmpty\": false}}")).containsExactly("a");
    assertThat(emails("{\"token\": \"8c4f0d3e-5a1b-4c7d-9e2f-0a1b2c3d4e5f\"}")).hasSize(1);
    assertThat(emails("{\"day\": {\"gte\": \"2026-01-31T00:00:00Z\"}}")).hasSize(1);
    Tables.execute(database, "UPDATE \"User\" SET place = point(1, 2)");
    assertThat(find("User", "{}").get(0).path("place").stringValue()).isEqualTo("(1,2)");
  }

  @Test
  void sqliteDatesAreReadInEveryFormPrismaWrites() {
    org.junit.jupiter.api.Assumptions.assumeTrue(provider == Provider.SQLITE);
    create("User", "{\"email\": \"a\", \"born\": \"2026-01-31T12:00:00.000Z\"}");
    for (String stored :
        List.of("'2026-01-31 12:00:00'", "'2026-01-31T12:00:00.000+00:00'", "1769860800000")) {
      Tables.execute(database, "UPDATE User SET born = " + stored);
      assertThat(find("User", "{}").get(0).path("born").stringValue())
          .isEqualTo("2026-01-31T12:00:00.000Z");
      assertThat(emails("{\"born\": \"2026-01-31T12:00:00Z\"}")).as(stored).hasSize(1);
      assertThat(emails("{\"born\": {\"gte\": \"2026-01-31T12:00:00Z\"}}")).as(stored).hasSize(1);
      assertThat(emails("{\"born\": {\"gt\": \"2026-01-31T12:00:00Z\"}}")).as(stored).isEmpty();
      assertThat(emails("{\"born\": {\"gt\": \"2026-01-31T11:59:59.999Z\"}}"))
          .as(stored)
          .hasSize(1);
      assertThat(emails("{\"born\": {\"lt\": \"2026-01-31T12:00:00.001Z\"}}"))
          .as(stored)
          .hasSize(1);
      assertThat(emails("{\"born\": {\"not\": \"2026-01-31T12:00:00Z\"}}")).as(stored).isEmpty();
      assertThat(emails("{\"born\": {\"in\": [\"2026-01-31T12:00:00Z\"]}}")).as(stored).hasSize(1);
    }
    Tables.execute(database, "UPDATE User SET born = 'someday', age = 'old'");
    assertThat(find("User", "{}").get(0).path("born").stringValue()).isEqualTo("someday");
  }

  @Test
  void sqliteDatesOfSeveralFormsSortByTheirMoment() {
    org.junit.jupiter.api.Assumptions.assumeTrue(provider == Provider.SQLITE);
    String[] stored = {"'2026-01-31T12:00:03.000Z'", "1769860801000", "'2026-01-31 12:00:02'"};
    for (int i = 0; i < stored.length; i++) {
      create("User", "{\"email\": \"u" + i + "\"}");
      Tables.execute(
          database, "UPDATE User SET born = " + stored[i] + " WHERE email = 'u" + i + "'");
    }
    String born = "{\"orderBy\": {\"born\": \"asc\"}, \"select\": {\"email\": true}";
    assertThat(find("User", born + "}").toString())
        .isEqualTo("[{\"email\":\"u1\"},{\"email\":\"u2\"},{\"email\":\"u0\"}]");
    assertThat(find("User", born + ", \"cursor\": {\"email\": \"u2\"}}").toString())
        .isEqualTo("[{\"email\":\"u2\"},{\"email\":\"u0\"}]");
    assertThat(emails("{\"born\": {\"lt\": {\"_ref\": \"createdAt\"}}}")).hasSize(3);
  }

  @Test
  void sqliteDatesAreWrittenAsTheirColumnHasThem() {
    org.junit.jupiter.api.Assumptions.assumeTrue(provider == Provider.SQLITE);
    Tables.execute(
        database, "INSERT INTO User (email, born) VALUES ('old', '2026-01-31T12:00:00.000+00:00')");
    create("User", "{\"email\": \"new\", \"born\": \"2026-02-01T12:00:00Z\"}");
    Tables.execute(database, "DELETE FROM User WHERE typeof(born) <> 'text'");
    assertThat(emails("{}")).containsExactly("old", "new");
  }

  @Test
  void relationsFilter() {
    people();
    create("Post", "{\"title\": \"One\", \"author\": {\"connect\": {\"email\": \"ada@x.org\"}}}");
    create(
        "Post",
        "{\"title\": \"Two\", \"authorId\": 1, \"labels\": {\"create\": [{\"name\": \"red\"}]}}");
    create(
        "Post",
        "{\"title\": \"Three\", \"authorId\": 2, \"labels\": {\"connect\": [{\"id\": 1}]}}");
    assertThat(emails("{\"posts\": {\"some\": {\"title\": \"One\"}}}"))
        .containsExactly("ada@x.org");
    assertThat(emails("{\"posts\": {\"none\": {}}}")).containsExactly("eve@y.org", "100%_\\@y.org");
    assertThat(
            emails("{\"posts\": {\"some\": {}, \"every\": {\"title\": {\"contains\": \"hr\"}}}}"))
        .containsExactly("bob@x.org");
    assertThat(find("Post", "{\"where\": {\"author\": {\"is\": {\"name\": \"Bob\"}}}}")).hasSize(1);
    assertThat(find("Post", "{\"where\": {\"author\": {\"isNot\": {\"name\": \"Bob\"}}}}"))
        .hasSize(2);
    assertThat(find("Post", "{\"where\": {\"labels\": {\"some\": {\"name\": \"red\"}}}}"))
        .hasSize(2);
    assertThat(find("Label", "{\"where\": {\"posts\": {\"every\": {\"authorId\": {\"gt\": 0}}}}}"))
        .hasSize(1);
    JsonNode user =
        find(
                "User",
                "{\"where\": {\"id\": 1}, \"include\": {\"posts\": {\"orderBy\": {\"title\": \"asc\"}}}}")
            .get(0);
    assertThat(user.path("posts").get(1).path("title").stringValue()).isEqualTo("Two");
    JsonNode post =
        find(
                "Post",
                "{\"select\": {\"title\": true, \"author\": {\"select\": {\"name\": true}}}, \"where\": {\"title\": \"One\"}}")
            .get(0);
    assertThat(post).isEqualTo(json("{\"title\": \"One\", \"author\": {\"name\": \"Ada\"}}"));
  }

  @Test
  void pagesFollowEachOtherWithoutGapOrRepeat() {
    for (int i = 0; i < 25; i++) {
      String age = i % 3 == 0 ? "null" : String.valueOf(i % 4);
      create("User", "{\"email\": \"u" + i + "\", \"age\": " + age + "}");
    }
    for (Order order :
        List.of(
            Order.ascending("age"),
            Order.descending("age"),
            new Order("age", Order.Direction.ASCENDING, java.util.Optional.of(Order.Nulls.FIRST)),
            new Order("age", Order.Direction.DESCENDING, java.util.Optional.of(Order.Nulls.LAST)),
            Order.descending("email"))) {
      FindMany query = FindMany.of("User").orderBy(List.of(order));
      List<Row> all = engine.findMany(query).rows();
      List<Row> paged = new ArrayList<>();
      Page page = engine.findMany(query.take(4));
      paged.addAll(page.rows());
      while (page.hasMore()) {
        Key last =
            page.keyOf(engine.schema().model("User").orElseThrow(), page.rows().getLast())
                .orElseThrow();
        page = engine.findMany(query.take(4).after(last));
        paged.addAll(page.rows());
      }
      assertThat(paged).as(order.toString()).isEqualTo(all);
      List<Row> lastThree = engine.findMany(query.take(-3)).rows();
      assertThat(lastThree).isEqualTo(all.subList(22, 25));
    }
    assertThat(find("User", "{\"skip\": 23}")).hasSize(2);
    assertThat(find("User", "{\"cursor\": {\"id\": 99}}")).isEmpty();
  }

  @Test
  void updatesAndDeletesChangeOneRow() {
    people();
    Page updated =
        engine.update(
            reader.update(
                "User",
                json(
                    "{\"where\": {\"email\": \"ada@x.org\"}, \"data\": {\"age\": {\"increment\": 2}, \"name\": null}}")));
    assertThat(updated.value(updated.rows().getFirst(), "age")).isEqualTo(38);
    assertThat(updated.value(updated.rows().getFirst(), "name")).isNull();
    assertThat(
            engine.updateMany(
                reader.updateMany(
                    "User",
                    json("{\"where\": {\"age\": {\"gt\": 30}}, \"data\": {\"active\": false}}"))))
        .isEqualTo(2);
    assertThat(engine.count("User", Filter.EVERYTHING)).isEqualTo(4);
    engine.delete("User", new Key(Map.of("email", "bob@x.org")));
    assertThat(
            engine.deleteMany(reader.deleteMany("User", json("{\"where\": {\"active\": true}}"))))
        .isEqualTo(2);
    assertThat(engine.count("User", Filter.EVERYTHING)).isEqualTo(1);
    assertThatThrownBy(() -> engine.delete("User", new Key(Map.of("id", 77))))
        .isInstanceOf(QueryFailure.class)
        .hasMessageContaining("none has that key");
  }

  @Test
  void createManyInsertsAllOrNothing() {
    long count =
        engine.createMany(
            reader.createMany(
                "User", json("{\"data\": [{\"email\": \"a\"}, {\"email\": \"b\", \"age\": 3}]}")));
    assertThat(count).isEqualTo(2);
    assertThatThrownBy(
            () ->
                engine.createMany(
                    reader.createMany(
                        "User", json("{\"data\": [{\"email\": \"c\"}, {\"email\": \"a\"}]}"))))
        .hasMessage("A row with the same `email` is in `User` already. It must be unique.");
    assertThat(engine.count("User", Filter.EVERYTHING)).isEqualTo(2);
  }

  @Test
  void aStagedBatchWithOneBadRowChangesNothing() {
    people();
    Map<String, @Nullable Object> good = new LinkedHashMap<>(Map.of("name", "Changed"));
    List<RowChange> changes =
        List.of(
            new RowChange.Update("User", new Key(Map.of("id", 1)), good),
            new RowChange.Insert("User", Map.of("email", "new@x.org")),
            new RowChange.Delete("User", new Key(Map.of("id", 99))));
    assertThatThrownBy(() -> engine.commit(engine.prepare(changes)))
        .isInstanceOf(QueryFailure.class)
        .hasMessageContaining("the deletion in `User` where id = 99 hit no row instead of one");
    assertThat(emails("{\"name\": \"Changed\"}")).isEmpty();
    assertThat(engine.count("User", Filter.EVERYTHING)).isEqualTo(4);
    assertThat(engine.commit(engine.prepare(changes.subList(0, 2)))).isEmpty();
    assertThat(emails("{\"name\": \"Changed\"}")).containsExactly("ada@x.org");
  }

  @Test
  void thePreviewShowsTheStatementWithItsValues() {
    List<Statement> statements =
        engine
            .prepare(
                List.of(
                    new RowChange.Update(
                        "User", new Key(Map.of("id", 1)), Map.of("name", "O'Hara?"))))
            .statements();
    assertThat(statements.getFirst().preview(engine.dialect()))
        .isEqualTo("UPDATE \"User\" SET \"name\" = 'O''Hara?' WHERE \"User\".\"id\" = 1;");
    assertThat(statements.getFirst().sql())
        .isEqualTo("UPDATE \"User\" SET \"name\" = ? WHERE \"User\".\"id\" = ?");
  }

  @org.junit.jupiter.params.ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"emial\": \"a\"} | Did you mean `email`?",
        "{\"email\": \"a\", \"age\": 2147483648} | data.age: is out of range",
        "{\"email\": 1} | data.email: expects text",
        "{\"email\": null} | is required and cannot be null",
        "{} | data.email: `email` is required",
        "{\"email\": \"a\", \"role\": \"BOSS\"} | expects a value of `Role`",
        "{\"email\": \"a\", \"born\": \"soon\"} | expects a date and time",
        "{\"email\": \"a\", \"big\": \"9223372036854775808\"} | BigInt has 64 bits",
        "{\"email\": \"a\", \"avatar\": \"?\"} | expects bytes in base64"
      })
  void badDataIsRefusedBeforeAnythingIsSent(String data, String message) {
    assertThatThrownBy(() -> create("User", data))
        .isInstanceOf(ArgumentFailure.class)
        .hasMessageContaining(message);
  }

  @Test
  void allProblemsAreToldAtOnce() {
    assertThatThrownBy(
            () ->
                find(
                    "User",
                    "{\"were\": {}, \"where\": {\"nme\": 1, \"age\": {\"contains\": \"x\"}}, \"take\": \"x\"}"))
        .hasMessageContaining("It has 4 problems")
        .hasMessageContaining("where.nme: `nme` is not a field of `User`. Did you mean `name`?")
        .hasMessageContaining("where.age.contains: is for `String` fields")
        .hasMessageContaining("take: expects a whole number");
  }

  @Test
  void theDatabasesRefusalsAreSaidInTheModelsWords() {
    people();
    assertThatThrownBy(() -> create("User", "{\"email\": \"ada@x.org\"}"))
        .hasMessage("A row with the same `email` is in `User` already. It must be unique.")
        .satisfies(e -> assertThat(((QueryFailure) e).details()).isPresent());
    assertThatThrownBy(() -> create("Post", "{\"title\": \"x\", \"authorId\": 99}"))
        .hasMessageContaining(
            provider == Provider.POSTGRESQL
                ? "There is no row that `authorId` of `Post` could refer to."
                : "would point to a row that does not exist");
    create("Post", "{\"title\": \"x\", \"authorId\": 1}");
    assertThatThrownBy(() -> engine.delete("User", new Key(Map.of("id", 1))))
        .isInstanceOf(QueryFailure.class);
    Tables.execute(database, "DROP TABLE \"Log\"");
    assertThatThrownBy(() -> find("Log", "{}"))
        .hasMessage("Table `Log` does not exist yet: run `crowfoot migrate dev`.");
    Tables.execute(database, "ALTER TABLE \"User\" DROP COLUMN age");
    assertThatThrownBy(() -> find("User", "{}"))
        .isInstanceOf(NotMigratedFailure.class)
        .hasMessageContaining("The table of `User` has no column");
  }

  @Test
  void aModelWithoutAKeyCanBeRead() {
    Tables.execute(database, "INSERT INTO \"Log\" (line) VALUES ('a'), ('b')");
    assertThat(find("Log", "{\"orderBy\": {\"line\": \"desc\"}}")).hasSize(2);
  }
}
