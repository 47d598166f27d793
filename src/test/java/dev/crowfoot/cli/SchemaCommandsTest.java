// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaCommandsTest {
  private static final String GOOD =
      """
      datasource db {
        provider = "sqlite"
        url      = env("DATABASE_URL")
      }

      model User {
        id Int @id
      }
      """;
  private static final String BAD = GOOD.replace("id Int @id", "id Int @id\n  role Rol");

  @TempDir Path folder;

  @Test
  void aFindingIsALineWithItsPlaceAndCode() throws IOException {
    Files.writeString(folder.resolve("schema.prisma"), BAD);
    CommandLineRun run = CommandLineRun.in(folder, "validate");
    assertThat(run.exitCode()).isEqualTo(ExitCode.FINDINGS);
    assertThat(run.out()).startsWith("schema.prisma:8:8: error[M102]: ").contains("`Rol`");
    assertThat(run.out().lines()).hasSize(1);
  }

  @Test
  void aValidSchemaPrintsNoResult() throws IOException {
    Files.writeString(folder.resolve("schema.prisma"), GOOD);
    CommandLineRun run = CommandLineRun.in(folder, "validate");
    assertThat(run.exitCode()).isEqualTo(ExitCode.FINE);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void jsonIsALineForEachPath() throws IOException {
    Files.writeString(folder.resolve("good.prisma"), GOOD);
    Files.writeString(folder.resolve("bad.prisma"), BAD);
    CommandLineRun run =
        CommandLineRun.in(folder, "validate", "--json", "good.prisma", "bad.prisma", "no.prisma");
    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(run.out().lines())
        .hasSize(3)
        .first()
        .isEqualTo("{\"path\":\"good.prisma\",\"valid\":true,\"findings\":[]}");
    assertThat(run.out().lines().toList().get(1))
        .contains("\"valid\":false")
        .contains("\"code\":\"M102\",\"severity\":\"error\",\"line\":8,\"column\":8");
    assertThat(run.err()).contains("`no.prisma` does not exist");
  }

  @Test
  void aFolderIsOneSchemaOfManyFiles() throws IOException {
    Files.createDirectories(folder.resolve("s"));
    Files.writeString(folder.resolve("s/a.prisma"), BAD);
    Files.writeString(folder.resolve("s/b.prisma"), "enum Rol {\n  A\n}\n");
    assertThat(CommandLineRun.in(folder, "validate", "s").exitCode()).isEqualTo(ExitCode.FINE);
    Files.writeString(folder.resolve("s/b.prisma"), "enum Other {\n  A\n}\n");
    assertThat(CommandLineRun.in(folder, "validate", "s").out()).startsWith("s/a.prisma:8:8: ");
  }

  @Test
  void anUnreadableFileIsSaidInASentence() throws IOException {
    Files.write(folder.resolve("schema.prisma"), "ü".getBytes(StandardCharsets.ISO_8859_1));
    CommandLineRun run = CommandLineRun.in(folder, "validate");
    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(run.err()).contains("is not UTF-8 text").doesNotContain("Exception");
  }

  @Test
  void formatChangesInPlaceAndCheckOnlyLooks() throws IOException {
    Path schema = Files.writeString(folder.resolve("schema.prisma"), GOOD.replace("  id", "id"));
    CommandLineRun check = CommandLineRun.in(folder, "format", "--check");
    assertThat(check.exitCode()).isEqualTo(ExitCode.FINDINGS);
    assertThat(check.out()).isEqualTo("schema.prisma" + System.lineSeparator());
    assertThat(schema).content().contains("\nid Int");
    assertThat(CommandLineRun.in(folder, "format").exitCode()).isEqualTo(ExitCode.FINE);
    assertThat(schema).hasContent(GOOD);
    assertThat(CommandLineRun.in(folder, "format", "--check").out()).isEmpty();
  }

  @Test
  void formatCompletesRelationsAcrossFiles() throws IOException {
    Files.createDirectories(folder.resolve("s"));
    Path a = Files.writeString(folder.resolve("s/a.prisma"), "model A {\n  id Int @id\n}\n");
    Files.writeString(folder.resolve("s/b.prisma"), "model B {\n  id Int @id\n  a  A\n}\n");
    CommandLineRun check = CommandLineRun.in(folder, "format", "--check", "s");
    assertThat(check.exitCode()).isEqualTo(ExitCode.FINDINGS);
    assertThat(check.out()).contains("a.prisma", "b.prisma");
    assertThat(CommandLineRun.in(folder, "format", "s").exitCode()).isEqualTo(ExitCode.FINE);
    assertThat(a).content().contains("bs B[]");
    assertThat(CommandLineRun.in(folder, "validate", "s").exitCode()).isEqualTo(ExitCode.FINE);
    assertThat(CommandLineRun.in(folder, "format", "--check", "s").out()).isEmpty();
  }
}
