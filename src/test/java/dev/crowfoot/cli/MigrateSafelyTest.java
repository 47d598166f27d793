// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.testing.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What the command line tries, asks and compares before it touches a database.
@Execution(ExecutionMode.CONCURRENT)
class MigrateSafelyTest {
  @TempDir Path folder;

  @Test
  void aChecksumIsOnlyNotedAnewWhenSomebodySaysYes() throws IOException {
    start();
    Path init;
    try (Stream<Path> all = Files.list(folder.resolve("migrations"))) {
      init = all.filter(Files::isDirectory).findFirst().orElseThrow();
    }
    String name = init.getFileName().toString();
    assertThat(CommandLineRun.in(folder, "migrate", "resolve", "--repair", name).err())
        .contains("is as it was applied");
    Path file = init.resolve("changelog.yaml");
    Files.writeString(
        file, Files.readString(file).replace("\"email\" TEXT NOT NULL", "\"email\" TEXT"));
    CommandLineRun asked = CommandLineRun.in(folder, "migrate", "resolve", "--repair", name);
    assertThat(asked.exitCode()).isEqualTo(ExitCode.FINDINGS);
    assertThat(asked.err())
        .contains("`" + name + "-sqlite`", "- \"email\" TEXT NOT NULL", "+ \"email\" TEXT")
        .contains("Type `yes`", "Nothing was noted.");
    assertThat(CommandLineRun.in(folder, "migrate", "status").out()).contains("was edited");
    CommandLineRun answered =
        CommandLineRun.answering("yes", folder, "migrate", "resolve", "--repair", name);
    assertThat(answered.exitCode()).isEqualTo(ExitCode.FINE);
    assertThat(CommandLineRun.in(folder, "migrate", "status").out()).doesNotContain("was edited");
    Files.writeString(file, Files.readString(file).replace("\"email\" TEXT", "\"email\" CLOB"));
    assertThat(
            CommandLineRun.in(folder, "migrate", "resolve", "--repair", name, "--yes").exitCode())
        .isEqualTo(ExitCode.FINE);
  }

  @Test
  void aLockIsOnlyReleasedWhenSomebodySaysYes() throws IOException {
    start();
    Files.writeString(
        folder.resolve("lock.sql"),
        "UPDATE DATABASECHANGELOGLOCK SET LOCKED = 1, LOCKEDBY = 'old-laptop',"
            + " LOCKGRANTED = '2026-11-01 10:00:00';");
    CommandLineRun.in(folder, "db", "execute", "--file", "lock.sql");
    edit("name  String?", "name  String?\n  age Int?");
    CommandLineRun.in(folder, "migrate", "dev", "--create-only");
    assertThat(CommandLineRun.in(folder, "migrate", "deploy").err())
        .contains("old-laptop", "2026-11-01", "nobody is at work on it", "--release-lock");
    CommandLineRun asked = CommandLineRun.in(folder, "migrate", "deploy", "--release-lock");
    assertThat(asked.exitCode()).isEqualTo(ExitCode.FINDINGS);
    assertThat(asked.err()).contains("old-laptop", "Type `yes`", "The lock is held as before");
    CommandLineRun refused =
        CommandLineRun.answering("y", folder, "migrate", "deploy", "--release-lock");
    assertThat(refused.exitCode()).isEqualTo(ExitCode.FINDINGS);
    CommandLineRun released =
        CommandLineRun.answering("yes", folder, "migrate", "deploy", "--release-lock");
    assertThat(released.exitCode()).as(released.err()).isEqualTo(ExitCode.FINE);
    assertThat(released.out()).matches("\\d{14}_migration\n");
    assertThat(CommandLineRun.in(folder, "migrate", "deploy", "--release-lock", "--yes").err())
        .contains("No lock is held.");
  }

  @Test
  void aLockIsReleasedWithoutApplyingWhatIsPending() throws IOException {
    start();
    Files.writeString(
        folder.resolve("lock.sql"),
        "UPDATE DATABASECHANGELOGLOCK SET LOCKED = 1, LOCKEDBY = 'old-laptop',"
            + " LOCKGRANTED = '2026-11-01 10:00:00';");
    CommandLineRun.in(folder, "db", "execute", "--file", "lock.sql");
    edit("name  String?", "name  String?\n  age Int?");
    CommandLineRun.in(folder, "migrate", "dev", "--create-only");
    assertThat(CommandLineRun.in(folder, "migrate", "deploy").err())
        .contains("`crowfoot migrate resolve --release-lock`");
    CommandLineRun asked = CommandLineRun.in(folder, "migrate", "resolve", "--release-lock");
    assertThat(asked.exitCode()).isEqualTo(ExitCode.FINDINGS);
    assertThat(asked.err()).contains("The lock is held as before");
    CommandLineRun released =
        CommandLineRun.in(folder, "migrate", "resolve", "--release-lock", "--yes");
    assertThat(released.exitCode()).as(released.err()).isEqualTo(ExitCode.FINE);
    assertThat(released.err()).contains("old-laptop", "The lock is released.");
    CommandLineRun status = CommandLineRun.in(folder, "migrate", "status");
    assertThat(status.out()).contains("_migration  pending");
    assertThat(status.err()).doesNotContain("lock");
  }

  /// PostgreSQL never does it, whatever somebody says.
  @Test
  void whatCanOnlyFailIsNotOffered() throws IOException {
    String url = Postgres.freshDatabase();
    Files.writeString(
        folder.resolve("schema.prisma"),
        """
        datasource db {
          provider = "postgresql"
        }

        model User {
          id  Int @id
          age Int?
        }
        """);
    CommandLineRun.in(folder, "migrate", "dev", "--url", url);
    Postgres.execute(url.replaceAll(".*/", ""), "CREATE VIEW old AS SELECT age FROM \"User\"");
    CommandLineRun.in(folder, "migrate", "drift", "--ignore", "all", "--url", url);
    edit("age Int?", "age BigInt?");
    CommandLineRun stopped = CommandLineRun.in(folder, "migrate", "dev", "--url", url);
    assertThat(stopped.exitCode()).as(stopped.err()).isEqualTo(ExitCode.FINDINGS);
    assertThat(stopped.err())
        .contains("H208", "Drop what stands on it in a migration written by hand")
        .doesNotContain("--accept");
  }

  @Test
  void aDryRunTellsAndDoesNothing() throws IOException {
    start();
    edit("name  String?", "name  String?\n  age Int?");
    CommandLineRun dev = CommandLineRun.in(folder, "migrate", "dev", "--dry-run");
    assertThat(dev.exitCode()).isEqualTo(ExitCode.FINE);
    assertThat(dev.out()).isEqualTo("User: 1 row, all there\n");
    assertThat(dev.err())
        .contains(
            "+ column User.age", "ALTER TABLE", " ms\n", "Tried on a copy of the file: 1 statem");
    CommandLineRun.in(folder, "migrate", "dev", "--create-only");
    CommandLineRun deploy = CommandLineRun.in(folder, "migrate", "deploy", "--dry-run");
    assertThat(deploy.out()).isEqualTo("User: 1 row, all there\n");
    assertThat(CommandLineRun.in(folder, "migrate", "status").out()).contains("pending");
    assertThat(CommandLineRun.in(folder, "migrate", "deploy").exitCode()).isEqualTo(ExitCode.FINE);
    assertThat(CommandLineRun.in(folder, "migrate", "deploy", "--dry-run").err())
        .contains("nothing is pending");
  }

  @Test
  void driftIsListedAndAdoptedIgnoredOrReverted() throws IOException {
    start();
    assertThat(drift().exitCode()).isEqualTo(ExitCode.FINE);
    Files.writeString(
        folder.resolve("hand.sql"),
        """
        ALTER TABLE "User" ADD COLUMN "phone" TEXT;
        UPDATE "User" SET "phone" = '1';
        CREATE INDEX "by_name" ON "User" ("name");
        CREATE TABLE "Log" ("line" TEXT);
        """);
    CommandLineRun.in(folder, "db", "execute", "--file", "hand.sql");
    CommandLineRun list = drift();
    assertThat(list.exitCode()).isEqualTo(ExitCode.FINDINGS);
    assertThat(list.out())
        .isEqualTo(
            """
            1  V201  + column User.phone TEXT
            2  V501  + index User (name) named by_name
            3  V101  + table Log
            """);
    assertThat(list.err()).contains("`--adopt 1`", "`--ignore 1`", "`--revert 1`");

    CommandLineRun dev = CommandLineRun.in(folder, "migrate", "dev");
    assertThat(dev.exitCode()).isEqualTo(ExitCode.FINDINGS);
    assertThat(dev.err()).contains("+ table Log", "(`--adopt`)", "(`--ignore`)", "(`--revert`)");
    CommandLineRun stopped = drift("--revert", "V201");
    assertThat(stopped.exitCode()).isEqualTo(ExitCode.FINDINGS);
    assertThat(stopped.err()).contains("H102", "1 row is concerned.", "--accept H102");
    CommandLineRun adopted = drift("--adopt", "1", "--name", "phone");
    assertThat(adopted.out()).matches("\\d{14}_phone\n");
    assertThat(Files.readString(folder.resolve("schema.prisma"))).contains("phone");
    assertThat(drift("--ignore", "V501").exitCode()).isEqualTo(ExitCode.FINE);
    assertThat(drift().out())
        .isEqualTo(
            """
            1  V101  + table Log
            2  V501  + index User (name) named by_name  (ignored)
            """);
    assertThat(CommandLineRun.in(folder, "migrate", "status").err())
        .contains("There is 1 difference between the database and")
        .contains("Ignored, as `migrations/ignored-drift.txt` says: + index User (name)");
    assertThat(drift("--revert", "all").exitCode()).isEqualTo(ExitCode.FINE);
    assertThat(drift().exitCode()).isEqualTo(ExitCode.FINE);
    assertThat(drift("--revert", "7").err()).contains("There is no difference `7`.");
  }

  private CommandLineRun drift(String... options) {
    return CommandLineRun.in(
        folder,
        Stream.concat(Stream.of("migrate", "drift"), Stream.of(options)).toArray(String[]::new));
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
