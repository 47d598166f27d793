// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.cli;

import dev.crowfoot.adapter.Failure.ConnectionFailure;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.app.Environment;
import dev.crowfoot.app.Project;
import dev.crowfoot.app.ProjectFiles;
import dev.crowfoot.app.Rows;
import dev.crowfoot.app.connections.Target;
import dev.crowfoot.model.Schema;
import dev.crowfoot.validation.Validation;
import java.util.function.Consumer;

/// Opens the rows of a project for as long as a command works with them.
final class OpenRows {
  private OpenRows() {}

  /// @throws ConnectionFailure when no database is named, or it cannot be reached
  static void with(Surroundings surroundings, ProjectOptions project, Consumer<Rows> work) {
    ProjectFiles files = project.files(surroundings);
    Schema schema = Validation.of(Project.readSources(files)).schema();
    Target target =
        project
            .target(surroundings, files, schema)
            .orElseThrow(
                () ->
                    new ConnectionFailure(
                        "No database is named. Set `"
                            + Environment.variableOf(schema)
                            + "` in `.env` or give `--url`."));
    try (Database database = target.open(project.unlocks(target))) {
      work.accept(Rows.of(schema, database));
    }
  }
}
