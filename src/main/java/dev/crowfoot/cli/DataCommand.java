// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.cli;

import dev.crowfoot.adapter.Failure.ConnectionFailure;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.app.Environment;
import dev.crowfoot.app.Project;
import dev.crowfoot.app.ProjectFiles;
import dev.crowfoot.app.Rows;
import dev.crowfoot.app.Rows.Operation;
import dev.crowfoot.model.Schema;
import dev.crowfoot.validation.Validation;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// `crowfoot data`
@Command(
    name = "data",
    mixinStandardHelpOptions = true,
    description = {
      "Finds, creates, changes and deletes rows; the arguments of Prisma's client in, JSON out.",
      "Example: crowfoot data findMany User '{\"where\":{\"email\":{\"contains\":\"@\"}}}'"
    })
final class DataCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(
      index = "0",
      paramLabel = "OPERATION",
      description =
          "findMany, findFirst, findUnique, count, create, createMany, update, updateMany, delete,"
              + " deleteMany")
  private String operation = "";

  @Parameters(index = "1", paramLabel = "MODEL", description = "A model of the schema.")
  private String model = "";

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "JSON",
      defaultValue = "{}",
      description = "The arguments; none unless given.")
  private String arguments = "{}";

  @Mixin private ProjectOptions project = new ProjectOptions();

  @Spec private @Nullable CommandSpec spec;

  DataCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Operation wanted = Operation.ofWord(operation).orElseThrow(this::unknownOperation);
    JsonNode json = Rows.arguments(arguments);
    ProjectFiles files = project.files(surroundings);
    Schema schema = Validation.of(Project.readSources(files)).schema();
    String url =
        surroundings
            .environment()
            .url(files, schema, project.url())
            .orElseThrow(
                () ->
                    new ConnectionFailure(
                        "No database is named. Set `"
                            + Environment.variableOf(schema)
                            + "` in `.env` or give `--url`."));
    try (Database database = Database.open(DatabaseUrl.parse(url, files.folder()))) {
      JsonNode result = Rows.of(schema, database).run(wanted, model, json);
      surroundings.out().println(Rows.text(result));
    }
    return ExitCode.FINE;
  }

  private ParameterException unknownOperation() {
    return new ParameterException(
        Objects.requireNonNull(spec).commandLine(),
        "`"
            + operation
            + "` is not an operation. There is "
            + Arrays.stream(Operation.values())
                .map(Operation::word)
                .collect(Collectors.joining(", "))
            + ".");
  }
}
