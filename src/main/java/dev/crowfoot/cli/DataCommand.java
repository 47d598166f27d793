// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.cli;

import dev.crowfoot.adapter.Failure.ArgumentFailure;
import dev.crowfoot.adapter.Failure.FileFailure;
import dev.crowfoot.app.Rows;
import dev.crowfoot.app.Rows.Operation;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// `crowfoot data`
@Command(
    name = "data",
    mixinStandardHelpOptions = true,
    description = {
      "Finds, creates, changes and deletes rows; the arguments of Prisma's client in, JSON out."
          + " Its commands bring rows in from files, write them out, and make some up.",
      "Example: crowfoot data findMany User '{\"where\":{\"email\":{\"contains\":\"@\"}}}'"
    })
final class DataCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "OPERATION",
      description =
          "findMany, findFirst, findUnique (each with OrThrow but the first), count, aggregate,"
              + " groupBy, create, createMany, update, updateMany (these two with AndReturn), upsert,"
              + " delete, deleteMany")
  private String operation = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "MODEL",
      description = "A model of the schema.")
  private String model = "";

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "JSON",
      defaultValue = "{}",
      description = "The arguments; none unless given.")
  private String arguments = "{}";

  @Option(
      names = "--jsonl",
      description = "Print a list as JSON lines: one row on each, as many as there are.")
  private boolean jsonLines;

  @Option(
      names = "--from",
      paramLabel = "FILE",
      description =
          "For createMany: a file with a row's fields as JSON on each line; - for standard input."
              + " All rows are created, or none.")
  private Optional<String> from = Optional.empty();

  @Mixin private ProjectOptions project = new ProjectOptions();

  @Spec private @Nullable CommandSpec spec;

  DataCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /// With the commands for files and made-up rows.
  static CommandLine of(Surroundings surroundings) {
    return new CommandLine(new DataCommand(surroundings))
        .addSubcommand(new DataImportCommand(surroundings))
        .addSubcommand(new DataExportCommand(surroundings))
        .addSubcommand(new DataSampleCommand(surroundings));
  }

  /// What somebody names as that which separates cells.
  static char delimiter(String words) {
    if (words.equals("tab") || words.equals("\\t")) {
      return '\t';
    }
    if (words.length() != 1 || words.equals("\"")) {
      throw new ArgumentFailure(
          "`" + words + "` cannot separate cells. Name one character, or `tab`.");
    }
    return words.charAt(0);
  }

  @Override
  public Integer call() {
    if (model.isEmpty()) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "Say what to do, and with which model: `crowfoot data findMany User`.");
    }
    Operation wanted = Operation.ofWord(operation).orElseThrow(this::unknownOperation);
    if (from.isPresent() && wanted != Operation.CREATE_MANY) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(), "`--from` goes with createMany alone.");
    }
    JsonNode json = Rows.arguments(arguments);
    OpenRows.with(surroundings, project, rows -> run(rows, wanted, json));
    return ExitCode.FINE;
  }

  private void run(Rows rows, Operation wanted, JsonNode json) {
    if (from.isPresent()) {
      surroundings.out().println("{\"count\":" + create(rows, json, from.get()) + "}");
    } else if (jsonLines && wanted == Operation.FIND_MANY) {
      rows.lines().find(model, json, surroundings.out()::println);
    } else {
      JsonNode result = rows.run(wanted, model, json);
      if (jsonLines && result.isArray()) {
        result.forEach(surroundings.out()::println);
      } else {
        surroundings.out().println(jsonLines ? result.toString() : Rows.text(result));
      }
    }
  }

  private long create(Rows rows, JsonNode json, String file) {
    boolean skip = json.path("skipDuplicates").asBoolean(false);
    if (file.equals("-")) {
      return rows.lines().create(model, surroundings.in(), skip, surroundings.err()::println);
    }
    Path path = surroundings.resolve(Path.of(file));
    try (BufferedReader lines = Files.newBufferedReader(path)) {
      return rows.lines().create(model, lines, skip, surroundings.err()::println);
    } catch (IOException unreadable) {
      throw new FileFailure("`" + file + "` could not be read. Check its name.", unreadable);
    }
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
