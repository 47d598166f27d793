// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app;

import dev.crowfoot.adapter.Failure.ArgumentFailure;
import dev.crowfoot.generate.DbmlWriter;
import dev.crowfoot.generate.MermaidWriter;
import dev.crowfoot.model.Schema;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// The languages that a diagram can be written in. A file's extension chooses one.
public enum DiagramFormat {
  MERMAID("Mermaid", "mmd"),
  DBML("DBML", "dbml");

  private final String title;
  private final String extension;

  DiagramFormat(String title, String extension) {
    this.title = title;
    this.extension = extension;
  }

  /// What people call it.
  public String title() {
    return title;
  }

  /// What a file of this format ends with, without the dot.
  public String extension() {
    return extension;
  }

  /// A schema in this language.
  public String text(Schema schema) {
    return switch (this) {
      case MERMAID -> MermaidWriter.write(schema);
      case DBML -> DbmlWriter.write(schema);
    };
  }

  /// The format of a file by its extension.
  ///
  /// @throws ArgumentFailure when nothing is written with that extension
  public static DiagramFormat of(Path file) {
    String name = String.valueOf(file.getFileName());
    return Arrays.stream(values())
        .filter(f -> name.toLowerCase(Locale.ROOT).endsWith("." + f.extension))
        .findFirst()
        .orElseThrow(
            () ->
                new ArgumentFailure(
                    "`%s` does not say what to write: name a file that ends with %s."
                        .formatted(name, endings())));
  }

  private static String endings() {
    return Arrays.stream(values())
        .map(f -> "`.%s` (%s)".formatted(f.extension, f.title))
        .collect(Collectors.joining(" or "));
  }
}
