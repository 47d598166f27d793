// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app;

import dev.crowfoot.adapter.Failure.FileFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Where the files of a project lie.
///
/// @param schema the schema: a `.prisma` file, or a folder of them
public record ProjectFiles(Path schema) {
  private static final List<String> USUAL_PLACES =
      List.of("schema.prisma", "prisma/schema.prisma", "schema", "prisma/schema", "prisma");

  /// How deep a schema's own folders may lie.
  private static final int SCHEMA_DEPTH = 4;

  public ProjectFiles {
    schema = schema.toAbsolutePath().normalize();
  }

  /// The project that a path means: a `.prisma` file, or a folder with a schema in one of the usual
  /// places.
  ///
  /// @throws FileFailure when there is none, with what was looked for
  public static ProjectFiles locate(Path path) {
    return find(path)
        .orElseThrow(
            () ->
                new FileFailure(
                    Files.exists(path)
                        ? "There is no `schema.prisma` in `"
                            + path
                            + "`. Run `crowfoot init` there, or name a schema with `--schema`."
                        : "`" + path + "` does not exist."));
  }

  /// Like [#locate(Path)], empty when there is no schema there.
  public static Optional<ProjectFiles> find(Path path) {
    if (Files.isRegularFile(path)) {
      return Optional.of(new ProjectFiles(path));
    }
    if (!Files.isDirectory(path)) {
      return Optional.empty();
    }
    return Stream.concat(USUAL_PLACES.stream().map(path::resolve), Stream.of(path))
        .filter(ProjectFiles::isSchema)
        .findFirst()
        .map(ProjectFiles::new);
  }

  /// Looks at a folder's own files only: the current folder may be anything, such as somebody's
  /// home.
  private static boolean isSchema(Path candidate) {
    return Files.isRegularFile(candidate) || !prismaFilesIn(candidate, 1).isEmpty();
  }

  /// The folder the other files lie in, and that `file:` URLs start from.
  public Path folder() {
    Path parent = schema.getParent();
    return isFolder() || parent == null ? schema : parent;
  }

  /// What people call the project: its folder's name.
  public String name() {
    Path folder = folder();
    Path parent = folder.getParent();
    Path named = folder.endsWith("prisma") && parent != null ? parent : folder;
    return named.getFileName() == null ? named.toString() : named.getFileName().toString();
  }

  /// Whether the schema is a folder of files.
  public boolean isFolder() {
    return Files.isDirectory(schema);
  }

  /// The schema's files, sorted by path; at least one.
  ///
  /// @throws FileFailure when there is none
  public List<Path> schemaFiles() {
    if (!isFolder()) {
      return List.of(schema);
    }
    List<Path> files = prismaFilesIn(schema, SCHEMA_DEPTH);
    if (files.isEmpty()) {
      throw new FileFailure("There is no `.prisma` file in `" + schema + "`.");
    }
    return files;
  }

  public Path layout() {
    return folder().resolve("schema.layout.json");
  }

  public Path migrations() {
    return folder().resolve("migrations");
  }

  /// The `.env` beside the schema.
  public Path env() {
    return folder().resolve(".env");
  }

  /// What Crowfoot keeps for itself, such as backups: nothing of it belongs into version control.
  public Path privateFolder() {
    return folder().resolve(".crowfoot");
  }

  /// How messages name a schema file: relative to the schema's folder, with `/`.
  public String displayPath(Path file) {
    return folder().relativize(file.toAbsolutePath().normalize()).toString().replace('\\', '/');
  }

  private static List<Path> prismaFilesIn(Path folder, int depth) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder, depth)) {
      return files
          .filter(f -> f.toString().endsWith(".prisma") && Files.isRegularFile(f))
          .filter(f -> !folder.relativize(f).startsWith("migrations"))
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw new FileFailure("`" + folder + "` cannot be listed.", e);
    }
  }
}
