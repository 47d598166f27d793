// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot;

import dev.crowfoot.text.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The schema corpus that `-Dcrowfoot.corpus=DIR` names. Tests that need it are skipped without it.
public final class Corpus {
  private final Path root;

  private Corpus(Path root) {
    this.root = root;
  }

  /// The corpus; empty when none is named.
  public static Optional<Corpus> ifNamed() {
    String folder = System.getProperty("crowfoot.corpus", "");
    return folder.isBlank() ? Optional.empty() : Optional.of(new Corpus(Path.of(folder)));
  }

  /// Skips the running test when there is no corpus.
  public static Corpus orSkip() {
    Optional<Corpus> named = ifNamed();
    Assumptions.assumeTrue(named.isPresent(), "no corpus: -Dcrowfoot.corpus=DIR");
    return named.orElseThrow();
  }

  /// The schemas directly in a folder of the corpus, by name.
  public List<SourceText> schemas(String folder) {
    try (Stream<Path> files = Files.list(root.resolve(folder))) {
      return files
          .filter(f -> f.toString().endsWith(".prisma"))
          .sorted()
          .map(Corpus::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What Prisma says of a schema of the corpus.
  ///
  /// @param errors its messages, each with its line
  public record Expected(
      SourceText schema, boolean isValid, List<String> errors, Set<Integer> lines) {}

  /// What `index.json` says of each schema in `valid` and `invalid`.
  public List<Expected> expectations() throws IOException {
    List<Expected> all = new ArrayList<>();
    for (JsonNode entry :
        JsonMapper.shared().readTree(Files.readString(root.resolve("index.json")))) {
      List<String> errors = new ArrayList<>();
      Set<Integer> lines = new TreeSet<>();
      for (JsonNode error : entry.get("errors")) {
        lines.add(error.get("line").asInt());
        errors.add(error.get("line").asInt() + ": " + error.get("message").asString());
      }
      Path file = root.resolve(entry.get("file").asString());
      all.add(
          new Expected(read(file), entry.get("verdict").asString().equals("valid"), errors, lines));
    }
    return all;
  }

  private static SourceText read(Path file) {
    try {
      return SourceText.of(file.getFileName().toString(), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
