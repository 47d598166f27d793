// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.adapter.liquibase.RunListener;
import dev.crowfoot.app.migrations.MigrationStatus.State;
import dev.crowfoot.app.migrations.Review.Finding;
import dev.crowfoot.diff.Hazard;
import dev.crowfoot.diff.LiveFacts;
import dev.crowfoot.migration.Step;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.Provider;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// PostgreSQL's large tables are changed so that others go on with them meanwhile; small ones
/// wholly or not at all.
@Execution(ExecutionMode.CONCURRENT)
class LargeTablesTest {
  private static final String BEFORE =
      """
      model Customer {
        id Int @id
      }

      model Line {
        id         Int  @id
        name       String?
        place      Int?
        customerId Int?
      }
      """;

  @TempDir private Path folder;
  private LiveMigrations live;

  @BeforeEach
  void fill() {
    live = LiveMigrations.in(folder, Provider.POSTGRESQL);
    live.migrate("init", BEFORE);
    live.execute(
        "INSERT INTO \"Customer\" VALUES (1), (2)",
        ("INSERT INTO \"Line\" SELECT n, CASE WHEN n > 3 THEN 'l' || n END, n, 1 + n %% 2"
                + " FROM generate_series(1, %d) n")
            .formatted(LiveFacts.LARGE + 20_000),
        "ANALYZE \"Line\"");
  }

  @AfterEach
  void close() {
    live.close();
  }

  @Test
  void aPushBuildsItBesideTheWritesToo() {
    live.execute("DROP TABLE databasechangelog, databasechangeloglock");
    Push push = live.migrations().push();
    String after = with("@@index([place])");
    Review review = push.review(live.document(after), live.database());
    assertThat(review.plan().actions().toString()).contains("CREATE INDEX CONCURRENTLY");
    push.apply(review, live.document(after), live.database(), RunListener.NONE);
    assertThat(indexes()).containsExactly("Line_pkey|t", "Line_place_idx|t");
  }

  /// A foreign key that is checked afterwards can be tried with the rows; a built index cannot.
  @Test
  void stagesAreTriedWhereTheyCanBeTakenBack() {
    String key =
        BEFORE
            .replace("id Int @id\n}", "id    Int    @id\n  lines Line[]\n}")
            .replace(
                "customerId Int?",
                "customerId Int?\n  customer Customer? @relation(fields: [customerId], references: [id])");
    Review checked = live.review(key);
    assertThat(checked.plan().actions().toString()).contains("NOT VALID", "VALIDATE CONSTRAINT");
    Trial trial = tried(checked, key);
    assertThat(trial.place()).isEqualTo(Trial.Place.TRANSACTION);
    assertThat(trial.problems()).isEmpty();

    live.execute("UPDATE \"Line\" SET \"customerId\" = 7 WHERE id = 9");
    assertThatThrownBy(() -> tried(live.review(key), key))
        .isInstanceOf(MigrationFailure.class)
        .hasMessageContaining("the database is as it was");

    String index = with("@@index([place])");
    assertThat(tried(live.review(index), index).place()).isEqualTo(Trial.Place.EMPTY_CLONE);
    assertThat(indexes()).containsExactly("Line_pkey|t");
    assertThat(live.migrations().drift(live.database()).summary()).isEmpty();
  }

  private Trial tried(Review review, String schema) {
    return live.migrations()
        .dryRun()
        .of(review, live.document(schema), live.database(), RunListener.NONE);
  }

  @Test
  void anIndexOfALargeTableIsBuiltBesideTheWrites() {
    Review review = live.migrate("index", with("@@index([place(sort: Desc)])"));
    assertThat(review.findings()).isEmpty();
    assertThat(review.plan().transactions()).hasSize(1);
    assertThat(changelog())
        .contains(
            "runInTransaction: false",
            "CREATE INDEX CONCURRENTLY IF NOT EXISTS \"Line_place_idx\" ON \"Line\"",
            "DROP INDEX CONCURRENTLY IF EXISTS \"Line_place_idx\"");
    assertThat(indexes()).containsExactly("Line_pkey|t", "Line_place_idx|t");
    assertThat(live.migrations().drift().look(live.database()).all()).isEmpty();
    live.rollback();
    assertThat(indexes()).containsExactly("Line_pkey|t");
  }

  @Test
  void aSmallTableIsChangedInOneTransaction() {
    String after = BEFORE.replace("id Int @id", "id Int @id\n  name String?\n  @@index([name])");
    Review review = live.migrate("index", after);
    assertThat(review.plan().transactions()).hasSize(1);
    assertThat(changelog()).doesNotContain("CONCURRENTLY", "runInTransaction");
    assertThat(review.findings())
        .filteredOn(f -> f.hazard().kind() == Hazard.Kind.TABLE_LOCKED)
        .extracting(Finding::sentence)
        .containsExactly(
            "H301 `Customer` takes no writes while the index `Customer_name_idx` is built. 2 rows are"
                + " concerned.");
  }

  @Test
  void requiredAndReferringColumnsHoldForNewRowsFirstAndAreCheckedAfterwards() {
    String after =
        BEFORE
            .replace("id Int @id", "id Int @id\n  lines Line[]")
            .replace("String?", "String")
            .replace(
                "customerId Int?",
                "customerId Int?\n  customer Customer? @relation(fields: [customerId], references: [id])\n  @@unique([place])");
    Review review =
        live.migrate("strict", after, new Backfill(new FieldId("Line", "name"), "none"));
    assertThat(review.findings()).allMatch(Finding::isHarmless);
    assertThat(review.plan().transactions())
        .extracting(part -> part.stream().map(Step::title).toList())
        .containsExactly(
            List.of(
                "~ column Line.name made required, rows without a value get 'none'",
                "+ foreign key Line (customerId) to Customer"),
            List.of("+ unique index Line (place), built beside the writes"),
            List.of("~ column Line.name filled where it has no value"),
            List.of("~ column Line.name checked for rows without a value"),
            List.of("~ foreign key Line_customerId_fkey of Line checked"));
    assertThat(changelog())
        .contains(
            "ADD CONSTRAINT \"crowfoot_name\" CHECK (\"name\" IS NOT NULL) NOT VALID",
            "VALIDATE CONSTRAINT \"crowfoot_name\"",
            "ON UPDATE CASCADE NOT VALID",
            "VALIDATE CONSTRAINT \"Line_customerId_fkey\"");
    assertThat(live.rows("SELECT count(*) FROM \"Line\" WHERE name = 'none'")).containsExactly("3");
    assertThat(constraints()).containsExactly("Line_customerId_fkey|t", "Line_pkey|t");
    assertThat(live.migrations().status(Optional.of(live.database())).entries())
        .extracting(MigrationStatus.Entry::state)
        .containsOnly(State.APPLIED);

    live.rollback();
    assertThat(constraints()).containsExactly("Line_pkey|t");
    assertThat(indexes()).containsExactly("Line_pkey|t");
    live.execute("INSERT INTO \"Line\" (id) VALUES (0)");
    assertThat(live.migrations().drift().look(live.database()).all()).isEmpty();
  }

  @Test
  void anIndexThatCannotBeBuiltIsNamedAndTheNextTryIsWhole() {
    live.execute("UPDATE \"Line\" SET place = 2 WHERE id < 8");
    String after = with("name2 String?\n  @@unique([place])");
    Review review = live.review(after);
    assertThat(review.refused(Set.of()))
        .extracting(Finding::sentence)
        .containsExactly(
            "H204 `Line` (place) becomes unique; duplicates keep the migration from running. 7 rows are"
                + " concerned. They share `place`: 2.");
    assertThatThrownBy(() -> live.migrate("unique", after))
        .isInstanceOf(MigrationFailure.class)
        .hasMessageContainingAll(
            "The index `Line_place_key` is left behind INVALID", "apply again", "in part");
    assertThat(indexes()).containsExactly("Line_pkey|t", "Line_place_key|f");
    live.execute("UPDATE \"Line\" SET place = id");
    live.migrations().apply(live.database(), RunListener.NONE);
    assertThat(indexes()).containsExactly("Line_pkey|t", "Line_place_key|t");
  }

  @Test
  void whoeverHoldsALockInTheWayIsNamed() throws SQLException {
    try (Connection other = live.database().ownConnection();
        Statement statement = other.createStatement()) {
      statement.execute("SET application_name = 'nightly report'");
      other.setAutoCommit(false);
      statement.execute("SELECT count(*) FROM \"Line\"");
      assertThatThrownBy(() -> live.migrate("more", with("more Int?")))
          .isInstanceOf(MigrationFailure.class)
          .hasMessageMatching(
              "(?s).*`Line` is in use: the server's process \\d+ \\(user `postgres`, application"
                  + " `nightly report`, idle in transaction\\) holds a lock on it since .*"
                  + "Nothing was applied; the database is as it was.*");
      other.rollback();
    }
    live.migrate("more", with("more Int?"));
  }

  private static String with(String lines) {
    return BEFORE.replace("customerId Int?", "customerId Int?\n  " + lines);
  }

  private String changelog() {
    MigrationFolder migrations = live.migrations().folder();
    return migrations.changelog(migrations.newest().orElseThrow());
  }

  private List<String> indexes() {
    return live.rows(
        "SELECT relname, indisvalid FROM pg_index JOIN pg_class c ON c.oid = indexrelid WHERE indrelid ="
            + " '\"Line\"'::regclass ORDER BY 1");
  }

  private List<String> constraints() {
    return live.rows(
        "SELECT conname, convalidated FROM pg_constraint WHERE conrelid = '\"Line\"'::regclass"
            + " AND contype <> 'n' ORDER BY 1");
  }
}
