// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.adapter.jdbc.CatalogReader;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.adapter.liquibase.RunListener;
import dev.crowfoot.app.ProjectFiles;
import dev.crowfoot.editor.Document;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.Rename;
import dev.crowfoot.testing.Postgres;
import dev.crowfoot.testing.Tables;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// The command line of Liquibase itself, in a process of its own, applies what Crowfoot wrote.
@Execution(ExecutionMode.CONCURRENT)
class StockLiquibaseTest {
  private static final List<Provider> BOTH = List.of(Provider.SQLITE, Provider.POSTGRESQL);
  private static final String BLOG =
      """
      datasource db {
        provider = "postgresql"
      }

      enum Role {
        USER
        ADMIN
      }

      model User {
        id    Int    @id @default(autoincrement())
        email String @unique
        role  Role   @default(USER)
        name  String?
        posts Post[]
      }

      model Post {
        id       Int    @id @default(autoincrement())
        title    String
        author   User   @relation(fields: [authorId], references: [id], onDelete: Cascade)
        authorId Int
      }
      """;

  @TempDir private Path folder;
  private Migrations migrations;

  /// What a run of the command line came to.
  private record Run(int exitCode, String said) {}

  @BeforeEach
  void begin() {
    migrations = new Migrations(new ProjectFiles(folder.resolve("schema.prisma")));
  }

  /// Made by Crowfoot in one database of each kind and by Liquibase in another, with rows in the
  /// tables when the second migration comes, which rebuilds a table on SQLite.
  @Test
  void itComesToTheSameDatabaseAndTheSameHistory() throws Exception {
    String sqliteUrl = "jdbc:sqlite:" + folder.resolve("stock.db");
    String name = Postgres.freshDatabase().replaceAll(".*/", "");
    String postgresUrl =
        "jdbc:postgresql://localhost:%d/%s?user=postgres&password=postgres"
            .formatted(Postgres.port(), name);
    try (Database sqlite = open("file:crowfoot.db");
        Database postgres = open(Postgres.freshDatabase());
        Database stockSqlite = open("file:stock.db");
        Database stockPostgres = open(Postgres.url(name))) {
      List<Database> all = List.of(sqlite, postgres, stockSqlite, stockPostgres);
      write(document(BLOG, List.of()), "init", sqlite);
      applied(sqlite, postgres);
      assertThat(liquibase(true, sqliteUrl, "update").exitCode()).isZero();
      assertThat(liquibase(true, postgresUrl, "update").exitCode()).isZero();
      for (Database database : all) {
        Tables.execute(
            database,
            "INSERT INTO \"User\" (email, name) VALUES ('a@b.c', 'Ada'), ('b@b.c', 'Bob')",
            "INSERT INTO \"Post\" (title, \"authorId\") VALUES ('one', 1), ('two', 2)");
      }
      String trigger =
          "CREATE TRIGGER kept AFTER UPDATE ON \"User\" BEGIN DELETE FROM \"Post\"; END";
      Tables.execute(sqlite, trigger);
      Tables.execute(stockSqlite, trigger);
      migrations.drift().ignore(sqlite, migrations.drift().look(sqlite).open());
      assertThat(migrations.drift().look(stockSqlite).all())
          .as("what Crowfoot has not migrated it has no notes of")
          .isEmpty();

      String next =
          BLOG.replace("name  String?", "label String @default(\"-\")")
              .replace("ADMIN\n", "ADMIN\n  OWNER\n");
      write(document(next, List.of(new Rename.OfField("User", "name", "label"))), "strict", sqlite);
      assertThat(migrations.folder().changelog(migrations.folder().newest().orElseThrow()))
          .contains("sqliteRebuildTable");
      applied(sqlite, postgres);
      Run stock = liquibase(true, sqliteUrl, "update");
      assertThat(stock.exitCode()).as(stock.said()).isZero();
      assertThat(liquibase(true, postgresUrl, "update").exitCode()).isZero();

      for (List<Database> pair :
          List.of(List.of(sqlite, stockSqlite), List.of(postgres, stockPostgres))) {
        assertThat(CatalogReader.read(pair.get(1))).isEqualTo(CatalogReader.read(pair.get(0)));
        assertThat(history(pair.get(1))).isEqualTo(history(pair.get(0)));
        assertThat(rows(pair.get(1))).isEqualTo(rows(pair.get(0)));
        assertThat(migrations.drift(pair.get(1)).summary()).isEmpty();
        assertThat(migrations.status(Optional.of(pair.get(1))).pending()).isEmpty();
      }
      assertThat(query(stockSqlite, "SELECT name FROM sqlite_master WHERE type = 'trigger'"))
          .containsExactly("kept");

      assertThat(liquibase(true, sqliteUrl, "rollback-count", "--count=1").exitCode()).isZero();
      migrations
          .back()
          .rollback(sqlite, migrations.back().lastApplied(sqlite, 1), RunListener.NONE);
      assertThat(CatalogReader.read(stockSqlite)).isEqualTo(CatalogReader.read(sqlite));
      assertThat(rows(stockSqlite)).isEqualTo(rows(sqlite));
    }
  }

  /// Change sets outside a transaction, and several for one migration.
  @Test
  void itChangesALargeTableInStagesAndTakesThemBack() throws Exception {
    String name = Postgres.freshDatabase().replaceAll(".*/", "");
    String url =
        "jdbc:postgresql://localhost:%d/%s?user=postgres&password=postgres"
            .formatted(Postgres.port(), name);
    try (Database stock = open(Postgres.url(name))) {
      write(document(BLOG, List.of()), "init", stock);
      applied(stock);
      Tables.execute(
          stock,
          "INSERT INTO \"User\" (email, name) SELECT n, n FROM generate_series(1, 120000) n",
          "ANALYZE \"User\"");
      write(
          document(BLOG.replace("name  String?", "name  String\n  @@index([name])"), List.of()),
          "large",
          stock);
      Run there = liquibase(false, url, "update");
      assertThat(there.exitCode()).as(there.said()).isZero();
      assertThat(migrations.drift(stock).summary()).isEmpty();
      assertThat(migrations.status(Optional.of(stock)).pending()).isEmpty();
      assertThat(query(stock, "SELECT id FROM DATABASECHANGELOG ORDER BY orderexecuted"))
          .extracting(id -> id.replaceAll("^\\d+_", ""))
          .containsExactly(
              "init-postgresql",
              "large-postgresql-first",
              "large-postgresql-2",
              "large-postgresql");
      Run back = liquibase(false, url, "rollback-count", "--count=3");
      assertThat(back.exitCode()).as(back.said()).isZero();
      assertThat(migrations.drift(stock).summary()).isEmpty();
    }
  }

  /// While a statement waits for a lock, all that come after it wait too.
  @Test
  void itGivesUpWhenTheLocksOfOthersStay() throws Exception {
    String name = Postgres.freshDatabase().replaceAll(".*/", "");
    String url =
        "jdbc:postgresql://localhost:%d/%s?user=postgres&password=postgres"
            .formatted(Postgres.port(), name);
    try (Database stock = open(Postgres.url(name));
        Connection other = stock.ownConnection();
        Statement holding = other.createStatement()) {
      write(document(BLOG, List.of()), "init", stock);
      applied(stock);
      write(document(BLOG.replace("name  String?", "label String?"), List.of()), "label", stock);
      other.setAutoCommit(false);
      holding.execute("LOCK TABLE \"User\"");
      Run blocked = liquibase(false, url, "update");
      assertThat(blocked.exitCode()).isNotZero();
      assertThat(blocked.said()).contains("canceling statement due to lock timeout");
      other.rollback();
      assertThat(migrations.status(Optional.of(stock)).pending()).hasSize(1);
      Run free = liquibase(false, url, "update");
      assertThat(free.exitCode()).as(free.said()).isZero();

      holding.execute("LOCK TABLE \"User\"");
      Run back = liquibase(false, url, "rollback-count", "--count=1");
      assertThat(back.exitCode()).isNotZero();
      assertThat(back.said()).contains("canceling statement due to lock timeout");
      other.rollback();
    }
  }

  /// With foreign keys on, dropping the old table would delete what refers to it.
  @Test
  void aRebuildRefusesAConnectionThatWouldLoseRows() throws Exception {
    String url = "jdbc:sqlite:" + folder.resolve("stock.db") + "?foreign_keys=on";
    try (Database stock = open("file:stock.db")) {
      write(document(BLOG, List.of()), "init", stock);
      applied(stock);
      Tables.execute(
          stock,
          "INSERT INTO \"User\" (email, name) VALUES ('a@b.c', 'Ada')",
          "INSERT INTO \"Post\" (title, \"authorId\") VALUES ('one', 1)");
      write(
          document(BLOG.replace("name  String?", "name String @default(\"-\")"), List.of()),
          "strict",
          stock);
      Run refused = liquibase(true, url, "update");
      assertThat(refused.exitCode()).isNotZero();
      assertThat(refused.said()).contains("Foreign keys are on");
      assertThat(rows(stock)).containsExactly("1 a@b.c", "1 one");
    }
  }

  /// Liquibase would put variables of the environment there, such as `HOME`.
  @Test
  void whatLooksLikeAPropertyStaysAsItIs() throws Exception {
    String name = Postgres.freshDatabase().replaceAll(".*/", "");
    try (Database sqlite = open("file:stock.db");
        Database postgres = open(Postgres.url(name))) {
      String text =
          BLOG.replace("name  String?", "name String @default(\"it's ${HOME}\") @map(\"n${HOME}\")")
              .replace("model Post {", "model Post {\n  @@map(\"p${HOME}\")");
      write(document(text, List.of()), "init", sqlite);
      write(document(text.replace("title    String", "title String?"), List.of()), "next", sqlite);
      assertThat(liquibase(true, "jdbc:sqlite:" + folder.resolve("stock.db"), "update").exitCode())
          .isZero();
      assertThat(
              liquibase(
                      false,
                      "jdbc:postgresql://localhost:%d/%s?user=postgres&password=postgres"
                          .formatted(Postgres.port(), name),
                      "update")
                  .exitCode())
          .isZero();
      for (Database database : List.of(sqlite, postgres)) {
        assertThat(migrations.drift().look(database).all()).isEmpty();
        Tables.execute(database, "INSERT INTO \"User\" (email) VALUES ('a@b.c')");
        assertThat(query(database, "SELECT \"n${HOME}\" FROM \"User\""))
            .containsExactly("it's ${HOME}");
      }
    }
  }

  /// PostgreSQL never needs more than Liquibase itself; SQLite does for tables that are made anew.
  @Test
  void withoutOurJarARebuildIsNamedAndPostgresqlMigrates() throws Exception {
    String url = "jdbc:sqlite:" + folder.resolve("stock.db");
    try (Database stock = open("file:stock.db")) {
      write(document(BLOG, List.of()), "init", stock);
      applied(stock);
      write(
          document(BLOG.replace("name  String?", "name String @default(\"-\")"), List.of()),
          "strict",
          stock);
      Run rebuild = liquibase(false, url, "update");
      assertThat(rebuild.exitCode()).isNotZero();
      assertThat(rebuild.said()).contains("sqliteRebuildTable");
      String name = Postgres.freshDatabase().replaceAll(".*/", "");
      Run other =
          liquibase(
              false,
              "jdbc:postgresql://localhost:%d/%s?user=postgres&password=postgres"
                  .formatted(Postgres.port(), name),
              "update");
      assertThat(other.exitCode()).as(other.said()).isZero();
    }
  }

  private void write(Document document, String name, Database database) {
    migrations.write(
        migrations.review(
            document, Optional.of(database), migrations.targets().isMany() ? List.of() : BOTH),
        name,
        document);
  }

  private void applied(Database... databases) {
    for (Database database : databases) {
      migrations.apply(database, RunListener.NONE);
    }
  }

  private Run liquibase(boolean withOurs, String url, String... command)
      throws IOException, InterruptedException {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    String classes =
        Arrays.stream(path.split(File.pathSeparator))
            .filter(p -> withOurs || !Files.isDirectory(Path.of(p)))
            .collect(Collectors.joining(File.pathSeparator));
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-cp", classes));
    words.add("liquibase.integration.commandline.LiquibaseCommandLine");
    words.add("--search-path=" + folder.resolve("migrations"));
    words.addAll(List.of(command).subList(0, 1));
    words.add("--changelog-file=changelog.yaml");
    words.add("--url=" + url);
    words.addAll(List.of(command).subList(1, command.length));
    Path said = Files.createTempFile(folder, "liquibase", ".log");
    Process process =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    return new Run(process.waitFor(), Files.readString(said));
  }

  private static List<String> history(Database database) throws SQLException {
    return query(
        database,
        "SELECT id || ' ' || author || ' ' || filename || ' ' || md5sum FROM DATABASECHANGELOG"
            + " ORDER BY orderexecuted");
  }

  private static List<String> rows(Database database) throws SQLException {
    List<String> rows = query(database, "SELECT id || ' ' || email FROM \"User\" ORDER BY id");
    rows.addAll(query(database, "SELECT id || ' ' || title FROM \"Post\" ORDER BY id"));
    return rows;
  }

  private static List<String> query(Database database, String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }

  private Database open(String url) {
    return Database.openOrCreate(DatabaseUrl.parse(url, folder));
  }

  private static Document document(String text, List<Rename> renames) {
    return Document.of(Sources.of(SourceText.of("schema.prisma", text))).withRenames(renames);
  }
}
