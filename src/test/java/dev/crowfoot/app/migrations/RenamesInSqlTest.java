// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.catalog.CatalogRename.OfColumn;
import dev.crowfoot.catalog.CatalogRename.OfEnum;
import dev.crowfoot.catalog.CatalogRename.OfTable;
import dev.crowfoot.catalog.TableName;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What the statements of a migration rename.
class RenamesInSqlTest {
  @Test
  void anEnumThatIsMadeAnewIsTheSameOne() {
    assertThat(
            RenamesInSql.of(
                List.of(
                    "CREATE TYPE \"Role_new\" AS ENUM ('A')",
                    "ALTER TYPE \"Role\" RENAME TO \"Role_old\"",
                    "ALTER TYPE \"Role_new\" RENAME TO \"Role\"",
                    "DROP TYPE \"Role_old\"")))
        .isEmpty();
  }

  @Test
  void anEnumMayBeRenamedAndMadeAnew() {
    assertThat(
            RenamesInSql.of(
                List.of(
                    "ALTER TYPE \"Role\" RENAME TO \"Rank\"",
                    "CREATE TYPE \"Rank_new\" AS ENUM ('A')",
                    "ALTER TYPE \"Rank\" RENAME TO \"Rank_old\"",
                    "ALTER TYPE \"Rank_new\" RENAME TO \"Rank\"",
                    "DROP TYPE \"Rank_old\"")))
        .containsExactly(new OfEnum(TableName.of("Role"), TableName.of("Rank")));
  }

  @Test
  void toMoveIsToRename() {
    TableName from = new TableName(Optional.of("a"), "T");
    TableName to = new TableName(Optional.of("b"), "T");
    assertThat(
            RenamesInSql.of(
                List.of(
                    "ALTER TABLE \"a\".\"T\" SET SCHEMA \"b\"",
                    "ALTER TYPE \"a\".\"T\" SET SCHEMA \"b\"")))
        .containsExactly(new OfTable(from, to), new OfEnum(from, to));
  }

  @Test
  void aColumnIsThatOfItsTablesLastName() {
    assertThat(
            RenamesInSql.of(
                List.of(
                    "ALTER TABLE \"A\" RENAME COLUMN \"x\" TO \"y\"",
                    "ALTER TABLE \"A\" RENAME TO \"B\"",
                    "ALTER TABLE \"B\" RENAME COLUMN \"p\" TO \"q\"",
                    "ALTER TABLE \"B\" RENAME TO \"C\"")))
        .containsExactlyInAnyOrder(
            new OfTable(TableName.of("A"), TableName.of("C")),
            new OfColumn(TableName.of("C"), "x", "y"),
            new OfColumn(TableName.of("C"), "p", "q"));
  }

  @Test
  void helperTablesAreNoRenames() {
    assertThat(RenamesInSql.of(List.of("ALTER TABLE \"__new_A\" RENAME TO \"A\""))).isEmpty();
  }
}
