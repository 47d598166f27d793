// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.cli;

import dev.crowfoot.adapter.Failure.ArgumentFailure;
import dev.crowfoot.adapter.Failure.ConnectionFailure;
import dev.crowfoot.adapter.profile.ConnectionProfile;
import dev.crowfoot.app.Project;
import dev.crowfoot.app.ProjectFiles;
import dev.crowfoot.app.connections.Connections;
import dev.crowfoot.app.connections.Target;
import dev.crowfoot.model.Schema;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The options that every command about a project takes.
public final class ProjectOptions {
  @Option(
      names = "--schema",
      paramLabel = "PATH",
      description = "The schema: a file, or a folder of .prisma files.")
  private Optional<Path> schema = Optional.empty();

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "The database, instead of DATABASE_URL: file:./dev.db or postgresql://….")
  private Optional<String> url = Optional.empty();

  @Option(
      names = "--connection",
      paramLabel = "NAME",
      description = "One of the project's connections, instead of the schema's own.")
  private Optional<String> connection = Optional.empty();

  @Option(
      names = "--unlock",
      paramLabel = "DATABASE",
      description = "Lets a database in production be changed: its name, typed out.")
  private Optional<String> unlock = Optional.empty();

  /// Where the project lies.
  ///
  /// @throws dev.crowfoot.adapter.Failure.FileFailure when there is no schema there
  public ProjectFiles files(Surroundings surroundings) {
    return ProjectFiles.locate(schema.map(surroundings::resolve).orElse(surroundings.folder()));
  }

  /// Where the project lies, if there is one.
  public Optional<ProjectFiles> find(Surroundings surroundings) {
    return ProjectFiles.find(schema.map(surroundings::resolve).orElse(surroundings.folder()));
  }

  /// Opens the project.
  ///
  /// @throws dev.crowfoot.adapter.Failure.FileFailure when it cannot be read
  public Project open(Surroundings surroundings) {
    return Project.open(files(surroundings));
  }

  /// What `--url` says.
  public Optional<String> url() {
    return url;
  }

  /// Where the chosen connection leads; empty when nothing says so.
  ///
  /// @throws ArgumentFailure when there is no such connection, or two were named
  /// @throws ConnectionFailure when its URL is not one
  public Optional<Target> target(Surroundings surroundings, ProjectFiles files, Schema schema) {
    if (url.isPresent() && connection.isPresent()) {
      throw new ArgumentFailure("Give `--url` or `--connection`, not both.");
    }
    Connections connections = surroundings.connections(files);
    return connections.target(
        connections.named(connection.orElse(ConnectionProfile.DEFAULT)), schema, url);
  }

  /// Whether the database's name was typed out, so that it may be changed though it is in
  /// production.
  ///
  /// @throws ArgumentFailure when another name was
  public boolean unlocks(Target target) {
    String name = target.url().databaseName();
    if (unlock.isPresent() && !unlock.get().equals(name)) {
      throw new ArgumentFailure(
          "`--unlock %s` does not name the database: this is `%s`. Nothing was changed."
              .formatted(unlock.get(), name));
    }
    return unlock.isPresent();
  }
}
