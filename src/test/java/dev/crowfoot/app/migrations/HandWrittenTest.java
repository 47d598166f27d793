// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.adapter.liquibase.RunListener;
import dev.crowfoot.model.Provider;
import dev.crowfoot.text.Sources;
import dev.crowfoot.validation.Validation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Change sets beside the model: what the schema language cannot say.
@Execution(ExecutionMode.CONCURRENT)
class HandWrittenTest {
  private static final String USER = "model User {\n  id   Int     @id\n  name String?\n}\n";
  private static final String OLDER = USER.replace("}", "  age  Int?\n}");

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void anEmptyMigrationIsFilledAppliedAndTakenBack(Provider provider) throws IOException {
    try (LiveMigrations live = LiveMigrations.in(folder, provider)) {
      live.migrate("init", USER);
      String named = live.migrations().writeByHand(live.review(USER), "named");
      Path file = file(named);
      assertThat(folder.resolve("migrations/" + named + "/schema.prisma")).doesNotExist();
      assertThat(Files.readString(file)).contains("CREATE VIEW", "dbms: " + provider.word());
      Files.writeString(
          file,
          Files.readString(file)
              .replaceFirst("(?m)^    - empty: \\{\\s*}", sql("CREATE VIEW named AS SELECT 7"))
              .replaceFirst("(?m)^    - empty: \\{\\s*}", sql("DROP VIEW named")));
      assertThat(words(live)).containsExactly("applied", "pending, by hand");
      live.migrations().apply(live.database(), RunListener.NONE);
      assertThat(live.rows("SELECT * FROM named")).containsExactly("7");

      assertThat(live.review(USER).isEmpty()).as("the model goes on from before it").isTrue();
      live.migrate("age", OLDER);
      assertThat(words(live)).containsExactly("applied", "applied, by hand", "applied");
      assertThat(live.migrations().drift(live.database()).summary()).isEmpty();
      assertThat(live.rows("SELECT * FROM named")).containsExactly("7");
      live.rollback();
      live.rollback();
      assertThat(words(live)).containsExactly("applied", "pending, by hand", "pending");
      assertThatThrownBy(() -> live.rows("SELECT * FROM named"))
          .isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> live.migrations().squash(Optional.of(live.database())).migrations())
          .hasMessageContaining("`" + named + "` were written by hand");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void aChangeThatTheDatabaseHasNotIsNamed(Provider provider) throws IOException {
    try (LiveMigrations live = LiveMigrations.in(folder, provider)) {
      live.migrate("init", USER);
      byHand(
          "29990101000000_keyed", "CREATE TABLE keyed (id INTEGER NOT NULL)", "DROP TABLE keyed");
      Path file = file("29990101000000_keyed");
      Files.writeString(
          file,
          Files.readString(file)
              .replace(
                  "    rollback:",
                  "    - addPrimaryKey:\n        tableName: keyed\n        columnNames: id\n    rollback:"));
      if (provider == Provider.SQLITE) {
        assertThatThrownBy(() -> live.migrations().apply(live.database(), RunListener.NONE))
            .isInstanceOf(MigrationFailure.class)
            .hasMessage(
                "The change set `1` of `29990101000000_keyed` has the change `addPrimaryKey`, which SQLite"
                    + " does not support. Write it as SQL that SQLite has, or give the change set the"
                    + " `dbms` it is for.");
      } else {
        live.migrations().apply(live.database(), RunListener.NONE);
        live.execute("INSERT INTO keyed VALUES (1)");
        assertThatThrownBy(() -> live.execute("INSERT INTO keyed VALUES (1)"))
            .isInstanceOf(IllegalStateException.class);
      }
    }
  }

  /// The next migration would make it once more.
  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void whatIsMadeByHandIsLeftOutOfASchemaThatIsRead(Provider provider) throws IOException {
    try (LiveMigrations live = LiveMigrations.in(folder, provider)) {
      live.migrate("init", USER);
      live.byHand(
          USER,
          List.of(
              "CREATE TABLE \"Audit\" (id INTEGER PRIMARY KEY, who INTEGER REFERENCES \"User\" (id))",
              "CREATE TABLE other (id INTEGER PRIMARY KEY)"),
          List.of("DROP TABLE other", "DROP TABLE \"Audit\""));
      live.migrations().apply(live.database(), RunListener.NONE);
      live.execute("CREATE TABLE more (id INTEGER PRIMARY KEY)");
      MigrationFolder migrations = live.migrations().folder();
      Sources mine = live.document(USER).sources();
      for (Pulled pulled :
          List.of(
              Pull.from(live.database(), mine, migrations),
              Pull.from(live.database(), Validation.of(mine).schema(), migrations))) {
        assertThat(pulled.text()).contains("model more").doesNotContain("Audit", "other");
        assertThat(pulled.findings())
            .contains(
                "The table `Audit` was made by a migration written by hand and is left out of the"
                    + " schema: the next migration would make it once more.")
            .hasSize(2);
      }
      Sources theirs = live.document(USER + "model other {\n  id Int @id\n}\n").sources();
      assertThat(Pull.from(live.database(), theirs, migrations).text())
          .as("a model has taken it")
          .contains("model other");
      live.rollback();
      live.execute("CREATE TABLE other (id INTEGER PRIMARY KEY)");
      assertThat(Pull.from(live.database(), mine, migrations).text())
          .as("the migration is not applied")
          .contains("model other");
    }
  }

  @Test
  void aFolderThatSomebodyMadeIsAMigrationOfItsOwn() throws IOException {
    try (LiveMigrations live = LiveMigrations.in(folder, Provider.SQLITE)) {
      live.migrate("init", USER);
      byHand("29990101000000_one", "CREATE VIEW one AS SELECT 1", "DROP VIEW one");
      byHand("29990101000001_two", "CREATE VIEW two AS SELECT 2", "DROP VIEW two");
      live.migrations().apply(live.database(), RunListener.NONE);
      assertThat(live.rows("SELECT * FROM one, two")).containsExactly("1|2");
      live.migrate("age", OLDER);

      live.migrations().repair().rolledBack(live.database(), "two");
      assertThat(words(live))
          .as("the change sets of both have the same id")
          .containsExactly(
              "applied",
              "applied, by hand",
              "pending, although newer ones are applied, by hand",
              "applied");
    }
  }

  /// Its dbms is not the history's.
  @Test
  void whatIsForOneDatabaseLeavesTheHistoryForBoth() throws IOException {
    try (LiveMigrations live = LiveMigrations.in(folder, Provider.SQLITE)) {
      Review review =
          live.migrations()
              .review(
                  live.document(USER),
                  Optional.of(live.database()),
                  List.of(Provider.SQLITE, Provider.POSTGRESQL));
      live.migrations().write(review, "init", live.document(USER));
      Path file = byHand("29990101000000_one", "SELECT 1", "SELECT 1");
      Files.writeString(
          file, Files.readString(file).replace("author: ada", "author: ada\n    dbms: postgresql"));
      assertThat(live.migrations().targets().providers())
          .containsExactlyInAnyOrder(Provider.SQLITE, Provider.POSTGRESQL);
      assertThat(words(live)).containsExactly("pending", "not for this database, by hand");
    }
  }

  @Test
  void branchesAreFoundOutBesideWhatIsWrittenByHand() throws IOException {
    try (LiveMigrations live = LiveMigrations.in(folder, Provider.SQLITE)) {
      Migrations migrations = live.migrations();
      String init = migrations.write(live.review(USER), "init", live.document(USER));
      String hand = migrations.writeByHand(live.review(USER), "hand");
      String age = migrations.write(live.review(OLDER), "age", live.document(OLDER));
      assertThat(migrations.folder().beside()).isEmpty();
      String other = init.replaceFirst("_init", "0").substring(0, 14);
      Path between = folder.resolve("migrations").resolve(other + "_init_other");
      Files.createDirectory(between);
      Files.writeString(
          between.resolve("changelog.yaml"),
          Files.readString(file(age)).replace(hand, init).replace(age, other + "_init_other"));
      Files.writeString(
          between.resolve("schema.prisma"), live.document(OLDER).sources().main().content());
      assertThat(migrations.folder().beside())
          .containsExactly(java.util.Map.entry(age, other + "_init_other"));
    }
  }

  @Test
  void aModelThatIsMissingIsNotTakenForAMigrationByHand() throws IOException {
    try (LiveMigrations live = LiveMigrations.in(folder, Provider.SQLITE)) {
      live.migrate("init", USER);
      String init = live.migrations().folder().names().getFirst();
      Files.delete(folder.resolve("migrations/" + init + "/schema.prisma"));
      assertThatThrownBy(() -> live.review(OLDER))
          .isInstanceOf(MigrationFailure.class)
          .hasMessageContaining("`" + init + "/schema.prisma` is missing. Restore it");
    }
  }

  @Test
  void whatSomebodyAddsToTheListOfMigrationsIsNotLost() throws IOException {
    try (LiveMigrations live = LiveMigrations.in(folder, Provider.SQLITE)) {
      live.migrate("init", USER);
      Path root = folder.resolve("migrations/changelog.yaml");
      String written = Files.readString(root);
      String added = written + "- include:\n    file: views.yaml\n";
      Files.writeString(root, added);
      assertThatThrownBy(() -> live.migrate("age", OLDER))
          .isInstanceOf(MigrationFailure.class)
          .hasMessageContaining("`file: views.yaml`")
          .hasMessageContaining("--create-only");
      assertThat(root).hasContent(added);
      assertThat(live.migrations().folder().names()).hasSize(1);

      Files.writeString(root, written + "# ours alone\n");
      live.migrate("age", OLDER);
      assertThat(root).content().startsWith("# ours alone\n").contains("_age/changelog.yaml");
      assertThat(words(live)).containsExactly("applied", "applied");
    }
  }

  private Path file(String migration) {
    return folder.resolve("migrations").resolve(migration).resolve("changelog.yaml");
  }

  private static List<String> words(LiveMigrations live) {
    return live.migrations().status(Optional.of(live.database())).entries().stream()
        .map(MigrationStatus.Entry::words)
        .toList();
  }

  private static String sql(String statement) {
    return "    - sql:\n        sql: " + statement;
  }

  /// As somebody writes it who knows Liquibase and not what Crowfoot writes.
  private Path byHand(String migration, String apply, String rollback) throws IOException {
    Files.createDirectories(file(migration).getParent());
    return Files.writeString(
        file(migration),
        "databaseChangeLog:\n- changeSet:\n    id: 1\n    author: ada\n    changes:\n"
            + sql(apply)
            + "\n    rollback:\n"
            + sql(rollback)
            + "\n");
  }
}
