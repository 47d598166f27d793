// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.cli;

import dev.crowfoot.adapter.rows.value.Json;
import dev.crowfoot.app.Rows;
import dev.crowfoot.app.transfer.SampleRows;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/// `crowfoot data sample`
@Command(
    name = "sample",
    mixinStandardHelpOptions = true,
    description = {
      "Creates rows that are made up: unique where they must be, and referring to each other.",
      "Example: crowfoot data sample User Post --rows 100"
    })
final class DataSampleCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(
      arity = "0..*",
      paramLabel = "MODEL",
      description = "The models; all of the schema unless given.")
  private List<String> models = List.of();

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many rows of each model; ${DEFAULT-VALUE} unless said.")
  private int rows;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "A number; the same one gives the same rows in an empty database.")
  private Optional<Long> seed = Optional.empty();

  @Mixin private ProjectOptions project = new ProjectOptions();

  DataSampleCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    OpenRows.with(surroundings, project, this::run);
    return ExitCode.FINE;
  }

  private void run(Rows open) {
    long number = seed.orElseGet(() -> ThreadLocalRandom.current().nextLong(1, 1_000_000));
    try (ProgressLine progress = new ProgressLine(surroundings.err())) {
      Map<String, Long> created =
          new SampleRows(open.engine(), number).create(models, rows, progress);
      ObjectNode counts = Json.MAPPER.createObjectNode();
      created.forEach((model, count) -> counts.put(model, count));
      surroundings.out().println(counts);
    }
    if (seed.isEmpty()) {
      surroundings.err().println("`--seed " + number + "` makes the same rows again.");
    }
  }
}
