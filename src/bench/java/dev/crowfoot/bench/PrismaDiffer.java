// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Prisma's own differ, in a process of its own: `benchmarks/differ/referee.js`.
final class PrismaDiffer implements AutoCloseable {
  private final Path script;
  private Talk talk;

  PrismaDiffer(Path script) throws IOException {
    this.script = script;
    this.talk = Talk.with(script);
  }

  private record Talk(Process process, Writer questions, BufferedReader answers) {
    static Talk with(Path script) throws IOException {
      Process process =
          new ProcessBuilder("node", script.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      return new Talk(
          process,
          new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8),
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)));
    }
  }

  /// What Prisma would still do to make a database what a schema says.
  ///
  /// @param url the database
  /// @param external tables that it is to take no notice of
  /// @return its SQL; or, after `Prisma cannot say: `, why it gives none; empty when it sees no
  ///   difference
  Optional<String> difference(String url, String schema, List<String> external) throws IOException {
    talk.questions.write(
        JsonMapper.shared()
                .writeValueAsString(Map.of("url", url, "schema", schema, "external", external))
            + "\n");
    talk.questions.flush();
    String line = talk.answers.readLine();
    if (line == null) {
      throw new IOException("Prisma's process has ended.");
    }
    JsonNode answer = JsonMapper.shared().readTree(line);
    if (answer.has("panic")) {
      talk = Talk.with(script);
    }
    String said =
        answer.has("sql")
            ? answer.get("sql").asString()
            : "Prisma cannot say: " + answer.get("error").asString();
    return Optional.of(said).filter(s -> !s.isEmpty());
  }

  @Override
  public void close() throws IOException {
    talk.questions.close();
    talk.process.destroy();
  }
}
