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
import dev.crowfoot.testing.Postgres;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import dev.crowfoot.validation.Validation;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A schema read again after its database has changed: what is the same stays as it is written.
class PullAgainTest {
  @TempDir private Path folder;

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

  /// The first reading says so: "Name schemas in the datasource, to read them."
  @Test
  void schemasNamedInTheDatasourceAloneAreRead() {
    try (Database database = made("postgresql")) {
      SqlScript.run(database, "CREATE SCHEMA crm; CREATE TABLE crm.lead (id int PRIMARY KEY)");
      String text =
          SHOP.formatted("postgresql").replace("  url", "  schemas = [\"crm\", \"public\"]\n  url");
      assertThat(pulledAgain(text, database))
          .contains("model lead {\n  id Int @id\n\n  @@schema(\"crm\")\n}")
          .contains("  @@schema(\"public\")\n")
          .contains("@default(uuid()) @map(\"customer_id\")");
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

  static String pulledAgain(String text, Database database) {
    return Pull.from(database, Sources.of(SourceText.of("schema.prisma", text))).text();
  }

  private static Schema schema(String text) {
    return Validation.of(Sources.of(SourceText.of("schema.prisma", text))).schema();
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
