// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.app.migrations.Review.Finding;
import dev.crowfoot.model.Provider;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Enums of PostgreSQL that get or lose values while a condition compares with them.
class EnumConditionsTest {
  private static final String SCHEMA =
      """
      generator client {
        provider        = "prisma-client"
        previewFeatures = ["partialIndexes"]
      }

      enum S {
        open
        gone
      }

      model T {
        id Int    @id
        k  Int
        s  S      @default(open)
        l  S[]

        @@unique([k], map: "one", where: { s: "open" })
        @@index([id], map: "two", where: raw("'gone' = ANY (l)"))
      }
      """;

  @TempDir private Path folder;

  @Test
  void indexesOfTheModelMakeWay() {
    try (LiveMigrations live = LiveMigrations.in(folder, Provider.POSTGRESQL)) {
      live.migrate("init", SCHEMA);
      live.execute("INSERT INTO \"T\" VALUES (1, 1, 'open'), (2, 1, 'gone')");
      live.migrate("more", SCHEMA.replace("  gone\n", "  gone\n  new\n"));
      live.rollback();
      live.migrate("again", SCHEMA.replace("  gone\n", "  gone\n  new\n"));
      live.execute("UPDATE \"T\" SET s = 'new' WHERE id = 2");
      String without = SCHEMA.replace("  gone\n", "  new\n").replace("'gone' =", "'new' =");
      live.migrate("less", without);
      assertThat(live.rows("SELECT id, s FROM \"T\" ORDER BY id"))
          .containsExactly("1|open", "2|new");
      live.rollback();
      live.migrate("less", without);
      live.migrate(
          "even",
          without
              .replace("'new' =", "'open' =")
              .replace("  new\n", "  other\n")
              .replace("model T", "model X")
              .replace("s: \"open\"", "s: \"other\""));
      assertThat(live.migrations().drift().look(live.database()).all()).isEmpty();
    }
  }

  @Test
  void whatSomebodyElseMadeIsNamed() {
    try (LiveMigrations live = LiveMigrations.in(folder, Provider.POSTGRESQL)) {
      live.migrate("init", SCHEMA);
      String less = SCHEMA.replace("  gone\n", "").replace("'gone' =", "'open' =");
      assertThat(live.review(less).findings()).allMatch(Finding::isHarmless);
      live.execute(
          "ALTER TABLE \"T\" ADD CONSTRAINT positive CHECK (k > 0)",
          "ALTER TABLE \"T\" ADD CONSTRAINT closed CHECK (s <> 'gone' OR k > 0)",
          "CREATE INDEX by_hand ON \"T\" (k) WHERE s = 'gone'",
          "CREATE TABLE beside (s \"S\")");
      assertThat(live.review(less).findings())
          .filteredOn(f -> !f.isHarmless())
          .extracting(Finding::sentence)
          .containsExactly(
              "H208 PostgreSQL does not let the enum `S` lose values while something that the schema"
                  + " does not know uses it. Drop that before, and create it again after. It is in"
                  + " the way: column s of table beside, constraint closed on table \"T\", index"
                  + " by_hand.");
    }
  }
}
