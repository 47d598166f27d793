// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.adapter.liquibase.RunListener;
import dev.crowfoot.app.ProjectFiles;
import dev.crowfoot.app.migrations.MigrationStatus.Entry;
import dev.crowfoot.app.migrations.MigrationStatus.State;
import dev.crowfoot.editor.Document;
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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Histories that are not as they should be, and the way out of each.
@Execution(ExecutionMode.CONCURRENT)
class RepairTest {
  private static final String A = "model A {\n  id Int @id @default(autoincrement())\n}\n";
  private static final String B = "model B {\n  id Int @id\n}\n";
  private static final String C = "model C {\n  id Int @id\n}\n";

  @TempDir private Path folder;
  private Migrations migrations;

  @BeforeEach
  void open() {
    migrations = new Migrations(new ProjectFiles(folder.resolve("schema.prisma")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void aFileThatWasEditedIsNamedAndCanBeTakenForWhatWasApplied(String provider) throws IOException {
    try (Database database = database(provider)) {
      String init = apply(A, "init", database);
      assertThat(entry(database, init).signature().orElseThrow().who())
          .isEqualTo(System.getProperty("user.name"));
      Path file = migrations.folder().path().resolve(init).resolve("changelog.yaml");
      Files.writeString(file, Files.readString(file).replace("\"id\"", "\"ID\""));

      assertThat(entry(database, init).state()).isEqualTo(State.EDITED);
      assertThatThrownBy(() -> apply(A + B, "b", database))
          .isInstanceOf(MigrationFailure.class)
          .hasMessageContaining("was edited after it had been applied")
          .hasMessageContaining("migrate resolve --repair " + init);
      assertThat(migrations.folder().names()).containsExactly(init);

      migrations.repair().edited(database, "init");
      assertThat(entry(database, init).state()).isEqualTo(State.APPLIED);
      apply(A + B, "b", database);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void whatWasDoneOrUndoneByHandIsNoted(String provider) {
    try (Database database = database(provider)) {
      apply(A, "init", database);
      Document next = document(provider, A + B);
      String b = migrations.write(migrations.review(next, Optional.of(database)), "b", next);
      Tables.execute(
          database,
          provider.equals("sqlite")
              ? "CREATE TABLE \"B\" (\"id\" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT)"
              : "CREATE TABLE \"B\" (\"id\" INTEGER NOT NULL, CONSTRAINT \"B_pkey\" PRIMARY KEY (id))");
      assertThat(migrations.repair().applied(database, "b")).isEqualTo(b);
      assertThat(entry(database, b).state()).isEqualTo(State.APPLIED);
      assertThat(migrations.drift(database).summary()).isEmpty();
      assertThatThrownBy(() -> migrations.repair().applied(database, "b"))
          .hasMessageContaining("already");

      Tables.execute(database, "DROP TABLE \"B\"");
      migrations.repair().rolledBack(database, "b");
      assertThat(entry(database, b).state()).isEqualTo(State.PENDING);
      assertThat(migrations.apply(database, RunListener.NONE).migrations()).containsExactly(b);
      assertThatThrownBy(() -> migrations.repair().rolledBack(database, "nothing"))
          .hasMessageContaining("has no migration `nothing`");
    }
  }

  /// One branch added B, the other C; both started from A.
  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void migrationsOfTwoBranchesAreFoundAndPutInARow(String provider) throws IOException {
    try (Database database = database(provider)) {
      apply(A, "init", database);
      String b = apply(A + B, "b", database);
      Path elsewhere = folder.resolve("branch");
      migrations.back().rollback(database, List.of(b), RunListener.NONE);
      Files.move(migrations.folder().path().resolve(b), elsewhere);
      migrations.folder().writeRoot();
      String c = apply(A + C, "c", database);
      Files.move(elsewhere, migrations.folder().path().resolve(b));
      migrations.folder().writeRoot();
      String newest = migrations.folder().newest().orElseThrow();
      String older = newest.equals(b) ? c : b;

      assertThat(entry(database, newest).beside()).contains(older);
      assertThatThrownBy(
              () -> migrations.review(document(provider, A + B + C), Optional.of(database)))
          .hasMessageContaining("`%s` was written beside `%s`".formatted(newest, older));
      assertThatThrownBy(() -> migrations.repair().merged(document(provider, A + C), newest))
          .isInstanceOf(MigrationFailure.class)
          .hasMessageContaining("not what the two migrations make together");

      migrations.repair().merged(document(provider, A + B + C), newest);
      assertThat(entry(database, newest).beside()).isEmpty();
      Review review = migrations.review(document(provider, A + B + C), Optional.of(database));
      assertThat(review.isEmpty()).isTrue();
      assertThat(migrations.apply(database, RunListener.NONE).migrations()).containsExactly(b);
      assertThat(migrations.drift(database).summary()).isEmpty();

      Tables.execute(
          database, "INSERT INTO \"B\" (id) VALUES (1)", "INSERT INTO \"C\" (id) VALUES (1)");
      assertThat(migrations.back().review(database, List.of(b)).refused(Set.of()))
          .as("the one that was applied last is older than one that stays")
          .extracting(Review.Finding::sentence)
          .singleElement()
          .asString()
          .contains("H101", "`B`");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void aPrototypeIsPushedWithoutAMigration(String provider) throws IOException {
    try (Database database = database(provider)) {
      Push push = migrations.push();
      push(push, document(provider, A + B), database);
      Tables.execute(database, "INSERT INTO \"B\" (id) VALUES (1)");
      Document next =
          document(
              provider,
              A.replace("()\n", "()\n") + B.replace("@id\n", "@id\n  n String @default(\"-\")\n"));
      push(push, next, database);
      assertThat(push.review(next, database).isEmpty()).isTrue();
      assertThat(push.review(document(provider, A), database).refused(Set.of()))
          .extracting(f -> f.hazard().code())
          .containsExactly("H101");
      assertThat(migrations.folder().names()).isEmpty();

      Document wrong =
          document(provider, A + B.replace("@id\n", "@id\n  n String @default(\"-\")\n  m Int\n"));
      assertThatThrownBy(() -> push(push, wrong, database)).isInstanceOf(MigrationFailure.class);
      assertThat(push.review(next, database).isEmpty()).as("nothing was changed").isTrue();
    }
    try (Database database = database(provider.equals("sqlite") ? "sqlite" : "postgresql")) {
      if (provider.equals("postgresql")) {
        apply(A, "init", database);
        assertThatThrownBy(() -> migrations.push().review(document(provider, A), database))
            .hasMessageContaining("The database has migrations");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void whatWasRenamedKeepsItsValuesWhenItIsPushed(String provider) throws SQLException {
    try (Database database = database(provider)) {
      Push push = migrations.push();
      push(push, document(provider, "model Person {\n  id Int @id\n  name String?\n}\n"), database);
      Tables.execute(database, "INSERT INTO \"Person\" VALUES (1, 'Ada')");
      Document next = document(provider, "model User {\n  id Int @id\n  fullName String?\n}\n");
      Review unsaid = push.review(next, database);
      assertThat(unsaid.refused(Set.of()))
          .extracting(f -> f.hazard().code())
          .containsExactly("H101");
      Document said =
          next.withRenames(
              List.of(
                  new Rename.OfModel("Person", "User"),
                  new Rename.OfField("User", "name", "fullName")));
      assertThat(push.review(said, database).refused(Set.of())).isEmpty();
      push(push, said, database);
      try (Connection connection = database.connection();
          Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery("SELECT \"fullName\" FROM \"User\"")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString(1)).isEqualTo("Ada");
      }
    }
  }

  private static void push(Push push, Document document, Database database) {
    push.apply(push.review(document, database), document, database, RunListener.NONE);
  }

  private Entry entry(Database database, String migration) {
    return migrations.status(Optional.of(database)).entries().stream()
        .filter(e -> e.migration().equals(migration))
        .findFirst()
        .orElseThrow();
  }

  private String apply(String models, String name, Database database) {
    Document document = document(database.provider().word(), models);
    Review review = migrations.review(document, Optional.of(database));
    return migrations
        .writeAndApply(review, name, document, database, RunListener.NONE)
        .migrations()
        .getFirst();
  }

  private Database database(String provider) {
    String url = provider.equals("sqlite") ? "file:dev.db" : Postgres.freshDatabase();
    return Database.openOrCreate(DatabaseUrl.parse(url, folder));
  }

  private static Document document(String provider, String models) {
    return Document.of(
        Sources.of(
            SourceText.of(
                "schema.prisma",
                "datasource db {\n  provider = \"" + provider + "\"\n}\n\n" + models)));
  }
}
