// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.cli;

import dev.crowfoot.adapter.Failure.ArgumentFailure;
import dev.crowfoot.adapter.Failure.FileFailure;
import dev.crowfoot.adapter.csv.CsvStyle;
import dev.crowfoot.app.Rows;
import dev.crowfoot.app.transfer.ExportPlan;
import dev.crowfoot.app.transfer.Progress;
import dev.crowfoot.app.transfer.RowExport;
import dev.crowfoot.app.transfer.TransferFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `crowfoot data export`
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Writes what findMany finds into a file, however many rows that is: as CSV, JSON, JSON lines"
          + " or INSERT statements.",
      "Example: crowfoot data export User '{\"where\":{\"age\":{\"gt\":17}}}' --to adults.csv"
    })
final class DataExportCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(index = "0", paramLabel = "MODEL", description = "A model of the schema.")
  private String model = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "JSON",
      defaultValue = "{}",
      description = "The arguments of findMany; all rows unless given.")
  private String arguments = "{}";

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FILE",
      description = "Where to; its extension says the format. - for standard output.")
  private String to = "";

  @Option(
      names = "--as",
      paramLabel = "csv|json|jsonl|sql",
      description = "The format, when the extension does not say it.")
  private Optional<String> as = Optional.empty();

  @Option(
      names = "--delimiter",
      paramLabel = "C",
      description = "What separates the cells of CSV; a comma unless said, tab for tabs.")
  private Optional<String> delimiter = Optional.empty();

  @Option(
      names = "--for-spreadsheets",
      description =
          "CSV with a byte order mark, and with an apostrophe before texts that would be formulas.")
  private boolean forSpreadsheets;

  @Option(names = "--force", description = "Replaces a file that is there already.")
  private boolean force;

  @Mixin private ProjectOptions project = new ProjectOptions();

  DataExportCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    OpenRows.with(surroundings, project, this::run);
    return ExitCode.FINE;
  }

  private void run(Rows rows) {
    CsvStyle style =
        new CsvStyle(delimiter.map(DataCommand::delimiter).orElse(','), forSpreadsheets);
    ExportPlan plan =
        new ExportPlan(rows.findMany(model, Rows.arguments(arguments)), format(), style);
    RowExport export = new RowExport(rows.engine(), plan);
    if (to.equals("-")) {
      var _ = export.write(surroundings.out(), Progress.NONE);
      surroundings.out().flush();
      return;
    }
    Path file = surroundings.resolve(Path.of(to));
    if (!force && Files.exists(file)) {
      throw new FileFailure(
          "`" + to + "` is there already. Nothing was changed; `--force` replaces it.");
    }
    try (ProgressLine progress = new ProgressLine(surroundings.err())) {
      surroundings.out().println("{\"count\":" + export.write(file, progress) + "}");
    }
  }

  private TransferFormat format() {
    Optional<TransferFormat> format =
        as.isPresent() ? TransferFormat.ofWord(as.get()) : TransferFormat.of(Path.of(to));
    return format.orElseThrow(
        () ->
            new ArgumentFailure(
                "`%s` is not a format. There is %s: give `--as`, or a file of that extension."
                    .formatted(
                        as.orElse(to),
                        Arrays.stream(TransferFormat.values())
                            .map(TransferFormat::word)
                            .collect(Collectors.joining(", ")))));
  }
}
