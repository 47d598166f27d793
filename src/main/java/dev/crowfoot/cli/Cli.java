// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.cli;

import dev.crowfoot.adapter.Failure;
import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.cli.migrate.DbCommand;
import dev.crowfoot.cli.migrate.MigrateCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Runs a command line and gives its exit code. The one place where failures become words and
/// numbers.
public final class Cli {
  private Cli() {}

  /// What only the window can do; passed in, because the command line does not know it.
  public interface Window {
    /// Opens the studio on a project, or on the start page, and returns when it is closed.
    ///
    /// @param folder the folder or schema that was named, if any
    int studio(Optional<Path> folder);

    /// Plays the whole flow and writes a picture of each step.
    ///
    /// @param out the folder for the pictures
    int tour(Path out);
  }

  /// @return one of [ExitCode]'s
  public static int run(String[] arguments, Surroundings surroundings, Window window) {
    CommandLine line = new CommandLine(new CrowfootCommand(surroundings, window));
    line.addSubcommand(new InitCommand(surroundings));
    line.addSubcommand(MigrateCommand.of(surroundings));
    line.addSubcommand(DbCommand.of(surroundings));
    line.addSubcommand(DataCommand.of(surroundings));
    line.addSubcommand(new SqlCommand(surroundings));
    line.addSubcommand(ConnectionsCommand.of(surroundings));
    line.addSubcommand(new ValidateCommand(surroundings));
    line.addSubcommand(new FormatCommand(surroundings));
    line.addSubcommand(new ExportCommand(surroundings));
    line.addSubcommand(new TourCommand(surroundings, window));
    line.addSubcommand(new CommandLine.HelpCommand());
    line.setOut(surroundings.out());
    line.setErr(surroundings.err());
    line.setUsageHelpAutoWidth(true);
    line.setExecutionExceptionHandler((failure, _, _) -> explain(failure, surroundings));
    return line.execute(arguments);
  }

  private static int explain(Exception problem, Surroundings surroundings) throws Exception {
    if (!(problem instanceof Failure failure)) {
      throw problem;
    }
    surroundings.err().println(failure.getMessage());
    failure.details().ifPresent(details -> surroundings.err().println("  " + details));
    if (failure instanceof MigrationFailure migration) {
      migration
          .standing()
          .flatMap(MigrationFailure.Standing::statement)
          .ifPresent(sql -> surroundings.err().println(sql.strip().indent(2).stripTrailing()));
    }
    return failure instanceof Failure.ArgumentFailure ? ExitCode.USAGE : ExitCode.FAILURE;
  }

  /// `crowfoot [FOLDER]`: the studio.
  @Command(
      name = "crowfoot",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      description = "Design a database, migrate it, and browse its rows.",
      customSynopsis = {
        "crowfoot [FOLDER]      opens the studio",
        "       crowfoot COMMAND …     see below, and crowfoot COMMAND --help"
      })
  private static final class CrowfootCommand implements java.util.concurrent.Callable<Integer> {
    private final Surroundings surroundings;
    private final Window window;

    @Parameters(
        arity = "0..1",
        paramLabel = "FOLDER",
        description = "Opens the studio on this folder's project.")
    private Optional<Path> folder = Optional.empty();

    private CrowfootCommand(Surroundings surroundings, Window window) {
      this.surroundings = surroundings;
      this.window = window;
    }

    @Override
    public Integer call() {
      Optional<Path> named = folder.map(surroundings::resolve);
      if (named.isPresent() && Files.notExists(named.get())) {
        throw new Failure.ArgumentFailure(
            "There is no folder and no command `"
                + folder.get()
                + "`. `crowfoot --help` lists the commands; `crowfoot FOLDER` opens a project.");
      }
      return window.studio(named);
    }
  }

  /// `crowfoot tour`
  @Command(
      name = "tour",
      mixinStandardHelpOptions = true,
      description =
          "Plays the whole flow on a sample without a display and writes a picture of each step.")
  private static final class TourCommand implements java.util.concurrent.Callable<Integer> {
    private final Surroundings surroundings;
    private final Window window;

    @picocli.CommandLine.Option(
        names = "--out",
        paramLabel = "DIR",
        defaultValue = "crowfoot-tour",
        description = "Where the pictures go; ${DEFAULT-VALUE} unless said otherwise.")
    private Path out = Path.of("crowfoot-tour");

    private TourCommand(Surroundings surroundings, Window window) {
      this.surroundings = surroundings;
      this.window = window;
    }

    @Override
    public Integer call() {
      return window.tour(surroundings.resolve(out));
    }
  }
}
