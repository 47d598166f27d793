// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.Crowfoot;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.app.Rows;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.Schema;
import dev.crowfoot.testing.Postgres;
import dev.crowfoot.testing.Tables;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import dev.crowfoot.validation.Validation;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Ctrl+C on the command line, in a process of its own.
@Execution(ExecutionMode.CONCURRENT)
@DisabledOnOs(OS.WINDOWS)
class ImportInterruptTest {
  private static final int ROWS = 1_000_000;

  @TempDir Path folder = Path.of("");

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void nothingStaysOfAnImportThatIsInterrupted(Provider provider)
      throws IOException, InterruptedException {
    String source =
        "datasource db {\n  provider = \"%s\"\n}\nmodel User {\n  id Int @id @default(autoincrement())\n  email String @unique\n}\n"
            .formatted(provider.word());
    Files.writeString(folder.resolve("schema.prisma"), source);
    String url =
        provider == Provider.SQLITE ? "file:" + folder.resolve("dev.db") : Postgres.freshDatabase();
    Schema schema = Validation.of(Sources.of(SourceText.of("schema.prisma", source))).schema();
    try (Database database = Database.openOrCreate(DatabaseUrl.parse(url, folder))) {
      Tables.create(database, schema);
      write(folder.resolve("users.csv"));
      Process process =
          new ProcessBuilder(command(url, "--skip-bad", "--refused", "bad.csv"))
              .directory(folder.toFile())
              .start();
      waitForProgress(process);
      assertThat(process.isAlive()).isTrue();
      // As Ctrl+C for Java, which stops alike at both; what a shell runs in the background never
      // hears of SIGINT, and neither do its children.
      new ProcessBuilder("kill", "-TERM", Long.toString(process.pid())).start().waitFor();
      assertThat(process.waitFor()).isNotZero();
      assertThat(Rows.of(schema, database).run(Rows.Operation.COUNT, "User", Rows.arguments("{}")))
          .hasToString("0");
      try (Stream<Path> files = Files.list(folder)) {
        assertThat(files.map(f -> f.getFileName().toString()))
            .doesNotContain("bad.csv")
            .noneMatch(name -> name.endsWith("-journal"));
      }
    }
  }

  private static void write(Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("email\n\n\"\"\n");
      for (int i = 0; i < ROWS; i++) {
        out.write("u" + i + "@example.com\n");
      }
    }
  }

  private static List<String> command(String url, String... more) {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Stream.concat(
            Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                path,
                Crowfoot.class.getName(),
                "data",
                "import",
                "User",
                "--from",
                "users.csv",
                "--url",
                url),
            Stream.of(more))
        .toList();
  }

  /// It tells how far it is after a second.
  private static void waitForProgress(Process process) throws IOException {
    StringBuilder told = new StringBuilder();
    try (Reader said = new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8)) {
      int character = said.read();
      while (character >= 0 && !told.toString().contains(" rows")) {
        told.append((char) character);
        character = said.read();
      }
    }
    assertThat(told.toString()).contains(" rows");
  }
}
