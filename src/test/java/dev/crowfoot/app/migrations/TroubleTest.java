// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crowfoot.adapter.Failure.ConnectionFailure;
import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.adapter.liquibase.MigrationLock;
import dev.crowfoot.adapter.liquibase.RunListener;
import dev.crowfoot.editor.Document;
import dev.crowfoot.testing.MigrationProcess;
import dev.crowfoot.testing.Postgres;
import dev.crowfoot.testing.Tables;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What goes wrong outside: each says what happened and loses nothing.
@Execution(ExecutionMode.CONCURRENT)
class TroubleTest extends TroubledProject {
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
}
