// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.adapter.csv.CsvStyle;
import dev.crowfoot.adapter.jdbc.SqlScript;
import dev.crowfoot.adapter.rows.query.Create;
import dev.crowfoot.adapter.rows.query.CreateMany;
import dev.crowfoot.adapter.rows.query.Delete;
import dev.crowfoot.adapter.rows.query.Filter;
import dev.crowfoot.adapter.rows.query.FindMany;
import dev.crowfoot.adapter.rows.query.Order;
import dev.crowfoot.adapter.rows.value.Bytes;
import dev.crowfoot.adapter.rows.value.Json;
import dev.crowfoot.adapter.rows.value.JsonText;
import dev.crowfoot.app.transfer.ImportReport.Ending;
import dev.crowfoot.model.Provider;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/// Law: what is exported, in whatever format, imports to the very same rows on both databases.
class RoundTripLawsTest {
  private static final String COMMON =
      """
      model Thing {
        id     Int       @id
        text   String
        other  String?
        yes    Boolean?
        large  BigInt?   @map("large number")
        ratio  Float?
        price  Decimal?  %s
        moment DateTime? %s
        json   Json?
        bytes  Bytes?
        kind   Kind?
        %s
      }
      enum Kind {
        SMALL
        LARGE @map("very large")
      }
      """;

  private static Path folder = Path.of("");
  private static @Nullable LiveModels sqlite;
  private static @Nullable LiveModels postgres;

  @BeforeContainer
  static void open() throws IOException {
    folder = Files.createTempDirectory("roundtrip");
    sqlite = new LiveModels(Provider.SQLITE, COMMON.formatted("", "", ""), folder);
    postgres =
        new LiveModels(
            Provider.POSTGRESQL,
            COMMON.formatted(
                "@db.Decimal(40, 12)",
                "@db.Timestamptz(6)",
                """
                words  String[]
                  dates  DateTime[]
                  nums   Decimal[]
                  uuid   String?  @db.Uuid
                  day    DateTime? @db.Date
                  plain  DateTime?
                """),
            folder);
  }

  @AfterContainer
  static void close() throws IOException {
    if (sqlite != null) {
      sqlite.close();
    }
    if (postgres != null) {
      postgres.close();
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  @Property(tries = 60)
  void onSqlite(@ForAll("rows") List<Map<String, Object>> rows, @ForAll TransferFormat format)
      throws IOException {
    if (sqlite != null) {
      roundTrip(sqlite, rows, format);
    }
  }

  @Property(tries = 60)
  void onPostgres(@ForAll("richRows") List<Map<String, Object>> rows, @ForAll TransferFormat format)
      throws IOException {
    if (postgres != null) {
      roundTrip(postgres, rows, format);
    }
  }

  private static void roundTrip(
      LiveModels live, List<Map<String, Object>> rows, TransferFormat format) throws IOException {
    empty(live);
    List<Create> creates = new ArrayList<>();
    for (Map<String, Object> row : rows) {
      Map<String, @Nullable Object> values = new HashMap<>(row);
      values.put("id", creates.size() + 1);
      creates.add(Create.of("Thing", values));
    }
    live.engine().createMany(new CreateMany("Thing", creates, false));
    List<List<@Nullable Object>> before = live.rows("Thing", "id");
    Path file = folder.resolve("things." + format.word());
    FindMany all = FindMany.of("Thing").orderBy(List.of(Order.ascending("id")));
    long written =
        new RowExport(live.engine(), new ExportPlan(all, format, new CsvStyle(';', false)))
            .write(file, Progress.NONE);
    assertThat(written).isEqualTo(rows.size());
    empty(live);
    if (format == TransferFormat.SQL) {
      SqlScript.run(live.database(), Files.readString(file));
    } else if (!rows.isEmpty()) {
      ImportPlan plan = ImportPlan.suggest(live.schema(), live.model("Thing"), file);
      assertThat(plan.mapping().leftOut()).isEmpty();
      ImportReport report = new Import(live.engine(), plan).run(Progress.NONE, Optional.empty());
      assertThat(report).isEqualTo(new ImportReport(rows.size(), 0, List.of(), Ending.DONE));
    }
    assertThat(live.rows("Thing", "id")).as(Files.readString(file)).isEqualTo(before);
  }

  private static void empty(LiveModels live) {
    live.engine().deleteMany(new Delete("Thing", Filter.EVERYTHING, OptionalLong.empty()));
  }

  @Provide
  Arbitrary<List<Map<String, Object>>> rows() {
    return common(decimals("99999.99", 2), 3).list().ofMaxSize(12);
  }

  @Provide
  Arbitrary<List<Map<String, Object>>> richRows() {
    Arbitrary<BigDecimal> exact =
        Arbitraries.bigIntegers()
            .between(BigInteger.TEN.pow(39).negate(), BigInteger.TEN.pow(39))
            .map(n -> new BigDecimal(n, 12));
    Arbitrary<Map<String, Object>> lists =
        Combinators.combine(
                texts().list().ofMaxSize(3),
                moments(6).list().ofMaxSize(2),
                decimals("1e20", 4).list().ofMaxSize(2),
                Arbitraries.longs().map(n -> new UUID(n, ~n).toString()),
                moments(0).map(m -> m.truncatedTo(ChronoUnit.DAYS)),
                moments(3))
            .as(
                (words, dates, nums, uuid, day, plain) ->
                    Map.of(
                        "words", words, "dates", dates, "nums", nums, "uuid", uuid, "day", day,
                        "plain", plain));
    return Combinators.combine(common(exact, 6), lists)
        .as(
            (one, other) -> {
              Map<String, Object> all = new HashMap<>(one);
              all.putAll(other);
              return all;
            })
        .list()
        .ofMaxSize(12);
  }

  private static Arbitrary<BigDecimal> decimals(String most, int scale) {
    BigDecimal limit = new BigDecimal(most);
    return Arbitraries.bigDecimals().between(limit.negate(), limit).ofScale(scale);
  }

  private static Arbitrary<String> texts() {
    return Arbitraries.frequencyOf(
        Tuple.of(
            4,
            Arbitraries.strings()
                .withChars("abcÄ→")
                .withChars(" ,;\t|\"'\\\r\n=+-@{}[]null01?$:\uFEFF")
                .ofMaxLength(12)),
        Tuple.of(
            1,
            Arbitraries.of(
                "",
                " ",
                "NULL",
                "null",
                "\\N",
                "😀",
                "=1+1",
                "'; DROP TABLE x; --",
                "a\r\nb",
                "\"",
                "\"\"",
                ",",
                "\uFEFFx")));
  }

  private static Arbitrary<Instant> moments(int digits) {
    long unit = (long) Math.pow(10, 9 - Math.max(3, digits));
    return Arbitraries.longs()
        .between(-5_000_000_000L, 9_000_000_000L)
        .flatMap(
            seconds ->
                Arbitraries.longs()
                    .between(0, 1_000_000_000L / unit - 1)
                    .map(part -> Instant.ofEpochSecond(seconds, part * unit)));
  }

  /// Also `null`, and what looks like the mark that tells it from no value.
  private static Arbitrary<String> documents() {
    return Arbitraries.oneOf(
        texts().map(text -> Json.MAPPER.writeValueAsString(Map.of("a", text))),
        Arbitraries.of(
            "null",
            "[null]",
            "\"null\"",
            "{\"$type\":\"Enum\",\"value\":\"JsonNull\"}",
            "{\"$type\":\"Json\",\"value\":\"null\"}",
            "{\"$type\":1}"));
  }

  private static Arbitrary<Map<String, Object>> common(Arbitrary<BigDecimal> decimals, int digits) {
    Arbitrary<Map<String, Object>> values =
        Combinators.combine(
                texts(),
                texts(),
                Arbitraries.of(true, false),
                Arbitraries.longs(),
                Arbitraries.doubles().between(-1e300, 1e300).ofScale(6),
                decimals,
                moments(digits),
                documents())
            .as(
                (text, other, yes, large, ratio, price, moment, json) ->
                    Map.of(
                        "text",
                        text,
                        "other",
                        other,
                        "yes",
                        yes,
                        "large",
                        large,
                        "ratio",
                        ratio,
                        "price",
                        price,
                        "moment",
                        moment,
                        "json",
                        new JsonText(json)));
    Arbitrary<Map<String, Object>> more =
        Combinators.combine(
                Arbitraries.bytes().array(byte[].class).ofMaxSize(9),
                Arbitraries.of("SMALL", "LARGE"))
            .as((bytes, kind) -> Map.of("bytes", (Object) Bytes.of(bytes), "kind", kind));
    return Combinators.combine(
            values,
            more,
            Arbitraries.of(
                    "other", "yes", "large", "ratio", "price", "moment", "json", "bytes", "kind")
                .set())
        .as(
            (one, two, none) -> {
              Map<String, Object> all = new HashMap<>(one);
              all.putAll(two);
              none.forEach(all::remove);
              return all;
            });
  }
}
