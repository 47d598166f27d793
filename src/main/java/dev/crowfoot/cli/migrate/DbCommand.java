// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.cli.migrate;

import dev.crowfoot.adapter.Failure.ConnectionFailure;
import dev.crowfoot.adapter.files.TextFiles;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.adapter.jdbc.SqlScript;
import dev.crowfoot.app.Environment;
import dev.crowfoot.app.ProjectFiles;
import dev.crowfoot.app.migrations.Pull;
import dev.crowfoot.app.migrations.Pulled;
import dev.crowfoot.cli.ExitCode;
import dev.crowfoot.cli.ProjectOptions;
import dev.crowfoot.cli.Surroundings;
import dev.crowfoot.model.Schema;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `crowfoot db`
@Command(
    name = "db",
    mixinStandardHelpOptions = true,
    description = "Reads a schema out of a database, and runs SQL in it.",
    synopsisSubcommandLabel = "COMMAND")
public final class DbCommand {
  private DbCommand() {}

  /// The command with all of its own.
  public static CommandLine of(Surroundings surroundings) {
    CommandLine line = new CommandLine(new DbCommand());
    line.addSubcommand(new PullCommand(surroundings));
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

    PullCommand(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      Optional<ProjectFiles> project = options.find(surroundings);
      if (project.isPresent()) {
        Workplace work = Workplace.of(surroundings, options);
        pull(work.project().files(), work.schema(), work.url());
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
      pull(files, Schema.EMPTY, DatabaseUrl.parse(text, files.folder()));
      if (!print && options.url().isPresent()) {
        Environment.remember(files, Schema.EMPTY, text);
      }
      return ExitCode.FINE;
    }

    private void pull(ProjectFiles files, Schema existing, DatabaseUrl url) {
      Pulled pulled;
      try (Database database = Database.open(url)) {
        pulled = Pull.from(database, existing);
      }
      pulled.findings().forEach(surroundings.err()::println);
      if (print) {
        surroundings.out().print(pulled.text());
        surroundings.out().flush();
        return;
      }
      Optional<Path> copy = Pull.write(files, pulled.text(), Instant.now());
      copy.ifPresent(c -> surroundings.err().println("The schema before: " + c));
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
      try (Database database = Database.open(work.url())) {
        int count = SqlScript.run(database, sql);
        work.say(count == 1 ? "1 statement ran." : count + " statements ran.");
      }
      return ExitCode.FINE;
    }
  }
}
