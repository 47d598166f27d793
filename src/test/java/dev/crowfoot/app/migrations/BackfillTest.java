// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.app.migrations.Review.Finding;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.Provider;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Rows that have no value where the schema now wants one: they are counted, the way out is said,
/// and a value that somebody gives them is theirs afterwards.
@Execution(ExecutionMode.CONCURRENT)
class BackfillTest {
  private static final String BEFORE =
      """
      enum Role {
        USER
        ADMIN @map("administrator")
      }

      model User {
        id   Int     @id
        name String?
        role Role?
      }
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void theWayOutIsSaidWithTheRowsThatNeedIt(Provider provider) {
    try (LiveMigrations live = begun(provider)) {
      Review review = live.review(BEFORE.replace("String?", "String\n  age Int"));
      assertThat(review.refused(Set.of()))
          .extracting(Finding::sentence)
          .containsExactlyInAnyOrder(
              "H202 `User.age` is required and the database has no default for it, so rows that are"
                  + " already there have no value. 3 rows are concerned. Give those rows a value with"
                  + " `--backfill User.age=VALUE`, or the field a `@default(…)`, or make it optional.",
              "H203 `User.name` becomes required; rows without a value for it keep the migration from"
                  + " running. 2 rows are concerned. By `id`: 2, 3. Give those rows a value with"
                  + " `--backfill User.name=VALUE`, or make it optional.");
      assertThat(review.findings())
          .filteredOn(Finding::needsConsent)
          .extracting(f -> f.fillable().orElseThrow())
          .containsExactlyInAnyOrder(new FieldId("User", "age"), new FieldId("User", "name"));
    }
  }

  /// The schema does say a default, so another is no way out.
  @Test
  void aDefaultThatClientsMakeHelpsNoRowThatIsThere() {
    try (LiveMigrations live = begun(Provider.SQLITE)) {
      String after = BEFORE.replace("String?", "String?\n  key String @default(uuid())");
      assertThat(live.review(after).refused(Set.of()))
          .extracting(Finding::sentence)
          .containsExactly(
              "H202 `User.key` is required and the database has no default for it, so rows that are"
                  + " already there have no value. 3 rows are concerned. Clients make its default,"
                  + " for new rows alone. Give those rows a value with `--backfill User.key=VALUE`,"
                  + " or make it optional.");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void whatIsGivenIsInTheRowsAndTheWayBackLosesNothingElse(Provider provider) {
    try (LiveMigrations live = begun(provider)) {
      String after =
          BEFORE
              .replace("String?", "String")
              .replace("Role?", "Role")
              .replace("model User {", "model User {\n  age Int\n  since DateTime\n  paid Boolean");
      Review review =
          live.migrate(
              "fill",
              after,
              fill("age", "18"),
              fill("name", "O'Neil"),
              fill("role", "ADMIN"),
              fill("since", "2026-01-31T12:30:00Z"),
              fill("paid", "true"));
      assertThat(review.refused(Set.of())).isEmpty();
      assertThat(live.rows("SELECT id, name, role, age FROM \"User\" ORDER BY id"))
          .containsExactly(
              "1|Ada|USER|18", "2|O'Neil|administrator|18", "3|O'Neil|administrator|18");
      assertThat(live.rows("SELECT DISTINCT since FROM \"User\""))
          .singleElement()
          .asString()
          .matches("2026-01-31.12:30:00.*");
      assertThat(live.rows("SELECT count(*) FROM \"User\" WHERE paid")).containsExactly("3");
      assertThatThrownBy(() -> live.execute("INSERT INTO \"User\" (id, name) VALUES (4, 'x')"))
          .as("the value is for the rows that were there, not a default")
          .isInstanceOf(IllegalStateException.class);

      live.rollback();
      assertThat(live.rows("SELECT id, name, role FROM \"User\" ORDER BY id"))
          .containsExactly("1|Ada|USER", "2|O'Neil|administrator", "3|O'Neil|administrator");
      live.execute("INSERT INTO \"User\" (id) VALUES (4)");
      assertThat(live.migrations().drift().look(live.database()).all()).isEmpty();
    }
  }

  /// A default is for rows that come; it does nothing for those that have no value yet.
  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void aFieldWithADefaultCanBeFilledToo(Provider provider) {
    try (LiveMigrations live = begun(provider)) {
      String after = BEFORE.replace("String?", "String @default(\"new\")\n  score Int @default(0)");
      assertThat(live.review(after).refused(Set.of()))
          .singleElement()
          .extracting(f -> f.hazard().code())
          .isEqualTo("H203");
      Review review = live.migrate("fill", after, fill("name", "old"), fill("score", "5"));
      assertThat(review.refused(Set.of())).isEmpty();
      live.execute("INSERT INTO \"User\" (id) VALUES (4)");
      assertThat(live.rows("SELECT id, name, score FROM \"User\" ORDER BY id"))
          .containsExactly("1|Ada|5", "2|old|5", "3|old|5", "4|new|0");
      assertThat(live.migrations().drift().look(live.database()).all()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "age   | eighteen | `User.age` expects a whole number, such as 42.",
        "age   | 99999999999 | `User.age` is out of range: Int goes from -2147483648 to 2147483647.",
        "role  | BOSS | `User.role` expects a value of `Role` (`USER`, `ADMIN`); `BOSS` is not one.",
        "since | soon | `User.since` expects a date and time, such as \"2026-01-31T12:30:00.000Z\".",
        "none  | 1    | The schema has no field `User.none` that is stored in a column."
      })
  void aValueThatDoesNotFitIsRefusedWithWhatWould(String field, String value, String sentence) {
    try (LiveMigrations live = begun(Provider.SQLITE)) {
      String after = BEFORE.replace("String?", "String\n  age Int\n  since DateTime");
      assertThatThrownBy(() -> live.review(after, fill(field, value)))
          .isInstanceOf(MigrationFailure.class)
          .hasMessage(sentence);
    }
  }

  /// Three users: one with a name and a role, two without.
  private LiveMigrations begun(Provider provider) {
    LiveMigrations live = LiveMigrations.in(folder, provider);
    live.migrate("init", BEFORE);
    live.execute(
        "INSERT INTO \"User\" (id, name, role) VALUES (1, 'Ada', 'USER'), (2, NULL, NULL), (3, NULL,"
            + " NULL)");
    return live;
  }

  private static Backfill fill(String field, String value) {
    return new Backfill(new FieldId("User", field), value);
  }
}
