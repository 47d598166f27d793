// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class ConnectionsCommandTest {
  private static final String SCHEMA =
      """
      datasource db {
        provider = "sqlite"
        url      = env("DATABASE_URL")
      }

      model User {
        id   Int    @id
        name String
      }
      """;

  @TempDir private Path folder;

  @BeforeEach
  void project() throws IOException {
    Files.writeString(folder.resolve("schema.prisma"), SCHEMA);
  }

  @Test
  void connectionsAreAddedListedAndRemoved() {
    run(
        ExitCode.FINE,
        "connections",
        "add",
        "live",
        "--url",
        "file:./live.db",
        "--stage",
        "production");
    assertThat(run(ExitCode.FINE, "connections", "list").out())
        .startsWith("default\tdevelopment\tfile:")
        .contains("live\tproduction\tfile:", "live.db");
    assertThat(run(ExitCode.USAGE, "connections", "add", "live", "--url", "file:./x.db").err())
        .contains("There is a connection `live` already");
    run(ExitCode.FINE, "connections", "remove", "live");
    assertThat(run(ExitCode.FINE, "connections").out()).doesNotContain("live");
  }

  @Test
  void aProductionDatabaseIsChangedOnlyWhenItsNameIsTyped() {
    run(
        ExitCode.FINE,
        "connections",
        "add",
        "live",
        "--url",
        "file:./live.db",
        "--stage",
        "production");
    assertThat(run(ExitCode.FINE, "connections", "test", "live").out()).contains("no file yet");
    assertThat(
            run(ExitCode.FAILURE, "migrate", "dev", "--name", "init", "--connection", "live").err())
        .contains("no database file");
    run(
        ExitCode.FINE,
        "migrate",
        "dev",
        "--name",
        "init",
        "--connection",
        "live",
        "--unlock",
        "live.db");
    assertThat(folder.resolve("dev.db")).doesNotExist();

    String row = "{\"data\":{\"id\":1,\"name\":\"Ada\"}}";
    assertThat(run(ExitCode.FAILURE, "data", "create", "User", row, "--connection", "live").err())
        .contains("The database is read-only here, so nothing was changed.");
    assertThat(run(ExitCode.FAILURE, "migrate", "rollback", "--connection", "live").err())
        .contains("`live.db` is in production and read-only", "--unlock live.db");
    assertThat(
            run(
                    ExitCode.USAGE,
                    "data",
                    "create",
                    "User",
                    row,
                    "--connection",
                    "live",
                    "--unlock",
                    "live")
                .err())
        .contains("does not name the database: this is `live.db`");
    run(
        ExitCode.FINE,
        "data",
        "create",
        "User",
        row,
        "--connection",
        "live",
        "--unlock",
        "live.db");
    assertThat(run(ExitCode.FINE, "data", "count", "User", "--connection", "live").out())
        .contains("1");
    assertThat(run(ExitCode.FINE, "migrate", "status", "--connection", "live").out())
        .contains("init");
    assertThat(run(ExitCode.FINE, "connections", "test", "live").out())
        .contains("Connected to file:", "SQLite 3.", ", read-only");
  }

  @Test
  void anUnknownConnectionIsSaidWithThoseThatThereAre() {
    assertThat(run(ExitCode.USAGE, "data", "count", "User", "--connection", "love").err())
        .contains("There is no connection `love`. There is `default`.");
  }

  private CommandLineRun run(int exitCode, String... arguments) {
    CommandLineRun run = CommandLineRun.in(folder, arguments);
    assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(exitCode);
    return run;
  }
}
