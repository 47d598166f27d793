// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class MigrateCommandTest {
  @TempDir Path folder;

  @Test
  void theFirstMinutesWork() {
    CommandLineRun.in(folder, "init");
    CommandLineRun dev = CommandLineRun.in(folder, "migrate", "dev", "--name", "init");
    assertThat(dev.err()).contains("+ table User").contains("CREATE TABLE \"User\"");
    assertThat(dev.exitCode()).isEqualTo(ExitCode.FINE);
    assertThat(dev.out()).matches("\\d{14}_init\n");
    assertThat(
            CommandLineRun.in(
                    folder,
                    "data",
                    "create",
                    "User",
                    "{\"data\":{\"name\":\"Ada\",\"email\":\"ada@example.com\"}}")
                .exitCode())
        .isEqualTo(ExitCode.FINE);
    assertThat(
            CommandLineRun.in(
                    folder,
                    "data",
                    "findMany",
                    "User",
                    "{\"where\":{\"email\":{\"contains\":\"@\"}}}")
                .out())
        .contains("ada@example.com");
    assertThat(CommandLineRun.in(folder, "migrate", "status").exitCode()).isEqualTo(ExitCode.FINE);
    assertThat(CommandLineRun.in(folder, "migrate", "verify").exitCode()).isEqualTo(ExitCode.FINE);
    CommandLineRun again = CommandLineRun.in(folder, "migrate", "dev");
    assertThat(again.exitCode()).isEqualTo(ExitCode.FINE);
    assertThat(again.out()).isEmpty();
  }

  @Test
  void droppingValuesStopsUntilAcceptedAndARenameIsProposed() throws IOException {
    start();
    edit("name  String?", "fullName String?");
    CommandLineRun stopped = CommandLineRun.in(folder, "migrate", "dev", "--name", "x");
    assertThat(stopped.exitCode()).isEqualTo(ExitCode.FINDINGS);
    assertThat(stopped.err())
        .contains("H102 All values of `User.name` are lost. 1 row is concerned.")
        .contains("--rename User.name=fullName")
        .contains("--accept H102");
    assertThat(stopped.out()).isEmpty();

    CommandLineRun renamed =
        CommandLineRun.in(
            folder, "migrate", "dev", "--name", "x", "--rename", "User.name=fullName");
    assertThat(renamed.exitCode()).isEqualTo(ExitCode.FINE);
    assertThat(CommandLineRun.in(folder, "data", "findMany", "User").out())
        .contains("\"fullName\" : \"Ada\"");

    CommandLineRun preview = CommandLineRun.in(folder, "migrate", "rollback", "--preview");
    assertThat(preview.out()).contains("RENAME COLUMN \"fullName\" TO \"name\";");
    CommandLineRun back = CommandLineRun.in(folder, "migrate", "rollback");
    assertThat(back.exitCode()).isEqualTo(ExitCode.FINE);
    assertThat(back.out()).matches("\\d{14}_x\n");
    CommandLineRun status = CommandLineRun.in(folder, "migrate", "status");
    assertThat(status.exitCode()).isEqualTo(ExitCode.FINDINGS);
    assertThat(status.out()).contains("_init  applied").contains("_x  pending");
    assertThat(CommandLineRun.in(folder, "migrate", "deploy").out()).matches("\\d{14}_x\n");
  }

  @Test
  void whatTheSchemaCannotSayIsWrittenByHand() throws IOException {
    start();
    CommandLineRun empty =
        CommandLineRun.in(folder, "migrate", "dev", "--create-only", "--name", "by hand");
    assertThat(empty.exitCode()).as(empty.err()).isEqualTo(ExitCode.FINE);
    assertThat(empty.out()).matches("\\d{14}_by_hand\n");
    assertThat(empty.err()).contains(empty.out().strip() + "/changelog.yaml", "migrate deploy");
    assertThat(CommandLineRun.in(folder, "migrate", "status").out())
        .contains("_by_hand  pending, by hand\n");
    assertThat(CommandLineRun.in(folder, "migrate", "deploy").out()).isEqualTo(empty.out());
    assertThat(CommandLineRun.in(folder, "migrate", "rollback").out()).isEqualTo(empty.out());
  }

  @Test
  void rowsWithoutAValueAreGivenOne() throws IOException {
    start();
    edit("name  String?", "name String?\n  age Int");
    CommandLineRun stopped = CommandLineRun.in(folder, "migrate", "dev", "--name", "age");
    assertThat(stopped.exitCode()).isEqualTo(ExitCode.FINDINGS);
    assertThat(stopped.err()).contains("1 row is concerned.", "`--backfill User.age=VALUE`");
    CommandLineRun wrong =
        CommandLineRun.in(folder, "migrate", "dev", "--name", "age", "--backfill", "User.age=old");
    assertThat(wrong.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(wrong.err()).contains("`User.age` expects a whole number, such as 42.");
    CommandLineRun unclear =
        CommandLineRun.in(folder, "migrate", "dev", "--name", "age", "--backfill", "18");
    assertThat(unclear.err()).contains("not of the form `Model.field=VALUE`");
    CommandLineRun filled =
        CommandLineRun.in(folder, "migrate", "dev", "--name", "age", "--backfill", "User.age=18");
    assertThat(filled.exitCode()).as(filled.err()).isEqualTo(ExitCode.FINE);
    assertThat(filled.err())
        .contains("+ column User.age INTEGER required", "rows without a `User.age` get: 18");
    assertThat(CommandLineRun.in(folder, "data", "findMany", "User").out())
        .contains("\"age\" : 18");
  }

  @Test
  void takingBackStopsWhereRowsWouldBeLost() throws IOException {
    start();
    CommandLineRun preview = CommandLineRun.in(folder, "migrate", "rollback", "--preview");
    assertThat(preview.out()).contains("DROP TABLE \"User\";");
    assertThat(preview.err()).contains("- table User", "H101", "1 row is concerned.");
    CommandLineRun stopped = CommandLineRun.in(folder, "migrate", "rollback");
    assertThat(stopped.exitCode()).isEqualTo(ExitCode.FINDINGS);
    assertThat(stopped.err()).contains("H101", "1 row is concerned.", "--accept H101");
    assertThat(CommandLineRun.in(folder, "data", "count", "User").out()).contains("1");
    CommandLineRun back = CommandLineRun.in(folder, "migrate", "rollback", "--accept", "H101");
    assertThat(back.exitCode()).isEqualTo(ExitCode.FINE);
    assertThat(back.out()).matches("\\d{14}_init\n");
  }

  @Test
  void aDatabaseThatIsThereBeginsItsHistoryWithABaseline() throws IOException {
    start();
    try (var files = Files.walk(folder.resolve("migrations"))) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
    CommandLineRun early = CommandLineRun.in(folder, "migrate", "baseline");
    assertThat(early.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(early.err()).contains("has migrations already");
  }

  @Test
  void aHistoryIsBegunForBothDatabasesAndThatIsKept() throws IOException {
    CommandLineRun.in(folder, "init");
    CommandLineRun dev =
        CommandLineRun.in(folder, "migrate", "dev", "--name", "a", "--for", "sqlite,postgresql");
    assertThat(dev.exitCode()).isEqualTo(ExitCode.FINE);
    assertThat(dev.err()).contains("Also for PostgreSQL:");
    CommandLineRun narrower = CommandLineRun.in(folder, "migrate", "dev", "--for", "sqlite");
    assertThat(narrower.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(narrower.err()).contains("first migration decides", "none can be taken away");
    CommandLineRun preview = CommandLineRun.in(folder, "migrate", "rollback", "--preview");
    assertThat(preview.out()).contains("-- postgresql\n", "DROP TABLE \"User\";");
    CommandLineRun wrong = CommandLineRun.in(folder, "migrate", "dev", "--for", "mysql");
    assertThat(wrong.err()).contains("`mysql` cannot be migrated");

    edit("\"sqlite\"", "\"postgresql\"");
    CommandLineRun switched =
        CommandLineRun.in(folder, "migrate", "verify", "--url", "file:./dev.db");
    assertThat(switched.exitCode()).as(switched.err()).isEqualTo(ExitCode.FINE);
  }

  @Test
  void aHistoryIsPutRightByWord() throws IOException {
    start();
    Path folderOfInit;
    try (var entries = Files.list(folder.resolve("migrations"))) {
      folderOfInit = entries.filter(Files::isDirectory).findFirst().orElseThrow();
    }
    Path changelog = folderOfInit.resolve("changelog.yaml");
    Files.writeString(
        changelog, Files.readString(changelog).replace("CREATE TABLE", "create table"));
    CommandLineRun status = CommandLineRun.in(folder, "migrate", "status");
    assertThat(status.exitCode()).isEqualTo(ExitCode.FINDINGS);
    assertThat(status.out()).contains("edited since", "  by ");
    assertThat(status.err()).contains("migrate resolve --repair");
    assertThat(CommandLineRun.in(folder, "migrate", "deploy").exitCode())
        .isEqualTo(ExitCode.FAILURE);
    assertThat(
            CommandLineRun.in(folder, "migrate", "resolve", "--repair", "init", "--yes").exitCode())
        .isEqualTo(ExitCode.FINE);
    assertThat(CommandLineRun.in(folder, "migrate", "status").exitCode()).isEqualTo(ExitCode.FINE);
    assertThat(CommandLineRun.in(folder, "migrate", "resolve").exitCode())
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void aPrototypeIsPushedAndStopsWhereRowsWouldBeLost() throws IOException {
    CommandLineRun.in(folder, "init");
    CommandLineRun pushed = CommandLineRun.in(folder, "db", "push");
    assertThat(pushed.exitCode()).as(pushed.err()).isEqualTo(ExitCode.FINE);
    assertThat(pushed.out()).contains("+ table User");
    CommandLineRun.in(
        folder, "data", "create", "User", "{\"data\":{\"name\":\"Ada\",\"email\":\"a@b.c\"}}");
    edit("name  String?", "label String?");
    CommandLineRun stopped = CommandLineRun.in(folder, "db", "push");
    assertThat(stopped.exitCode()).isEqualTo(ExitCode.FINDINGS);
    assertThat(stopped.err()).contains("H102");
    CommandLineRun accepted = CommandLineRun.in(folder, "db", "push", "--accept", "H102");
    assertThat(accepted.exitCode()).as(accepted.err()).isEqualTo(ExitCode.FINE);
    assertThat(folder.resolve("migrations")).doesNotExist();
  }

  @Test
  void aPushGivesRowsTheValuesThatTheyLack() throws IOException {
    CommandLineRun.in(folder, "init");
    CommandLineRun.in(folder, "db", "push");
    CommandLineRun.in(
        folder, "data", "create", "User", "{\"data\":{\"name\":\"Ada\",\"email\":\"a@b.c\"}}");
    edit("name  String?", "name String?\n  age Int");
    CommandLineRun stopped = CommandLineRun.in(folder, "db", "push");
    assertThat(stopped.exitCode()).isEqualTo(ExitCode.FINDINGS);
    assertThat(stopped.err()).contains("H202", "--backfill User.age=VALUE");
    assertThat(CommandLineRun.in(folder, "db", "push", "--backfill", "User.age=old").exitCode())
        .isEqualTo(ExitCode.USAGE);
    CommandLineRun filled = CommandLineRun.in(folder, "db", "push", "--backfill", "User.age=18");
    assertThat(filled.exitCode()).as(filled.err()).isEqualTo(ExitCode.FINE);
    assertThat(CommandLineRun.in(folder, "data", "findMany", "User").out())
        .contains("\"age\" : 18");
  }

  @Test
  void aRenameIsProposedWhereAMigrationIsOnlyWritten() throws IOException {
    start();
    edit("name  String?", "fullName String?");
    CommandLineRun run =
        CommandLineRun.in(folder, "migrate", "dev", "--create-only", "--name", "x");
    assertThat(run.err()).contains("If it was renamed, say so: --rename User.name=fullName");
  }

  @Test
  void createOnlyAppliesNothing() {
    CommandLineRun.in(folder, "init");
    CommandLineRun run =
        CommandLineRun.in(folder, "migrate", "dev", "--create-only", "--name", "a");
    assertThat(run.exitCode()).isEqualTo(ExitCode.FINE);
    assertThat(folder.resolve("dev.db")).doesNotExist();
    assertThat(CommandLineRun.in(folder, "migrate", "status").out()).contains("_a  pending");
  }

  @Test
  void aWrongRenameIsExplained() {
    CommandLineRun.in(folder, "init");
    CommandLineRun run =
        CommandLineRun.in(folder, "migrate", "dev", "--rename", "User.name=missing");
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("The schema has no `User.missing`");
    CommandLineRun old = CommandLineRun.in(folder, "migrate", "dev", "--rename", "User.old=name");
    assertThat(old.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(old.err()).contains("has no field `old`");
  }

  @Test
  void resetAsksForForce() throws IOException {
    start();
    assertThat(CommandLineRun.in(folder, "migrate", "reset").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(CommandLineRun.in(folder, "data", "count", "User").out()).contains("1");
    CommandLineRun reset = CommandLineRun.in(folder, "migrate", "reset", "--force");
    assertThat(reset.exitCode()).isEqualTo(ExitCode.FINE);
    assertThat(reset.err()).contains("Backup: ");
    assertThat(CommandLineRun.in(folder, "data", "count", "User").out()).contains("0");
  }

  @Test
  void diffComparesAnything() throws IOException {
    start();
    assertThat(
            CommandLineRun.in(
                    folder,
                    "migrate",
                    "diff",
                    "--from",
                    "empty",
                    "--to",
                    "schema.prisma",
                    "--script")
                .out())
        .contains("CREATE TABLE \"User\"");
    CommandLineRun same =
        CommandLineRun.in(
            folder,
            "migrate",
            "diff",
            "--from",
            "file:./dev.db",
            "--to",
            "migrations",
            "--exit-code");
    assertThat(same.exitCode()).isEqualTo(0);
    assertThat(same.err()).contains("No difference.");
    edit("name  String?", "name  String? @unique");
    CommandLineRun differs =
        CommandLineRun.in(
            folder, "migrate", "diff", "--from", "migrations", "--to", ".", "--exit-code");
    assertThat(differs.exitCode()).isEqualTo(2);
    assertThat(differs.out()).isEqualTo("+ unique index User (name)\n");
  }

  @Test
  void pullWritesTheSchemaOfADatabase() throws IOException {
    CommandLineRun.in(folder, "init");
    Files.writeString(
        folder.resolve("make.sql"),
        """
        CREATE TABLE "Author" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "name" TEXT NOT NULL);
        CREATE TABLE "Book" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "title" TEXT,
          "authorId" INTEGER NOT NULL REFERENCES "Author" ("id") ON DELETE CASCADE ON UPDATE CASCADE);
        """);
    CommandLineRun missing = CommandLineRun.in(folder, "db", "execute", "--file", "make.sql");
    assertThat(missing.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(missing.err()).contains("no database file");
    Files.createFile(folder.resolve("dev.db"));
    CommandLineRun run = CommandLineRun.in(folder, "db", "execute", "--file", "make.sql");
    assertThat(run.exitCode()).isEqualTo(ExitCode.FINE);
    assertThat(run.err()).isEqualTo("2 statements ran.\n");

    String before = Files.readString(folder.resolve("schema.prisma"));
    assertThat(CommandLineRun.in(folder, "db", "pull", "--print").out())
        .contains("model Author", "onDelete: Cascade");
    assertThat(folder.resolve("schema.prisma")).hasContent(before);
    CommandLineRun pulled = CommandLineRun.in(folder, "db", "pull");
    assertThat(pulled.out()).isEqualTo("schema.prisma\n");
    assertThat(pulled.err()).contains("The schema before: ");
    assertThat(CommandLineRun.in(folder, "validate").exitCode()).isEqualTo(ExitCode.FINE);
    assertThat(
            CommandLineRun.in(
                    folder, "migrate", "diff", "--from", "file:./dev.db", "--to", "schema.prisma")
                .err())
        .isEqualTo("No difference.\n");

    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    CommandLineRun fresh = CommandLineRun.in(elsewhere, "db", "pull", "--url", "file:../dev.db");
    assertThat(fresh.exitCode()).isEqualTo(ExitCode.FINE);
    assertThat(elsewhere.resolve("schema.prisma")).content().contains("provider = \"sqlite\"");
    assertThat(elsewhere.resolve(".env")).content().contains("file:../dev.db");
  }

  @Test
  void whatCannotWorkIsSaidInASentence() throws IOException {
    CommandLineRun.in(folder, "init");
    CommandLineRun wrong =
        CommandLineRun.in(
            folder, "migrate", "dev", "--url", "postgresql://ada:secret@localhost:1/shop");
    assertThat(wrong.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(wrong.err()).contains("for `sqlite`").doesNotContain("secret");
    edit("\"sqlite\"", "\"mysql\"");
    CommandLineRun mysql = CommandLineRun.in(folder, "migrate", "deploy");
    assertThat(mysql.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(mysql.err()).contains("not `mysql`");
  }

  private void start() {
    CommandLineRun.in(folder, "init");
    CommandLineRun.in(folder, "migrate", "dev", "--name", "init");
    CommandLineRun.in(
        folder, "data", "create", "User", "{\"data\":{\"name\":\"Ada\",\"email\":\"a@b.c\"}}");
  }

  private void edit(String from, String to) throws IOException {
    Path schema = folder.resolve("schema.prisma");
    String text = Files.readString(schema);
    assertThat(text).contains(from);
    Files.writeString(schema, text.replace(from, to));
  }
}
