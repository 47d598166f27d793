// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.cli;

import dev.crowfoot.app.Starter;
import dev.crowfoot.app.migrations.Adopted;
import dev.crowfoot.app.migrations.FromSql;
import dev.crowfoot.model.Provider;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `crowfoot init`
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    description = "Starts a project here: schema.prisma, .env and a .gitignore entry.")
final class InitCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Option(
      names = "--provider",
      paramLabel = "NAME",
      description = "sqlite (unless the URL says otherwise) or postgresql.")
  private Optional<String> provider = Optional.empty();

  @Option(names = "--url", paramLabel = "URL", description = "Goes into .env as DATABASE_URL.")
  private Optional<String> url = Optional.empty();

  @Option(
      names = "--from-sql",
      paramLabel = "FILE",
      description = "Takes the tables of a file of SQLite's CREATE TABLE statements.")
  private Optional<Path> sql = Optional.empty();

  @Spec private picocli.CommandLine.Model.@org.jspecify.annotations.Nullable CommandSpec spec;

  InitCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Optional<Provider> chosen = provider.map(this::providerOf);
    if (sql.isPresent()) {
      return fromSql(sql.get(), chosen);
    }
    Path schema = Starter.start(surroundings.folder(), chosen, url);
    surroundings.out().println(schema.getFileName());
    surroundings
        .err()
        .println(
            "Created. Next: `crowfoot migrate dev --name init`, or `crowfoot` for the studio.");
    return ExitCode.FINE;
  }

  private int fromSql(Path file, Optional<Provider> chosen) {
    if (url.isPresent() || chosen.filter(p -> p != Provider.SQLITE).isPresent()) {
      throw wrong("`--from-sql` reads SQLite's SQL into a project of its own: without `--url`.");
    }
    Adopted made = FromSql.project(surroundings.folder().resolve(file), surroundings.folder());
    surroundings.out().println(made.files().schema().getFileName());
    made.findings().forEach(surroundings.err()::println);
    surroundings
        .err()
        .println(
            "Created from "
                + file.getFileName()
                + ". Next: `crowfoot migrate dev --name init`, or `crowfoot` for the studio.");
    return ExitCode.FINE;
  }

  private Provider providerOf(String word) {
    return Provider.ofWord(word)
        .filter(Provider::isMigratable)
        .orElseThrow(
            () ->
                wrong("`" + word + "` is not a provider for a new project: sqlite or postgresql."));
  }

  private ParameterException wrong(String message) {
    return new ParameterException(java.util.Objects.requireNonNull(spec).commandLine(), message);
  }
}
