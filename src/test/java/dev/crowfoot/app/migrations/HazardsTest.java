// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.app.migrations.Review.Finding;
import dev.crowfoot.diff.Severity;
import dev.crowfoot.model.Provider;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Each hazard is counted against the rows that are there, shows a few of them, and is silent when
/// there is none.
@Execution(ExecutionMode.CONCURRENT)
class HazardsTest {
  private static final String BEFORE =
      """
      enum Role {
        USER
        ADMIN
      }

      model Team {
        id Int @id
      }

      model User {
        id     Int     @id
        email  String
        code   String
        note   String?
        role   Role
        teamId Int
      }

      model Gone {
        id Int @id
      }
      """;

  private static final String AFTER =
      """
      enum Role {
        USER
      }

      model Team {
        id    Int    @id
        users User[]
      }

      model User {
        id     Int    @unique
        email  String @id
        code   Int    @unique
        role   Role
        team   Team   @relation(fields: [teamId], references: [id])
        teamId Int
      }
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void rowsAreCountedAndShown(Provider provider) {
    try (LiveMigrations live = LiveMigrations.in(folder, provider)) {
      live.migrate("init", BEFORE);
      live.execute(
          "INSERT INTO \"Gone\" VALUES (1), (2)",
          "INSERT INTO \"Team\" VALUES (1)",
          "INSERT INTO \"User\" VALUES (1, 'a@x', '7', 'n', 'ADMIN', 1), (2, 'a@x', 'x', NULL,"
              + " 'USER', 9), (3, 'b@x', 'y', 'm', 'USER', 1), (4, 'c@x', '7', NULL, 'USER', 8)");
      assertThat(findings(live))
          .contains(
              "H101 All rows of `Gone` are lost. 2 rows are concerned.",
              "H102 All values of `User.note` are lost. 2 rows are concerned.")
          .anyMatch(s -> s.matches("H201 .*`ADMIN`.* 1 row is concerned\\..*"))
          .anyMatch(
              s ->
                  s.matches(
                      "H204 `User` \\(code\\).* 2 rows are concerned\\. They share `code`: 7\\."))
          .anyMatch(
              s -> s.matches("H205 `User` \\(teamId\\).* 2 rows are concerned\\. By `id`: 2, 4\\."))
          .anyMatch(
              s ->
                  s.matches(
                      "H206 .*\\(email\\).* 2 rows are concerned\\. They share `email`: a@x\\."))
          .anyMatch(s -> s.matches("H207 `User.code` .* 2 rows are concerned\\. By `id`: 2, 3\\."));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void onlyFiveRowsAreShown(Provider provider) {
    try (LiveMigrations live = LiveMigrations.in(folder, provider)) {
      live.migrate("init", BEFORE);
      for (int i = 1; i <= 7; i++) {
        live.execute(
            "INSERT INTO \"User\" VALUES (%d, 'e%d', 'x', NULL, 'USER', 9)".formatted(i, i));
      }
      assertThat(findings(live))
          .anyMatch(
              s ->
                  s.startsWith("H205")
                      && s.endsWith("7 rows are concerned. By `id`: 1, 2, 3, 4, 5, …."));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void emptyTablesAreInNoDanger(Provider provider) {
    try (LiveMigrations live = LiveMigrations.in(folder, provider)) {
      live.migrate("init", BEFORE);
      assertThat(findings(live)).isEmpty();
      assertThat(live.review(AFTER).findings()).isNotEmpty();
    }
  }

  /// Each value alone in a table: what is said of the new type, with how many rows.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POSTGRESQL | BigInt                | Int                     | 1           |",
        "POSTGRESQL | BigInt                | Int                     | 2147483648  | H207",
        "POSTGRESQL | Int                   | Int @db.SmallInt        | 40000       | H207",
        "POSTGRESQL | BigInt                | Float                   | 9007199254740992 |",
        "POSTGRESQL | BigInt                | Float                   | 9007199254740993 | H103",
        "POSTGRESQL | BigInt                | Float                   | 9223372036854775807 | H103",
        "POSTGRESQL | Int                   | Float                   | 2147483647  |",
        "POSTGRESQL | Int                   | Float @db.Real          | 16777216    |",
        "POSTGRESQL | Int                   | Float @db.Real          | 16777217    | H103",
        "POSTGRESQL | BigInt                | Decimal @db.Decimal(4,1)| 999         |",
        "POSTGRESQL | BigInt                | Decimal @db.Decimal(4,1)| 1000        | H207",
        "POSTGRESQL | Decimal               | Float                   | 1.5         |",
        "POSTGRESQL | Decimal               | Float                   | 0.1234567890123456789 | H103",
        "POSTGRESQL | Float                 | Int                     | 3e10        | H103",
        "POSTGRESQL | Boolean               | Int                     | true        |",
        "POSTGRESQL | Int                   | Boolean                 | 1           |",
        "POSTGRESQL | Int                   | Boolean                 | 2           | H207",
        "POSTGRESQL | String                | E                       | a           |",
        "POSTGRESQL | String                | E                       | x           | H207",
        "POSTGRESQL | E                     | F                       | a           |",
        "POSTGRESQL | E                     | F                       | b           | H207",
        "POSTGRESQL | E                     | String                  | b           |",
        "POSTGRESQL | E[]                   | F[]                     | {a,a}       |",
        "POSTGRESQL | E[]                   | F[]                     | {a,b}       | H207",
        "POSTGRESQL | String                | String[]                | x           |",
        "POSTGRESQL | String                | Int[]                   | 5           |",
        "POSTGRESQL | String                | Int[]                   | x           | H207",
        "POSTGRESQL | String[]              | String                  | {a}         |",
        "POSTGRESQL | String[]              | String                  | {a,b}       | H103",
        "POSTGRESQL | String                | Int                     | 7           |",
        "POSTGRESQL | String                | Int                     | 007         | H103",
        "POSTGRESQL | String                | Int                     | x           | H207",
        "POSTGRESQL | DateTime @db.Date     | DateTime @db.Timestamptz| 2026-01-31  |",
        "POSTGRESQL | DateTime @db.Timestamp(6) | DateTime @db.Timestamp(3) | 2026-01-31 12:00:00.123 |",
        "POSTGRESQL | DateTime @db.Timestamp(6) | DateTime @db.Timestamp(3) | 2026-01-31 12:00:00.1234 | H103",
        "POSTGRESQL | DateTime              | DateTime @db.Timestamptz(3) | 2026-03-29 02:30:00.123 |",
        "POSTGRESQL | DateTime @db.Timestamptz(6) | DateTime      | 2026-01-31 12:00:00.123 |",
        "POSTGRESQL | DateTime @db.Timestamptz(6) | DateTime      | 2026-01-31 12:00:00.1234 | H103",
        "POSTGRESQL | DateTime @db.Timestamptz | DateTime @db.Date | 2026-01-31 00:00:00+00 |",
        "POSTGRESQL | DateTime @db.Timestamptz | DateTime @db.Date | 2026-01-31 00:00:00+01 | H103",
        "SQLITE     | BigInt                | Float                   | 9007199254740992 |",
        "SQLITE     | BigInt                | Float                   | 9007199254740993 | H103",
        "SQLITE     | BigInt                | Float                   | 9223372036854775807 | H103",
        "SQLITE     | BigInt                | Int                     | 1           |",
        "SQLITE     | Int                   | Boolean                 | 1           |",
        "SQLITE     | Int                   | Boolean                 | 2           | H207",
        "SQLITE     | String                | Int                     | 007         | H207",
      })
  void onlyValuesThatDoNotFitAreCounted(
      Provider provider, String from, String to, String value, String code) {
    try (LiveMigrations live = LiveMigrations.in(folder, provider)) {
      String schema =
          """
          enum E {
            a
            b
          }
          enum F {
            a
            c
          }
          model T {
            id Int @id
            v %s
          }
          """;
      live.migrate("init", schema.formatted(from));
      live.execute("INSERT INTO \"T\" VALUES (1, '" + value + "')");
      Review review = live.review(schema.formatted(to));
      assertThat(review.findings())
          .filteredOn(f -> f.hazard().severity() != Severity.LOCKS)
          .filteredOn(f -> !f.isHarmless())
          .extracting(f -> f.hazard().code() + " " + f.count().orElse(-1))
          .isEqualTo(code == null ? List.of() : List.of(code + " 1"));
      if (!"H207".equals(code) && !from.equals("Float")) {
        live.migrate("next", schema.formatted(to));
      }
    }
  }

  /// Rows that differ in a part of their key differ, whatever the new part is.
  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void aKeyThatGetsANewPartIsNoHazard(Provider provider) {
    try (LiveMigrations live = LiveMigrations.in(folder, provider)) {
      live.migrate("init", "model T {\n  id Int @id\n  k Int\n}\n");
      live.execute("INSERT INTO \"T\" VALUES (1, 5), (2, 5), (3, 6)");
      String by = "model T {\n  id Int\n  k Int\n  n Int @default(0)\n  @@id([%s, n])\n}\n";
      assertThat(findings(live, by.formatted("id"))).noneMatch(s -> s.startsWith("H206"));
      assertThat(findings(live, by.formatted("k")))
          .anyMatch(s -> s.startsWith("H206") && s.contains("2 rows are concerned"));
      live.migrate("next", by.formatted("id"));
    }
  }

  @Test
  void whatRewritesATableIsSaid() {
    try (LiveMigrations live = LiveMigrations.in(folder, Provider.POSTGRESQL)) {
      live.migrate("init", BEFORE);
      String after =
          BEFORE
              .replace(
                  "note   String?",
                  """
                  note String?
                  key  String   @default(dbgenerated("gen_random_uuid()")) @db.Uuid
                  low  String   @default(dbgenerated("lower('X'::text)"))
                  at   DateTime @default(now())
                  n    Int      @default(autoincrement())
                  """)
              .replace("teamId Int", "teamId BigInt");
      assertThat(findings(live, after)).isEmpty();
      live.execute("INSERT INTO \"User\" VALUES (1, 'a@x', '7', NULL, 'USER', 9)");
      String rewritten =
          "H302 `User` is written anew and closed to everybody while `User.%s` gets its %s. 1 row is concerned.";
      assertThat(findings(live, after))
          .containsExactlyInAnyOrder(
              rewritten.formatted("key", "values"),
              rewritten.formatted("n", "values"),
              rewritten.formatted("teamId", "type"));
    }
  }

  /// The connection's own schema is empty; the rows lie in another.
  @Test
  void rowsOfOtherSchemasAreCountedToo() {
    try (LiveMigrations live = LiveMigrations.in(folder, Provider.POSTGRESQL)) {
      String shop =
          """
          datasource db {
            provider = "postgresql"
            schemas  = ["shop"]
          }
          model Order {
            id Int @id
            note String?
            @@schema("shop")
          }
          """;
      live.migrate("init", shop);
      live.execute("INSERT INTO shop.\"Order\" VALUES (1, 'x')");
      assertThat(live.review(shop.replace("  note String?\n", "")).findings())
          .extracting(Finding::sentence)
          .containsExactly("H102 All values of `shop.Order.note` are lost. 1 row is concerned.");
    }
  }

  private static List<String> findings(LiveMigrations live) {
    return findings(live, AFTER);
  }

  /// What the database holds something for.
  private static List<String> findings(LiveMigrations live, String after) {
    return live.review(after).findings().stream()
        .filter(f -> !f.isHarmless())
        .map(Finding::sentence)
        .toList();
  }
}
