// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.cli;

import dev.crowfoot.adapter.picture.PictureStyle;
import dev.crowfoot.app.Export;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `crowfoot export`
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Writes the diagram: as a picture (diagram.svg, .png or .pdf), or for tools that draw it"
          + " themselves (diagram.mmd for Mermaid, diagram.dbml for DBML).",
      "Names are those of the schema, not what @map says."
    })
final class ExportCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private ProjectOptions project = new ProjectOptions();

  @Parameters(paramLabel = "FILE", description = "What to write; its extension says the format.")
  private Path file = Path.of("");

  @Option(names = "--view", paramLabel = "NAME", description = "What this view shows, no more.")
  private Optional<String> view = Optional.empty();

  @Option(
      names = "--select",
      paramLabel = "NAME",
      split = ",",
      description = "These models and enums, and the relations among them.")
  private List<String> names = List.of();

  @Option(names = "--force", description = "Replaces a file that is there already.")
  private boolean force;

  @Option(
      names = "--scale",
      paramLabel = "N",
      description = "How large a picture is, from 0.1 to 4; 2 is sharp on every screen.")
  private double scale = PictureStyle.DEFAULT.scale();

  @Option(names = "--dark", description = "A picture in the dark theme.")
  private boolean dark;

  @Option(names = "--transparent", description = "A picture without the canvas behind it.")
  private boolean transparent;

  ExportCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    PictureStyle style = new PictureStyle(scale, dark, !transparent);
    new Export(view, names, style)
        .write(project.open(surroundings), surroundings.resolve(file), force);
    surroundings.out().println(file);
    return ExitCode.FINE;
  }
}
