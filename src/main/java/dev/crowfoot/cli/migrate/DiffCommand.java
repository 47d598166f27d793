// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.cli.migrate;

import dev.crowfoot.app.ProjectFiles;
import dev.crowfoot.app.migrations.Comparison;
import dev.crowfoot.app.migrations.MigrationFolder;
import dev.crowfoot.app.migrations.Side;
import dev.crowfoot.cli.ExitCode;
import dev.crowfoot.cli.ProjectOptions;
import dev.crowfoot.cli.Surroundings;
import dev.crowfoot.migration.Changelog;
import dev.crowfoot.migration.Plan;
import dev.crowfoot.migration.Script;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `crowfoot migrate diff`
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = "Says what leads from one side to the other.")
final class DiffCommand implements Callable<Integer> {
  /// As Prisma's command has it.
  private static final int DIFFERS = 2;

  private final Surroundings surroundings;

  @Mixin private ProjectOptions options = new ProjectOptions();

  @Option(
      names = "--from",
      required = true,
      paramLabel = "X",
      description = "empty, a schema file, migrations, or a database URL.")
  private String from = "";

  @Option(names = "--to", required = true, paramLabel = "Y", description = "The same.")
  private String to = "";

  @Option(names = "--script", description = "Print SQL instead of a summary.")
  private boolean script;

  @Option(names = "--changelog", description = "Print a Liquibase changelog.")
  private boolean changelog;

  @Option(
      names = "--provider",
      paramLabel = "P",
      description = "sqlite or postgresql, when neither side says so.")
  private Optional<String> provider = Optional.empty();

  @Option(names = "--exit-code", description = "2 when the sides differ.")
  private boolean exitCode;

  DiffCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Path folder =
        options
            .find(surroundings)
            .map(ProjectFiles::folder)
            .orElse(surroundings.folder().toAbsolutePath());
    Comparison comparison =
        new Comparison(
            new MigrationFolder(folder.resolve("migrations")),
            provider.map(DatabasesOption::named));
    Plan plan =
        comparison.between(
            Side.parse(from, surroundings.folder(), folder),
            Side.parse(to, surroundings.folder(), folder),
            List.of());
    if (script) {
      surroundings.out().print(Script.render(plan));
    } else if (changelog) {
      surroundings.out().print(Changelog.render(List.of(plan), "diff", "crowfoot"));
    } else {
      plan.summary().forEach(surroundings.out()::println);
    }
    surroundings.out().flush();
    if (plan.isEmpty()) {
      surroundings.err().println("No difference.");
    }
    return exitCode && !plan.isEmpty() ? DIFFERS : ExitCode.FINE;
  }
}
