// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.adapter.files.TextFiles;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.adapter.jdbc.DatabaseUrl.SqliteFile;
import dev.crowfoot.adapter.liquibase.RunListener;
import dev.crowfoot.app.ProjectFiles;
import dev.crowfoot.app.migrations.Trial.Place;
import dev.crowfoot.editor.Document;
import dev.crowfoot.testing.Postgres;
import dev.crowfoot.testing.Tables;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Migrations that are tried first, where nothing is lost.
@Execution(ExecutionMode.CONCURRENT)
class DryRunTest {
  private static final String SHOP =
      """
      model Customer {
        id     Int     @id @default(autoincrement())
        email  String?
        orders Order[]
      }

      model Order {
        id         Int      @id @default(autoincrement())
        customerId Int
        customer   Customer @relation(fields: [customerId], references: [id])
      }
      """;

  private static final String LOG = "model Log {\n  id Int @id\n}\n\n";

  @TempDir private Path folder;
  private Migrations migrations;

  @BeforeEach
  void open() {
    migrations = new Migrations(new ProjectFiles(folder.resolve("schema.prisma")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void whatWouldHappenIsSaidAndNothingHappens(String provider) throws SQLException, IOException {
    try (Database database = shop(provider)) {
      Document pending = document(provider, SHOP + LOG);
      migrations.write(migrations.review(pending, Optional.of(database)), "log", pending);
      Document next =
          document(
              provider,
              LOG + SHOP.replace("email  String?", "email  String @default(\"-\")\n  age Int?"));
      Review review = migrations.review(next, Optional.of(database));
      Path killed = folder.resolve(".crowfoot").resolve("dry-run-999999999-1.db-wal");
      TextFiles.write(killed, "of a process that is no more");
      Trial trial = migrations.dryRun().of(review, next, database, RunListener.NONE);

      assertThat(Files.exists(killed)).isEqualTo(provider.equals("postgresql"));
      Files.deleteIfExists(killed);
      assertThat(trial.place())
          .isEqualTo(provider.equals("sqlite") ? Place.COPY : Place.TRANSACTION);
      assertThat(trial.problems()).isEmpty();
      assertThat(trial.statements()).anyMatch(s -> s.sql().startsWith("CREATE TABLE \"Log\""));
      assertThat(trial.statements()).anyMatch(s -> s.sql().contains("\"age\""));
      assertThat(trial.rows())
          .extracting(Trial.Rows::sentence)
          .contains("Customer: 2 rows, all there", "Log: new, 0 rows");

      assertThat(migrations.drift(database).summary()).isEmpty();
      assertThat(migrations.status(Optional.of(database)).pending()).hasSize(1);
      assertThat(rows(database, "SELECT count(*) FROM \"Customer\"")).isEqualTo("2");
      assertThatThrownBy(() -> rows(database, "SELECT count(*) FROM \"Log\""))
          .isInstanceOf(SQLException.class);
      assertThat(leftovers()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void whatTheRowsForbidIsFoundBeforeAnythingIsDone(String provider)
      throws SQLException, IOException {
    try (Database database = shop(provider)) {
      Document first = document(provider, SHOP + LOG);
      migrations.write(migrations.review(first, Optional.of(database)), "log", first);
      Document second =
          document(provider, LOG + SHOP.replace("email  String?", "email  String? @unique"));
      migrations.write(migrations.review(second, Optional.of(database)), "unique", second);
      MigrationFailure refused =
          catchThrowableOfType(
              MigrationFailure.class, () -> migrations.dryRun().of(database, RunListener.NONE));
      assertThat(refused).hasMessageContaining("Nothing was applied; the database is as it was.");

      if (provider.equals("sqlite")) {
        MigrationFailure atOnce =
            catchThrowableOfType(
                MigrationFailure.class, () -> migrations.apply(database, RunListener.NONE));
        assertThat(atOnce)
            .as("of two migrations neither is applied, when the second cannot be")
            .hasMessageContaining("Nothing was applied; the database is as it was.");
        assertThat(atOnce.standing().orElseThrow().done()).isEmpty();
        assertThat(atOnce.standing().orElseThrow().notDone()).hasSize(2);
      }
      assertThat(migrations.status(Optional.of(database)).pending()).hasSize(2);
      assertThat(rows(database, "SELECT count(*) FROM \"Customer\"")).isEqualTo("2");
      assertThat(leftovers()).isEmpty();
    }
  }

  @Test
  void referencesThatWouldBreakAreFoundOnTheCopy() throws SQLException {
    try (Database database = shop("sqlite")) {
      hand("DELETE FROM \"Customer\" WHERE \"id\" = 1");
      Trial trial = migrations.dryRun().of(database, RunListener.NONE);
      assertThat(trial.problems())
          .containsExactly("2 rows of `Order` refer to rows that are not there.");
      assertThat(trial.rows())
          .extracting(Trial.Rows::sentence)
          .containsExactly("Customer: 2 rows, then 1");
      MigrationFailure refused =
          catchThrowableOfType(
              MigrationFailure.class, () -> migrations.apply(database, RunListener.NONE));
      assertThat(refused).hasMessageStartingWith("Tried on a copy of the file, and not applied");
      assertThat(refused.details().orElseThrow()).contains("2 rows of `Order`");
      assertThat(rows(database, "SELECT count(*) FROM \"Customer\"")).isEqualTo("2");

      migrations.untried().apply(database, RunListener.NONE);
      assertThat(rows(database, "SELECT count(*) FROM \"Customer\""))
          .as("only for those who say so")
          .isEqualTo("1");
    }
  }

  @Test
  void whatNoTransactionHoldsIsTriedInAnEmptyClone() throws SQLException {
    try (Database database = shop("postgresql")) {
      hand("CREATE INDEX CONCURRENTLY \"by_email\" ON \"Customer\" (\"email\")");
      int databases = Integer.parseInt(rows(database, "SELECT count(*) FROM pg_database"));
      Trial trial = migrations.dryRun().of(database, RunListener.NONE);
      assertThat(trial.place()).isEqualTo(Place.EMPTY_CLONE);
      assertThat(trial.statements()).hasSize(1);
      assertThat(trial.problems())
          .as("its model does not say so")
          .containsExactly("+ index Customer (email) named by_email");
      assertThat(rows(database, "SELECT count(*) FROM pg_indexes WHERE indexname = 'by_email'"))
          .isEqualTo("0");
      assertThat(Integer.parseInt(rows(database, "SELECT count(*) FROM pg_database")))
          .isEqualTo(databases);
    }
  }

  /// What the schema does not say stands on the clone's tables as on the real ones.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE VIEW z AS SELECT email FROM \"Customer\"; CREATE VIEW a AS SELECT * FROM z",
        "CREATE MATERIALIZED VIEW m AS SELECT email FROM \"Customer\"",
        "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';"
            + " CREATE TRIGGER t BEFORE UPDATE OF email ON \"Customer\" EXECUTE FUNCTION f()",
        "CREATE RULE r AS ON UPDATE TO \"Customer\" WHERE NEW.email = '' DO INSTEAD NOTHING",
        "CREATE POLICY p ON \"Customer\" FOR SELECT USING (email <> '')",
      })
  void whatStandsOnATableIsInTheCloneToo(String beside) throws SQLException {
    try (Database database = shop("postgresql")) {
      hand(
          "CREATE INDEX CONCURRENTLY \"by_email\" ON \"Customer\" (\"email\")",
          "ALTER TABLE \"Customer\" ALTER COLUMN \"email\" TYPE varchar(200)");
      assertThat(migrations.dryRun().of(database, RunListener.NONE).place())
          .isEqualTo(Place.EMPTY_CLONE);
      Tables.execute(database, beside);
      MigrationFailure refused =
          catchThrowableOfType(
              MigrationFailure.class, () -> migrations.dryRun().of(database, RunListener.NONE));
      assertThat(refused).as(beside).hasMessageContaining("the database refuses a statement");
      assertThat(refused.details().orElseThrow()).contains("cannot alter type of a column");
      assertThat(
              rows(database, "SELECT count(*) FROM pg_database WHERE datname ~ '^crowfoot_trial'"))
          .isEqualTo("0");
    }
  }

  @Test
  void whoMayMakeNoDatabaseIsToldSo() {
    String url = Postgres.freshDatabase();
    String guest = "guest_" + url.replaceAll(".*/", "");
    try (Database owner = begun(url)) {
      hand("CREATE INDEX CONCURRENTLY \"by_email\" ON \"Customer\" (\"email\")");
      Tables.execute(
          owner,
          "CREATE ROLE " + guest + " LOGIN PASSWORD 'guest'",
          "GRANT ALL ON SCHEMA public TO " + guest,
          "GRANT ALL ON ALL TABLES IN SCHEMA public TO " + guest);
    }
    String theirs = url.replace("postgres:postgres", guest + ":guest");
    try (Database database = Database.open(DatabaseUrl.parse(theirs, folder))) {
      assertThatThrownBy(() -> migrations.dryRun().of(database, RunListener.NONE))
          .isInstanceOf(MigrationFailure.class)
          .hasMessageContaining("none could be made")
          .hasMessageContaining("CREATEDB");
    }
  }

  @Test
  void onlySmallFilesAreCopiedUnasked() throws IOException {
    try (Database _ = shop("sqlite")) {
      SqliteFile url = new SqliteFile(folder.resolve("dev.db"));
      assertThat(DryRun.isCheap(url)).isTrue();
      try (RandomAccessFile file = new RandomAccessFile(url.file().toFile(), "rw")) {
        file.setLength(DryRun.SMALL_BYTES + 1);
      }
      assertThat(DryRun.isCheap(url)).isFalse();
    }
  }

  private List<Path> leftovers() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(".crowfoot"))) {
      return files.filter(f -> f.getFileName().toString().startsWith("dry-run")).toList();
    } catch (NoSuchFileException _) {
      return List.of();
    }
  }

  /// A migration by hand that its model knows nothing of.
  private void hand(String... statements) {
    String name = "29990101000000_hand";
    String yaml =
        """
        databaseChangeLog:
        - logicalFilePath: %s/changelog.yaml
        - changeSet:
            id: hand
            author: ada
            runInTransaction: %s
            changes:
        %s    rollback:
            - empty: {}
        """
            .formatted(
                name,
                !statements[0].contains("CONCURRENTLY"),
                Stream.of(statements)
                    .map("    - sql:\n        sql: >-\n          %s\n"::formatted)
                    .collect(Collectors.joining())
                    .indent(0));
    migrations
        .folder()
        .write(name, yaml, migrations.folder().snapshot(migrations.folder().names().getFirst()));
  }

  private Database shop(String provider) {
    Database database = begun(provider.equals("sqlite") ? "file:dev.db" : Postgres.freshDatabase());
    Tables.execute(
        database,
        "INSERT INTO \"Customer\" (email) VALUES ('a@b.c'), ('a@b.c')",
        "INSERT INTO \"Order\" (\"customerId\") VALUES (1), (1)");
    return database;
  }

  private Database begun(String url) {
    Database database = Database.openOrCreate(DatabaseUrl.parse(url, folder));
    if (migrations.folder().newest().isEmpty()) {
      Document document = document(database.provider().word(), SHOP);
      migrations.write(migrations.review(document, Optional.of(database)), "init", document);
    }
    migrations.apply(database, RunListener.NONE);
    return database;
  }

  private static Document document(String provider, String models) {
    return Document.of(
        Sources.of(
            SourceText.of(
                "schema.prisma",
                "datasource db {\n  provider = \"" + provider + "\"\n}\n\n" + models)));
  }

  private static String rows(Database database, String sql) throws SQLException {
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
