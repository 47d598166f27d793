// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.adapter.jdbc.CatalogReader;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.liquibase.RunListener;
import dev.crowfoot.dialect.Definitions;
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

/// Views that read each other, and what belongs to what is put in the place of another.
class DefinitionOrderTest {
  private static final String USER =
      "model User {\n  id   Int     @id\n  name String\n  age  Int?\n}\n";

  @TempDir private Path folder;

  /// The names stand the other way round than the views do.
  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void viewsThatReadEachOtherGoAndComeInOrder(Provider provider) throws IOException {
    try (LiveMigrations live = LiveMigrations.in(folder, provider);
        Database other = live.another(folder)) {
      begin(
          live,
          "CREATE VIEW c AS SELECT id, name FROM \"User\"",
          "CREATE VIEW b AS SELECT id FROM c",
          "CREATE VIEW a AS SELECT b.id, c.name FROM b JOIN c ON b.id = c.id");
      live.migrations().apply(other, RunListener.NONE);
      String before = definitions(other);

      live.execute("DROP VIEW a", "DROP VIEW b", "DROP VIEW c");
      revert(live);
      assertThat(definitions(live.database())).isEqualTo(before);

      live.execute(
          "DROP VIEW a",
          "DROP VIEW b",
          "DROP VIEW c",
          "CREATE VIEW c AS SELECT name, id FROM \"User\"",
          "CREATE VIEW b AS SELECT name FROM c",
          "CREATE VIEW a AS SELECT name FROM b",
          "CREATE VIEW \"1\" AS SELECT name FROM a");
      Drift.Adopted adopted = adopt(live, look(live).open());
      live.migrations().apply(other, RunListener.NONE);
      assertThat(definitions(other)).isEqualTo(definitions(live.database())).isNotEqualTo(before);
      live.migrations().back().rollback(other, adopted.migrations(), RunListener.NONE);
      assertThat(definitions(other)).isEqualTo(before);
      assertThat(live.migrations().drift().look(other).all()).isEmpty();
    }
  }

  /// The one view is another; the other reads it and is what it was.
  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void whatReadsAChangedViewStays(Provider provider) throws IOException {
    try (LiveMigrations live = LiveMigrations.in(folder, provider);
        Database other = live.another(folder)) {
      begin(
          live,
          "CREATE VIEW low AS SELECT id, name FROM \"User\"",
          "CREATE VIEW above AS SELECT id FROM low");
      live.migrations().apply(other, RunListener.NONE);
      String before = definitions(other);
      live.execute(
          "DROP VIEW above",
          "DROP VIEW low",
          "CREATE VIEW low AS SELECT name, id FROM \"User\"",
          "CREATE VIEW above AS SELECT id FROM low");
      assertThat(look(live).open()).hasSize(1);
      Drift.Adopted adopted = adopt(live, look(live).open());
      live.migrations().apply(other, RunListener.NONE);
      assertThat(definitions(other)).isEqualTo(definitions(live.database())).isNotEqualTo(before);
      live.migrations().back().rollback(other, adopted.migrations(), RunListener.NONE);
      assertThat(definitions(other)).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void noViewIsLeftWithoutWhatItReads(Provider provider) throws IOException {
    try (LiveMigrations live = LiveMigrations.in(folder, provider)) {
      begin(
          live,
          "CREATE VIEW low AS SELECT id FROM \"User\"",
          "CREATE VIEW above AS SELECT id FROM low");
      String[] drops = {"DROP VIEW above", "DROP VIEW low"};
      live.execute(drops);
      refused(live, "- view low", "- view above");
      adopt(live, look(live).open());
      live.execute(
          "CREATE VIEW low AS SELECT id FROM \"User\"", "CREATE VIEW above AS SELECT id FROM low");
      refused(live, "+ view above", "+ view low");
      revert(live);
    }
  }

  @Test
  void aCheckGoesWithoutTheViewsOfItsTable() throws IOException {
    try (LiveMigrations live = LiveMigrations.in(folder, Provider.POSTGRESQL)) {
      begin(live, "CREATE VIEW named AS SELECT id FROM \"User\"");
      live.execute("ALTER TABLE \"User\" ADD CONSTRAINT of_age CHECK (age >= 0)");
      assertThat(
              live.migrations().drift().review(live.database(), look(live).open()).plan().actions())
          .hasSize(1);
    }
  }

  /// @param adopted what cannot be adopted alone
  /// @param reverted what cannot be reverted alone
  private static void refused(LiveMigrations live, String adopted, String reverted) {
    String sentence =
        "The view `above` stands on the view `low`, which would not be there. Take both together.";
    assertThatThrownBy(() -> adopt(live, one(live, adopted)))
        .isInstanceOf(MigrationFailure.class)
        .hasMessage(sentence);
    assertThatThrownBy(() -> live.migrations().drift().review(live.database(), one(live, reverted)))
        .isInstanceOf(MigrationFailure.class)
        .hasMessage(sentence);
  }

  private static List<Difference> one(LiveMigrations live, String line) {
    return look(live).open().stream().filter(d -> d.lines().getFirst().startsWith(line)).toList();
  }

  @Test
  void aViewIsReplacedWhereItsColumnsAllowItAndKeepsWhatBelongsToIt() throws IOException {
    try (LiveMigrations live = LiveMigrations.in(folder, Provider.POSTGRESQL);
        Database other = live.another(folder)) {
      begin(
          live,
          "CREATE VIEW named WITH (security_barrier=true) AS SELECT id, name FROM \"User\"",
          "CREATE VIEW short AS SELECT id, name FROM \"User\"",
          "CREATE VIEW above AS SELECT id FROM short");
      live.migrations().apply(other, RunListener.NONE);
      String reader = "reader_" + live.rows("SELECT current_database()").getFirst();
      live.execute("CREATE ROLE " + reader);
      grant(live.database(), reader);
      grant(other, reader);
      String granted = granted(live);
      live.execute(
          "CREATE OR REPLACE VIEW named WITH (security_barrier=true) AS"
              + " SELECT id, name FROM \"User\" WHERE age > 17",
          "ALTER VIEW short RENAME COLUMN id TO number");
      List<String> revert =
          live.migrations()
              .drift()
              .review(live.database(), look(live).open())
              .plan()
              .steps()
              .getFirst()
              .statements();
      assertThat(revert).noneMatch(s -> s.startsWith("DROP VIEW \"named\""));
      revert(live);
      assertThat(granted(live)).isEqualTo(granted);

      live.execute(
          "CREATE OR REPLACE VIEW named WITH (security_barrier=true) AS"
              + " SELECT id, name FROM \"User\" WHERE age > 17",
          "ALTER VIEW short RENAME COLUMN id TO number");
      adopt(live, look(live).open());
      live.migrations().apply(other, RunListener.NONE);
      assertThat(definitions(other))
          .isEqualTo(definitions(live.database()))
          .contains("security_barrier=true");
      assertThat(granted(new LiveMigrations(live.migrations(), other)))
          .isEqualTo(granted.replace("id|", "number|"))
          .contains("short|" + reader, "above|" + reader, "the short one");
      live.rollback();
      assertThat(granted(live)).isEqualTo(granted);
    }
  }

  private static void grant(Database database, String reader) {
    Tables.execute(
        database,
        "GRANT SELECT ON named, short, above TO " + reader,
        "GRANT UPDATE (name) ON short TO " + reader + " WITH GRANT OPTION",
        "COMMENT ON VIEW short IS 'the short one'",
        "COMMENT ON COLUMN short.name IS 'its name'");
  }

  private static String granted(LiveMigrations live) {
    return String.join(
            "\n",
            live.rows(
                "SELECT c.relname, x.grantee::regrole, x.privilege_type FROM pg_class c,"
                    + " aclexplode(c.relacl) x WHERE c.relkind = 'v' AND x.grantee <> c.relowner"
                    + " ORDER BY 1, 2, 3"))
        + live.rows(
            "SELECT attrelid::regclass, attname, attacl FROM pg_attribute WHERE attacl IS NOT NULL"
                + " AND attrelid = 'short'::regclass")
        + live.rows(
            "SELECT description FROM pg_description WHERE objoid = 'short'::regclass ORDER BY 1");
  }

  @Test
  void aMaterializedViewComesAgainWithItsIndexes() throws IOException {
    try (LiveMigrations live = LiveMigrations.in(folder, Provider.POSTGRESQL)) {
      begin(
          live,
          "CREATE MATERIALIZED VIEW stored AS SELECT id, name FROM \"User\"",
          "CREATE UNIQUE INDEX stored_id ON stored (id)",
          "CREATE VIEW reading AS SELECT id FROM stored");
      String before = definitions(live.database());
      assertThat(before).contains("stored_id");
      live.execute("DROP INDEX stored_id");
      assertThat(look(live).open()).hasSize(1);
      revert(live);
      assertThat(definitions(live.database())).isEqualTo(before);

      live.execute(
          "DROP MATERIALIZED VIEW stored CASCADE",
          "CREATE MATERIALIZED VIEW stored AS SELECT id FROM \"User\"",
          "CREATE INDEX stored_otherwise ON stored (id)");
      revert(live);
      assertThat(definitions(live.database())).isEqualTo(before);
    }
  }

  @Test
  void functionsOfOneNameAndWithCommasInTheirDefaultsAreToldApart() throws IOException {
    try (LiveMigrations live = LiveMigrations.in(folder, Provider.POSTGRESQL)) {
      begin(
          live,
          "CREATE FUNCTION told(a text DEFAULT 'x, y', b int[] DEFAULT ARRAY[1, 2]) RETURNS text AS"
              + " $$ SELECT 'one' $$ LANGUAGE sql",
          "CREATE FUNCTION told(a integer) RETURNS text AS $$ SELECT 'two' $$ LANGUAGE sql",
          "CREATE VIEW telling AS SELECT told(1) AS what");
      live.execute("REVOKE ALL ON FUNCTION told(integer) FROM PUBLIC");
      String before = definitions(live.database());
      live.execute(
          "DROP FUNCTION told(text, int[])",
          "DROP FUNCTION told(integer) CASCADE",
          "CREATE FUNCTION told(a integer) RETURNS integer AS $$ SELECT 2 $$ LANGUAGE sql",
          "REVOKE ALL ON FUNCTION told(integer) FROM PUBLIC");
      assertThat(look(live).open())
          .extracting(d -> d.lines().getFirst().replaceFirst(" as \\w{8}$", ""))
          .containsExactlyInAnyOrder(
              "- function told(a text, b integer[])",
              "~ function told(a integer)",
              "- view telling");
      revert(live);
      assertThat(definitions(live.database())).isEqualTo(before);
      assertThat(
              live.rows("SELECT proacl FROM pg_proc WHERE proname = 'told' AND proacl IS NOT NULL"))
          .allMatch(acl -> !acl.contains("{=X"))
          .hasSize(1);
      live.execute(
          "CREATE OR REPLACE FUNCTION told(a integer) RETURNS text AS $$ SELECT 'x' $$ LANGUAGE sql");
      revert(live);
      assertThat(live.rows("SELECT what FROM telling")).containsExactly("two");
    }
  }

  @Test
  void aTriggerOnAChangedViewOfSqliteComesAgain() throws IOException {
    try (LiveMigrations live = LiveMigrations.in(folder, Provider.SQLITE)) {
      begin(
          live,
          "CREATE VIEW named AS SELECT id, name FROM \"User\"",
          "CREATE TRIGGER naming INSTEAD OF INSERT ON named BEGIN"
              + " INSERT INTO \"User\" (id, name) VALUES (new.id, new.name); END");
      live.execute(
          "DROP VIEW named",
          "CREATE VIEW named AS SELECT id, name FROM \"User\" WHERE age > 17",
          "CREATE TRIGGER naming INSTEAD OF INSERT ON named BEGIN"
              + " INSERT INTO \"User\" (id, name) VALUES (new.id, new.name); END");
      assertThat(look(live).open()).hasSize(1);
      revert(live);
      live.execute("INSERT INTO named VALUES (1, 'Ada')");
      assertThat(live.rows("SELECT * FROM named")).containsExactly("1|Ada");
    }
  }

  /// Another column, another check and an index stay what somebody did beside the migrations.
  @Test
  void oneCheckOfASqliteTableIsAdoptedAlone() throws IOException {
    try (LiveMigrations live = LiveMigrations.in(folder, Provider.SQLITE);
        Database other = live.another(folder)) {
      begin(
          live,
          "ALTER TABLE \"User\" ADD CONSTRAINT of_age CHECK (age >= 0)",
          "ALTER TABLE \"User\" ADD CONSTRAINT called CHECK (name <> '')");
      live.migrations().apply(other, RunListener.NONE);
      String before = definitions(other);
      live.execute(
          "ALTER TABLE \"User\" DROP CONSTRAINT of_age",
          "ALTER TABLE \"User\" ADD CONSTRAINT of_age CHECK (age < 200)",
          "ALTER TABLE \"User\" DROP CONSTRAINT called",
          "ALTER TABLE \"User\" ADD CONSTRAINT called CHECK (name <> 'x')",
          "ALTER TABLE \"User\" ADD COLUMN born INTEGER CONSTRAINT lived CHECK (born > 1900)",
          "CREATE INDEX by_name ON \"User\" (name)");
      List<Difference> open = look(live).open();
      assertThat(open).hasSize(5);
      List<Difference> one =
          open.stream().filter(d -> d.lines().getFirst().contains("of_age")).toList();
      assertThat(one).hasSize(1);
      Drift.Adopted adopted = adopt(live, one);
      assertThat(look(live).open()).hasSize(4);
      live.migrations().apply(other, RunListener.NONE);
      assertThat(live.migrations().drift().look(other).all()).isEmpty();
      assertThat(definitions(other)).contains("age < 200", "name <> ''").doesNotContain("born");
      assertThat(CatalogReader.read(other).tables().getFirst().column("born")).isEmpty();
      assertThat(CatalogReader.read(other).tables().getFirst().indexes()).isEmpty();
      live.migrations().back().rollback(other, adopted.migrations(), RunListener.NONE);
      assertThat(definitions(other)).isEqualTo(before);
      assertThatThrownBy(() -> Tables.execute(other, "INSERT INTO \"User\" VALUES (1, 'Ada', -1)"))
          .hasMessageContaining("of_age");

      adopt(live, look(live).open());
      assertThat(look(live).open()).isEmpty();
      live.migrations().apply(other, RunListener.NONE);
      assertThat(definitions(other)).isEqualTo(definitions(live.database()));
    }
  }

  private static void begin(LiveMigrations live, String... statements) throws IOException {
    live.migrate("init", USER);
    live.byHand(USER, List.of(statements), List.of("SELECT 1"));
    live.migrations().apply(live.database(), RunListener.NONE);
  }

  private static void revert(LiveMigrations live) {
    Drift drift = live.migrations().drift();
    List<Difference> open = look(live).open();
    drift.revert(live.database(), open, drift.review(live.database(), open), RunListener.NONE);
    assertThat(look(live).open()).isEmpty();
  }

  private static Drift.Adopted adopt(LiveMigrations live, List<Difference> differences) {
    return live.migrations()
        .drift()
        .adopt(live.database(), live.document(USER), differences, "by the dba");
  }

  private static Drift.Report look(LiveMigrations live) {
    return live.migrations().drift().look(live.database());
  }

  private static String definitions(Database database) {
    return Definitions.of(CatalogReader.read(database)).stream()
        .map(d -> d.kind() + " " + d.name() + " " + d.text())
        .sorted()
        .reduce("", (a, b) -> a + "\n" + b);
  }
}
