// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.liquibase.RunListener;
import dev.crowfoot.app.migrations.MigrationStatus.State;
import dev.crowfoot.app.migrations.Migrations.Outcome;
import dev.crowfoot.diff.Severity;
import dev.crowfoot.editor.Document;
import dev.crowfoot.migration.Plan;
import dev.crowfoot.model.Rename;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
class MigrationsTest extends Blog {
  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void aRenameKeepsTheDataAndCanBeTakenBack(String provider) throws SQLException {
    try (Database database = database(provider)) {
      apply(document(provider, BLOG), "init", database);
      people(database);
      String renamed = BLOG.replace("name  String?", "fullName String @default(\"?\")");
      Document next =
          document(provider, renamed)
              .withRenames(List.of(new Rename.OfField("User", "name", "fullName")));
      execute(database, "UPDATE \"User\" SET \"name\" = 'Bob' WHERE \"name\" IS NULL");

      Outcome outcome = apply(next, "Full name!", database);
      assertThat(outcome.migrations()).singleElement().asString().endsWith("_full_name");
      assertThat(column(database, "SELECT \"fullName\" FROM \"User\" ORDER BY id"))
          .containsExactly("Ada", "Bob");
      assertThat(column(database, "SELECT title FROM \"Post\" ORDER BY id"))
          .containsExactly("one", "two", "three");
      assertThat(migrations.drift(database).summary()).isEmpty();
      assertThat(migrations.review(next.withRenames(List.of()), Optional.of(database)).isEmpty())
          .isTrue();

      List<String> last = migrations.back().lastApplied(database, 1);
      assertThat(migrations.back().sql(last, database.provider())).isNotEmpty();
      assertThat(migrations.back().review(database, last).refused(Set.of()))
          .as("a rename loses nothing on the way back")
          .isEmpty();
      migrations.back().rollback(database, last, RunListener.NONE);
      assertThat(column(database, "SELECT \"name\" FROM \"User\" ORDER BY id"))
          .containsExactly("Ada", "Bob");
      assertThat(column(database, "SELECT count(*) FROM \"Post\"")).containsExactly("3");
      assertThat(migrations.drift(database).summary()).isEmpty();
      assertThat(migrations.status(Optional.of(database)).entries())
          .extracting(MigrationStatus.Entry::state)
          .containsExactly(State.APPLIED, State.PENDING);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void whatTheWayBackWouldLoseIsCounted(String provider) throws SQLException {
    try (Database database = database(provider)) {
      apply(document(provider, BLOG), "init", database);
      List<String> first = migrations.back().lastApplied(database, 1);
      assertThat(migrations.back().review(database, first).refused(Set.of()))
          .as("no rows, no loss")
          .isEmpty();
      people(database);
      String more =
          BLOG.replace("  title    String", "  title    String\n  likes    Int @default(7)");
      apply(document(provider, more), "likes", database);

      assertThat(
              migrations
                  .back()
                  .review(database, migrations.back().lastApplied(database, 1))
                  .refused(Set.of()))
          .extracting(Review.Finding::sentence)
          .containsExactly("H102 All values of `Post.likes` are lost. 3 rows are concerned.");
      assertThat(
              migrations
                  .back()
                  .review(database, migrations.back().lastApplied(database, 2))
                  .refused(Set.of()))
          .extracting(f -> f.hazard().code() + " " + f.count().orElse(-1))
          .containsExactlyInAnyOrder("H101 2", "H101 3");
      assertThat(migrations.back().review(database, List.of()).isEmpty()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void aDatabaseThatIsThereIsAdoptedAsItIs(String provider) throws SQLException {
    try (Database database = database(provider)) {
      apply(document(provider, BLOG), "init", database);
      people(database);
      execute(database, "DROP TABLE databasechangelog");
      migrations.folder().remove(migrations.folder().newest().orElseThrow());

      assertThatThrownBy(
              () ->
                  migrations
                      .baseline()
                      .adopt(
                          document(provider, BLOG.replace("  title    String\n", "")),
                          "baseline",
                          List.of(),
                          database))
          .isInstanceOf(MigrationFailure.class)
          .hasMessageContaining("db pull")
          .satisfies(
              e ->
                  assertThat(((MigrationFailure) e).details().orElse(""))
                      .contains("column Post.title"));
      assertThat(migrations.folder().names()).isEmpty();
      assertThatThrownBy(() -> apply(document(provider, BLOG), "init", database))
          .hasMessageContaining("`User`, `Post`")
          .hasMessageContaining("migrate baseline");
      assertThat(migrations.folder().names()).isEmpty();

      String baseline =
          migrations.baseline().adopt(document(provider, BLOG), "baseline", List.of(), database);
      assertThat(migrations.status(Optional.of(database)).entries())
          .extracting(MigrationStatus.Entry::migration, MigrationStatus.Entry::state)
          .containsExactly(tuple(baseline, State.APPLIED));
      assertThat(migrations.drift(database).isEmpty()).isTrue();
      assertThat(column(database, "SELECT title FROM \"Post\" ORDER BY id"))
          .containsExactly("one", "two", "three");
      assertThatThrownBy(
              () ->
                  migrations
                      .baseline()
                      .adopt(document(provider, BLOG), "again", List.of(), database))
          .hasMessageContaining("has migrations already");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void whatDestroysRowsIsCountedAndNeedsConsent(String provider) throws SQLException {
    try (Database database = database(provider)) {
      apply(document(provider, BLOG), "init", database);
      String without = BLOG.replace("  name  String?\n", "");
      assertThat(
              migrations
                  .review(document(provider, without), Optional.of(database))
                  .refused(Set.of()))
          .isEmpty();
      people(database);
      Review review = migrations.review(document(provider, without), Optional.of(database));
      assertThat(review.refused(Set.of()))
          .singleElement()
          .satisfies(
              f -> {
                assertThat(f.sentence()).startsWith("H102").endsWith("1 row is concerned.");
                assertThat(f.hazard().severity()).isEqualTo(Severity.DESTROYS_DATA);
              });
      assertThat(review.refused(Set.of("H102"))).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void aMigrationThatFailsIsNotKept(String provider) throws SQLException {
    try (Database database = database(provider)) {
      apply(document(provider, BLOG), "init", database);
      people(database);
      Document next = document(provider, BLOG.replace("name  String?", "name  String"));
      MigrationFailure failure =
          catchThrowableOfType(MigrationFailure.class, () -> apply(next, "strict", database));
      assertThat(failure)
          .hasMessageContaining("Nothing was applied")
          .hasMessageContaining("was not kept");
      assertThat(failure.standing().orElseThrow().statement()).isPresent();
      assertThat(migrations.folder().names()).hasSize(1);
      assertThat(migrations.folder().path().resolve("changelog.yaml"))
          .content()
          .doesNotContain("strict");
      assertThat(column(database, "SELECT count(*) FROM \"User\"")).containsExactly("2");
      assertThat(migrations.drift(database).summary()).isEmpty();
    }
  }

  @Test
  void aReferencedSqliteTableIsRebuiltWithoutLosingARow() throws SQLException, IOException {
    try (Database database = database("sqlite")) {
      apply(document("sqlite", BLOG), "init", database);
      people(database);
      String changed =
          BLOG.replace(
              "name  String?",
              "name  String? @default(\"nobody\")\n  born DateTime @default(now())");
      Outcome outcome = apply(document("sqlite", changed), "more", database);
      assertThat(column(database, "SELECT title FROM \"Post\" ORDER BY id")).hasSize(3);
      assertThat(column(database, "SELECT count(*) FROM \"User\" WHERE born IS NOT NULL"))
          .containsExactly("2");
      assertThat(migrations.drift(database).summary()).isEmpty();
      assertThat(outcome.backup().orElseThrow()).exists();
      assertThat(folder.resolve(".crowfoot/.gitignore")).hasContent("*");
    }
  }

  @Test
  void whatOnlySqlCanSayIsNotLostUnasked() throws SQLException {
    try (Database database = database("sqlite")) {
      apply(document("sqlite", BLOG), "init", database);
      String wider = BLOG.replace("  title    String", "  title    String?");
      assertThat(
              migrations.review(document("sqlite", wider), Optional.of(database)).refused(Set.of()))
          .as("our own tables have nothing the schema does not know")
          .isEmpty();
      execute(
          database,
          "ALTER TABLE \"Post\" RENAME TO old",
          "CREATE TABLE \"Post\" (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, title TEXT NOT NULL"
              + " COLLATE NOCASE CHECK (title <> ''), \"authorId\" INTEGER NOT NULL REFERENCES"
              + " \"User\"(id) ON DELETE CASCADE ON UPDATE CASCADE)",
          "DROP TABLE old");
      Review kept = migrations.review(document("sqlite", wider), Optional.of(database));
      assertThat(kept.refused(Set.of())).isEmpty();
      assertThat(kept.plan().steps().getFirst().statements().get(1))
          .contains("COLLATE NOCASE", "CHECK (title <> '')");
      execute(
          database,
          "DROP TABLE \"Post\"",
          "CREATE TABLE \"Post\" (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, title TEXT NOT NULL,"
              + " \"authorId\" INTEGER NOT NULL REFERENCES \"User\"(id) ON DELETE CASCADE"
              + " ON UPDATE CASCADE) STRICT");
      assertThat(
              migrations
                  .review(
                      document(
                          "sqlite",
                          wider.replace(
                              "  title    String?", "  title    String?\n  at DateTime?")),
                      Optional.of(database))
                  .refused(Set.of()))
          .extracting(Review.Finding::sentence)
          .singleElement()
          .asString()
          .startsWith("H104 `Post` is made anew.")
          .endsWith("may be lost.");
    }
  }

  @Test
  void onlyTheLastFiveBackupsAreKept() throws SQLException, IOException {
    try (Database database = database("sqlite")) {
      execute(database, "CREATE TABLE t (id INTEGER)");
      Backups backups = new Backups(folder.resolve(".crowfoot"));
      for (int i = 0; i < 7; i++) {
        backups.backUp(database, java.time.Instant.ofEpochSecond(1_800_000_000L + i));
      }
      try (var files = Files.list(folder.resolve(".crowfoot/backups"))) {
        assertThat(files).hasSize(5);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void whatSomebodyChangedBesideIsFound(String provider) throws SQLException {
    try (Database database = database(provider)) {
      apply(document(provider, BLOG), "init", database);
      execute(database, "ALTER TABLE \"User\" ADD COLUMN \"extra\" TEXT");
      Plan drift = migrations.drift(database);
      assertThat(drift.summary()).containsExactly("+ column User.extra TEXT");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void aResetBringsAnEmptyDatabaseWithAllMigrations(String provider) throws SQLException {
    try (Database database = database(provider)) {
      apply(document(provider, BLOG), "init", database);
      people(database);
      execute(database, "CREATE TABLE mess (id INTEGER)");
      assertThat(migrations.reset(database, RunListener.NONE).migrations()).hasSize(1);
      assertThat(column(database, "SELECT count(*) FROM \"User\"")).containsExactly("0");
      assertThat(migrations.drift(database).summary()).isEmpty();
    }
  }
}
