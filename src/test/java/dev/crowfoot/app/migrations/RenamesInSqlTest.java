// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.catalog.CatalogRename.OfColumn;
import dev.crowfoot.catalog.CatalogRename.OfEnum;
import dev.crowfoot.catalog.CatalogRename.OfEnumValue;
import dev.crowfoot.catalog.CatalogRename.OfStoredValue;
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
  void stepsAreOneRename() {
    assertThat(
            RenamesInSql.of(
                List.of(
                    "ALTER TABLE \"A\" RENAME COLUMN \"x\" TO \"y\"",
                    "ALTER TABLE \"A\" RENAME COLUMN \"y\" TO \"z\"",
                    "ALTER TYPE \"E\" RENAME VALUE 'a' TO 'it''s'",
                    "ALTER TYPE \"E\" RENAME VALUE 'it''s' TO 'c'")))
        .containsExactly(
            new OfColumn(TableName.of("A"), "x", "z"),
            new OfEnumValue(TableName.of("E"), "a", "c"));
  }

  @Test
  void storedValuesFollowTheirColumn() {
    assertThat(
            RenamesInSql.of(
                List.of(
                    "UPDATE \"A\" SET \"x\" = 'it''s' WHERE \"x\" = 'a'",
                    "ALTER TABLE \"A\" RENAME COLUMN \"x\" TO \"y\"",
                    "ALTER TABLE \"A\" RENAME TO \"B\"",
                    "CREATE TABLE \"__new_B\" (\"y\" TEXT)",
                    "INSERT INTO \"__new_B\" (\"id\", \"y\") SELECT \"id\", CASE \"y\" WHEN 'it''s' THEN"
                        + " 'b' WHEN 'p' THEN 'q' ELSE \"y\" END FROM \"B\"",
                    "DROP TABLE \"B\"",
                    "ALTER TABLE \"__new_B\" RENAME TO \"B\"")))
        .containsExactlyInAnyOrder(
            new OfTable(TableName.of("A"), TableName.of("B")),
            new OfColumn(TableName.of("B"), "x", "y"),
            new OfStoredValue(TableName.of("B"), "y", "a", Optional.of("b")),
            new OfStoredValue(TableName.of("B"), "y", "p", Optional.of("q")));
  }

  @Test
  void namesCanBeSwapped() {
    assertThat(
            RenamesInSql.of(
                List.of(
                    "ALTER TABLE \"A\" RENAME COLUMN \"x\" TO \"t\"",
                    "ALTER TABLE \"A\" RENAME COLUMN \"y\" TO \"x\"",
                    "ALTER TABLE \"A\" RENAME COLUMN \"t\" TO \"y\"")))
        .containsExactlyInAnyOrder(
            new OfColumn(TableName.of("A"), "x", "y"), new OfColumn(TableName.of("A"), "y", "x"));
  }

  @Test
  void whatIsDroppedAfterwardsIsNotRenamed() {
    assertThat(
            RenamesInSql.of(
                List.of(
                    "ALTER TABLE \"A\" RENAME COLUMN \"x\" TO \"y\"",
                    "ALTER TABLE \"A\" DROP COLUMN \"y\"",
                    "ALTER TABLE \"A\" ADD COLUMN \"y\" TEXT",
                    "ALTER TABLE \"B\" RENAME TO \"C\"",
                    "DROP TABLE \"C\"",
                    "CREATE TABLE \"C\" (\n \"id\" INTEGER\n)")))
        .isEmpty();
  }

  @Test
  void aTableThatIsMadeAnewIsTheSameOne() {
    assertThat(
            RenamesInSql.of(
                List.of(
                    "ALTER TABLE \"A\" RENAME COLUMN \"x\" TO \"y\"",
                    "CREATE TABLE \"__new_A\" (\"y\" TEXT)",
                    "DROP TABLE \"A\"",
                    "ALTER TABLE \"__new_A\" RENAME TO \"A\"")))
        .containsExactly(new OfColumn(TableName.of("A"), "x", "y"));
  }

  @Test
  void aRenameMayGoByAHelper() {
    assertThat(
            RenamesInSql.of(
                List.of(
                    "ALTER TABLE \"User\" RENAME TO \"__new_user\"",
                    "ALTER TABLE \"__new_user\" RENAME TO \"user\"")))
        .containsExactly(new OfTable(TableName.of("User"), TableName.of("user")));
  }
}
