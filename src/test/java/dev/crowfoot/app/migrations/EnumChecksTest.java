// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.adapter.liquibase.RunListener;
import dev.crowfoot.app.migrations.Review.Finding;
import dev.crowfoot.diff.Difference;
import dev.crowfoot.editor.Document;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.Rename;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Where the schema asks for it, SQLite lets only the values of an enum in: with every change of
/// the enum, there and back, and whatever somebody does to the check by hand.
@Execution(ExecutionMode.CONCURRENT)
class EnumChecksTest {
  private static final String SCHEMA =
      """
      datasource db {
        provider = "sqlite"
      }

      enum Mood {
        glad
        sad  @map("it's sad")
        odd
      }

      model Person {
        id   Int   @id
        mood Mood  @default(glad)
        was  Mood?
        note String?
      }
      """;

  private static final String CHECKED = "/// @checkEnums\n" + SCHEMA;

  @TempDir private Path folder;
  private LiveMigrations live;

  @BeforeEach
  void open() {
    live = LiveMigrations.in(folder, Provider.SQLITE);
  }

  @AfterEach
  void close() {
    live.close();
  }

  @Test
  void onlyTheValuesOfTheEnumGetIn() {
    migrate("init", CHECKED);
    assertThat(definition())
        .contains(
            "CONSTRAINT \"Person_mood_enum\" CHECK (\"mood\" IN ('glad', 'it''s sad', 'odd'))");
    fill();
    assertRefused("INSERT INTO Person (id, mood) VALUES (9, 'bad')", "Person_mood_enum");
  }

  @Test
  void aSchemaThatDoesNotAskGetsNoCheckAndIsOfferedIt() {
    Review review = migrate("init", SCHEMA);
    assertThat(definition()).doesNotContain("CHECK");
    assertThat(review.notes())
        .containsExactly(
            "SQLite has no enums and takes any text for one. With a line `/// @checkEnums` above the"
                + " datasource it takes the values of the enum alone.");
    assertThat(live.review(SCHEMA.replace("note String?", "")).notes()).isEmpty();
    assertThat(live.review(CHECKED).notes()).isEmpty();
  }

  @Test
  void askingLaterMakesTheChecksUnlessRowsHoldSomethingElse() {
    migrate("init", SCHEMA);
    fill();
    live.execute("INSERT INTO Person (id, mood) VALUES (4, 'bad'), (5, 'worse')");
    assertThat(live.review(CHECKED).findings())
        .filteredOn(f -> !f.isHarmless())
        .extracting(Finding::sentence)
        .containsExactly(
            "H207 `Person.mood` takes only `glad`, `it's sad`, `odd`; rows that hold anything else"
                + " keep the migration from running. 2 rows are concerned. By `id`: 4, 5.");
    live.execute("DELETE FROM Person WHERE id > 3");
    migrate("checks", CHECKED);
    assertRefused("UPDATE Person SET was = 'bad'", "Person_was_enum");
    live.rollback();
    assertThat(definition()).doesNotContain("CHECK");
    live.execute("UPDATE Person SET was = 'bad'");
  }

  @Test
  void aNewValueGetsInAndGoesWithTheRollback() {
    migrate("init", CHECKED);
    fill();
    migrate("more", CHECKED.replace("  odd\n", "  odd\n  calm\n"));
    live.execute("INSERT INTO Person (id, mood) VALUES (4, 'calm')");
    assertThat(wayBack())
        .containsExactly(
            "H201 `Person.mood` takes only `glad`, `it's sad`, `odd`; rows that hold anything else"
                + " keep the migration from running. 1 row is concerned. By `id`: 4.");
    assertThatThrownBy(live::rollback).isInstanceOf(MigrationFailure.class);
    live.execute("DELETE FROM Person WHERE id = 4");
    live.rollback();
    assertRefused("INSERT INTO Person (id, mood) VALUES (4, 'calm')", "Person_mood_enum");
    assertRows();
  }

  @Test
  void aValueThatGoesIsCountedOnceForEachColumn() {
    migrate("init", CHECKED);
    fill();
    String less = CHECKED.replace("  odd\n", "");
    assertThat(live.review(less).findings())
        .filteredOn(f -> !f.isHarmless())
        .extracting(Finding::sentence)
        .containsExactly(
            "H201 `Person.was` takes only `glad`, `it's sad`; rows that hold anything else keep the"
                + " migration from running. 1 row is concerned. By `id`: 3.");
    live.execute("UPDATE Person SET was = NULL WHERE id = 3");
    migrate("less", less);
    assertRefused("UPDATE Person SET was = 'odd'", "Person_was_enum");
    live.rollback();
    live.execute("UPDATE Person SET was = 'odd' WHERE id = 3");
    assertRows();
  }

  @Test
  void renamedValuesColumnsAndTablesKeepTheirRows() {
    migrate("init", CHECKED);
    fill();
    String renamed =
        CHECKED
            .replace("  glad\n", "  happy\n")
            .replace("@default(glad)", "@default(happy)")
            .replace("was  Mood?", "once Mood?")
            .replace("model Person", "model Human");
    migrate(
        "names",
        renamed,
        new Rename.OfEnumValue("Mood", "glad", "happy"),
        new Rename.OfModel("Person", "Human"),
        new Rename.OfField("Human", "was", "once"));
    assertThat(live.rows("SELECT id, mood, once FROM Human ORDER BY id"))
        .containsExactly("1|happy|null", "2|it's sad|happy", "3|happy|odd");
    assertThat(wayBack()).isEmpty();
    live.rollback();
    assertRows();
  }

  @Test
  void swappedValuesKeepTheirRows() {
    migrate("init", CHECKED);
    fill();
    String swapped =
        CHECKED
            .replace("  odd\n", "  odd @map(\"glad\")\n")
            .replace("  glad\n", "  glad @map(\"odd\")\n");
    migrate("swap", swapped);
    assertThat(live.rows("SELECT id, mood, was FROM Person ORDER BY id"))
        .containsExactly("1|odd|null", "2|it's sad|odd", "3|odd|glad");
    live.rollback();
    assertRows();
  }

  @Test
  void aRenamedColumnOrTableAloneIsNotMadeAnew() {
    migrate("init", CHECKED);
    fill();
    Review review =
        migrate(
            "names",
            CHECKED.replace("was  Mood?", "once Mood?").replace("model Person", "model Human"),
            new Rename.OfModel("Person", "Human"),
            new Rename.OfField("Human", "was", "once"));
    assertThat(review.plan().actions())
        .extracting(a -> a.statements().getFirst())
        .containsExactly(
            "ALTER TABLE \"Person\" RENAME TO \"Human\"",
            "ALTER TABLE \"Human\" RENAME COLUMN \"was\" TO \"once\"");
    live.rollback();
    assertRows();
  }

  @Test
  void columnsComeAndGoWithTheirChecks() {
    migrate("init", CHECKED);
    fill();
    migrate(
        "gone",
        CHECKED
            .replace("  was  Mood?\n", "")
            .replace("  mood Mood  @default(glad)\n", "  mood Mood\n"));
    assertThat(definition()).doesNotContain("Person_was_enum");
    migrate("back", CHECKED);
    assertRefused("UPDATE Person SET was = 'bad'", "Person_was_enum");
    live.rollback();
    live.rollback();
    assertThat(live.rows("SELECT id, mood FROM Person ORDER BY id"))
        .containsExactly("1|glad", "2|it's sad", "3|glad");
  }

  @Test
  void aRequiredColumnComesBackWithTheFirstValue() {
    String required = CHECKED.replace("  mood Mood  @default(glad)\n", "  mood Mood\n");
    migrate("init", required);
    fill();
    migrate("gone", required.replace("  mood Mood\n", ""));
    live.rollback();
    assertThat(live.rows("SELECT mood FROM Person")).containsExactly("glad", "glad", "glad");
  }

  @Test
  void checksThatSomebodyElseWroteStayBesideOurs() {
    migrate("init", CHECKED);
    live.execute(
        "DROP TABLE Person",
        "CREATE TABLE Person (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, mood TEXT NOT NULL"
            + " DEFAULT 'glad' CHECK (mood <> 'x') CONSTRAINT \"Person_mood_enum\" CHECK (\"mood\" IN"
            + " ('glad', 'it''s sad', 'odd')), was TEXT CONSTRAINT \"Person_was_enum\" CHECK (\"was\""
            + " IN ('glad', 'it''s sad', 'odd')), note TEXT, CONSTRAINT of_mine CHECK (note IN"
            + " ('a', 'b')))");
    live.ignore();
    fill();
    Review review = migrate("more", CHECKED.replace("  odd\n", "  odd\n  calm\n"));
    assertThat(review.findings()).allMatch(Finding::isHarmless);
    assertThat(definition())
        .contains("CHECK (mood <> 'x')", "CONSTRAINT \"of_mine\"")
        .containsOnlyOnce("Person_mood_enum");
  }

  @Test
  void aCheckTakenOutByHandIsDriftAndCanBeTakenBack() {
    migrate("init", CHECKED);
    fill();
    replaceTable(
        "CONSTRAINT \"Person_was_enum\" CHECK (\"was\" IN ('glad', 'it''s sad', 'odd'))", "");
    Drift drift = live.migrations().drift();
    List<Difference> open = drift.look(live.database()).open();
    assertThat(open)
        .extracting(Difference::sentence)
        .containsExactly(
            "The database has another column than the migrations made: column Person.was takes any"
                + " value.");
    assertThatThrownBy(() -> drift.adopt(live.database(), live.document(CHECKED), open, "hand"))
        .hasMessageContaining("The schema cannot say this as the database has it");
    drift.revert(live.database(), open, drift.review(live.database(), open), RunListener.NONE);
    assertThat(drift.look(live.database()).open()).isEmpty();
    assertRefused("UPDATE Person SET was = 'bad'", "Person_was_enum");
    assertRows();
  }

  @Test
  void aValueAddedToTheChecksByHandCanBeAdopted() {
    migrate("init", CHECKED);
    replaceTable("'odd')", "'odd', 'very calm')");
    Drift drift = live.migrations().drift();
    List<Difference> open = drift.look(live.database()).open();
    assertThat(open).hasSize(2);
    Drift.Adopted adopted = drift.adopt(live.database(), live.document(CHECKED), open, "hand");
    assertThat(adopted.sources().main().content())
        .contains("  odd\n  very_calm @map(\"very calm\")\n");
    assertThat(drift.look(live.database()).open()).isEmpty();
  }

  @Test
  void aPulledSchemaHasTheEnumAgain() {
    migrate("init", CHECKED);
    String pulled =
        Pull.from(live.database(), dev.crowfoot.model.Schema.EMPTY).sources().main().content();
    assertThat(pulled)
        .contains(
            "/// @checkEnums\ndatasource db {",
            "mood Mood    @default(glad)",
            "was  Mood?",
            "enum Mood {\n  glad\n  it_s_sad @map(\"it's sad\")\n  odd\n}");
    assertThat(
            Pull.from(live.database(), live.document(CHECKED).sources()).sources().main().content())
        .isEqualTo(CHECKED);
    assertThat(
            Pull.from(live.database(), live.document(CHECKED.replace("  odd\n", "")).sources())
                .sources()
                .main()
                .content())
        .isEqualTo(CHECKED);
    assertThat(
            Pull.from(live.database(), live.document(SCHEMA).sources()).sources().main().content())
        .isEqualTo(CHECKED);
  }

  @Test
  void pushingMakesThemToo() {
    Push push = live.migrations().push();
    for (String schema : List.of(SCHEMA, CHECKED, CHECKED.replace("  odd\n", ""), SCHEMA)) {
      Document document = live.document(schema);
      push.apply(
          push.review(document, live.database()), document, live.database(), RunListener.NONE);
      assertThat(definition().contains("Person_mood_enum")).isEqualTo(schema.startsWith("///"));
    }
  }

  private Review migrate(String name, String schema, Rename... renames) {
    Document document = live.document(schema).withRenames(List.of(renames));
    Review review = live.migrations().review(document, Optional.of(live.database()));
    live.migrations().writeAndApply(review, name, document, live.database(), RunListener.NONE);
    assertThat(live.migrations().drift(live.database()).changes()).isEmpty();
    return review;
  }

  private List<String> wayBack() {
    WayBack back = live.migrations().back();
    return back.review(live.database(), back.lastApplied(live.database(), 1)).findings().stream()
        .filter(f -> !f.isHarmless())
        .map(Finding::sentence)
        .toList();
  }

  private void fill() {
    live.execute("INSERT INTO Person (id, mood) VALUES (1, 'glad'), (2, 'it''s sad'), (3, 'glad')");
    if (definition().contains("\"was\"")) {
      live.execute(
          "UPDATE Person SET was = 'glad' WHERE id = 2",
          "UPDATE Person SET was = 'odd' WHERE id = 3");
    }
  }

  private void assertRows() {
    assertThat(live.rows("SELECT id, mood, was FROM Person ORDER BY id"))
        .containsExactly("1|glad|null", "2|it's sad|glad", "3|glad|odd");
  }

  private String definition() {
    return live.rows("SELECT sql FROM sqlite_master WHERE name = 'Person'").getFirst();
  }

  private void assertRefused(String statement, String constraint) {
    assertThatThrownBy(() -> live.execute(statement))
        .rootCause()
        .hasMessageContaining("CHECK constraint failed: " + constraint);
  }

  /// As somebody would by hand, with the rows kept.
  private void replaceTable(String part, String by) {
    String now = definition().replace(part, by);
    live.execute(
        "ALTER TABLE Person RENAME TO Old",
        now,
        "INSERT INTO Person SELECT * FROM Old",
        "DROP TABLE Old");
  }
}
