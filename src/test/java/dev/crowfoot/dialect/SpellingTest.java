// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.catalog.ColumnDefault;
import dev.crowfoot.catalog.ColumnType;
import dev.crowfoot.catalog.TableName;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the databases' own catalogs say is read back as what Prisma's migrations write.
class SpellingTest {
  private static final Dialect POSTGRES = Dialect.postgresql();
  private static final Dialect SQLITE = Dialect.sqlite();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          character varying(191)         | VARCHAR(191)
          character varying              | VARCHAR
          timestamp(3) without time zone | TIMESTAMP(3)
          timestamp with time zone       | TIMESTAMPTZ
          time(0) with time zone         | TIMETZ(0)
          numeric(65,30)                 | DECIMAL(65,30)
          numeric                        | DECIMAL
          double precision               | DOUBLE PRECISION
          text[]                         | TEXT[]
          bit varying(8)[]               | VARBIT(8)[]
          tsvector                       | tsvector
          vector(3)                      | vector(3)
          """)
  void postgresTypesAreSpelledAsPrismaDoes(String catalogs, String prismas) {
    assertThat(POSTGRES.readType(catalogs)).hasToString(prismas);
  }

  @Test
  void postgresDefaultsLoseTheirCasts() {
    assertDefault("'it''s'::text", "TEXT", new ColumnDefault.Text("it's"));
    assertDefault("'a::b'::character varying", "VARCHAR(9)", new ColumnDefault.Text("a::b"));
    assertDefault("'-1'::integer", "INTEGER", new ColumnDefault.Numeric("-1"));
    assertDefault("(-1)", "INTEGER", new ColumnDefault.Numeric("-1"));
    assertDefault("0.5", "DOUBLE PRECISION", new ColumnDefault.Numeric("0.5"));
    assertDefault("(0.5)::double precision", "DOUBLE PRECISION", new ColumnDefault.Numeric("0.5"));
    assertDefault("true", "BOOLEAN", new ColumnDefault.Bool(true));
    assertDefault("now()", "TIMESTAMP(3)", new ColumnDefault.Now());
    assertDefault("CURRENT_TIMESTAMP", "TIMESTAMP(3)", new ColumnDefault.Now());
    assertDefault("'\\x0aff'::bytea", "BYTEA", new ColumnDefault.Bytes("0aff"));
    assertDefault("'{}'::jsonb", "JSONB", new ColumnDefault.Text("{}"));
    assertDefault("gen_random_uuid()", "UUID", new ColumnDefault.Expression("gen_random_uuid()"));
    assertDefault(
        "('a'::text || 'b'::text)", "TEXT", new ColumnDefault.Expression("'a'::text || 'b'::text"));
    assertThat(POSTGRES.readDefault("NULL::text", ColumnType.of("TEXT"))).isEmpty();
  }

  @Test
  void postgresArraysAndEnumsAreRead() {
    ColumnType role = ColumnType.ofEnum(TableName.of("Role"));
    assertThat(POSTGRES.readDefault("'USER'::\"Role\"", role))
        .contains(new ColumnDefault.Text("USER"));
    Optional<ColumnDefault> two =
        Optional.of(
            new ColumnDefault.ListOf(
                List.of(new ColumnDefault.Text("a"), new ColumnDefault.Text("b,c"))));
    ColumnType texts = ColumnType.of("TEXT").asArray();
    assertThat(POSTGRES.readDefault("ARRAY['a'::text, 'b,c'::text]", texts)).isEqualTo(two);
    assertThat(POSTGRES.readDefault("ARRAY['A'::shop.\"Role\"]", role.asArray()))
        .contains(new ColumnDefault.ListOf(List.of(new ColumnDefault.Text("A"))));
    assertThat(POSTGRES.readDefault("ARRAY[]::text[]", texts))
        .contains(new ColumnDefault.ListOf(List.of()));
    assertThat(POSTGRES.readDefault("'{}'::text[]", texts))
        .contains(new ColumnDefault.ListOf(List.of()));
  }

  @Test
  void sqliteDefaultsAreRead() {
    assertThat(SQLITE.readDefault("'it''s'", ColumnType.of("TEXT")))
        .contains(new ColumnDefault.Text("it's"));
    assertThat(SQLITE.readDefault("-1", ColumnType.of("INTEGER")))
        .contains(new ColumnDefault.Numeric("-1"));
    assertThat(SQLITE.readDefault("false", ColumnType.of("BOOLEAN")))
        .contains(new ColumnDefault.Bool(false));
    assertThat(SQLITE.readDefault("CURRENT_TIMESTAMP", ColumnType.of("DATETIME")))
        .contains(new ColumnDefault.Now());
    assertThat(SQLITE.readDefault("datetime('now', '+1 day')", ColumnType.of("DATETIME")))
        .contains(new ColumnDefault.Expression("datetime('now', '+1 day')"));
  }

  @Test
  void anyNameCanBeQuoted() {
    assertThat(POSTGRES.quote("a \"b\"; DROP 🐘")).isEqualTo("\"a \"\"b\"\"; DROP 🐘\"");
    assertThat(POSTGRES.quote(new TableName(Optional.of("my shop"), "order")))
        .isEqualTo("\"my shop\".\"order\"");
  }

  @Test
  void longNamesAreCutAtACharacter() {
    ConstraintNames names = new ConstraintNames(63);
    assertThat(names.foreignKey("t".repeat(70), List.of("a"))).isEqualTo("t".repeat(58) + "_fkey");
    assertThat(names.primaryKey("t" + "é".repeat(40))).isEqualTo("t" + "é".repeat(28) + "_pkey");
    assertThat(names.uniqueKey("User", List.of("first", "last"))).isEqualTo("User_first_last_key");
  }

  @Test
  void operatorClassesTakeTheirSqlName() {
    assertThat(OperatorClasses.inSql("JsonbPathOps", "gin")).contains("jsonb_path_ops");
    assertThat(OperatorClasses.inSql("VarBitMinMaxOps", "brin")).isEmpty();
    assertThat(OperatorClasses.inSql("Int4MinMaxMultiOps", "brin"))
        .contains("int4_minmax_multi_ops");
    assertThat(OperatorClasses.inSql("raw(\"gin_trgm_ops\")", "gin")).contains("gin_trgm_ops");
  }

  private static void assertDefault(String spelled, String type, ColumnDefault expected) {
    assertThat(POSTGRES.readDefault(spelled, ColumnType.of(type))).contains(expected);
  }
}
