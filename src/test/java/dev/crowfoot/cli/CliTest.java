// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CliTest {
  @TempDir Path folder;

  @Test
  void withoutACommandTheStudioOpens() throws IOException {
    Files.createDirectory(folder.resolve("shop"));
    assertThat(CommandLineRun.in(folder).windows()).containsExactly("studio -");
    assertThat(CommandLineRun.in(folder, "shop").windows()).containsExactly("studio shop");
  }

  @Test
  void aWordThatIsNoCommandAndNoFolderIsExplained() {
    CommandLineRun run = CommandLineRun.in(folder, "migrat");
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("no command `migrat`").contains("crowfoot --help");
    assertThat(run.windows()).isEmpty();
  }

  @Test
  void whoAsksForHelpGetsIt() {
    CommandLineRun help = CommandLineRun.in(folder, "help");
    assertThat(help.exitCode()).isEqualTo(ExitCode.FINE);
    assertThat(help.out()).isEqualTo(CommandLineRun.in(folder, "--help").out());
    assertThat(CommandLineRun.in(folder, "help", "migrate").out())
        .isEqualTo(CommandLineRun.in(folder, "migrate", "--help").out())
        .contains("deploy");
  }

  @Test
  void theTourTellsWhereItsPicturesGo() {
    assertThat(CommandLineRun.in(folder, "tour").windows()).containsExactly("tour crowfoot-tour");
    assertThat(CommandLineRun.in(folder, "tour", "--out", "p").windows()).containsExactly("tour p");
  }

  @Test
  void aWrongCommandLineIsExplained() {
    CommandLineRun run = CommandLineRun.in(folder, "init", "--no-such-option");
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("--no-such-option").contains("Usage: crowfoot init");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void initWritesWhatAProjectNeeds() {
    CommandLineRun run = CommandLineRun.in(folder, "init");
    assertThat(run.exitCode()).isEqualTo(ExitCode.FINE);
    assertThat(folder.resolve("schema.prisma"))
        .content()
        .contains("provider = \"sqlite\"")
        .contains("email String  @unique");
    assertThat(folder.resolve(".env")).hasContent("DATABASE_URL=\"file:./dev.db\"\n");
    assertThat(folder.resolve(".gitignore")).content().contains(".env\n");
  }

  @Test
  void initTakesTheProviderFromTheUrl() {
    CommandLineRun.in(folder, "init", "--url", "postgresql://me:secret@db:5432/shop");
    assertThat(folder.resolve("schema.prisma")).content().contains("provider = \"postgresql\"");
    assertThat(folder.resolve(".env")).content().contains("postgresql://me:secret@db:5432/shop");
  }

  @Test
  void initTakesTheTablesOfAFileOfSql() throws IOException {
    Files.writeString(
        folder.resolve("shop.sql"),
        "CREATE TABLE Customer (id INTEGER PRIMARY KEY, email TEXT NOT NULL);"
            + "INSERT INTO Customer VALUES (1, 'ada');");
    CommandLineRun run = CommandLineRun.in(folder, "init", "--from-sql", "shop.sql");
    assertThat(run.exitCode()).isEqualTo(ExitCode.FINE);
    assertThat(run.out()).isEqualTo("schema.prisma\n");
    assertThat(run.err()).contains("One statement that makes no table was left out.");
    assertThat(folder.resolve("schema.prisma")).content().contains("model Customer {");
    assertThat(folder.resolve(".env")).exists();

    CommandLineRun again = CommandLineRun.in(folder, "init", "--from-sql", "shop.sql");
    assertThat(again.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(again.err()).contains("is there already");
  }

  @Test
  void sqlIsReadIntoAProjectOfItsOwnDatabase() {
    CommandLineRun run =
        CommandLineRun.in(folder, "init", "--from-sql", "a.sql", "--provider", "postgresql");
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("--from-sql");
    assertThat(folder.resolve("schema.prisma")).doesNotExist();
  }

  @Test
  void initNeverOverwrites() throws IOException {
    Files.writeString(folder.resolve("schema.prisma"), "mine");
    CommandLineRun run = CommandLineRun.in(folder, "init");
    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(run.err()).contains("is there already");
    assertThat(folder.resolve("schema.prisma")).hasContent("mine");
  }

  @Test
  void initRefusesAProviderItCannotMigrate() {
    CommandLineRun run = CommandLineRun.in(folder, "init", "--provider", "mongodb");
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("sqlite or postgresql");
  }
}
