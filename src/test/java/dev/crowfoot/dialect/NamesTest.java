// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.catalog.ColumnType;
import dev.crowfoot.catalog.TableName;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Names as Prisma would give them and as SQL must write them.
class NamesTest {
  private static final Dialect POSTGRES = Dialect.postgresql();

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
    assertThat(OperatorClasses.inSql("JsonbPathOps", "gin", ColumnType.of("JSONB")))
        .contains("jsonb_path_ops");
    assertThat(OperatorClasses.inSql("VarBitMinMaxOps", "brin", ColumnType.of("JSONB"))).isEmpty();
    assertThat(OperatorClasses.inSql("Int4MinMaxMultiOps", "brin", ColumnType.of("JSONB")))
        .contains("int4_minmax_multi_ops");
    assertThat(OperatorClasses.inSql("raw(\"gin_trgm_ops\")", "gin", ColumnType.of("JSONB")))
        .contains("gin_trgm_ops");
    assertThat(OperatorClasses.inSql("raw(\"int8_ops\")", "btree", ColumnType.of("BIGINT")))
        .as("the one it would use anyway")
        .isEmpty();
    assertThat(OperatorClasses.inSql("raw(\"varchar_ops\")", "btree", ColumnType.of("VARCHAR(9)")))
        .contains("varchar_ops");
  }

  /// Those of PostgreSQL 18 that `pg_opclass` calls the default of their type.
  @ParameterizedTest
  @CsvSource({
    "tsvector_ops, gin, tsvector",
    "box_ops, gist, box",
    "poly_ops, gist, polygon",
    "range_ops, gist, int4range",
    "multirange_ops, gist, datemultirange",
    "box_ops, spgist, box",
    "quad_point_ops, spgist, point",
    "range_ops, spgist, tsrange",
  })
  void theOperatorClassThatIsUsedAnywayIsNotSaid(String name, String method, String type) {
    assertThat(OperatorClasses.inSql("raw(\"" + name + "\")", method, ColumnType.of(type)))
        .isEmpty();
    assertThat(OperatorClasses.inSql("raw(\"my_" + name + "\")", method, ColumnType.of(type)))
        .contains("my_" + name);
  }
}
