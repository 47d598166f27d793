// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.cli.migrate;

import dev.crowfoot.adapter.Failure.ConnectionFailure;
import dev.crowfoot.adapter.Failure.FileFailure;
import dev.crowfoot.adapter.files.TextFiles;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.adapter.jdbc.SqlScript;
import dev.crowfoot.app.Environment;
import dev.crowfoot.app.ProjectFiles;
import dev.crowfoot.app.migrations.MigrationFolder;
import dev.crowfoot.app.migrations.Pull;
import dev.crowfoot.app.migrations.Pulled;
import dev.crowfoot.cli.ExitCode;
import dev.crowfoot.cli.ProjectOptions;
import dev.crowfoot.cli.Surroundings;
import dev.crowfoot.model.Schema;
import dev.crowfoot.text.Sources;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `crowfoot db`
@Command(
    name = "db",
    mixinStandardHelpOptions = true,
    description = "Reads a schema out of a database, pushes one into it, and runs SQL in it.",
    synopsisSubcommandLabel = "COMMAND")
public final class DbCommand {
  private DbCommand() {}

  /// The command with all of its own.
  public static CommandLine of(Surroundings surroundings) {
    CommandLine line = new CommandLine(new DbCommand());
    line.addSubcommand(new PullCommand(surroundings));
    line.addSubcommand(new PushCommand(surroundings));
    line.addSubcommand(new ExecuteCommand(surroundings));
    return line;
  }

  /// `crowfoot db pull`
  @Command(
      name = "pull",
      mixinStandardHelpOptions = true,
      description = "Writes the schema that stands for what is in the database.")
  private static final class PullCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private ProjectOptions options = new ProjectOptions();

    @Option(names = "--print", description = "Print it and leave the file as it is.")
    private boolean print;

    @Option(
        names = "--force",
        description = "Write it anew: order, comments and names of the file are not kept.")
    private boolean force;

    PullCommand(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      Optional<ProjectFiles> project = options.find(surroundings);
      if (project.isPresent()) {
        Workplace work = Workplace.of(surroundings, options);
        ProjectFiles files = work.project().files();
        Sources sources = work.project().document().sources();
        Schema schema = work.schema();
        if (force && files.isFolder()) {
          throw new FileFailure(
              "The schema is a folder of several files, and nobody knows which model belongs in"
                  + " which. Without `--force` each stays where it is.");
        }
        MigrationFolder folder = work.migrations().folder();
        pull(
            files,
            work::open,
            d -> force ? Pull.from(d, schema, folder) : Pull.from(d, sources, folder));
        return ExitCode.FINE;
      }
      String text =
          options
              .url()
              .or(
                  () ->
                      Optional.ofNullable(
                          surroundings.environment().variables().get("DATABASE_URL")))
              .orElseThrow(() -> new ConnectionFailure("No database is named. Give `--url`."));
      ProjectFiles files = new ProjectFiles(surroundings.folder().resolve("schema.prisma"));
      DatabaseUrl url = DatabaseUrl.parse(text, files.folder());
      pull(files, () -> Database.open(url), d -> Pull.from(d, Schema.EMPTY));
      if (!print && options.url().isPresent()) {
        Environment.remember(files, Schema.EMPTY, text);
      }
      return ExitCode.FINE;
    }

    private void pull(
        ProjectFiles files, Supplier<Database> opening, Function<Database, Pulled> reading) {
      Pulled pulled;
      try (Database database = opening.get()) {
        pulled = reading.apply(database);
      }
      pulled.findings().forEach(surroundings.err()::println);
      if (print) {
        surroundings.out().print(pulled.text());
        surroundings.out().flush();
        return;
      }
      Pull.write(files, pulled, Instant.now())
          .forEach(c -> surroundings.err().println("The schema before: " + c));
      surroundings.out().println(files.schema().getFileName());
    }
  }

  /// `crowfoot db execute`
  @Command(
      name = "execute",
      mixinStandardHelpOptions = true,
      description = "Runs the SQL of a file in one transaction.")
  private static final class ExecuteCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private ProjectOptions options = new ProjectOptions();

    @Option(names = "--file", required = true, paramLabel = "FILE", description = "The SQL.")
    private Path file = Path.of("");

    ExecuteCommand(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      String sql = TextFiles.read(surroundings.resolve(file));
      Workplace work = Workplace.of(surroundings, options);
      try (Database database = work.open()) {
        int count = SqlScript.run(database, sql);
        work.say(count == 1 ? "1 statement ran." : count + " statements ran.");
      }
      return ExitCode.FINE;
    }
  }
}
