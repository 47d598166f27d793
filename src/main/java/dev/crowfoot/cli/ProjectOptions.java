// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.cli;

import dev.crowfoot.app.Project;
import dev.crowfoot.app.ProjectFiles;
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
}
