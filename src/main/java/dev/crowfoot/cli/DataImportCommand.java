// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.cli;

import dev.crowfoot.adapter.Failure.ArgumentFailure;
import dev.crowfoot.adapter.files.TextEncoding;
import dev.crowfoot.adapter.rows.QueryEngine;
import dev.crowfoot.app.Rows;
import dev.crowfoot.app.transfer.EmptyCells;
import dev.crowfoot.app.transfer.Import;
import dev.crowfoot.app.transfer.ImportFile;
import dev.crowfoot.app.transfer.ImportPlan;
import dev.crowfoot.app.transfer.ImportReport;
import dev.crowfoot.app.transfer.ImportReport.Ending;
import dev.crowfoot.model.Model;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `crowfoot data import`
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Creates a row of each row of a CSV or JSON file, in one transaction: all of them or none.",
      "Delimiter, encoding and which column goes to which field are recognised; what is wrong is"
          + " told line by line.",
      "Example: crowfoot data import User --from users.csv --map Mail=email"
    })
final class DataImportCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(index = "0", paramLabel = "MODEL", description = "A model of the schema.")
  private String model = "";

  @Option(
      names = "--from",
      required = true,
      paramLabel = "FILE",
      description = "CSV, JSON (a list of objects) or JSON lines; - for standard input.")
  private String from = "";

  @Option(
      names = "--map",
      paramLabel = "COLUMN=FIELD",
      description =
          "Where a column goes: a field, or relation.field for rows it refers to by a unique value;"
              + " COLUMN= leaves it out.")
  private Map<String, String> map = Map.of();

  @Option(names = "--skip-bad", description = "Leave out what is wrong and create the rest.")
  private boolean skipBad;

  @Option(
      names = "--refused",
      paramLabel = "FILE",
      description = "Write the rows that are wrong here, as CSV, each with what is wrong.")
  private Optional<Path> refused = Optional.empty();

  @Option(
      names = "--delimiter",
      paramLabel = "C",
      description = "What separates cells, instead of what is recognised; tab for tabs.")
  private Optional<String> delimiter = Optional.empty();

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      description = "utf-8, utf-16le, utf-16be or windows-1252, instead of what is recognised.")
  private Optional<String> encoding = Optional.empty();

  @Option(names = "--no-header", description = "The first line of CSV is a row.")
  private boolean noHeader;

  @Option(
      names = "--empty",
      paramLabel = "null|text",
      description =
          "What an empty cell is for a text; unless said, an empty text in quotes and null without.")
  private Optional<String> empty = Optional.empty();

  @Mixin private ProjectOptions project = new ProjectOptions();

  private int exitCode = ExitCode.FINE;

  DataImportCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    OpenRows.with(surroundings, project, this::run);
    return exitCode;
  }

  private void run(Rows rows) {
    if (!from.equals("-")) {
      run(rows, surroundings.resolve(Path.of(from)));
      return;
    }
    try (StandardInput input = StandardInput.of(surroundings)) {
      run(rows, input.file());
    }
  }

  private void run(Rows rows, Path path) {
    QueryEngine engine = rows.engine();
    ImportReport report;
    try (ProgressLine progress = new ProgressLine(surroundings.err())) {
      report =
          new Import(engine, plan(rows, engine, path))
              .run(progress, refused.map(surroundings::resolve));
    }
    report.refusals().forEach(surroundings.err()::println);
    if (report.refusals().size() < report.refused()) {
      surroundings.err().println("… and more: %,d rows in all.".formatted(report.refused()));
    }
    if (report.ending() != Ending.DONE) {
      surroundings.err().println("Nothing was created. `--skip-bad` creates what is right.");
    }
    report.notes().forEach(surroundings.err()::println);
    surroundings
        .out()
        .println("{\"created\":%d,\"refused\":%d}".formatted(report.created(), report.refused()));
    exitCode = report.refused() > 0 ? ExitCode.FINDINGS : ExitCode.FINE;
  }

  private ImportPlan plan(Rows rows, QueryEngine engine, Path path) {
    Model target = rows.model(model);
    ImportFile file =
        encoding.isPresent()
            ? ImportFile.recognise(path, encoding(encoding.get()), engine.schema(), target)
            : ImportFile.recognise(path, engine.schema(), target);
    if (delimiter.isPresent()) {
      file = file.delimiter(DataCommand.delimiter(delimiter.get()));
    }
    if (noHeader) {
      file = file.headers(false);
    }
    ImportPlan plan = ImportPlan.of(engine.schema(), target, file);
    return plan.mapping(plan.mapping().with(engine.schema(), target, map))
        .skipBad(skipBad)
        .empty(empty.map(DataImportCommand::emptyCells).orElse(EmptyCells.BY_QUOTES));
  }

  private static TextEncoding encoding(String word) {
    return TextEncoding.ofWord(word)
        .orElseThrow(
            () ->
                new ArgumentFailure(
                    "`%s` is no encoding that is read. There is utf-8, utf-16le, utf-16be and windows-1252."
                        .formatted(word)));
  }

  private static EmptyCells emptyCells(String word) {
    return switch (word) {
      case "text" -> EmptyCells.EMPTY_TEXT;
      case "null" -> EmptyCells.NO_VALUE;
      default ->
          throw new ArgumentFailure(
              "`%s` is nothing that an empty cell can be: say `--empty null` or `--empty text`."
                  .formatted(word));
    };
  }
}
