// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.crowfoot.adapter.Failure.ConnectionFailure;
import dev.crowfoot.adapter.Failure.FileFailure;
import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.adapter.liquibase.MigrationLock;
import dev.crowfoot.adapter.liquibase.RunListener;
import dev.crowfoot.app.ProjectFiles;
import dev.crowfoot.app.migrations.MigrationStatus.State;
import dev.crowfoot.editor.Document;
import dev.crowfoot.testing.MigrationProcess;
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
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What goes wrong outside: each says what happened and loses nothing.
@Execution(ExecutionMode.CONCURRENT)
class TroubleTest {
  private static final String MODEL =
      "model A {\n  id Int @id @default(autoincrement())\n  n Int\n}\n";
  private static final String HALF = "\nmodel Half {\n  id Int?\n\n  @@ignore\n}\n";
  private static final String LATER = "29990101000000_slow";

  @TempDir private Path folder;
  private Migrations migrations;

  @BeforeEach
  void open() {
    migrations = new Migrations(new ProjectFiles(folder.resolve("schema.prisma")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void aKilledMigrationLeavesTheDatabaseAtABoundary(String provider) throws Exception {
    String url = provider.equals("sqlite") ? "file:dev.db" : Postgres.freshDatabase();
    try (Database database = begun(url)) {
      later(
          "CREATE TABLE \"Half\" (\"id\" INTEGER)",
          provider.equals("sqlite")
              ? "INSERT INTO \"Half\" WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1"
                  + " FROM c WHERE n < 4000000000) SELECT n FROM c"
              : "SELECT pg_sleep(4000)");
      MigrationProcess.killedAt(provider.equals("sqlite") ? "RECURSIVE" : "pg_sleep", folder, url);

      MigrationLock lock = MigrationLock.of(database).orElseThrow();
      assertThat(lock.alive().isPresent()).isEqualTo(provider.equals("postgresql"));
      MigrationFailure next = failure(database);
      if (provider.equals("postgresql")) {
        assertThat(next).hasMessageContaining("is still at work").hasMessageContaining("pg_sleep");
        assertThatThrownBy(() -> migrations.releaseLock(database, false))
            .hasMessageContaining("its holder lives");
      } else {
        assertThat(next).hasMessageContaining("did not end: nobody is at work");
      }
      migrations.releaseLock(database, provider.equals("postgresql"));
      asBefore(database);
      assertThat(MigrationLock.of(database)).isEmpty();

      later("CREATE TABLE \"Half\" (\"id\" INTEGER)");
      assertThat(migrations.apply(database, RunListener.NONE).migrations()).containsExactly(LATER);
    }
  }

  @Test
  void aFullDiskIsSaid() throws SQLException {
    try (Database database = begun("file:dev.db")) {
      later(
          "CREATE TABLE \"Half\" (\"id\" BLOB)",
          "PRAGMA max_page_count = 12",
          "INSERT INTO \"Half\" VALUES (zeroblob(1000000))");
      assertThat(failure(database))
          .hasMessageContaining("The disk is full: make room and apply again.")
          .hasMessageContaining("Nothing was applied");
      asBefore(database);
    }
  }

  @Test
  void aConnectionThatIsLostMidWayIsSaid() throws SQLException {
    try (Database database = begun(Postgres.freshDatabase())) {
      later(
          "CREATE TABLE \"Half\" (\"id\" INTEGER)",
          "SELECT pg_terminate_backend(pg_backend_pid())");
      assertThat(failure(database))
          .hasMessageContaining("The connection was lost meanwhile")
          .hasMessageContaining("Nothing was applied");
      if (MigrationLock.of(database).isPresent()) {
        assertThat(MigrationLock.of(database).orElseThrow().alive()).isEmpty();
        migrations.releaseLock(database, false);
      }
      asBefore(database);
    }
  }

  @Test
  void aUserWithoutRightsAndAReadOnlyDatabaseAreSaid() throws SQLException {
    String url = Postgres.freshDatabase();
    String name = url.replaceAll(".*/", "");
    try (Database owner = begun(url)) {
      Tables.execute(
          owner,
          "CREATE ROLE guest_" + name + " LOGIN PASSWORD 'guest'",
          "GRANT USAGE ON SCHEMA public TO guest_" + name,
          "GRANT ALL ON ALL TABLES IN SCHEMA public TO guest_" + name);
      later("CREATE TABLE \"Half\" (\"id\" INTEGER)");
      try (Database guest =
          Database.open(
              DatabaseUrl.parse(
                  url.replace("postgres:postgres", "guest_" + name + ":guest"), folder))) {
        assertThat(failure(guest))
            .hasMessageContaining("may not make tables in the schema `public`")
            .hasMessageContaining("Nothing was applied");
      }
      asBefore(owner);
      Tables.execute(owner, "ALTER DATABASE " + name + " SET default_transaction_read_only = on");
      try (Database readOnly = Database.open(DatabaseUrl.parse(url, folder))) {
        assertThatThrownBy(() -> migrations.apply(readOnly, RunListener.NONE))
            .hasMessageContaining("read-only");
      }
      asBefore(owner);
    }
  }

  @Test
  void aPasswordThatWasChangedAfterTheReviewIsSaid() throws SQLException {
    String url = Postgres.freshDatabase();
    String user = "careful_" + url.replaceAll(".*/", "");
    try (Database owner = begun(url)) {
      Tables.execute(owner, "CREATE ROLE " + user + " LOGIN SUPERUSER PASSWORD 'secret'");
      Postgres.askForPasswordOf(user);
      String theirs = url.replace("postgres:postgres", user + ":secret");
      try (Database database = Database.open(DatabaseUrl.parse(theirs, folder))) {
        Document next = document("postgresql", MODEL + HALF);
        Review review = migrations.review(next, Optional.of(database));
        Tables.execute(owner, "ALTER ROLE " + user + " PASSWORD 'other'");
        assertThatThrownBy(
                () -> migrations.writeAndApply(review, "half", next, database, RunListener.NONE))
            .isInstanceOf(ConnectionFailure.class)
            .hasMessageContaining("refuses the password of the user `" + user + "`")
            .hasMessageNotContaining("secret");
      }
      assertThat(migrations.folder().names()).as("nothing is left behind").hasSize(1);
      assertThat(column(owner, "SELECT n FROM \"A\"")).isEqualTo("7");
      assertThat(migrations.drift(owner).summary()).isEmpty();
    }
  }

  /// Nobody but its owner may make tables in `public` since PostgreSQL 15.
  @Test
  void aRightThatIsMissingIsSaid() {
    String url = Postgres.freshDatabase();
    String user = "guest-" + url.replaceAll(".*/", "");
    try (Database owner = Database.open(DatabaseUrl.parse(url, folder))) {
      Tables.execute(owner, "CREATE ROLE \"" + user + "\" LOGIN");
      String theirs = url.replace("postgres:postgres", user);
      try (Database database = Database.open(DatabaseUrl.parse(theirs, folder))) {
        Document document = document("postgresql", MODEL);
        Review review = migrations.review(document, Optional.of(database));
        assertThatThrownBy(
                () ->
                    migrations.writeAndApply(review, "init", document, database, RunListener.NONE))
            .isInstanceOf(MigrationFailure.class)
            .hasMessageContaining("`" + user + "` may not make tables in the schema `public`")
            .hasMessageContaining("`GRANT USAGE, CREATE ON SCHEMA public TO \"" + user + "\"`")
            .hasMessageContaining("Nothing was applied");
        Tables.execute(owner, "GRANT USAGE, CREATE ON SCHEMA public TO \"" + user + "\"");
        assertThat(
                migrations
                    .writeAndApply(review, "init", document, database, RunListener.NONE)
                    .migrations())
            .hasSize(1);
      }
    }
  }

  @Test
  void aServersFullDiskIsSaid() throws SQLException {
    try (Database database = begun(Postgres.freshDatabase())) {
      later(
          "CREATE TABLE \"Half\" (\"id\" INTEGER)",
          "DO 'BEGIN RAISE EXCEPTION USING ERRCODE = ''53100''; END'");
      assertThat(failure(database))
          .hasMessageContaining("The server's disk is full: make room and apply again.")
          .hasMessageContaining("Nothing was applied");
      asBefore(database);
    }
  }

  @Test
  void aDatabaseThatIsDroppedMidWayIsSaid() {
    String url = Postgres.freshDatabase();
    String name = url.replaceAll(".*/", "");
    try (Database database = begun(url)) {
      later("CREATE TABLE \"Half\" (\"id\" INTEGER)", "SELECT 1");
      RunListener dropping =
          new RunListener() {
            @Override
            public void statementBegins(String sql) {
              if (sql.equals("SELECT 1")) {
                Postgres.execute("postgres", "DROP DATABASE " + name + " WITH (FORCE)");
              }
            }
          };
      assertThatThrownBy(() -> migrations.apply(database, dropping))
          .isInstanceOf(MigrationFailure.class)
          .hasMessageContaining("The database went away while it was migrated.")
          .hasMessageContaining("applied wholly or not at all");
      assertThat(migrations.folder().names()).as("no migration is thrown away").hasSize(2);
    }
  }

  @Test
  void aFileThatVanishedIsNotMadeAnewEmpty() throws SQLException, IOException {
    try (Database database = begun("file:dev.db")) {
      Document next = document(MODEL + HALF);
      Review review = migrations.review(next, Optional.of(database));
      Files.move(folder.resolve("dev.db"), folder.resolve("moved.db"));
      assertThatThrownBy(
              () -> migrations.writeAndApply(review, "half", next, database, RunListener.NONE))
          .isInstanceOf(ConnectionFailure.class)
          .hasMessageContaining("dev.db` cannot be opened");
      assertThat(folder.resolve("dev.db")).doesNotExist();
      assertThat(migrations.folder().names()).as("nothing is left behind").hasSize(1);
      Files.move(folder.resolve("moved.db"), folder.resolve("dev.db"));
      assertThat(column(database, "SELECT n FROM \"A\"")).isEqualTo("7");
    }
  }

  @Test
  void aFileThatMayOnlyBeReadIsSaid() throws Exception {
    try (Database database = begun("file:dev.db")) {
      later("CREATE TABLE \"Half\" (\"id\" INTEGER)");
      Path file = folder.resolve("dev.db");
      assertThat(file.toFile().setWritable(false)).isTrue();
      Optional<String> said = MigrationProcess.saidWithoutPrivileges(folder, "file:dev.db");
      assertThat(file.toFile().setWritable(true)).isTrue();
      assumeTrue(said.isPresent());
      assertThat(said.get()).contains("The file is read-only.", "Nothing was applied");
      asBefore(database);
    }
  }

  @Test
  void aWriteThatIsRefusedIsSaid() throws SQLException {
    try (Database database = begun("file:dev.db")) {
      later(
          "CREATE TABLE \"Half\" (\"id\" INTEGER)",
          "PRAGMA query_only = ON",
          "INSERT INTO \"Half\" VALUES (1)");
      assertThat(failure(database))
          .hasMessageContaining("The file is read-only.")
          .hasMessageContaining("Nothing was applied");
      asBefore(database);
    }
  }

  @Test
  void nothingIsAppliedWithoutItsCopy() throws SQLException, IOException {
    try (Database database = begun("file:dev.db")) {
      later("CREATE TABLE \"Half\" (\"id\" INTEGER)");
      Path backups = folder.resolve(".crowfoot/backups");
      Files.createDirectories(backups.getParent());
      Files.writeString(backups, "in the way");
      assertThatThrownBy(() -> migrations.apply(database, RunListener.NONE))
          .isInstanceOf(FileFailure.class)
          .hasMessageContaining("No copy of")
          .hasMessageContaining("nothing was applied");
      asBefore(database);

      Path taken = folder.resolve(".crowfoot/taken.db");
      Files.writeString(taken, "somebody's");
      assertThatThrownBy(() -> new Backups(folder.resolve(".crowfoot")).copy(database, taken))
          .hasMessageContaining("No copy of");
      assertThat(taken).as("what was there stays").hasContent("somebody's");
    }
  }

  @Test
  void aFolderThatCannotBeWrittenLeavesTheDatabaseAlone() throws IOException {
    Files.writeString(folder.resolve("migrations"), "in the way");
    try (Database database = Database.openOrCreate(DatabaseUrl.parse("file:dev.db", folder))) {
      Review review = migrations.review(document(MODEL), Optional.of(database));
      assertThatThrownBy(
              () ->
                  migrations.writeAndApply(
                      review, "init", document(MODEL), database, RunListener.NONE))
          .isInstanceOf(FileFailure.class)
          .hasMessageContaining("migrations");
      assertThatThrownBy(() -> column(database, "SELECT n FROM \"A\""))
          .isInstanceOf(SQLException.class);
    }
  }

  @Test
  void marksOfAMergeAreNamed() throws Exception {
    try (Database database = begun("file:dev.db")) {
      later("CREATE TABLE \"Half\" (\"id\" INTEGER)");
      Path changelog = migrations.folder().path().resolve(LATER).resolve("changelog.yaml");
      Files.writeString(
          changelog, "<<<<<<< ours\n" + Files.readString(changelog) + "=======\n>>>>>>> theirs\n");
      assertThat(failure(database))
          .hasMessageContaining(LATER + "/changelog.yaml")
          .hasMessageContaining("a merge left its marks");
      assertThat(column(database, "SELECT n FROM \"A\"")).isEqualTo("7");

      later("CREATE TABLE \"Half\" (\"id\" INTEGER)");
      Path root = migrations.folder().path().resolve("changelog.yaml");
      Files.writeString(root, "<<<<<<< ours\n" + Files.readString(root) + ">>>>>>> theirs\n");
      assertThat(migrations.apply(database, RunListener.NONE).migrations())
          .as("the list of migrations is written anew")
          .containsExactly(LATER);

      Path model = migrations.folder().path().resolve(LATER).resolve("schema.prisma");
      Files.writeString(model, "<<<<<<< ours\n" + Files.readString(model) + ">>>>>>> theirs\n");
      assertThatThrownBy(() -> migrations.review(document(MODEL), Optional.of(database)))
          .hasMessageContaining(LATER + "/schema.prisma` is damaged");
    }
  }

  @Test
  void aDeletedFolderIsNamedAndNothingIsMadeAnew() throws Exception {
    try (Database database = begun("file:dev.db")) {
      String init = migrations.folder().names().getFirst();
      try (var files = Files.walk(migrations.folder().path())) {
        for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
      assertThat(failure(database))
          .hasMessageContaining("The database has `" + init + "`, the folder does not.")
          .hasMessageContaining("--rolled-back");
      Review review = migrations.review(document(MODEL), Optional.of(database));
      assertThatThrownBy(
              () ->
                  migrations.writeAndApply(
                      review, "again", document(MODEL), database, RunListener.NONE))
          .hasMessageContaining("the folder does not");
      assertThat(migrations.folder().names()).isEmpty();
      assertThat(column(database, "SELECT n FROM \"A\"")).isEqualTo("7");
    }
  }

  /// The table `A` has its row, and nothing of the later migration is there.
  private void asBefore(Database database) throws SQLException {
    assertThat(column(database, "SELECT n FROM \"A\"")).isEqualTo("7");
    assertThat(migrations.status(Optional.of(database)).entries())
        .extracting(MigrationStatus.Entry::state)
        .containsExactly(State.APPLIED, State.PENDING);
    assertThatThrownBy(() -> column(database, "SELECT count(*) FROM \"Half\""))
        .isInstanceOf(SQLException.class);
  }

  private MigrationFailure failure(Database database) {
    MigrationFailure failure =
        catchThrowableOfType(
            MigrationFailure.class, () -> migrations.apply(database, RunListener.NONE));
    assertThat(failure).isNotNull();
    return failure;
  }

  private Database begun(String url) {
    Database database = Database.openOrCreate(DatabaseUrl.parse(url, folder));
    Document document = document(database.provider().word(), MODEL);
    migrations.writeAndApply(
        migrations.review(document, Optional.of(database)),
        "init",
        document,
        database,
        RunListener.NONE);
    Tables.execute(database, "INSERT INTO \"A\" (n) VALUES (7)");
    return database;
  }

  /// A migration by hand, written or written again.
  private void later(String... statements) {
    StringBuilder yaml = new StringBuilder("databaseChangeLog:\n- logicalFilePath: " + LATER);
    yaml.append("/changelog.yaml\n- changeSet:\n    id: slow\n    author: ada\n    changes:\n");
    for (String statement : statements) {
      yaml.append("    - sql:\n        sql: >-\n          ").append(statement).append('\n');
    }
    yaml.append("    rollback:\n    - sql:\n        sql: DROP TABLE \"Half\"\n");
    if (migrations.folder().names().contains(LATER)) {
      migrations.folder().remove(LATER);
    }
    String model =
        migrations.folder().snapshot(migrations.folder().names().getFirst()).main().content();
    migrations.folder().write(LATER, yaml.toString(), sources(model + HALF));
  }

  private static Document document(String models) {
    return document("sqlite", models);
  }

  private static Document document(String provider, String models) {
    return Document.of(
        sources("datasource db {\n  provider = \"" + provider + "\"\n}\n\n" + models));
  }

  private static Sources sources(String text) {
    return Sources.of(SourceText.of("schema.prisma", text));
  }

  private static String column(Database database, String sql) throws SQLException {
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
