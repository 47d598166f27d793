// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.cli.migrate;

import dev.crowfoot.adapter.Failure.ConnectionFailure;
import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.app.Environment;
import dev.crowfoot.app.Project;
import dev.crowfoot.app.connections.Target;
import dev.crowfoot.app.migrations.Migrations;
import dev.crowfoot.cli.ProjectOptions;
import dev.crowfoot.cli.Surroundings;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.Schema;
import dev.crowfoot.validation.Validation;
import java.util.Optional;

/// The project a command works on, with its migrations and its database.
record Workplace(
    Surroundings surroundings,
    ProjectOptions options,
    Project project,
    Schema schema,
    Optional<Target> found) {
  static Workplace of(Surroundings surroundings, ProjectOptions options) {
    Project project = options.open(surroundings);
    Schema schema = Validation.of(project.document().sources()).schema();
    Optional<Provider> foreign = schema.provider().filter(p -> !p.isMigratable());
    if (foreign.isPresent()) {
      throw new MigrationFailure(
          "Crowfoot migrates SQLite and PostgreSQL, not `%s`. The schema can still be drawn,"
                  .formatted(foreign.get().word())
              + " checked and formatted.");
    }
    Optional<Target> target = options.target(surroundings, project.files(), schema);
    Optional<Provider> other =
        target
            .map(t -> t.url().provider())
            .filter(p -> schema.provider().isPresent() && !schema.provider().get().equals(p))
            .filter(p -> !new Migrations(project.files()).targets().has(p));
    if (other.isPresent()) {
      throw new ConnectionFailure(
          "The schema is for `%s`, but the database URL is for `%s`. Change one of them."
              .formatted(schema.provider().get().word(), other.get().word()));
    }
    return new Workplace(surroundings, options, project, schema, target);
  }

  Migrations migrations() {
    return new Migrations(project.files());
  }

  private Target target() {
    return found.orElseThrow(
        () ->
            new ConnectionFailure(
                "No database is named. Set `%s` in `.env` or give `--url`."
                    .formatted(Environment.variableOf(schema))));
  }

  DatabaseUrl url() {
    return target().url();
  }

  /// The database, which must exist.
  Database open() {
    return target().open(options.unlocks(target()));
  }

  /// The database, made when it does not exist.
  Database create() {
    return target().openOrCreate(options.unlocks(target()));
  }

  /// The database if it can be there without being made.
  Optional<Database> openIfThere() {
    return found.filter(target -> !target.isAbsent()).map(_ -> open());
  }

  /// A line of talk.
  void say(String line) {
    surroundings.err().println(line);
  }

  /// A line of the result.
  void print(String line) {
    surroundings.out().println(line);
  }
}
