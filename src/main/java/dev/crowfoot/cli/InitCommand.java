// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.cli;

import dev.crowfoot.app.Starter;
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

  @Spec private picocli.CommandLine.Model.@org.jspecify.annotations.Nullable CommandSpec spec;

  InitCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Optional<Provider> chosen = provider.map(this::providerOf);
    Path schema = Starter.start(surroundings.folder(), chosen, url);
    surroundings.out().println(schema.getFileName());
    surroundings
        .err()
        .println(
            "Created. Next: `crowfoot migrate dev --name init`, or `crowfoot` for the studio.");
    return ExitCode.FINE;
  }

  private Provider providerOf(String word) {
    return Provider.ofWord(word)
        .filter(Provider::isMigratable)
        .orElseThrow(
            () ->
                new ParameterException(
                    java.util.Objects.requireNonNull(spec).commandLine(),
                    "`" + word + "` is not a provider for a new project: sqlite or postgresql."));
  }
}
