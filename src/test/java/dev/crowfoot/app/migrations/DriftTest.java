// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.liquibase.RunListener;
import dev.crowfoot.app.migrations.MigrationStatus.State;
import dev.crowfoot.diff.Difference;
import dev.crowfoot.editor.Document;
import dev.crowfoot.model.Rename;
import dev.crowfoot.testing.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What somebody did beside the migrations, and its three ways out, none of which costs a row.
@Execution(ExecutionMode.CONCURRENT)
class DriftTest extends DriftShop {
  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void whatBelongsTogetherIsOneDifference(String provider) {
    try (Database database = shop(provider)) {
      byHand(database);
      assertThat(look(database).open())
          .extracting(Difference::code, Difference::lines)
          .containsExactlyInAnyOrder(
              tuple(
                  "V201",
                  List.of(
                      "+ column Customer.note TEXT",
                      "+ index Customer (note) named Customer_note_idx")),
              tuple("V502", List.of("- index Order (customerId) named Order_customerId_idx")),
              tuple("V101", List.of("+ table Log")));
      assertThat(look(database).open())
          .extracting(Difference::sentence)
          .contains(
              "The database lacks index Order (customerId) named Order_customerId_idx, which the"
                  + " migrations made.");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void adoptingWritesWhatIsThereAndNothingElse(String provider) throws SQLException {
    try (Database database = shop(provider)) {
      byHand(database);
      Document edited = document(provider, SHOP.replace("name   String", "name   String?"));
      Drift.Adopted adopted =
          migrations.drift().adopt(database, edited, open(database, "V201"), "by hand");

      assertThat(adopted.migrations().getFirst()).endsWith("_by_hand");
      assertThat(adopted.sources().main().content())
          .isEqualTo(
              edited
                  .sources()
                  .main()
                  .content()
                  .replace("  orders", "  note   String?\n  orders")
                  .replace("orders Order[]\n", "orders Order[]\n\n  @@index([note])\n"));
      assertThat(entry(database, adopted.migrations().getFirst()).state()).isEqualTo(State.APPLIED);
      assertThat(migrations.folder().snapshot(adopted.migrations().getFirst()).main().content())
          .contains("note   String?")
          .contains("name   String // as on the invoice");
      assertThat(look(database).open())
          .extracting(Difference::code)
          .containsExactlyInAnyOrder("V101", "V502");
      assertThat(rows(database, "SELECT name, note FROM \"Customer\"")).isEqualTo("Ada by hand");

      migrations.drift().adopt(database, edited, look(database).open(), "the rest");
      assertThat(look(database).all()).isEmpty();
      try (Database fresh = another(provider)) {
        migrations.apply(fresh, RunListener.NONE);
        assertThat(look(fresh).all()).isEmpty();
        assertThat(migrations.drift(fresh).summary()).isEmpty();
        migrations
            .back()
            .rollback(fresh, migrations.back().lastApplied(fresh, 2), RunListener.NONE);
        assertThat(migrations.drift(fresh).summary()).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void aColumnRenamedByHandIsRenamedInOtherDatabases(String provider) throws SQLException {
    try (Database database = shop(provider);
        Database other = another(provider)) {
      migrations.apply(other, RunListener.NONE);
      Tables.execute(other, "INSERT INTO \"Customer\" (\"id\", \"name\") VALUES (1, 'Grace')");
      Tables.execute(database, "ALTER TABLE \"Customer\" RENAME COLUMN \"name\" TO \"called\"");
      DriftRename renamed = look(database).renames().getFirst();
      assertThat(renamed.option()).isEqualTo("Customer.name=called");
      Drift.Adopted adopted =
          migrations
              .drift()
              .adopt(
                  database,
                  document(provider, SHOP),
                  renamed.differences(),
                  List.of(renamed.rename()),
                  "called");
      assertThat(adopted.sources().main().content())
          .isEqualTo(
              document(provider, SHOP.replace("name   String", "called String"))
                  .sources()
                  .main()
                  .content());
      assertThat(look(database).all()).isEmpty();
      migrations.apply(other, RunListener.NONE);
      assertThat(rows(other, "SELECT called FROM \"Customer\"")).isEqualTo("Grace");
      assertThat(look(other).all()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void aTableRenamedByHandIsRenamedInOtherDatabases(String provider) throws SQLException {
    try (Database database = shop(provider);
        Database other = another(provider)) {
      migrations.apply(other, RunListener.NONE);
      Tables.execute(other, "INSERT INTO \"Customer\" (\"id\", \"name\") VALUES (1, 'Grace')");
      Tables.execute(database, "ALTER TABLE \"Customer\" RENAME TO \"the buyers\"");
      Drift.Report report = look(database);
      DriftRename renamed = report.renames().getFirst();
      assertThat(renamed.option()).isEqualTo("Customer=the buyers");
      Drift.Adopted adopted =
          migrations
              .drift()
              .adopt(
                  database,
                  document(provider, SHOP),
                  report.open(),
                  List.of(renamed.rename()),
                  "called");
      assertThat(adopted.sources().main().content())
          .contains("/// Those who buy\nmodel Customer {", "@@map(\"the buyers\")");
      assertThat(look(database).all()).isEmpty();
      migrations.apply(other, RunListener.NONE);
      assertThat(rows(other, "SELECT name FROM \"the buyers\"")).isEqualTo("Grace");
    }
  }

  @Test
  void whatWasNotRenamedIsNotAdoptedAsIfItWere() throws SQLException {
    try (Database database = shop("sqlite")) {
      byHand(database);
      assertThat(look(database).renames()).isEmpty();
      assertThatThrownBy(
              () ->
                  migrations
                      .drift()
                      .adopt(
                          database,
                          document("sqlite", SHOP),
                          look(database).open(),
                          List.of(new Rename.OfField("Customer", "name", "note")),
                          "wrong"))
          .hasMessageStartingWith("What is adopted does not have `Customer.name` gone and `note`");
      assertThat(migrations.folder().names()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void whatIsIgnoredIsNotAskedAgainUntilItsLineGoes(String provider) throws IOException {
    try (Database database = shop(provider)) {
      byHand(database);
      migrations.drift().ignore(database, look(database).open());
      assertThat(look(database).open()).isEmpty();
      assertThat(look(database).ignored()).hasSize(3);
      Path file = migrations.folder().path().resolve("ignored-drift.txt");
      assertThat(Files.readString(file))
          .startsWith("# What databases have or lack beside the migrations")
          .contains(provider + ": + table Log\n")
          .contains(provider + ": - index Order (customerId) named Order_customerId_idx\n");

      Tables.execute(database, "CREATE INDEX \"more\" ON \"Customer\" (\"name\")");
      assertThat(look(database).open())
          .extracting(Difference::lines)
          .containsExactly(List.of("+ index Customer (name) named more"));
      Files.writeString(file, Files.readString(file).replace(provider + ": + table Log\n", ""));
      assertThat(look(database).open()).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void revertingCountsAndAsksAndTakesBackOnlyThat(String provider) throws SQLException {
    try (Database database = shop(provider)) {
      byHand(database);
      List<Difference> column = open(database, "V201");
      Review review = migrations.drift().review(database, column);
      assertThat(review.refused(Set.of()))
          .extracting(Review.Finding::sentence)
          .containsExactly("H102 All values of `Customer.note` are lost. 1 row is concerned.");
      Optional<Path> backup = migrations.drift().revert(database, column, review, RunListener.NONE);
      assertThat(backup.isPresent()).isEqualTo(provider.equals("sqlite"));
      assertThat(look(database).open())
          .extracting(Difference::code)
          .containsExactlyInAnyOrder("V101", "V502");
      assertThat(rows(database, "SELECT name FROM \"Customer\"")).isEqualTo("Ada");
      assertThat(rows(database, "SELECT count(*) FROM \"Order\"")).isEqualTo("2");

      List<Difference> index = open(database, "V502");
      migrations
          .drift()
          .revert(database, index, migrations.drift().review(database, index), RunListener.NONE);
      assertThat(look(database).open()).extracting(Difference::code).containsExactly("V101");
      assertThat(rows(database, "SELECT line FROM \"Log\"")).isEqualTo("kept");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void aColumnThatIsGoneComesBackOrStaysGone(String provider) throws SQLException {
    try (Database database = shop(provider)) {
      Tables.execute(
          database,
          "ALTER TABLE \"Customer\" ADD COLUMN \"note\" TEXT",
          "ALTER TABLE \"Customer\" DROP COLUMN \"name\"");
      Review back = migrations.drift().review(database, open(database, "V202"));
      assertThat(back.refused(Set.of()))
          .extracting(f -> f.hazard().code())
          .as("a required column and a row that has no value for it")
          .containsExactly("H202");
      Drift.Adopted adopted =
          migrations
              .drift()
              .adopt(database, document(provider, SHOP), open(database, "V202"), "gone");
      assertThat(adopted.sources().main().content()).doesNotContain("name").contains("/// Those");
      assertThat(look(database).open()).extracting(Difference::code).containsExactly("V201");
    }
  }

  @Test
  void enumsAndTypesAndKeysGoEachWay() throws SQLException {
    String states = "enum State {\n  open\n  paid\n}\n\n";
    String bill = "model Bill {\n  id    Int   @id\n  state State @default(open)\n  total Int\n}\n";
    try (Database database = begun("postgresql", states + bill)) {
      Tables.execute(
          database,
          "INSERT INTO \"Bill\" VALUES (1, 'paid', 7)",
          "ALTER TYPE \"State\" ADD VALUE 'lost'",
          "ALTER TABLE \"Bill\" ALTER total TYPE bigint",
          "CREATE TYPE \"Size\" AS ENUM ('s', 'l')",
          "ALTER TABLE \"Bill\" ADD size \"Size\" NOT NULL DEFAULT 's'",
          "ALTER TABLE \"Bill\" RENAME CONSTRAINT \"Bill_pkey\" TO bills");
      assertThat(look(database).open())
          .extracting(Difference::code)
          .containsExactlyInAnyOrder("V301", "V201", "V203", "V601");
      Drift.Adopted adopted =
          migrations
              .drift()
              .adopt(database, document("postgresql", states + bill), look(database).open(), "all");
      assertThat(look(database).all()).isEmpty();
      assertThat(adopted.sources().main().content())
          .contains("lost", "total BigInt", "size  Size", "map: \"bills\"");
      Tables.execute(
          database,
          "ALTER TABLE \"Bill\" DROP size",
          "ALTER TABLE \"Bill\" ALTER total TYPE integer",
          "ALTER TABLE \"Bill\" ALTER state DROP DEFAULT");
      List<Difference> all = look(database).open();
      migrations
          .drift()
          .revert(database, all, migrations.drift().review(database, all), RunListener.NONE);
      assertThat(look(database).all()).isEmpty();
      assertThat(rows(database, "SELECT state, total, size FROM \"Bill\"")).isEqualTo("paid 7 s");
    }
  }
}
