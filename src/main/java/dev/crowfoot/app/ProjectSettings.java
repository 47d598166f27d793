// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app;

import dev.crowfoot.adapter.Failure.FileFailure;
import dev.crowfoot.adapter.files.SettingsJson;
import dev.crowfoot.adapter.files.TextFiles;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.adapter.jdbc.DatabaseUrl.PostgresServer;
import dev.crowfoot.adapter.jdbc.DatabaseUrl.SqliteFile;
import dev.crowfoot.adapter.profile.ConnectionProfile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a project's people agree on, in `schema.settings.json` beside the schema: which databases
/// there are, and which of them are in production.
public final class ProjectSettings {
  private final ProjectFiles files;
  private final Path file;

  public ProjectSettings(ProjectFiles files) {
    this.files = files;
    this.file = files.folder().resolve("schema.settings.json");
  }

  /// Whether a database is one that is changed only after a second thought.
  ///
  /// @throws FileFailure when the file cannot be understood: then nobody can say
  public boolean isProduction(DatabaseUrl url) {
    return read().production().contains(place(url));
  }

  /// Says whether a database is in production.
  ///
  /// @throws FileFailure when the file cannot be understood or written
  public void setProduction(DatabaseUrl url, boolean is) {
    SettingsJson before = read();
    List<String> places = new ArrayList<>(before.production());
    places.remove(place(url));
    if (is) {
      places.add(place(url));
    }
    TextFiles.write(file, new SettingsJson(places, before.connections()).text());
  }

  /// The connections beside the schema's own, in the order in which they were added.
  ///
  /// @throws FileFailure when the file cannot be understood
  public List<ConnectionProfile> connections() {
    return read().connections();
  }

  /// Writes the connections down.
  ///
  /// @throws FileFailure when the file cannot be understood or written
  public void setConnections(List<ConnectionProfile> connections) {
    TextFiles.write(file, new SettingsJson(read().production(), connections).text());
  }

  /// Where a database is, whoever logs in to it: no user, no password.
  private String place(DatabaseUrl url) {
    return switch (url) {
      case SqliteFile(Path path) ->
          (path.startsWith(files.folder()) ? files.folder().relativize(path) : path)
              .toString()
              .replace('\\', '/');
      case PostgresServer server -> server.address() + "/" + server.database();
    };
  }

  private SettingsJson read() {
    if (!Files.exists(file)) {
      return new SettingsJson(List.of(), List.of());
    }
    try {
      return SettingsJson.parse(TextFiles.read(file));
    } catch (IllegalArgumentException e) {
      throw new FileFailure(
          ("`%s` cannot be understood (%s), so nobody knows which databases are in production. Restore"
                  + " it from version control, or remove it.")
              .formatted(file, e.getMessage()),
          e);
    }
  }
}
