// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.adapter.jdbc.CatalogReader;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.liquibase.RunListener;
import dev.crowfoot.catalog.TableName;
import dev.crowfoot.diff.Difference;
import dev.crowfoot.model.Provider;
import dev.crowfoot.testing.Tables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Tables and types that hand-written migrations made, and somebody changed beside them.
class FormerTablesTest {
  private static final String USER = "model User {\n  id   Int     @id\n  name String\n}\n";

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void aChangedTableIsRevertedWithItsRows(Provider provider) throws IOException {
    try (LiveMigrations live = begun(provider)) {
      String before = shape(live.database());
      change(live);
      assertThat(look(live).open())
          .extracting(Difference::code)
          .containsExactlyInAnyOrder("V803", "V801");
      Drift drift = live.migrations().drift();
      List<Difference> open = look(live).open();
      Review review = drift.review(live.database(), open);
      assertThat(review.plan().summary())
          .containsExactlyInAnyOrder(
              "- index Audit (what)", "- column Audit.seen", "~ column Audit.what made optional");
      drift.revert(live.database(), open, review, RunListener.NONE);
      assertThat(look(live).all()).isEmpty();
      assertThat(shape(live.database())).isEqualTo(before);
      assertThat(live.rows("SELECT * FROM \"Audit\"")).containsExactly("1|1|x");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void aChangedTableIsAdoptedWithItsWayBack(Provider provider) throws IOException {
    try (LiveMigrations live = begun(provider);
        Database other = live.another(folder)) {
      live.migrations().apply(other, RunListener.NONE);
      Tables.execute(
          other,
          "INSERT INTO \"User\" VALUES (1, 'Ada')",
          "INSERT INTO \"Audit\" VALUES (1, 1, 'x')");
      String before = shape(other);
      change(live);
      Drift.Adopted adopted =
          live.migrations()
              .drift()
              .adopt(live.database(), live.document(USER), look(live).open(), "by the dba");
      assertThat(look(live).all()).isEmpty();
      live.migrations().apply(other, RunListener.NONE);
      assertThat(live.migrations().drift().look(other).all()).isEmpty();
      assertThat(shape(other)).isEqualTo(shape(live.database())).isNotEqualTo(before);
      LiveMigrations there = new LiveMigrations(live.migrations(), other);
      assertThat(there.rows("SELECT id, who, what, seen FROM \"Audit\""))
          .containsExactly("1|1|x|null");
      live.migrations().back().rollback(other, adopted.migrations(), RunListener.NONE);
      assertThat(shape(other)).isEqualTo(before);
      assertThat(there.rows("SELECT * FROM \"Audit\"")).containsExactly("1|1|x");
      assertThat(live.migrations().drift().look(other).all()).isEmpty();
    }
  }

  /// The check stands on a column that is not adopted, in a table that is made anew for another.
  @Test
  void oneCheckOfAChangedTableIsAdoptedAlone() throws IOException {
    try (LiveMigrations live = begun(Provider.SQLITE);
        Database other = live.another(folder)) {
      live.migrations().apply(other, RunListener.NONE);
      live.execute(
          "ALTER TABLE \"Audit\" ADD COLUMN seen INTEGER",
          "ALTER TABLE \"Audit\" ADD CONSTRAINT whose CHECK (who > 0)");
      List<Difference> check =
          look(live).open().stream().filter(d -> d.code().equals("V801")).toList();
      live.migrations().drift().adopt(live.database(), live.document(USER), check, "the check");
      assertThat(look(live).open()).extracting(Difference::code).containsExactly("V803");
      live.migrations().apply(other, RunListener.NONE);
      assertThat(shape(other)).contains("who > 0").doesNotContain("seen");
      assertThat(live.migrations().drift().look(other).all()).isEmpty();
    }
  }

  @Test
  void aChangedTypeIsRevertedAndAdopted() throws IOException {
    try (LiveMigrations live = begun(Provider.POSTGRESQL);
        Database other = live.another(folder)) {
      live.byHand(
          USER,
          List.of(
              "CREATE TYPE mood AS ENUM ('glad', 'sad')",
              "CREATE TABLE felt (id INTEGER PRIMARY KEY, how mood DEFAULT 'sad')"),
          List.of("DROP TABLE felt", "DROP TYPE mood"));
      live.migrations().apply(live.database(), RunListener.NONE);
      live.migrations().apply(other, RunListener.NONE);
      live.execute("INSERT INTO felt VALUES (1, 'glad')", "ALTER TYPE mood ADD VALUE 'calm'");
      assertThat(look(live).open()).hasSize(1);
      Drift drift = live.migrations().drift();
      List<Difference> open = look(live).open();
      drift.revert(live.database(), open, drift.review(live.database(), open), RunListener.NONE);
      assertThat(look(live).all()).isEmpty();
      assertThat(live.rows("SELECT * FROM felt")).containsExactly("1|glad");

      live.execute("ALTER TYPE mood ADD VALUE 'calm' BEFORE 'sad'");
      drift.adopt(live.database(), live.document(USER), look(live).open(), "calm");
      live.migrations().apply(other, RunListener.NONE);
      assertThat(CatalogReader.read(other).enums())
          .isEqualTo(CatalogReader.read(live.database()).enums());
      assertThat(live.migrations().drift().look(other).all()).isEmpty();
    }
  }

  /// PostgreSQL makes what was noted in a schema apart and takes it back.
  @Test
  void whatNoNoteSaysExactlyIsRefused() throws IOException {
    try (LiveMigrations live = begun(Provider.POSTGRESQL)) {
      live.execute(
          "UPDATE crowfoot_definitions SET definition = definition || '; CREATE TABLE nonsense'"
              + " WHERE kind = 'TABLE'",
          "ALTER TABLE \"Audit\" ADD COLUMN seen INTEGER");
      List<Difference> open = look(live).open();
      assertThatThrownBy(() -> live.migrations().drift().review(live.database(), open))
          .isInstanceOf(MigrationFailure.class)
          .hasMessageContaining("its notes do not say exactly what it was");
      assertThat(live.rows("SELECT count(*) FROM pg_namespace WHERE nspname = 'crowfoot_apart'"))
          .containsExactly("0");
    }
  }

  private LiveMigrations begun(Provider provider) throws IOException {
    LiveMigrations live = LiveMigrations.in(folder, provider);
    live.migrate("init", USER);
    live.byHand(
        USER,
        List.of(
            "CREATE TABLE \"Audit\" (id INTEGER PRIMARY KEY, who INTEGER NOT NULL REFERENCES"
                + " \"User\" (id), what VARCHAR(20) DEFAULT 'a;b')",
            "CREATE INDEX audit_who ON \"Audit\" (who)"),
        List.of("DROP TABLE \"Audit\""));
    live.migrations().apply(live.database(), RunListener.NONE);
    live.execute(
        "INSERT INTO \"User\" VALUES (1, 'Ada')", "INSERT INTO \"Audit\" VALUES (1, 1, 'x')");
    return live;
  }

  private static void change(LiveMigrations live) {
    live.execute(
        "ALTER TABLE \"Audit\" ALTER COLUMN what SET NOT NULL",
        "ALTER TABLE \"Audit\" ADD COLUMN seen INTEGER",
        "CREATE INDEX audit_what ON \"Audit\" (what)",
        "ALTER TABLE \"Audit\" ADD CONSTRAINT whose CHECK (who > 0)");
  }

  private static String shape(Database database) {
    return CatalogReader.read(database).table(TableName.of("Audit")).orElseThrow()
        + CatalogReader.read(database).extras(TableName.of("Audit")).stream()
            .map(e -> "\n" + e.name() + ": " + e.definition())
            .sorted()
            .reduce("", String::concat);
  }

  private static Drift.Report look(LiveMigrations live) {
    return live.migrations().drift().look(live.database());
  }
}
