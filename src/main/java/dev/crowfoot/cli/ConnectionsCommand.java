// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.cli;

import dev.crowfoot.adapter.Failure.ArgumentFailure;
import dev.crowfoot.adapter.Failure.ConnectionFailure;
import dev.crowfoot.adapter.profile.ConnectionProfile;
import dev.crowfoot.adapter.profile.SecretPlace;
import dev.crowfoot.adapter.profile.Stage;
import dev.crowfoot.app.Environment;
import dev.crowfoot.app.Project;
import dev.crowfoot.app.ProjectFiles;
import dev.crowfoot.app.connections.Connections;
import dev.crowfoot.app.connections.Probe;
import dev.crowfoot.app.connections.Target;
import dev.crowfoot.editor.Hue;
import dev.crowfoot.model.Schema;
import dev.crowfoot.validation.Validation;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `crowfoot connections`
@Command(
    name = "connections",
    mixinStandardHelpOptions = true,
    description = {
      "Lists, adds, tests and removes the project's connections. They are kept in"
          + " schema.settings.json beside the schema, without any password.",
      "Other commands take one with --connection NAME."
    })
final class ConnectionsCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private ProjectOptions options = new ProjectOptions();

  private ConnectionsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /// The command with all of its own.
  static CommandLine of(Surroundings surroundings) {
    return new CommandLine(new ConnectionsCommand(surroundings))
        .addSubcommand(new ListCommand(surroundings))
        .addSubcommand(new AddCommand(surroundings))
        .addSubcommand(new TestCommand(surroundings))
        .addSubcommand(new RemoveCommand(surroundings));
  }

  @Override
  public Integer call() {
    return list(surroundings, options);
  }

  private static int list(Surroundings surroundings, ProjectOptions options) {
    ProjectFiles files = options.files(surroundings);
    Schema schema = schema(files);
    Connections connections = surroundings.connections(files);
    for (ConnectionProfile profile : connections.all()) {
      Optional<Target> target;
      String where;
      try {
        target = connections.target(profile, schema, Optional.empty());
        where = target.map(t -> t.url().display()).orElse("names no database yet");
      } catch (ConnectionFailure e) {
        target = Optional.empty();
        where = String.valueOf(e.getMessage());
      }
      Stage stage = target.map(t -> t.profile().stage()).orElse(profile.stage());
      surroundings
          .out()
          .println(
              "%s\t%s\t%s%s%s"
                  .formatted(
                      profile.name(),
                      stage.word(),
                      where,
                      profile.ssh().map(hop -> " through " + hop.display()).orElse(""),
                      profile.readOnly() ? " (read-only)" : ""));
    }
    return ExitCode.FINE;
  }

  private static Schema schema(ProjectFiles files) {
    return Validation.of(Project.readSources(files)).schema();
  }

  /// `crowfoot connections list`
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "A line for each: its name, its stage and where it leads.")
  private static final class ListCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private ProjectOptions options = new ProjectOptions();

    ListCommand(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      return list(surroundings, options);
    }
  }

  /// `crowfoot connections add`
  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description = {
        "Adds a connection, or changes the one of that name with --replace.",
        "Example: crowfoot connections add live --url postgresql://ada@db.example.com/shop"
            + " --stage production --password keyring"
      })
  private static final class AddCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "NAME", description = "What it is called.")
    private String name = "";

    @Mixin private ProjectOptions options = new ProjectOptions();

    @Option(
        names = "--stage",
        paramLabel = "STAGE",
        defaultValue = "development",
        description =
            "development, staging or production; one in production is read-only until its database"
                + " is named.")
    private String stage = "";

    @Option(
        names = "--password",
        paramLabel = "PLACE",
        defaultValue = "",
        description =
            "Where the password is: keyring, ask, or env:NAME. One in the URL is put there.")
    private String password = "";

    @Option(
        names = "--colour",
        paramLabel = "COLOUR",
        defaultValue = "grey",
        description = "blue, green, purple, orange, pink, teal, yellow or grey.")
    private String colour = "";

    @Option(names = "--read-only", description = "Nothing is ever changed through it.")
    private boolean readOnly;

    @Option(
        names = "--query-timeout",
        paramLabel = "SECONDS",
        description = "How long one statement on rows may take.")
    private Optional<Integer> queryTimeout = Optional.empty();

    @Option(
        names = "--idle",
        paramLabel = "SECONDS",
        description = "How long a connection is kept that nobody uses.")
    private Optional<Integer> idle = Optional.empty();

    @Option(names = "--replace", description = "Change the connection of that name.")
    private boolean replace;

    @Spec private @Nullable CommandSpec spec;

    AddCommand(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      Connections connections = surroundings.connections(options.files(surroundings));
      connections.save(profile(), replace ? Optional.of(name) : Optional.empty());
      surroundings.out().println(name);
      return ExitCode.FINE;
    }

    private ConnectionProfile profile() {
      String url =
          options
              .url()
              .orElseThrow(
                  () ->
                      new CommandLine.ParameterException(
                          Objects.requireNonNull(spec).commandLine(),
                          "Give the database with `--url`."));
      return ConnectionProfile.of(name, url)
          .withStage(
              Stage.of(stage)
                  .orElseThrow(
                      () ->
                          new ArgumentFailure(
                              "`%s` is no stage. There is development, staging and production."
                                  .formatted(stage))))
          .withPassword(place())
          .withHue(hue())
          .withReadOnly(readOnly)
          .withTimeouts(seconds(queryTimeout), seconds(idle));
    }

    private SecretPlace place() {
      try {
        return SecretPlace.of(password);
      } catch (IllegalArgumentException e) {
        throw new ArgumentFailure(
            "`--password` says where the password is: `keyring`, `ask` or `env:NAME`.");
      }
    }

    private Hue hue() {
      return Arrays.stream(Hue.values())
          .filter(hue -> hue.name().equalsIgnoreCase(colour))
          .findFirst()
          .orElseThrow(
              () ->
                  new ArgumentFailure(
                      "`%s` is no colour of a connection. There is %s."
                          .formatted(
                              colour,
                              Arrays.stream(Hue.values())
                                  .map(hue -> hue.name().toLowerCase(Locale.ROOT))
                                  .collect(Collectors.joining(", ")))));
    }

    private static Optional<Duration> seconds(Optional<Integer> given) {
      if (given.filter(s -> s < 1).isPresent()) {
        throw new ArgumentFailure("A time is a number of seconds from 1 on.");
      }
      return given.map(Duration::ofSeconds);
    }
  }

  /// `crowfoot connections test`
  @Command(
      name = "test",
      mixinStandardHelpOptions = true,
      description = "Connects, says what was reached and how long each step took.")
  private static final class TestCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(
        arity = "0..1",
        paramLabel = "NAME",
        defaultValue = ConnectionProfile.DEFAULT,
        description = "Which; the schema's own unless given.")
    private String name = "";

    @Mixin private ProjectOptions options = new ProjectOptions();

    TestCommand(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      ProjectFiles files = options.files(surroundings);
      Schema schema = schema(files);
      Connections connections = surroundings.connections(files);
      Target target =
          connections
              .target(connections.named(name), schema, options.url())
              .orElseThrow(
                  () ->
                      new ConnectionFailure(
                          "No database is named. Set `%s` in `.env` or give `--url`."
                              .formatted(Environment.variableOf(schema))));
      Probe.run(target, step -> surroundings.out().println(step.line()));
      return ExitCode.FINE;
    }
  }

  /// `crowfoot connections remove`
  @Command(
      name = "remove",
      mixinStandardHelpOptions = true,
      description = "Forgets a connection. Its database stays as it is.")
  private static final class RemoveCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "NAME", description = "Which.")
    private String name = "";

    @Mixin private ProjectOptions options = new ProjectOptions();

    RemoveCommand(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      surroundings.connections(options.files(surroundings)).remove(name);
      surroundings.out().println(name);
      return ExitCode.FINE;
    }
  }
}
