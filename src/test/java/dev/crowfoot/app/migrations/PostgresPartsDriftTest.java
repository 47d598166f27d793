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
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What only PostgreSQL's tables have and somebody changed beside the migrations: rules, comments,
/// row-level security, and which triggers fire.
class PostgresPartsDriftTest {
  private static final String USER =
      "model User {\n  id   Int     @id\n  name String\n  age  Int?\n}\n";
  private static final String[] CHANGES = {
    "COMMENT ON TABLE \"User\" IS 'who''s here'",
    "COMMENT ON COLUMN \"User\".name IS NULL",
    "COMMENT ON COLUMN \"User\".age IS 'in years'",
    "ALTER TABLE \"User\" DISABLE TRIGGER touched",
    "ALTER TABLE \"User\" FORCE ROW LEVEL SECURITY",
    "DROP RULE kept ON \"User\"",
    "CREATE RULE named AS ON UPDATE TO \"User\" WHERE new.name = '' DO INSTEAD (SELECT 1; SELECT 2)",
    "ALTER TABLE \"User\" DISABLE RULE named"
  };

  @TempDir private Path folder;

  @Test
  void eachIsFoundAndReverted() throws IOException {
    try (LiveMigrations live = begun()) {
      String before = definitions(live.database());
      live.execute(CHANGES);
      assertThat(look(live).open())
          .extracting(d -> d.lines().getFirst().replaceFirst(" as \\w{8}$", ""))
          .containsExactlyInAnyOrder(
              "~ comment User",
              "- comment User.name",
              "+ comment User.age",
              "~ trigger User.touched",
              "~ row-level security setting User",
              "- rule User.kept",
              "+ rule User.named");
      Drift drift = live.migrations().drift();
      List<Difference> open = look(live).open();
      drift.revert(live.database(), open, drift.review(live.database(), open), RunListener.NONE);
      assertThat(look(live).all()).isEmpty();
      assertThat(definitions(live.database())).isEqualTo(before);
      assertThat(
              live.rows(
                  "SELECT relforcerowsecurity, relrowsecurity FROM pg_class WHERE relname = 'User'"))
          .containsExactly("f|t");
    }
  }

  @Test
  void eachIsAdoptedWithItsWayBackAndIgnoredUntilItChanges() throws IOException {
    try (LiveMigrations live = begun();
        Database other = live.another(folder)) {
      live.migrations().apply(other, RunListener.NONE);
      String before = definitions(other);
      live.execute(CHANGES);
      Drift drift = live.migrations().drift();
      drift.ignore(live.database(), look(live).open());
      assertThat(look(live).open()).isEmpty();
      Drift.Adopted adopted =
          drift.adopt(live.database(), live.document(USER), look(live).ignored(), "by the dba");
      assertThat(look(live).all()).isEmpty();
      live.migrations().apply(other, RunListener.NONE);
      assertThat(definitions(other)).isEqualTo(definitions(live.database())).isNotEqualTo(before);
      live.migrations().back().rollback(other, adopted.migrations(), RunListener.NONE);
      assertThat(definitions(other)).isEqualTo(before);

      drift.ignore(live.database(), look(live).open());
      live.execute("COMMENT ON TABLE \"User\" IS 'once more'");
      assertThat(look(live).open()).hasSize(1);
      live.execute("ALTER TABLE \"User\" DISABLE ROW LEVEL SECURITY, NO FORCE ROW LEVEL SECURITY");
      assertThat(look(live).open())
          .extracting(Difference::code)
          .containsExactlyInAnyOrder("V803", "V802");
    }
  }

  @Test
  void aCommentComesAndGoesWithItsColumn() throws IOException {
    try (LiveMigrations live = begun()) {
      live.execute(
          "ALTER TABLE \"User\" DROP COLUMN name",
          "ALTER TABLE \"User\" ADD COLUMN born integer",
          "COMMENT ON COLUMN \"User\".born IS 'the year'");
      List<Difference> open = look(live).open();
      assertThat(open).hasSize(3);
      List<Difference> comment =
          open.stream().filter(d -> d.lines().getFirst().startsWith("+ comment")).toList();
      Drift drift = live.migrations().drift();
      assertThatThrownBy(
              () -> drift.adopt(live.database(), live.document(USER), comment, "the comment"))
          .isInstanceOf(MigrationFailure.class)
          .hasMessageContaining("`User.born`");
      drift.revert(live.database(), open, drift.review(live.database(), open), RunListener.NONE);
      assertThat(look(live).open())
          .as("what did not come back with its column")
          .extracting(d -> d.lines().getFirst())
          .containsExactly("- comment User.name");
    }
  }

  private LiveMigrations begun() throws IOException {
    LiveMigrations live = LiveMigrations.in(folder, Provider.POSTGRESQL);
    live.migrate("init", USER);
    live.byHand(
        USER,
        List.of(
            "CREATE FUNCTION touch() RETURNS trigger AS $$ BEGIN RETURN NEW; END $$ LANGUAGE plpgsql",
            "CREATE TRIGGER touched BEFORE INSERT ON \"User\" FOR EACH ROW EXECUTE FUNCTION touch()",
            "CREATE RULE kept AS ON DELETE TO \"User\" WHERE old.age > 100 DO INSTEAD NOTHING",
            "COMMENT ON TABLE \"User\" IS 'people'",
            "COMMENT ON COLUMN \"User\".name IS 'called so'",
            "ALTER TABLE \"User\" ENABLE ROW LEVEL SECURITY"),
        List.of("SELECT 1"));
    live.migrations().apply(live.database(), RunListener.NONE);
    assertThat(look(live).all()).isEmpty();
    return live;
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
