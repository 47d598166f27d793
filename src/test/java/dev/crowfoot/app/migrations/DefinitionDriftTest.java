// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.adapter.jdbc.CatalogReader;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.adapter.jdbc.DatabaseUrl.PostgresServer;
import dev.crowfoot.adapter.liquibase.RunListener;
import dev.crowfoot.dialect.Definitions;
import dev.crowfoot.diff.Difference;
import dev.crowfoot.model.Provider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What somebody did beside the migrations to what no model says: views, checks, triggers,
/// functions, tables made by hand.
class DefinitionDriftTest {
  private static final String USER =
      "model User {\n  id   Int     @id\n  name String\n  age  Int?\n}\n";
  private static final String OLDER = USER.replace("}", "  born Int?\n}");
  private static final String VIEW = "CREATE VIEW named AS SELECT id, name FROM \"User\"";

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void whatIsMissingNewOrAnotherIsFoundAndNothingElse(Provider provider) throws IOException {
    try (LiveMigrations live = begun(provider)) {
      assertThat(lines(live)).isEmpty();
      live.migrate("born", OLDER);
      assertThat(lines(live)).isEmpty();

      live.execute("DROP VIEW named", VIEW + " WHERE age > 17", "CREATE VIEW one AS SELECT 1 AS x");
      live.execute(
          provider == Provider.SQLITE
              ? "DROP TRIGGER touched"
              : "DROP TRIGGER touched ON \"User\"");
      assertThat(look(live).open())
          .extracting(d -> d.code() + d.lines().getFirst().replaceFirst(" as \\w{8}$", ""))
          .containsExactlyInAnyOrder(
              "V803~ view named", "V802- trigger User.touched", "V801+ view one");
      assertThat(look(live).open())
          .extracting(Difference::sentence)
          .contains(
              "The database has another view than the migrations made: view named.",
              "The database lacks trigger User.touched, which the migrations made.",
              "The database has view one, which no migration made.");
      assertThatThrownBy(() -> live.migrate("back", USER))
          .isInstanceOf(MigrationFailure.class)
          .hasMessageContaining("3 differences");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void revertingBringsBackTheTextThatWasKept(Provider provider) throws IOException {
    try (LiveMigrations live = begun(provider)) {
      live.execute("INSERT INTO \"User\" VALUES (1, 'Ada', 36)");
      change(live);
      assertThat(look(live).open()).hasSize(provider == Provider.SQLITE ? 4 : 5);
      Drift drift = live.migrations().drift();
      Review review = drift.review(live.database(), look(live).open());
      drift.revert(live.database(), look(live).open(), review, RunListener.NONE);

      assertThat(lines(live)).isEmpty();
      assertThat(live.rows("SELECT * FROM named")).containsExactly("1|Ada");
      assertThatThrownBy(() -> live.execute("INSERT INTO \"User\" VALUES (2, 'Bob', -1)"))
          .hasMessageContaining("of_age");
      live.execute("INSERT INTO \"User\" VALUES (2, 'Bob', 2)");
      assertThat(live.rows("SELECT name FROM \"User\" ORDER BY id")).containsExactly("Ada", "Bob");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void adoptingWritesAMigrationByHandWithItsWayBack(Provider provider) throws IOException {
    try (LiveMigrations live = begun(provider);
        Database other = live.another(folder)) {
      change(live);
      live.migrations().apply(other, RunListener.NONE);
      assertThat(live.migrations().drift().look(other).all()).isEmpty();
      Drift.Adopted adopted =
          live.migrations()
              .drift()
              .adopt(live.database(), live.document(USER), look(live).open(), "by the dba");
      assertThat(adopted.migrations()).hasSize(1);
      assertThat(adopted.sources()).isEqualTo(live.document(USER).sources());
      assertThat(live.migrations().folder().isByHand(adopted.migrations().getFirst())).isTrue();
      assertThat(lines(live)).isEmpty();

      String before = definitions(other);
      live.migrations().apply(other, RunListener.NONE);
      assertThat(live.migrations().drift().look(other).all()).isEmpty();
      assertThat(definitions(other)).isEqualTo(definitions(live.database())).isNotEqualTo(before);
      live.migrations().back().rollback(other, adopted.migrations(), RunListener.NONE);
      assertThat(definitions(other)).isEqualTo(before);
      assertThat(live.migrations().drift().look(other).all()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void whatIsIgnoredStaysSoUntilItChangesOnceMore(Provider provider) throws IOException {
    try (LiveMigrations live = begun(provider)) {
      live.execute("DROP VIEW named", VIEW + " WHERE age > 17", "CREATE VIEW one AS SELECT 1 AS x");
      live.migrations().drift().ignore(live.database(), look(live).open());
      live.migrate("born", OLDER);
      assertThat(look(live).open()).isEmpty();
      assertThat(look(live).ignored()).hasSize(2);

      live.execute("DROP VIEW one", "CREATE VIEW one AS SELECT 2 AS x");
      assertThat(look(live).open()).extracting(Difference::code).containsExactly("V801");
      Difference another = look(live).ignored().getFirst();
      Drift drift = live.migrations().drift();
      drift.revert(
          live.database(),
          List.of(another),
          drift.review(live.database(), List.of(another)),
          RunListener.NONE);
      assertThat(look(live).ignored()).isEmpty();
      assertThat(look(live).open()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void withoutANoteOfThisMomentNothingIsCompared(Provider provider) throws IOException {
    try (LiveMigrations live = begun(provider)) {
      live.execute("CREATE VIEW one AS SELECT 1 AS x");
      assertThat(lines(live)).hasSize(1);
      live.execute("DROP TABLE crowfoot_definitions");
      assertThat(lines(live)).as("migrated before there was such a table").isEmpty();
      live.migrate("born", OLDER);
      live.execute("DROP VIEW one");
      assertThat(lines(live)).containsExactly("- view one");

      live.execute("DELETE FROM databasechangelog WHERE filename LIKE '%born%'");
      assertThat(lines(live))
          .as("the history went on, or back, by other hands")
          .noneMatch(l -> l.contains("view"));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void theTableOfNotesIsNobodysTable(Provider provider) throws IOException {
    try (LiveMigrations live = begun(provider)) {
      assertThat(live.rows("SELECT count(*) FROM crowfoot_definitions")).doesNotContain("0");
      assertThat(CatalogReader.read(live.database()).tables())
          .extracting(t -> t.name().name())
          .containsExactly("User");
      assertThat(look(live).all()).isEmpty();
      live.rollback();
      live.rollback();
      assertThat(live.rows("SELECT count(*) FROM crowfoot_definitions")).containsExactly("1");
      live.migrations().apply(live.database(), RunListener.NONE);
      assertThat(look(live).all()).isEmpty();
      live.migrations().reset(live.database(), RunListener.NONE);
      assertThat(look(live).all()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void aTableMadeByHandIsKeptAndToldAndNeverDropped(Provider provider) throws IOException {
    try (LiveMigrations live = LiveMigrations.in(folder, provider)) {
      live.migrate("init", USER);
      live.byHand(
          USER,
          List.of(
              "CREATE TABLE \"Audit\" (id INTEGER PRIMARY KEY, who INTEGER NOT NULL REFERENCES"
                  + " \"User\" (id), what TEXT DEFAULT 'a;b')",
              "CREATE INDEX audit_who ON \"Audit\" (who)"),
          List.of("DROP TABLE \"Audit\""));
      Trial trial = live.migrations().dryRun().of(live.database(), RunListener.NONE);
      assertThat(trial.problems()).isEmpty();
      live.migrations().apply(live.database(), RunListener.NONE);
      live.execute(
          "INSERT INTO \"User\" VALUES (1, 'Ada', 36)", "INSERT INTO \"Audit\" VALUES (1, 1, 'x')");
      assertThat(look(live).all()).isEmpty();
      assertThat(look(live).byHand()).extracting(Object::toString).containsExactly("Audit");
      assertThat(live.migrations().drift(live.database()).summary()).isEmpty();
      assertThat(live.review(USER).isEmpty()).isTrue();

      live.migrate("required", USER.replace("age  Int?", "age  BigInt"));
      assertThat(live.rows("SELECT * FROM \"Audit\"")).containsExactly("1|1|x");
      assertThat(look(live).all()).isEmpty();
      live.rollback();
      assertThat(live.rows("SELECT * FROM \"Audit\"")).containsExactly("1|1|x");

      live.execute("ALTER TABLE \"Audit\" ADD COLUMN seen INTEGER");
      assertThat(lines(live)).containsExactly("~ table beside the models Audit");
      live.execute("DROP TABLE \"Audit\"");
      assertThat(lines(live)).containsExactly("- table beside the models Audit");
      Drift drift = live.migrations().drift();
      drift.revert(
          live.database(),
          look(live).open(),
          drift.review(live.database(), look(live).open()),
          RunListener.NONE);
      assertThat(look(live).all()).isEmpty();

      live.rollback();
      assertThatThrownBy(() -> live.rows("SELECT * FROM \"Audit\""))
          .isInstanceOf(IllegalStateException.class);
      assertThat(look(live).all()).isEmpty();
    }
  }

  @Test
  void whoMayNotReadTheNotesComparesNothing() throws IOException {
    try (LiveMigrations live = begun(Provider.POSTGRESQL)) {
      live.execute("CREATE VIEW one AS SELECT 1 AS x");
      String user = "reader_" + live.rows("SELECT current_database()").getFirst();
      live.execute(
          "CREATE ROLE " + user + " LOGIN",
          "GRANT SELECT ON ALL TABLES IN SCHEMA public TO " + user,
          "REVOKE ALL ON crowfoot_definitions FROM " + user);
      try (Database reader = as(user, live.database())) {
        assertThat(live.migrations().drift().look(reader).all()).isEmpty();
      }
      assertThat(lines(live)).containsExactly("+ view one");
    }
  }

  /// As a restore does, after which PostgreSQL may spell the same otherwise.
  @Test
  void notesOfAnotherTableAreNotCompared() throws IOException {
    try (LiveMigrations live = begun(Provider.POSTGRESQL)) {
      live.execute("CREATE VIEW one AS SELECT 1 AS x");
      assertThat(lines(live)).containsExactly("+ view one");
      live.execute(
          "ALTER TABLE crowfoot_definitions RENAME TO former",
          "CREATE TABLE crowfoot_definitions AS SELECT * FROM former",
          "DROP TABLE former");
      assertThat(lines(live)).isEmpty();
      live.migrate("born", OLDER);
      live.execute("DROP VIEW one");
      assertThat(lines(live)).as("noted anew").containsExactly("- view one");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void whatDoesNotComeBackWithItsTableStaysTold(Provider provider) throws IOException {
    try (LiveMigrations live = begun(provider)) {
      live.execute("DROP VIEW named", "DROP TABLE \"User\"");
      Drift drift = live.migrations().drift();
      List<Difference> gone = look(live).open();
      drift.revert(live.database(), gone, drift.review(live.database(), gone), RunListener.NONE);
      assertThat(lines(live))
          .containsExactlyInAnyOrder("- CHECK constraint User.of_age", "- trigger User.touched");
    }
  }

  @Test
  void aTypeThatIsGoneIsAdoptedAsDropped() throws IOException {
    try (LiveMigrations live = LiveMigrations.in(folder, Provider.POSTGRESQL);
        Database other = live.another(folder)) {
      live.migrate("init", USER);
      live.byHand(
          USER, List.of("CREATE TYPE mood AS ENUM ('glad', 'sad')"), List.of("DROP TYPE mood"));
      live.migrations().apply(live.database(), RunListener.NONE);
      live.migrations().apply(other, RunListener.NONE);
      live.execute("DROP TYPE mood");
      live.migrations()
          .drift()
          .adopt(live.database(), live.document(USER), look(live).open(), "no mood");
      live.migrations().apply(other, RunListener.NONE);
      assertThat(CatalogReader.read(other).enums()).isEmpty();
      assertThat(live.migrations().drift().look(other).all()).isEmpty();
    }
  }

  /// With a view, a check, a trigger and, where there are such, a function of their own.
  private LiveMigrations begun(Provider provider) throws IOException {
    LiveMigrations live = LiveMigrations.in(folder, provider);
    live.migrate("init", USER);
    live.byHand(
        USER,
        provider == Provider.SQLITE
            ? List.of(
                "ALTER TABLE \"User\" ADD CONSTRAINT of_age CHECK (age >= 0)",
                VIEW,
                "CREATE TRIGGER touched AFTER INSERT ON \"User\" BEGIN SELECT 1; END")
            : List.of(
                "ALTER TABLE \"User\" ADD CONSTRAINT of_age CHECK (age >= 0)",
                VIEW,
                "CREATE FUNCTION touch(depth integer DEFAULT length('a,b')) RETURNS integer AS $$ SELECT 1 $$ LANGUAGE sql",
                "CREATE FUNCTION touch() RETURNS trigger AS $$ BEGIN RETURN NEW; END $$ LANGUAGE"
                    + " plpgsql",
                "CREATE TRIGGER touched BEFORE INSERT ON \"User\" FOR EACH ROW EXECUTE FUNCTION"
                    + " touch()"),
        provider == Provider.SQLITE
            ? List.of(
                "DROP TRIGGER touched",
                "DROP VIEW named",
                "ALTER TABLE \"User\" DROP CONSTRAINT of_age")
            : List.of(
                "DROP TRIGGER touched ON \"User\"",
                "DROP FUNCTION touch()",
                "DROP FUNCTION touch(integer)",
                "DROP VIEW named",
                "ALTER TABLE \"User\" DROP CONSTRAINT of_age"));
    live.migrations().apply(live.database(), RunListener.NONE);
    return live;
  }

  /// By other hands: the view is gone, the check is another, there are a trigger and a view more,
  /// and where there are such, a function does otherwise.
  private static void change(LiveMigrations live) {
    boolean isSqlite = live.database().provider() == Provider.SQLITE;
    live.execute(
        "DROP VIEW named",
        "ALTER TABLE \"User\" DROP CONSTRAINT of_age",
        "ALTER TABLE \"User\" ADD CONSTRAINT of_age CHECK (age < 200)",
        "CREATE VIEW one AS SELECT 1 AS x",
        isSqlite
            ? "CREATE TRIGGER more AFTER INSERT ON \"User\" BEGIN SELECT 2; END"
            : "CREATE TRIGGER more AFTER INSERT ON \"User\" EXECUTE FUNCTION touch()");
    if (!isSqlite) {
      live.execute(
          "CREATE OR REPLACE FUNCTION touch() RETURNS trigger AS $$ BEGIN RETURN NULL; END $$"
              + " LANGUAGE plpgsql");
    }
  }

  private Database as(String user, Database database) {
    PostgresServer server = (PostgresServer) database.url();
    return Database.open(
        DatabaseUrl.parse(
            "postgresql://%s@%s:%d/%s"
                .formatted(user, server.host(), server.port(), server.database()),
            folder));
  }

  private static Drift.Report look(LiveMigrations live) {
    return live.migrations().drift().look(live.database());
  }

  private static List<String> lines(LiveMigrations live) {
    return look(live).open().stream()
        .flatMap(d -> d.lines().stream())
        .map(l -> l.replaceFirst(" as \\w{8}$", ""))
        .toList();
  }

  private static String definitions(Database database) {
    return Definitions.of(CatalogReader.read(database)).stream()
        .map(d -> d.kind() + " " + d.name() + " " + d.text())
        .sorted()
        .reduce("", (a, b) -> a + "\n" + b);
  }
}
