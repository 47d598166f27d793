// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.adapter.Failure.ConnectionFailure;
import dev.crowfoot.adapter.Failure.FileFailure;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.app.Environment;
import dev.crowfoot.app.GitIgnore;
import dev.crowfoot.app.ProjectFiles;
import dev.crowfoot.model.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/// A project that was made of a database that is there.
///
/// @param findings what its schema does not say of the database
public record Adopted(ProjectFiles files, List<String> findings) {
  private static final byte[] SQLITE = "SQLite format 3\0".getBytes(StandardCharsets.ISO_8859_1);

  public Adopted {
    findings = List.copyOf(findings);
  }

  /// Writes the schema of a database into a folder, and the database's URL into the `.env` beside.
  /// The database is only read.
  ///
  /// @param url as in a datasource; a relative file is relative to the folder
  /// @throws FileFailure when there is a schema already
  /// @throws ConnectionFailure when the database cannot be reached
  public static Adopted from(String url, Path folder) {
    refuseTaken(new ProjectFiles(folder.resolve("schema.prisma")));
    Pulled pulled;
    try (Database database = Database.open(DatabaseUrl.parse(url, folder))) {
      pulled = Pull.from(database, Schema.EMPTY);
    }
    return write(folder, pulled, url, pulled.findings());
  }

  private static void refuseTaken(ProjectFiles files) {
    if (Files.exists(files.schema())) {
      throw new FileFailure(
          "`"
              + files.schema()
              + "` is there already. Choose another folder, or open it and read the database from"
              + " there.");
    }
  }

  /// Writes what was read into a folder, with the URL of the project's database.
  static Adopted write(Path folder, Pulled pulled, String url, List<String> findings) {
    ProjectFiles files = new ProjectFiles(folder.resolve("schema.prisma"));
    refuseTaken(files);
    Pull.write(files, pulled, Instant.now());
    Environment.remember(files, Schema.EMPTY, url);
    GitIgnore.add(files.folder(), ".env");
    GitIgnore.add(files.folder(), ".crowfoot/");
    return new Adopted(files, findings);
  }

  /// Makes a project of a SQLite file: beside it, or, where a schema is already, in a folder of the
  /// file's name.
  public static Adopted fromFile(Path database) {
    Path file = database.toAbsolutePath().normalize();
    Path folder = folderFor(file);
    String way = folder.equals(file.resolveSibling("")) ? "file:./" : "file:../";
    return from(way + file.getFileName(), folder);
  }

  /// Where a project belongs that is made of a file.
  static Path folderFor(Path file) {
    Path beside = file.resolveSibling("");
    if (ProjectFiles.find(beside).isEmpty()) {
      return beside;
    }
    String name = String.valueOf(file.getFileName());
    String stem = name.replaceFirst("\\.[^.]+$", "");
    return beside.resolve(stem.equals(name) ? name + "-schema" : stem);
  }

  /// Whether a file holds a SQLite database, by its first bytes.
  public static boolean isDatabase(Path path) {
    if (!Files.isRegularFile(path)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(path)) {
      return Arrays.equals(in.readNBytes(SQLITE.length), SQLITE);
    } catch (IOException e) {
      throw new FileFailure("`" + path + "` cannot be read.", e);
    }
  }
}
