// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.catalog.Column;
import dev.crowfoot.catalog.ColumnDefault;
import dev.crowfoot.catalog.Table;
import dev.crowfoot.catalog.TableName;
import dev.crowfoot.testing.Foreign;
import dev.crowfoot.testing.Postgres;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a database holds that a schema cannot say is found, all of it.
class ExtrasTest {
  @TempDir private Path folder;

  @Test
  void everythingOfATradingCompanyOnPostgresIsFound() {
    try (Database database = Database.open(DatabaseUrl.parse(Postgres.freshDatabase(), folder))) {
      SqlScript.run(database, Foreign.POSTGRES);
      Catalog catalog = CatalogReader.read(database);
      assertThat(found(catalog))
          .containsExactlyInAnyOrder(
              "CHECK customers: company_named [company_name]",
              "CHECK big_customers: company_named [company_name]",
              "CHECK orders: sent_after [ordered_at, sent_at]",
              "CHECK orders: open_or_sent [state, sent_at]",
              "CHECK order_lines: order_lines_quantity_check [quantity]",
              "EXCLUSION orders: no_overlap [during]",
              "DEFERRABLE orders: orders_customer_id_fkey [customer_id]",
              "EXPRESSION_INDEX products: products_lower_name [product_name]",
              "INDEX_OPTION orders: orders_recent [ordered_at, state]",
              "GENERATED_COLUMN order_lines: total [quantity, unit_price]",
              "IDENTITY_ALWAYS products: product_id []",
              "COLLATION customers: city []",
              "COLLATION big_customers: city []",
              "DOMAIN products: unit_price []",
              "COMMENT customers: customers []",
              "COMMENT customers: vat_number [vat_number]",
              "TRIGGER orders: orders_touch [state]",
              "ROW_SECURITY customers: own_city [city]",
              "TABLE_SECURITY customers:  []",
              "PARTITIONS log: log_2025 []",
              "PARTITIONS log: log_2026 []",
              "INHERITANCE big_customers: customers []",
              "VIEW open_orders: open_orders []",
              "VIEW orders: open_orders [customer_id, order_id, state]",
              "VIEW customers: open_orders [company_name, customer_id]",
              "MATERIALIZED_VIEW sales: sales []",
              "MATERIALIZED_VIEW order_lines: sales [product_id, total]",
              "FUNCTION touch: touch() []",
              "SEQUENCE invoice_numbers: invoice_numbers []",
              "TYPE place: place []",
              "OTHER_SCHEMA archive: archive []");
    }
  }

  @Test
  void postgresTellsConstraintsFromIndexesAndWhatColumnsReallyAre() {
    try (Database database = Database.open(DatabaseUrl.parse(Postgres.freshDatabase(), folder))) {
      SqlScript.run(database, Foreign.POSTGRES);
      Catalog catalog = CatalogReader.read(database);
      assertThat(catalog.table(TableName.of("log")).orElseThrow().columns())
          .extracting(Column::name)
          .containsExactly("at", "line");
      Table customers = catalog.table(TableName.of("customers")).orElseThrow();
      assertThat(customers.index("customers_vat").orElseThrow().constraint()).isTrue();
      Table orders = catalog.table(TableName.of("orders")).orElseThrow();
      assertThat(orders.index("orders_open").orElseThrow().constraint()).isFalse();
      assertThat(column(catalog, "order_lines", "total").defaultValue().orElseThrow())
          .isInstanceOf(ColumnDefault.Generated.class);
      assertThat(column(catalog, "products", "unit_price").type().name())
          .isEqualTo("DECIMAL(12,2)");
    }
  }

  @Test
  void everythingOfABlogOnSqliteIsFound() {
    try (Database database = Database.openOrCreate(DatabaseUrl.parse("file:blog.db", folder))) {
      SqlScript.run(database, Foreign.SQLITE);
      Catalog catalog = CatalogReader.read(database);
      assertThat(catalog.tables().stream().map(t -> t.name().name()))
          .containsExactly("counters", "options", "posts", "users");
      assertThat(found(catalog))
          .containsExactlyInAnyOrder(
              "COLLATION users: user_login []",
              "GENERATED_COLUMN users: display_name [user_login, user_email]",
              "CHECK users: has_at [user_email]",
              "DEFERRABLE posts:  [post_author]",
              "CHECK posts: post_status IN ('draft', 'publish') [post_status]",
              "GENERATED_COLUMN posts: word_count [post_title]",
              "CONFLICT options: UNIQUE ON CONFLICT REPLACE [option_value]",
              "TABLE_OPTION options: WITHOUT ROWID []",
              "TABLE_OPTION counters: STRICT []",
              "EXPRESSION_INDEX posts: posts_title [post_title]",
              "VIEW posts: published [ID, post_author, post_title, post_status]",
              "VIEW users: published [ID, user_login]",
              "TRIGGER posts: posts_count []",
              "TRIGGER counters: posts_count [name, value]",
              "VIRTUAL_TABLE posts_search: posts_search []");
      assertThat(column(catalog, "posts", "word_count").defaultValue())
          .isEqualTo(Optional.of(new ColumnDefault.Generated("length(post_title)", true)));
      assertThat(column(catalog, "users", "display_name").defaultValue())
          .isEqualTo(
              Optional.of(
                  new ColumnDefault.Generated("user_login || ' <' || user_email || '>'", false)));
      Table posts = catalog.table(TableName.of("posts")).orElseThrow();
      assertThat(posts.index("posts_post_author_post_title_key").orElseThrow().constraint())
          .isTrue();
      assertThat(posts.index("posts_status").orElseThrow().constraint()).isFalse();
    }
  }

  private static List<String> found(Catalog catalog) {
    return catalog.extras().stream()
        .map(e -> "%s %s: %s %s".formatted(e.kind(), e.on(), e.name(), e.columns()))
        .toList();
  }

  private static Column column(Catalog catalog, String table, String name) {
    return catalog.table(TableName.of(table)).orElseThrow().column(name).orElseThrow();
  }
}
