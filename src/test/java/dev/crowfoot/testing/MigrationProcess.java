// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.testing;

import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.adapter.liquibase.RunListener;
import dev.crowfoot.app.ProjectFiles;
import dev.crowfoot.app.migrations.Migrations;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A process of its own that applies what is pending in a project, to be killed while it does.
public final class MigrationProcess {
  private MigrationProcess() {}

  /// Says each statement as it begins.
  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    try (Database database = Database.open(DatabaseUrl.parse(arguments[1], folder))) {
      new Migrations(new ProjectFiles(folder.resolve("schema.prisma")))
          .untried()
          .apply(
              database,
              new RunListener() {
                @Override
                public void statementBegins(String sql) {
                  System.out.println(sql.replaceAll("\\s+", " "));
                }
              });
    }
  }

  /// Starts one, and kills it with SIGKILL once it is at a statement that contains a word.
  public static void killedAt(String word, Path folder, String url)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command(folder, url))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader said =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line = said.readLine();
      while (line != null && !line.contains(word)) {
        line = said.readLine();
      }
      if (line == null) {
        throw new IllegalStateException("the process ended before it came to " + word);
      }
      Thread.sleep(400); // so that the statement has really begun
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  /// Lets one run to its end as somebody whom the rights of files bind: an administrator's process
  /// without its privilege to pass them over.
  ///
  /// @return what it said; empty where there is no such process
  public static Optional<String> saidWithoutPrivileges(Path folder, String url)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    Path setpriv = Path.of("/usr/bin/setpriv");
    if (System.getProperty("user.name").equals("root")) {
      if (!Files.isExecutable(setpriv)) {
        return Optional.empty();
      }
      command.addAll(
          List.of(setpriv.toString(), "--bounding-set=-dac_override,-dac_read_search,-fowner"));
    }
    command.addAll(command(folder, url));
    Path said = Files.createTempFile(folder, "process", ".log");
    new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(said.toFile())
        .start()
        .waitFor();
    return Optional.of(Files.readString(said)).filter(text -> !text.startsWith("setpriv:"));
  }

  private static List<String> command(Path folder, String url) {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED",
        "-XX:TieredStopAtLevel=1",
        "-cp",
        path,
        MigrationProcess.class.getName(),
        folder.toString(),
        url);
  }
}
