// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.adapter.jdbc.CatalogReader;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.adapter.jdbc.SqlScript;
import dev.crowfoot.analysis.Analysis;
import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.diagnostic.Diagnostic;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.migration.Plan;
import dev.crowfoot.migration.Planner;
import dev.crowfoot.migration.Script;
import dev.crowfoot.model.Schema;
import dev.crowfoot.testing.Foreign;
import dev.crowfoot.testing.Postgres;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import dev.crowfoot.validation.Validation;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A schema read out of somebody else's database, and read again after the database has changed.
class PullTest {
  @TempDir private Path folder;

  @Test
  void whatASchemaCannotSayOfPostgresIsNamed() {
    try (Database database = postgres()) {
      Pulled pulled = Pull.from(database, Schema.EMPTY);
      assertThat(pulled.text())
          .contains(
              """
              /// Only in the database: 1 CHECK constraint (company_named), 1 column with a collation of its own (city), 2 comments (customers, vat_number), 1 row-level security policy (own_city).
              model customers {
              """,
              "  total      Decimal? @default(dbgenerated(\"((quantity)::numeric * unit_price)\"))"
                  + " @db.Decimal(14, 2)",
              "  unit_size    Unsupported(\"place\")?",
              "/// Ignored: without a key",
              "  @@index([customer_id], map: \"orders_open\", where: raw(");
      assertThat(pulled.findings())
          .contains(
              "1 field of `products` (unit_size) is of a type that the language does not know:"
                  + " written as `Unsupported`, for the database alone.",
              "`log` has neither a key nor a required unique column: written with `@@ignore`.",
              "2 CHECK constraints on \"orders\" (open_or_sent, sent_after) stay in the database;"
                  + " crowfoot does not show them.",
              "1 generated column on \"order_lines\" (total) is written with"
                  + " `@default(dbgenerated(…))`: the database computes the value.",
              "1 view (open_orders) stays in the database; crowfoot does not show it.",
              "1 other schema with tables (archive) was not read. Name schemas in the datasource,"
                  + " `schemas = [\"public\", …]`, to read them.");
      assertStandsFor(pulled.text(), database);
    }
  }

  @Test
  void aTableThatACrashEmptiesIsNamed() {
    String url = Postgres.freshDatabase();
    Postgres.execute(
        url.replaceAll(".*/", ""), "CREATE UNLOGGED TABLE cache (id integer PRIMARY KEY)");
    try (Database database = Database.open(DatabaseUrl.parse(url, Path.of(".")))) {
      Pulled pulled = Pull.from(database, Schema.EMPTY);
      assertThat(pulled.text()).contains("/// Only in the database: 1 table option (UNLOGGED).");
      assertThat(pulled.findings())
          .containsExactly(
              "1 table option on \"cache\" (UNLOGGED) stays in the database; crowfoot does not show"
                  + " it.");
    }
  }

  @Test
  void whatASchemaCannotSayOfSqliteIsNamed() {
    try (Database database = sqlite()) {
      Pulled pulled = Pull.from(database, Schema.EMPTY);
      assertThat(pulled.text())
          .contains("  word_count  Int?     @default(dbgenerated(\"length(post_title)\"))")
          .contains("model posts {")
          .doesNotContain("posts_search", "published");
      assertThat(pulled.findings())
          .contains(
              "1 trigger on \"posts\" (posts_count) stays in the database; crowfoot does not show"
                  + " it.",
              "1 foreign key that no relation can say on \"posts\" (posts_post_author_fkey) stays in"
                  + " the database; crowfoot does not show it.",
              "1 virtual table (posts_search) stays in the database; crowfoot does not show it.",
              "1 CHECK constraint on \"users\" (has_at) stays in the database; crowfoot does not"
                  + " show it.")
          .noneMatch(f -> f.contains("on \"counters\" (posts_count)"));
      assertStandsFor(pulled.text(), database);
    }
  }

  private static final String SHOP =
      """
      // Our shop.
      datasource db {
        provider = "%s"
        url      = env("DATABASE_URL")
      }

      /// Those who buy.
      model Customer {
        id        String   @id @default(uuid()) @map("customer_id")
        name      String // as on the invoice
        email     String?  @unique
        changedAt DateTime @default(now()) @updatedAt @map("changed_at")
        tier      Tier     @default(GOLD)
        bought    Order[]  @relation("buyer")

        @@map("customers")
      }

      enum Tier {
        GOLD   @map("gold")
        SILVER
      }

      model Order {
        number  Int      @id @default(autoincrement())
        buyerId String   @map("buyer_id")
        buyer   Customer @relation("buyer", fields: [buyerId], references: [id])
        note    String?
        old     Int?

        @@index([buyerId])
        @@map("orders")
      }

      model Gone {
        id Int @id
      }
      """;

  @Test
  void aSchemaThatStandsForItsDatabaseIsLeftAsItIs() {
    try (Database database = made("sqlite")) {
      String text = SHOP.formatted("sqlite");
      assertThat(pulledAgain(text, database)).isEqualTo(text);
    }
    try (Database database = made("postgresql")) {
      String text = SHOP.formatted("postgresql");
      assertThat(pulledAgain(text, database)).isEqualTo(text);
    }
  }

  @Test
  void onlyWhatChangedInTheDatabaseChangesInTheText() {
    try (Database database = made("postgresql")) {
      SqlScript.run(
          database,
          """
          ALTER TABLE customers ADD COLUMN phone varchar(20);
          ALTER TABLE customers ALTER COLUMN changed_at TYPE timestamptz(3);
          ALTER TABLE customers ADD CONSTRAINT named CHECK (name <> '');
          DROP INDEX customers_email_key;
          ALTER TYPE "Tier" ADD VALUE 'BRONZE';
          ALTER TABLE orders DROP COLUMN old;
          DROP INDEX orders_buyer_id_idx;
          CREATE INDEX orders_note_idx ON orders (note);
          ALTER TABLE orders DROP CONSTRAINT orders_buyer_id_fkey;
          ALTER TABLE orders ADD CONSTRAINT orders_buyer_id_fkey FOREIGN KEY (buyer_id)
            REFERENCES customers ON DELETE CASCADE ON UPDATE CASCADE;
          DROP TABLE "Gone";
          CREATE TABLE invoices (id serial PRIMARY KEY, order_id int NOT NULL REFERENCES orders
            ON DELETE RESTRICT ON UPDATE CASCADE);
          """);
      String text = pulledAgain(SHOP.formatted("postgresql"), database);
      assertThat(text)
          .isEqualTo(
              """
              // Our shop.
              datasource db {
                provider = "postgresql"
                url      = env("DATABASE_URL")
              }

              /// Those who buy.
              /// Only in the database: 1 CHECK constraint (named).
              model Customer {
                id        String   @id @default(uuid()) @map("customer_id")
                name      String // as on the invoice
                email     String?
                changedAt DateTime @default(now()) @updatedAt @map("changed_at") @db.Timestamptz(3)
                tier      Tier     @default(GOLD)
                phone     String?  @db.VarChar(20)
                bought    Order[]  @relation("buyer")

                @@map("customers")
              }

              enum Tier {
                GOLD   @map("gold")
                SILVER
                BRONZE
              }

              model Order {
                number   Int        @id @default(autoincrement())
                buyerId  String     @map("buyer_id")
                buyer    Customer   @relation("buyer", fields: [buyerId], references: [id], onDelete: Cascade)
                note     String?
                invoices invoices[]

                @@index([note])
                @@map("orders")
              }

              model invoices {
                id       Int   @id @default(autoincrement())
                order_id Int
                order    Order @relation(fields: [order_id], references: [number])
              }
              """);
      assertStandsFor(text, database);
      assertThat(pulledAgain(text, database)).isEqualTo(text);
      SqlScript.run(database, "ALTER TABLE customers DROP CONSTRAINT named");
      assertThat(pulledAgain(text, database)).doesNotContain("Only in the database");
    }
  }

  /// Parts of a key or an index that are not its fields.
  @Test
  void whatIsOtherwiseAboutAnIndexIsOtherwiseInTheText() {
    String text =
        """
        generator client {
          provider        = "prisma-client"
          previewFeatures = ["partialIndexes"]
        }

        datasource db {
          provider = "postgresql"
        }

        model T {
          a Int    @unique
          b String
          c Int
          d Int    @db.SmallInt

          @@id([a, b])
          // by hand
          @@unique([b, c], map: "two")
          @@index([b], map: "first")
          @@index([b], map: "second", where: { c: 5 })
          @@index([c], map: "kept", where: { c: { not: 5 } })
          @@index([c, d])
        }
        """;
    try (Database database = Database.open(DatabaseUrl.parse(Postgres.freshDatabase(), folder))) {
      Dialect dialect = Schemas.dialect(database.provider());
      Catalog catalog = dialect.catalogOf(schema(text));
      SqlScript.run(
          database, Script.render(Planner.plan(Catalog.EMPTY, catalog, List.of(), dialect)));
      assertThat(pulledAgain(text, database)).isEqualTo(text);
      SqlScript.run(
          database,
          """
          ALTER INDEX two RENAME TO three;
          ALTER INDEX "T_a_key" RENAME TO the_key;
          DROP INDEX first;
          CREATE INDEX first ON "T" (b text_pattern_ops);
          DROP INDEX second;
          CREATE INDEX second ON "T" (b) WHERE c = 6;
          ALTER TABLE "T" RENAME CONSTRAINT "T_pkey" TO pk;
          ALTER TABLE "T" ALTER COLUMN d TYPE int;
          DROP INDEX "T_c_d_idx";
          CREATE INDEX "T_c_d_idx" ON "T" USING brin (c, d);
          """);
      String pulled = pulledAgain(text, database);
      assertStandsFor(pulled, database);
      assertThat(pulled)
          .contains(
              "  a Int    @unique(map: \"the_key\")\n",
              "  d Int\n\n",
              "  @@id([a, b], map: \"pk\")\n",
              "  // by hand\n  @@unique([b, c], map: \"three\")\n",
              "  @@index([b(ops: raw(\"text_pattern_ops\"))], map: \"first\")\n",
              "map: \"second\", where: raw(\"(c = 6)\"))\n",
              "  @@index([c], map: \"kept\", where: { c: { not: 5 } })\n",
              "  @@index([c, d], type: Brin)\n");
      assertThat(pulledAgain(pulled, database)).isEqualTo(pulled);
    }
  }

  @Test
  void viewsGoAndChangeWithThoseOfTheDatabase() {
    try (Database database = Database.openOrCreate(DatabaseUrl.parse("file:views.db", folder))) {
      SqlScript.run(
          database,
          "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT NOT NULL);"
              + " CREATE VIEW v AS SELECT id, a FROM t; CREATE VIEW w AS SELECT id FROM t");
      String text =
          """
          generator client {
            provider        = "prisma-client"
            previewFeatures = ["views"]
          }

          datasource db {
            provider = "sqlite"
          }

          model T {
            id Int    @id @default(autoincrement())
            a  String
            v  V?

            @@map("t")
          }

          view V {
            id Int    @unique
            a  String // never empty
            t  T      @relation(fields: [id], references: [id])

            @@map("v")
          }

          view W {
            id Int @unique

            @@map("w")
          }
          """;
      assertThat(pulledAgain(text, database)).isEqualTo(text);
      SqlScript.run(
          database, "DROP VIEW w; DROP VIEW v; CREATE VIEW w AS SELECT id, a AS b FROM t");
      String pulled = pulledAgain(text, database);
      assertThat(pulled)
          .doesNotContain("view V", "v  V?")
          .contains("view W {\n  id Int     @unique\n  b  String?\n");
      assertThat(pulledAgain(pulled, database)).isEqualTo(pulled);
    }
  }

  @Test
  void viewsAreWrittenWhereTheirPreviewFeatureIsOn() {
    String generator =
        """
        generator client {
          provider        = "prisma-client"
          previewFeatures = ["views"]
        }
        """;
    String empty = generator + "\ndatasource db {\n  provider = \"%s\"\n}\n";
    try (Database database = postgres()) {
      Pulled pulled =
          Pull.from(
              database, Sources.of(SourceText.of("schema.prisma", empty.formatted("postgresql"))));
      assertThat(pulled.text())
          .startsWith(generator)
          .contains(
              """
              view open_orders {
                order_id     Int?
                company_name String? @db.VarChar(40)
              }
              """,
              "view sales {");
      assertThat(pulled.findings()).noneMatch(f -> f.contains("view"));
      assertStandsFor(pulled.text(), database);
      assertThat(pulledAgain(pulled.text(), database)).isEqualTo(pulled.text());
    }
    try (Database database = sqlite()) {
      SqlScript.run(
          database, "CREATE TABLE t (a INT); CREATE VIEW broken AS SELECT a FROM t; DROP TABLE t");
      Pulled pulled =
          Pull.from(
              database, Sources.of(SourceText.of("schema.prisma", empty.formatted("sqlite"))));
      assertThat(pulled.text())
          .contains(
              """
              view published {
                ID         Int?
                post_title String?
                user_login String?
              }
              """)
          .doesNotContain("view broken");
      assertThat(pulled.findings())
          .contains("1 view (broken) stays in the database; crowfoot does not show it.");
    }
  }

  @Test
  void enumsThatSqliteKeepsAsTextStayEnums() {
    try (Database database = made("sqlite")) {
      SqlScript.run(
          database,
          """
          CREATE TABLE c (customer_id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, email TEXT,
            changed_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP, tier TEXT DEFAULT 'SILVER');
          DROP TABLE customers;
          ALTER TABLE c RENAME TO customers;
          """);
      String text = pulledAgain(SHOP.formatted("sqlite"), database);
      assertThat(text)
          .contains("  tier      Tier?    @default(SILVER)\n", "  email     String?\n")
          .contains("@default(uuid()) @map(\"customer_id\")");
    }
  }

  /// An empty database to which the shop's schema was applied.
  private Database made(String provider) {
    String url = provider.equals("sqlite") ? "file:shop.db" : Postgres.freshDatabase();
    Database database = Database.openOrCreate(DatabaseUrl.parse(url, folder));
    Schema schema = schema(SHOP.formatted(provider));
    Dialect dialect = Schemas.dialect(database.provider());
    Plan plan = Planner.plan(Catalog.EMPTY, dialect.catalogOf(schema), List.of(), dialect);
    SqlScript.run(database, Script.render(plan));
    return database;
  }

  private static String pulledAgain(String text, Database database) {
    return Pull.from(database, Sources.of(SourceText.of("schema.prisma", text))).text();
  }

  private static Schema schema(String text) {
    return Validation.of(Sources.of(SourceText.of("schema.prisma", text))).schema();
  }

  private Database postgres() {
    Database database = Database.open(DatabaseUrl.parse(Postgres.freshDatabase(), folder));
    SqlScript.run(database, Foreign.POSTGRES);
    return database;
  }

  private Database sqlite() {
    Database database = Database.openOrCreate(DatabaseUrl.parse("file:blog.db", folder));
    SqlScript.run(database, Foreign.SQLITE);
    return database;
  }

  /// No error in it, and no difference between it and the database.
  private static void assertStandsFor(String text, Database database) {
    Analysis analysis = Validation.of(Sources.of(SourceText.of("schema.prisma", text)));
    assertThat(analysis.diagnostics().stream().filter(Diagnostic::isError)).isEmpty();
    Dialect dialect = Schemas.dialect(database.provider());
    Catalog wanted = dialect.catalogOf(analysis.schema());
    Catalog found =
        dialect.aligned(
            CatalogReader.read(database, Schemas.namespaces(analysis.schema())), wanted);
    Plan plan = Planner.plan(found, wanted, List.of(), dialect);
    assertThat(plan.summary()).isEmpty();
  }
}
