// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.adapter.liquibase.RunListener;
import dev.crowfoot.app.ProjectFiles;
import dev.crowfoot.app.migrations.MigrationStatus.Entry;
import dev.crowfoot.app.migrations.MigrationStatus.State;
import dev.crowfoot.diff.Difference;
import dev.crowfoot.editor.Document;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.Rename;
import dev.crowfoot.testing.Postgres;
import dev.crowfoot.testing.Tables;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What somebody did beside the migrations, and its three ways out, none of which costs a row.
@Execution(ExecutionMode.CONCURRENT)
class DriftTest {
  private static final String SHOP =
      """
      /// Those who buy
      model Customer {
        id     Int     @id @default(autoincrement())
        name   String // as on the invoice
        orders Order[]
      }

      model Order {
        id         Int      @id @default(autoincrement())
        customerId Int
        customer   Customer @relation(fields: [customerId], references: [id])

        @@index([customerId])
      }
      """;

  @TempDir private Path folder;
  private Migrations migrations;

  @BeforeEach
  void open() {
    migrations = new Migrations(new ProjectFiles(folder.resolve("schema.prisma")));
  }

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

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void nothingIsAppliedWhileDriftIsOpen(String provider) throws SQLException {
    try (Database database = shop(provider)) {
      byHand(database);
      Document next = document(provider, SHOP + "model More {\n  id Int @id\n}\n");
      Review review = migrations.review(next, Optional.of(database));
      MigrationFailure refused =
          catchThrowableOfType(
              MigrationFailure.class,
              () -> migrations.writeAndApply(review, "more", next, database, RunListener.NONE));
      assertThat(refused)
          .hasMessageStartingWith("Not applied. There are 3 differences")
          .hasMessageContaining("`--adopt`")
          .hasMessageContaining("`--ignore`")
          .hasMessageContaining("`--revert`");
      assertThat(refused.details().orElseThrow()).contains("+ table Log");
      assertThat(migrations.folder().names()).hasSize(1);
      String more = migrations.write(review, "more", next);
      assertThatThrownBy(() -> migrations.apply(database, RunListener.NONE))
          .hasMessageStartingWith("Not applied. There are 3 differences");

      migrations.drift().ignore(database, look(database).open());
      assertThat(migrations.apply(database, RunListener.NONE).migrations()).containsExactly(more);
      assertThat(look(database).open()).isEmpty();
      assertThat(rows(database, "SELECT name, note FROM \"Customer\"")).isEqualTo("Ada by hand");
    }
  }

  @Test
  void whatIsIgnoredIsNotLostWhenItsTableIsMadeAnew() throws SQLException {
    try (Database database = shop("sqlite")) {
      byHand(database);
      migrations.drift().ignore(database, look(database).open());
      Document next =
          document("sqlite", SHOP.replace("name   String", "name String @default(\"-\")"));
      Review review = migrations.review(next, Optional.of(database));
      MigrationFailure refused =
          catchThrowableOfType(
              MigrationFailure.class,
              () -> migrations.writeAndApply(review, "anew", next, database, RunListener.NONE));
      assertThat(refused).hasMessageContaining("makes a table anew, and what somebody made there");
      assertThat(refused.details().orElseThrow())
          .contains("+ column Customer.note TEXT")
          .doesNotContain("Log");
      assertThat(migrations.folder().names()).hasSize(1);
      assertThat(rows(database, "SELECT name, note FROM \"Customer\"")).isEqualTo("Ada by hand");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void whatSomebodyMadeIsNotLostOnTheWayBack(String provider) throws SQLException {
    try (Database database = shop(provider)) {
      Document next =
          document(provider, SHOP.replace("name   String", "name String @default(\"-\")"));
      migrations.writeAndApply(
          migrations.review(next, Optional.of(database)), "next", next, database, RunListener.NONE);
      Tables.execute(
          database,
          "ALTER TABLE \"Customer\" ADD COLUMN \"note\" TEXT",
          "UPDATE \"Customer\" SET \"note\" = 'by hand'");
      List<String> back = migrations.back().lastApplied(database, 1);
      if (provider.equals("sqlite")) {
        assertThatThrownBy(() -> migrations.back().rollback(database, back, RunListener.NONE))
            .hasMessageStartingWith("Not taken back")
            .hasMessageContaining("makes a table anew");
      } else {
        migrations.back().rollback(database, back, RunListener.NONE);
      }
      assertThat(rows(database, "SELECT name, note FROM \"Customer\"")).isEqualTo("Ada by hand");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void aWayBackThatLeadsElsewhereIsAnError(String provider) throws IOException {
    try (Database database = shop(provider)) {
      Document next = document(provider, SHOP + "model More {\n  id Int @id\n}\n");
      String more = migrations.write(migrations.review(next, Optional.of(database)), "more", next);
      Path changelog = migrations.folder().path().resolve(more).resolve("changelog.yaml");
      Files.writeString(
          changelog,
          Files.readString(changelog)
              .replace("DROP TABLE \"More\"", "CREATE TABLE x (id INTEGER)"));
      migrations.apply(database, RunListener.NONE);
      assertThatThrownBy(
              () -> migrations.back().rollback(database, List.of(more), RunListener.NONE))
          .hasMessageContaining("is not what the model of `")
          .hasMessageContaining("_init` says");
      assertThat(look(database).open())
          .extracting(Difference::code)
          .containsExactly("V101", "V101");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void aMigrationThatDoesOtherThanItsModelSaysIsAnError(String provider) throws IOException {
    try (Database database = shop(provider)) {
      Document next = document(provider, SHOP + "model More {\n  id Int @id\n}\n");
      String more = migrations.write(migrations.review(next, Optional.of(database)), "more", next);
      Path changelog = migrations.folder().path().resolve(more).resolve("changelog.yaml");
      Files.writeString(
          changelog, Files.readString(changelog).replace("\"More\" (", "\"More\" (\"x\" TEXT,"));
      if (provider.equals("sqlite")) {
        assertThatThrownBy(() -> migrations.apply(database, RunListener.NONE))
            .hasMessageStartingWith("Tried on a copy of the file, and not applied");
      }
      MigrationFailure other =
          catchThrowableOfType(
              MigrationFailure.class, () -> migrations.untried().apply(database, RunListener.NONE));
      assertThat(other)
          .hasMessageContaining("is not what the model of `" + more + "` says")
          .hasMessageContaining("`crowfoot migrate drift`");
      assertThat(other.details()).hasValue("+ column More.x TEXT");
      assertThat(other.standing().orElseThrow().done()).containsExactly(more);
    }
  }

  @Test
  void whatNobodyCanCompareIsSaid() {
    try (Database database = another("sqlite")) {
      assertThat(look(database).unknown()).hasValueSatisfying(u -> assertThat(u).contains("none"));
    }
    try (Database database = shop("sqlite")) {
      migrations.folder().remove(migrations.folder().newest().orElseThrow());
      assertThat(look(database).unknown())
          .hasValueSatisfying(u -> assertThat(u).contains("the folder does not"));
    }
  }

  @Test
  void fromAnotherKindOfDatabaseNothingIsAdopted() {
    String provider = "sqlite";
    Document both = document(provider, SHOP);
    Review first =
        migrations.review(both, Optional.empty(), List.of(Provider.SQLITE, Provider.POSTGRESQL));
    migrations.write(first, "init", both);
    try (Database postgres = another("postgresql")) {
      migrations.apply(postgres, RunListener.NONE);
      Tables.execute(postgres, "ALTER TABLE \"Order\" ADD paid boolean");
      assertThatThrownBy(() -> migrations.drift().adopt(postgres, both, look(postgres).open(), "x"))
          .isInstanceOf(MigrationFailure.class)
          .hasMessageContaining("The schema is for `sqlite`");
      assertThat(migrations.folder().names()).hasSize(1);
    }
    try (Database sqlite = another(provider);
        Database postgres = another("postgresql")) {
      migrations.apply(sqlite, RunListener.NONE);
      Tables.execute(sqlite, "ALTER TABLE \"Order\" ADD paid BOOLEAN");
      String adopted =
          migrations
              .drift()
              .adopt(sqlite, both, look(sqlite).open(), "paid")
              .migrations()
              .getFirst();
      assertThat(migrations.apply(postgres, RunListener.NONE).migrations()).contains(adopted);
      assertThat(look(postgres).all()).isEmpty();
    }
  }

  private Drift.Report look(Database database) {
    return migrations.drift().look(database);
  }

  private List<Difference> open(Database database, String code) {
    return look(database).open().stream().filter(d -> d.code().equals(code)).toList();
  }

  private static void byHand(Database database) {
    Tables.execute(
        database,
        "ALTER TABLE \"Customer\" ADD COLUMN \"note\" TEXT",
        "CREATE INDEX \"Customer_note_idx\" ON \"Customer\" (\"note\")",
        "UPDATE \"Customer\" SET \"note\" = 'by hand'",
        "DROP INDEX \"Order_customerId_idx\"",
        "CREATE TABLE \"Log\" (\"id\" INTEGER NOT NULL PRIMARY KEY, \"line\" TEXT NOT NULL)",
        "INSERT INTO \"Log\" VALUES (1, 'kept')");
  }

  private Database shop(String provider) {
    Database database = begun(provider, SHOP);
    Tables.execute(
        database,
        "INSERT INTO \"Customer\" (name) VALUES ('Ada')",
        "INSERT INTO \"Order\" (\"customerId\") VALUES (1), (1)");
    return database;
  }

  private Database begun(String provider, String models) {
    Database database = another(provider);
    Document document = document(provider, models);
    migrations.writeAndApply(
        migrations.review(document, Optional.of(database)),
        "init",
        document,
        database,
        RunListener.NONE);
    return database;
  }

  private Database another(String provider) {
    String url =
        provider.equals("sqlite")
            ? "file:db%d.db".formatted(System.nanoTime())
            : Postgres.freshDatabase();
    return Database.openOrCreate(DatabaseUrl.parse(url, folder));
  }

  private Entry entry(Database database, String migration) {
    return migrations.status(Optional.of(database)).entries().stream()
        .filter(e -> e.migration().equals(migration))
        .findFirst()
        .orElseThrow();
  }

  private static Document document(String provider, String models) {
    return Document.of(
        Sources.of(
            SourceText.of(
                "schema.prisma",
                "datasource db {\n  provider = \"" + provider + "\"\n}\n\n" + models)));
  }

  /// The first row, its values with spaces.
  private static String rows(Database database, String sql) throws SQLException {
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      StringBuilder values = new StringBuilder(rows.getString(1));
      for (int i = 2; i <= rows.getMetaData().getColumnCount(); i++) {
        values.append(' ').append(rows.getString(i));
      }
      return values.toString();
    }
  }
}
