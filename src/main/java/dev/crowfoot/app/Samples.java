// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app;

import dev.crowfoot.adapter.Failure.FileFailure;
import dev.crowfoot.adapter.files.TextFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The sample projects that travel inside the program.
public final class Samples {
  /// Their names, the one to show first at the front.
  public static final List<String> NAMES = List.of("shop", "blog", "school");

  private Samples() {}

  /// Writes a sample's files into a folder, which is made when missing.
  ///
  /// @param name one of [#NAMES]
  /// @return where the copy lies
  /// @throws FileFailure when there is a schema already, or the folder cannot be written
  public static ProjectFiles copy(String name, Path folder) {
    Path schema = folder.resolve("schema.prisma");
    if (Files.exists(schema)) {
      throw new FileFailure("`" + schema + "` is there already. Choose another folder.");
    }
    TextFiles.write(
        schema,
        read(name, "schema.prisma")
            .orElseThrow(() -> new IllegalArgumentException("no sample " + name)));
    ProjectFiles files = new ProjectFiles(schema);
    read(name, "schema.layout.json").ifPresent(text -> TextFiles.write(files.layout(), text));
    return files;
  }

  private static Optional<String> read(String name, String file) {
    try (InputStream in =
        Samples.class.getResourceAsStream("/dev/crowfoot/samples/" + name + "/" + file)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new FileFailure("The sample `" + name + "` cannot be read from the program.", e);
    }
  }
}
