// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.bench;

import dev.crowfoot.model.Provider;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Prisma's own client on one database, in a process of its own: `benchmarks/client/client.js`.
final class PrismaClient implements AutoCloseable {
  private final Process process;
  private final Writer questions;
  private final BufferedReader answers;

  PrismaClient(String script, Provider provider, String url, Path schema) throws IOException {
    process =
        new ProcessBuilder("node", script, provider.word(), url, schema.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    questions = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
    answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /// `{"result": …}` or `{"error": …}`
  JsonNode ask(String operation, String model, JsonNode arguments) throws IOException {
    questions.write(
        JsonMapper.shared()
                .writeValueAsString(
                    Map.of("model", model, "operation", operation, "arguments", arguments))
            + "\n");
    questions.flush();
    String line = answers.readLine();
    if (line == null) {
      throw new IOException("Prisma's process has ended.");
    }
    return JsonMapper.shared().readTree(line);
  }

  @Override
  public void close() throws IOException {
    questions.close();
    process.destroy();
  }
}
