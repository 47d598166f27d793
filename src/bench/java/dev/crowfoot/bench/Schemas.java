// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.bench;

import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The schemas that are measured.
final class Schemas {
  private Schemas() {}

  /// @param schema a number of models, or the path of a file
  /// @throws IllegalArgumentException when it has errors: it would not be the work that was meant
  static SourceText read(String schema) {
    SourceText source = SourceText.of("schema.prisma", text(schema));
    Snapshot snapshot = Snapshot.of(Document.of(Sources.of(source)));
    if (snapshot.analysis().hasErrors()) {
      throw new IllegalArgumentException(
          schema + ": " + snapshot.analysis().diagnostics().getFirst());
    }
    return source;
  }

  private static String text(String schema) {
    if (schema.chars().allMatch(Character::isDigit)) {
      return ChainSchema.ofModels(Integer.parseInt(schema));
    }
    try {
      return Files.readString(Path.of(schema));
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}
