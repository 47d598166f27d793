// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app;

import dev.crowfoot.adapter.Failure.ArgumentFailure;
import dev.crowfoot.adapter.picture.PictureFormat;
import dev.crowfoot.generate.DbmlWriter;
import dev.crowfoot.generate.MermaidWriter;
import dev.crowfoot.model.Schema;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a diagram can be written as: pictures, and languages that other tools draw. A file's
/// extension chooses one.
public enum DiagramFormat {
  SVG("SVG", "svg"),
  PNG("PNG", "png"),
  PDF("PDF", "pdf"),
  MERMAID("Mermaid", "mmd"),
  DBML("DBML", "dbml");

  private final String title;
  private final String extension;

  DiagramFormat(String title, String extension) {
    this.title = title;
    this.extension = extension;
  }

  /// The languages.
  public static List<DiagramFormat> texts() {
    return List.of(MERMAID, DBML);
  }

  /// What people call it.
  public String title() {
    return title;
  }

  /// What a file of this format ends with, without the dot.
  public String extension() {
    return extension;
  }

  /// The kind of picture; empty for a language.
  public Optional<PictureFormat> picture() {
    return switch (this) {
      case SVG -> Optional.of(PictureFormat.SVG);
      case PNG -> Optional.of(PictureFormat.PNG);
      case PDF -> Optional.of(PictureFormat.PDF);
      case MERMAID, DBML -> Optional.empty();
    };
  }

  /// A schema in this language.
  ///
  /// @throws IllegalStateException when this is a kind of picture
  public String text(Schema schema) {
    return switch (this) {
      case MERMAID -> MermaidWriter.write(schema);
      case DBML -> DbmlWriter.write(schema);
      case SVG, PNG, PDF -> throw new IllegalStateException(title + " is no language");
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
    List<String> all =
        Arrays.stream(values()).map(f -> "`.%s` (%s)".formatted(f.extension, f.title)).toList();
    return all.stream().limit(all.size() - 1L).collect(Collectors.joining(", "))
        + " or "
        + all.getLast();
  }
}
