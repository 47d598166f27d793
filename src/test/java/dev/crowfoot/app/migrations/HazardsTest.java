// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.app.migrations.Review.Finding;
import dev.crowfoot.model.Provider;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Each hazard is counted against the rows that are there, shows a few of them, and is silent when
/// there is none.
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
