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

/// A schema read out of somebody else's database.
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
      assertThat(PullAgainTest.pulledAgain(pulled.text(), database)).isEqualTo(pulled.text());
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
