// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import java.nio.file.Files;
import java.nio.file.Path;

/// One side of a comparison.
public sealed interface Side {
  /// A database with nothing in it.
  record Empty() implements Side {}

  /// A schema: a file, or a folder of them.
  record OfSchema(Path path) implements Side {}

  /// What all migrations together make.
  record OfMigrations() implements Side {}

  /// What is in a database now.
  record Live(DatabaseUrl url) implements Side {}

  /// Reads `empty`, `migrations`, the path of a schema, or a database URL.
  ///
  /// @param current what a path is relative to
  /// @param folder the schema's folder, what the file in a URL is relative to
  static Side parse(String text, Path current, Path folder) {
    return switch (text) {
      case "empty" -> new Empty();
      case "migrations" -> new OfMigrations();
      default -> {
        Path path = text.contains(":") ? null : current.resolve(text);
        yield path != null && (Files.exists(path) || text.endsWith(".prisma"))
            ? new OfSchema(path)
            : new Live(DatabaseUrl.parse(text, folder));
      }
    };
  }
}
