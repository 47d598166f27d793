// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.console;

import dev.crowfoot.adapter.Failure.FileFailure;
import dev.crowfoot.adapter.files.TextFiles;
import dev.crowfoot.adapter.rows.value.Json;
import dev.crowfoot.adapter.sql.Outcome;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a project's console keeps from one start to the next, in the user's own folder: the text
/// that stands in it and the statements that were run. A statement with a password in it is not
/// kept, and losing the rest costs nothing but comfort: a file that cannot be read or written is
/// passed over.
public final class ConsoleStore {
  private static final System.Logger LOG = System.getLogger(ConsoleStore.class.getName());

  /// How many statements are kept.
  static final int MOST = 1000;

  /// Longer ones are scripts, which have a file of their own.
  private static final int LONGEST = 100_000;

  private final Path text;
  private final Path history;
  private Optional<List<Ran>> ran = Optional.empty();

  /// A statement that was run.
  ///
  /// @param words what it came to, such as `12 rows`
  public record Ran(String sql, Instant at, Duration took, String words, boolean refused) {}

  /// @param folder the user's own
  /// @param project tells projects apart: the schema's path
  public ConsoleStore(Path folder, String project) {
    Path own = folder.resolve("console").resolve(key(project));
    this.text = own.resolve("console.sql");
    this.history = own.resolve("history.jsonl");
  }

  private static String key(String project) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(project.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  /// The text that stood in the console; empty at first.
  public synchronized String text() {
    return read(text);
  }

  public synchronized void setText(String now) {
    write(text, now);
  }

  /// The statements that were run, the newest first.
  public synchronized List<Ran> history() {
    return Collections.unmodifiableList(kept());
  }

  /// Keeps what was run. The same statement twice in a row is kept once, as it ran last.
  public synchronized void add(List<Outcome> outcomes, Instant at) {
    List<Ran> all = kept();
    for (Outcome outcome : outcomes) {
      String sql = outcome.statement().text();
      if (sql.length() <= LONGEST && !outcome.statement().holdsSecret()) {
        if (!all.isEmpty() && all.getFirst().sql().equals(sql)) {
          all.removeFirst();
        }
        all.addFirst(
            new Ran(sql, at, outcome.took(), outcome.words(), outcome instanceof Outcome.Refused));
      }
    }
    while (all.size() > MOST) {
      all.removeLast();
    }
    StringBuilder lines = new StringBuilder();
    all.reversed().forEach(r -> lines.append(Json.text(json(r))).append('\n'));
    write(history, lines.toString());
  }

  /// Forgets all that was run.
  public synchronized void clearHistory() {
    kept().clear();
    write(history, "");
  }

  private List<Ran> kept() {
    List<Ran> known = ran.orElseGet(() -> parsed(read(history)));
    ran = Optional.of(known);
    return known;
  }

  private static List<Ran> parsed(String lines) {
    List<Ran> all = new ArrayList<>();
    lines.lines().forEach(line -> parse(line).ifPresent(all::addFirst));
    return all;
  }

  private static Optional<Ran> parse(String line) {
    try {
      JsonNode json = Json.MAPPER.readTree(line);
      return Optional.of(
          new Ran(
              json.path("sql").asString(),
              Instant.parse(json.path("at").asString()),
              Duration.ofMillis(json.path("ms").asLong()),
              json.path("came").asString(""),
              json.path("refused").asBoolean(false)));
    } catch (JacksonException | DateTimeParseException _) {
      return Optional.empty(); // a line that was cut off
    }
  }

  private static ObjectNode json(Ran ran) {
    ObjectNode json =
        Json.MAPPER
            .createObjectNode()
            .put("at", ran.at().toString())
            .put("ms", ran.took().toMillis())
            .put("came", ran.words())
            .put("sql", ran.sql());
    return ran.refused() ? json.put("refused", true) : json;
  }

  /// What people ask a database is nobody else's business on the machine.
  private static void keepPrivate(Path file) {
    boolean readable = file.toFile().setReadable(false, false) && file.toFile().setReadable(true);
    if (!readable) {
      LOG.log(System.Logger.Level.DEBUG, "Others may read {0}", file);
    }
  }

  private static String read(Path file) {
    try {
      return Files.exists(file) ? TextFiles.read(file) : "";
    } catch (FileFailure | UncheckedIOException e) {
      LOG.log(System.Logger.Level.DEBUG, "Nothing remembered", e);
      return "";
    }
  }

  private static void write(Path file, String content) {
    try {
      TextFiles.write(file, content);
      keepPrivate(file);
    } catch (FileFailure | UncheckedIOException e) {
      LOG.log(System.Logger.Level.DEBUG, "Not remembered", e);
    }
  }
}
