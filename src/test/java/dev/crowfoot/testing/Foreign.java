// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.testing;

/// Databases as other people's SQL makes them: a trading company and a blog, with all that a schema
/// cannot say.
public final class Foreign {
  /// A trading company on PostgreSQL.
  public static final String POSTGRES =
      """
      CREATE DOMAIN amount AS numeric(12,2) CHECK (VALUE >= 0);
      CREATE TYPE order_state AS ENUM ('open', 'sent', 'paid');
      CREATE TYPE place AS (street text, town text);
      CREATE SEQUENCE invoice_numbers;
      CREATE TABLE customers (
        customer_id char(5) CONSTRAINT pk_customers PRIMARY KEY,
        company_name varchar(40) NOT NULL,
        city text COLLATE "C",
        vat_number text CONSTRAINT customers_vat UNIQUE,
        CONSTRAINT company_named CHECK (length(company_name) > 0));
      COMMENT ON TABLE customers IS 'Those who buy';
      COMMENT ON COLUMN customers.vat_number IS 'As printed on the invoice';
      CREATE TABLE products (
        product_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        product_name text NOT NULL,
        unit_price amount NOT NULL DEFAULT 0,
        unit_size place,
        discontinued boolean NOT NULL DEFAULT false);
      CREATE TABLE orders (
        order_id serial PRIMARY KEY,
        customer_id char(5) REFERENCES customers DEFERRABLE INITIALLY DEFERRED,
        state order_state NOT NULL DEFAULT 'open',
        ordered_at timestamptz NOT NULL DEFAULT now(),
        sent_at timestamptz,
        during tstzrange,
        CONSTRAINT sent_after CHECK (sent_at >= ordered_at),
        CONSTRAINT open_or_sent CHECK (state <> 'sent' OR sent_at IS NOT NULL),
        CONSTRAINT no_overlap EXCLUDE USING gist (during WITH &&));
      CREATE TABLE order_lines (
        order_id integer NOT NULL REFERENCES orders ON DELETE CASCADE,
        product_id integer NOT NULL REFERENCES products,
        quantity integer NOT NULL DEFAULT 1 CHECK (quantity > 0),
        unit_price numeric(12,2) NOT NULL,
        total numeric(14,2) GENERATED ALWAYS AS (quantity * unit_price) STORED,
        PRIMARY KEY (order_id, product_id));
      CREATE INDEX products_lower_name ON products (lower(product_name));
      CREATE INDEX orders_recent ON orders (ordered_at DESC NULLS LAST) INCLUDE (state);
      CREATE INDEX orders_open ON orders (customer_id) WHERE state = 'open';
      CREATE VIEW open_orders AS
        SELECT o.order_id, c.company_name FROM orders o JOIN customers c USING (customer_id)
        WHERE o.state = 'open';
      CREATE MATERIALIZED VIEW sales AS
        SELECT product_id, sum(total) AS total FROM order_lines GROUP BY product_id;
      CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN NEW.sent_at := now(); RETURN NEW; END $$;
      CREATE TRIGGER orders_touch BEFORE UPDATE OF state ON orders
        FOR EACH ROW EXECUTE FUNCTION touch();
      ALTER TABLE customers ENABLE ROW LEVEL SECURITY;
      CREATE POLICY own_city ON customers USING (city = current_user);
      CREATE TABLE log (at date NOT NULL, line text) PARTITION BY RANGE (at);
      CREATE TABLE log_2025 PARTITION OF log FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
      CREATE TABLE log_2026 PARTITION OF log FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
      CREATE TABLE big_customers (discount integer) INHERITS (customers);
      CREATE SCHEMA archive;
      CREATE TABLE archive.orders (order_id integer PRIMARY KEY);
      """;

  /// A blog on SQLite.
  public static final String SQLITE =
      """
      CREATE TABLE users (
        ID INTEGER PRIMARY KEY AUTOINCREMENT,
        user_login varchar(60) NOT NULL COLLATE NOCASE UNIQUE, -- shown, (as it is)
        user_email varchar(100) NOT NULL DEFAULT '',
        display_name text AS (user_login || ' <' || user_email || '>') VIRTUAL,
        CONSTRAINT has_at CHECK (user_email = '' OR instr(user_email, '@') > 0));
      CREATE TABLE posts (
        ID INTEGER PRIMARY KEY,
        post_author bigint NOT NULL REFERENCES users (ID) DEFERRABLE INITIALLY DEFERRED,
        post_title text NOT NULL,
        post_status varchar(20) NOT NULL DEFAULT 'draft'
          CHECK (post_status IN ('draft', 'publish')),
        word_count int GENERATED ALWAYS AS (length(post_title)) STORED,
        post_date datetime NOT NULL DEFAULT CURRENT_TIMESTAMP,
        UNIQUE (post_author, post_title));
      CREATE TABLE options (
        option_name text PRIMARY KEY, option_value text, UNIQUE (option_value) ON CONFLICT REPLACE
      ) WITHOUT ROWID;
      CREATE TABLE counters (name text PRIMARY KEY, value int NOT NULL) STRICT;
      CREATE INDEX posts_title ON posts (lower(post_title));
      CREATE INDEX posts_status ON posts (post_status, post_date DESC) WHERE post_status <> 'draft';
      CREATE VIEW published AS SELECT p.ID, p.post_title, u.user_login
        FROM posts p JOIN users u ON u.ID = p.post_author WHERE p.post_status = 'publish';
      CREATE TRIGGER posts_count AFTER INSERT ON posts BEGIN
        UPDATE counters SET value = value + 1 WHERE name = 'posts';
      END;
      CREATE VIRTUAL TABLE posts_search USING fts5(post_title);
      """;

  private Foreign() {}
}
