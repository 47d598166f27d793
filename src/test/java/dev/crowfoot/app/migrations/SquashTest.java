// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.adapter.liquibase.RunListener;
import dev.crowfoot.app.ProjectFiles;
import dev.crowfoot.editor.Document;
import dev.crowfoot.model.FieldId;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
class SquashTest {
  private static final String USER =
      "model User {\n  id Int @id @default(autoincrement())\n  name String?\n}\n";

  @TempDir private Path folder;
  private Migrations migrations;

  @BeforeEach
  void open() {
    migrations = new Migrations(new ProjectFiles(folder.resolve("schema.prisma")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void pendingMigrationsBecomeOneThatKeepsWhatTheyRename(String provider)
      throws SQLException, IOException {
    String url = provider.equals("sqlite") ? "file:dev.db" : Postgres.freshDatabase();
    try (Database database = Database.openOrCreate(DatabaseUrl.parse(url, folder))) {
      write(document(provider, USER), "init", database);
      migrations.apply(database, RunListener.NONE);
      Tables.execute(database, "INSERT INTO \"User\" (name) VALUES ('Ada')");
      assertThatThrownBy(() -> migrations.squash(Optional.of(database)).migrations())
          .hasMessageContaining("nothing to squash");

      String first = USER.replace("name String?", "called String?");
      write(
          document(provider, first)
              .withRenames(List.of(new Rename.OfField("User", "name", "called"))),
          "rename",
          database);
      String renamed = USER.replace("name String?", "full String?");
      write(
          document(provider, renamed)
              .withRenames(List.of(new Rename.OfField("User", "called", "full"))),
          "again",
          database);
      String more = renamed.replace("full String?", "full String?\n  age Int?");
      write(document(provider, more), "age", database);
      String last = more.replace("age Int?", "age Int @default(7)");
      write(document(provider, last), "strict", database);

      String newest = migrations.folder().newest().orElseThrow();
      Path changelog = migrations.folder().path().resolve(newest).resolve("changelog.yaml");
      String written = Files.readString(changelog);
      Files.writeString(changelog, written.replace("DEFAULT 7", "DEFAULT 8"));
      assertThatThrownBy(() -> migrations.squash(Optional.of(database)).migrations())
          .hasMessageContaining(newest)
          .hasMessageContaining("written by hand");
      Files.writeString(changelog, written);

      String one = migrations.squash(Optional.of(database)).write("all at once");
      assertThat(migrations.folder().names()).hasSize(2).endsWith(one);
      assertThat(migrations.folder().beside()).isEmpty();
      assertThat(migrations.apply(database, RunListener.NONE).migrations()).containsExactly(one);
      assertThat(migrations.drift(database).summary()).isEmpty();
      assertThat(value(database)).isEqualTo("Ada 7");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void whatRowsAreGivenIsGivenByTheOneToo(String provider) {
    Provider kind = Provider.ofWord(provider).orElseThrow();
    try (LiveMigrations live = LiveMigrations.in(folder, kind)) {
      live.migrate("init", USER);
      live.execute("INSERT INTO \"User\" (name) VALUES (NULL), ('Ada')");
      String age = USER.replace("name String?", "name String?\n  age Int");
      pend(live, "age", age, "age", "18");
      String strict = age.replace("String?", "String");
      pend(live, "strict", strict, "name", "O'Neil = x");

      Squash squash = live.migrations().squash(Optional.of(live.database()));
      String one = squash.write("one");
      assertThat(live.migrations().folder().names()).hasSize(2).endsWith(one);
      pend(live, "later", strict.replace("age Int", "age Int\n  born Int"), "born", "2000");
      live.migrations().squash(Optional.of(live.database())).write("again");
      live.migrations().apply(live.database(), RunListener.NONE);
      assertThat(live.rows("SELECT name, age, born FROM \"User\" ORDER BY id"))
          .containsExactly("O'Neil = x|18|2000", "Ada|18|2000");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void valuesThatTheOneWouldNotGiveAreNamed(String provider) {
    Provider kind = Provider.ofWord(provider).orElseThrow();
    try (LiveMigrations live = LiveMigrations.in(folder, kind)) {
      live.migrate("init", USER);
      pend(live, "strict", USER.replace("String?", "String"), "name", "?");
      Document loose = live.document(USER);
      live.migrations()
          .write(live.migrations().review(loose, Optional.of(live.database())), "loose", loose);
      Squash squash = live.migrations().squash(Optional.of(live.database()));
      assertThatThrownBy(() -> squash.write("one"))
          .hasMessageContaining("gives the rows of `User.name` that have no value `?`")
          .hasMessageContaining("would be lost");
      assertThat(live.migrations().folder().names()).hasSize(3);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void valuesFollowTheirFieldsUnderOtherNamesAndGoWithThem(String provider) {
    Provider kind = Provider.ofWord(provider).orElseThrow();
    try (LiveMigrations live = LiveMigrations.in(folder, kind)) {
      live.migrate("init", USER);
      live.execute("INSERT INTO \"User\" (name) VALUES (NULL)");
      String both = USER.replace("name String?", "name String\n  gone Int");
      Document first = live.document(both);
      live.migrations()
          .write(
              live.review(
                  both,
                  new Backfill(new FieldId("User", "name"), "Eve"),
                  new Backfill(new FieldId("User", "gone"), "7")),
              "strict",
              first);
      Document last =
          live.document(
                  "model Person {\n  id Int @id @default(autoincrement())\n  full String\n}\n")
              .withRenames(
                  List.of(
                      new Rename.OfModel("User", "Person"),
                      new Rename.OfField("Person", "name", "full")));
      live.migrations()
          .write(live.migrations().review(last, Optional.of(live.database())), "renamed", last);

      live.migrations().squash(Optional.of(live.database())).write("one");
      live.migrations().apply(live.database(), RunListener.NONE);
      assertThat(live.rows("SELECT \"full\" FROM \"Person\"")).containsExactly("Eve");
      assertThat(live.migrations().drift(live.database()).summary()).isEmpty();
    }
  }

  @Test
  void largeTablesStayLarge() {
    try (LiveMigrations live = LiveMigrations.in(folder, Provider.POSTGRESQL)) {
      live.migrate("init", USER);
      live.execute(
          "INSERT INTO \"User\" (name) SELECT n FROM generate_series(1, 120000) n",
          "ANALYZE \"User\"");
      String indexed = USER.replace("String?\n", "String?\n\n  @@index([name])\n");
      pend(live, "index", indexed);
      String more = indexed.replace("\n\n  @@index", "\n  age Int?\n\n  @@index");
      pend(live, "age", more);
      String one = live.migrations().squash(Optional.of(live.database())).write("one");
      assertThat(live.migrations().folder().changelog(one)).contains("CREATE INDEX CONCURRENTLY");
      live.migrations().apply(live.database(), RunListener.NONE);
      assertThat(live.migrations().drift(live.database()).summary()).isEmpty();
    }
  }

  private static void pend(LiveMigrations live, String name, String body, String... fill) {
    Document document = live.document(body);
    Backfill[] backfills =
        fill.length == 0
            ? new Backfill[0]
            : new Backfill[] {new Backfill(new FieldId("User", fill[0]), fill[1])};
    live.migrations().write(live.review(body, backfills), name, document);
  }

  private void write(Document document, String name, Database database) {
    migrations.write(
        migrations.review(
            document,
            Optional.of(database),
            migrations.targets().isMany()
                ? List.of()
                : List.of(Provider.SQLITE, Provider.POSTGRESQL)),
        name,
        document);
  }

  private static String value(Database database) throws SQLException {
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT \"full\" || ' ' || age FROM \"User\"")) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static Document document(String provider, String models) {
    return Document.of(
        Sources.of(
            SourceText.of(
                "schema.prisma",
                "datasource db {\n  provider = \"" + provider + "\"\n}\n\n" + models)));
  }
}
