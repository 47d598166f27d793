// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.adapter.rows.Page;
import dev.crowfoot.adapter.rows.QueryEngine;
import dev.crowfoot.adapter.rows.Row;
import dev.crowfoot.adapter.rows.query.Create;
import dev.crowfoot.adapter.rows.query.Filter;
import dev.crowfoot.adapter.rows.query.Filter.Comparison;
import dev.crowfoot.adapter.rows.query.FindMany;
import dev.crowfoot.adapter.rows.query.Key;
import dev.crowfoot.adapter.rows.query.Order;
import dev.crowfoot.adapter.rows.query.Returning;
import dev.crowfoot.adapter.rows.query.Selection;
import dev.crowfoot.adapter.rows.value.Bytes;
import dev.crowfoot.adapter.rows.value.Excerpt;
import dev.crowfoot.adapter.rows.value.JsonText;
import dev.crowfoot.analysis.Analysis;
import dev.crowfoot.app.RowPages.Part;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.Schema;
import dev.crowfoot.testing.Postgres;
import dev.crowfoot.testing.Tables;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowPagesTest {
  private static final int ROWS = 1000;
  private static final String MODELS =
      """
      model Dense {
        id   Int    @id
        name String
      }

      model Sparse {
        id   Int    @id
        name String
      }

      model Named {
        code String @id
        kind Int
      }

      model Large {
        id    Int     @id
        text  String?
        json  Json?
        bytes Bytes?
      }

      model Loose {
        a Int
        @@unique([a], map: "loose_a")
      }
      """;

  @TempDir Path folder;

  private interface Check {
    void run(QueryEngine engine);
  }

  /// On both databases: Dense has the ids 1 to 1000, Sparse the first half of them and 100,000 on.
  private void each(Check check) {
    try (Database sqlite = Database.openOrCreate(DatabaseUrl.parse("file:./pages.db", folder));
        Database postgres =
            Database.openOrCreate(DatabaseUrl.parse(Postgres.freshDatabase(), folder))) {
      for (Database database : List.of(sqlite, postgres)) {
        Schema schema = schema(database);
        Tables.create(database, schema);
        Tables.execute(
            database,
            numbers("INSERT INTO \"Dense\" SELECT n, 'd' || n FROM t"),
            numbers(
                "INSERT INTO \"Sparse\" SELECT CASE WHEN n <= 500 THEN n ELSE n + 100000 END,"
                    + " 's' || n FROM t"),
            numbers("INSERT INTO \"Named\" SELECT 'c' || (10000 + n), n % 7 FROM t"),
            numbers("INSERT INTO \"Loose\" SELECT n FROM t"));
        check.run(Rows.of(schema, database).engine());
      }
    }
  }

  private static String numbers(String insert) {
    return insert.replaceFirst(
        "SELECT",
        "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < "
            + ROWS
            + ") SELECT");
  }

  private static Schema schema(Database database) {
    String source = "datasource db {\n provider = \"" + database.provider().word() + "\"\n}\n";
    return Analysis.of(new Sources(List.of(SourceText.of("schema.prisma", source + MODELS))))
        .schema();
  }

  private static RowPages pages(QueryEngine engine, FindMany query) {
    Model model = engine.schema().model(query.model()).orElseThrow();
    return new RowPages(engine, model, query, 50);
  }

  private static List<Object> column(Part part, String field) {
    Page page = part.page();
    return page.rows().stream().<Object>map(row -> page.value(row, field)).toList();
  }

  private static Optional<Key> key(QueryEngine engine, Part part, String model, Row row) {
    return part.page().keyOf(engine.schema().model(model).orElseThrow(), row);
  }

  @Test
  void aJumpByADenseKeyIsExact() {
    each(
        engine -> {
          RowPages pages = pages(engine, FindMany.of("Dense"));
          Part part = pages.at(600, ROWS);
          assertThat(part.exact()).isTrue();
          assertThat(part.first()).isEqualTo(600);
          assertThat(column(part, "id").getFirst()).isEqualTo(601);
          FindMany down = FindMany.of("Dense").orderBy(List.of(Order.descending("id")));
          assertThat(column(pages(engine, down).at(600, ROWS), "id").getFirst()).isEqualTo(400);
        });
  }

  @Test
  void aJumpOverGapsSaysThatItsPlaceIsExpectedAndPagesOnWithoutOne() {
    each(
        engine -> {
          RowPages pages = pages(engine, FindMany.of("Sparse"));
          Part part = pages.at(300, ROWS);
          assertThat(part.exact()).isFalse();
          assertThat(column(part, "id").getFirst()).isEqualTo(100501);
          Part before =
              pages.before(key(engine, part, "Sparse", part.page().rows().getFirst()), 300, false);
          assertThat(column(before, "id").getFirst()).isEqualTo(451);
          assertThat(column(before, "id").getLast()).isEqualTo(500);
          assertThat(before.begins()).isFalse();
        });
  }

  @Test
  void aJumpInAnyOtherOrderCountsFromTheNearerEnd() {
    each(
        engine -> {
          for (FindMany query :
              List.of(
                  FindMany.of("Named"),
                  FindMany.of("Named").orderBy(List.of(Order.descending("kind"))),
                  FindMany.of("Named")
                      .where(new Filter.Compare("kind", Comparison.NOT, 9, false)))) {
            List<Object> all = column(all(engine, query), "code");
            for (int place : new int[] {0, 70, 499, 501, 930, 999}) {
              Part part = pages(engine, query).at(place, ROWS);
              assertThat(column(part, "code"))
                  .isEqualTo(
                      all.subList(
                          (int) part.first(), (int) part.first() + part.page().rows().size()));
              assertThat((long) place)
                  .isBetween(part.first(), part.first() + part.page().rows().size() - 1);
            }
          }
        });
  }

  private static Part all(QueryEngine engine, FindMany query) {
    return new Part(engine.findMany(query), 0, true, true, true);
  }

  @Test
  void rowsWithoutAKeyAreCounted() {
    each(
        engine -> {
          RowPages pages =
              pages(engine, FindMany.of("Loose").orderBy(List.of(Order.ascending("a"))));
          Part next = pages.after(Optional.empty(), 50, true);
          assertThat(column(next, "a").getFirst()).isEqualTo(51);
          assertThat(column(pages.before(Optional.empty(), 50, true), "a")).hasSize(50);
        });
  }

  @Test
  void thePageBehindARowThatWasDeletedMeanwhileIsFound() {
    each(
        engine -> {
          RowPages pages = pages(engine, FindMany.of("Dense"));
          Part first = pages.first();
          Key last = key(engine, first, "Dense", first.page().rows().getLast()).orElseThrow();
          var _ = engine.delete("Dense", last);
          Part next = pages.after(Optional.of(last), 50, true);
          assertThat(next.page().rows()).hasSize(50);
        });
  }

  @Test
  void aKeyIsGoneToWhetherItIsThereOrNot() {
    each(
        engine -> {
          RowPages dense = pages(engine, FindMany.of("Dense"));
          var id = engine.schema().model("Dense").orElseThrow().scalarField("id").orElseThrow();
          Part part = dense.from(id, 700, ROWS);
          assertThat(part.first()).isEqualTo(699);
          assertThat(column(part, "id").getFirst()).isEqualTo(700);
          RowPages named = pages(engine, FindMany.of("Named"));
          var code = engine.schema().model("Named").orElseThrow().scalarField("code").orElseThrow();
          Part between = named.from(code, "c10500x", ROWS);
          assertThat(column(between, "code").getFirst()).isEqualTo("c10501");
          assertThat(between.first()).isEqualTo(500);
          assertThat(column(named.from(code, "zzz", ROWS), "code").getLast()).isEqualTo("c11000");
        });
  }

  @Test
  void theNumberIsEstimatedBeforeItIsCounted() {
    each(
        engine -> {
          RowPages dense = pages(engine, FindMany.of("Dense"));
          assertThat(dense.estimate()).hasValue(ROWS);
          assertThat(dense.count()).isEqualTo(ROWS);
          FindMany some = FindMany.of("Dense").where(new Filter.IsNull("name", true));
          assertThat(pages(engine, some).estimate()).isEmpty();
        });
  }

  @Test
  void theBoundsOfAnEmptyModelAreNone() {
    each(
        engine -> {
          var _ =
              engine.deleteMany(
                  new dev.crowfoot.adapter.rows.query.Delete(
                      "Dense", Filter.EVERYTHING, java.util.OptionalLong.empty()));
          RowPages pages = pages(engine, FindMany.of("Dense"));
          assertThat(pages.first().ends()).isTrue();
          assertThat(pages.at(300, ROWS).page().rows()).isEmpty();
        });
  }

  @Test
  void ofLargeValuesOnlyTheBeginningIsRead() {
    each(
        engine -> {
          String long1000 = "é".repeat(1000);
          Map<String, @Nullable Object> large = new HashMap<>();
          large.put("id", 1);
          large.put("text", long1000);
          large.put("json", new JsonText("{\"a\": \"" + long1000 + "\"}"));
          large.put("bytes", Bytes.of(new byte[1000]));
          Map<String, @Nullable Object> small = new HashMap<>();
          small.put("id", 2);
          small.put("text", "é".repeat(Excerpt.MOST));
          small.put("json", new JsonText("{\"a\": 1}"));
          small.put("bytes", Bytes.of(new byte[Excerpt.MOST]));
          for (Map<String, @Nullable Object> row : List.of(large, small)) {
            var _ = engine.create(new Returning<>(Create.of("Large", row), Selection.ALL));
          }
          Part part = pages(engine, FindMany.of("Large")).first();
          for (String field : List.of("text", "json", "bytes")) {
            assertThat(column(part, field).getFirst()).isInstanceOf(Excerpt.class);
          }
          Page whole = engine.findMany(FindMany.of("Large"));
          assertThat(part.page().rows().get(1)).isEqualTo(whole.rows().get(1));
        });
  }
}
