// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.connections;

import dev.crowfoot.adapter.Failure.ArgumentFailure;
import dev.crowfoot.adapter.Failure.ConnectionFailure;
import dev.crowfoot.adapter.Failure.FileFailure;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.adapter.jdbc.DatabaseUrl.PostgresServer;
import dev.crowfoot.adapter.jdbc.UrlText;
import dev.crowfoot.adapter.profile.ConnectionProfile;
import dev.crowfoot.adapter.profile.SecretPlace;
import dev.crowfoot.adapter.profile.Stage;
import dev.crowfoot.app.Environment;
import dev.crowfoot.app.ProjectFiles;
import dev.crowfoot.app.ProjectSettings;
import dev.crowfoot.model.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The connections of a project: the schema's own comes first and is called `default`, the others
/// are in `schema.settings.json`.
///
/// That file belongs into version control: which databases a project has, and which of them is in
/// production, everybody shall know alike. No password is ever in it, and files of certificates and
/// keys can be named from the user's own folder (`~`).
public final class Connections {
  private final ProjectFiles files;
  private final Environment environment;
  private final ProjectSettings settings;
  private final Secrets secrets;

  public Connections(ProjectFiles files, Environment environment, Secrets secrets) {
    this.files = files;
    this.environment = environment;
    this.settings = new ProjectSettings(files);
    this.secrets = secrets;
  }

  /// Why passwords cannot be kept in the operating system's keyring here, in a sentence.
  public Optional<String> keyringAbsence() {
    return secrets.keyring().absence();
  }

  /// All of them, the schema's own first.
  ///
  /// @throws FileFailure when the project's settings cannot be understood
  public List<ConnectionProfile> all() {
    List<ConnectionProfile> all = new ArrayList<>();
    all.add(ConnectionProfile.ofSchema(Stage.DEVELOPMENT));
    all.addAll(settings.connections());
    return List.copyOf(all);
  }

  /// The one of that name.
  ///
  /// @throws ArgumentFailure when there is none; says which there are
  public ConnectionProfile named(String name) {
    List<ConnectionProfile> all = all();
    return all.stream()
        .filter(profile -> profile.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new ArgumentFailure(
                    "There is no connection `%s`. There is %s."
                        .formatted(
                            name,
                            all.stream()
                                .map(profile -> "`" + profile.name() + "`")
                                .collect(Collectors.joining(", ")))));
  }

  /// Where a connection leads; empty when nothing says so, which only the schema's own can be.
  ///
  /// @param schema it names the variable of its own connection
  /// @param option a URL that somebody gave in place of the schema's
  /// @throws ConnectionFailure when its URL is not one
  /// @throws FileFailure when the project's settings cannot be understood
  public Optional<Target> target(
      ConnectionProfile profile, Schema schema, Optional<String> option) {
    Optional<String> text =
        profile.isDefault() ? environment.url(files, schema, option) : Optional.of(text(profile));
    return text.map(t -> DatabaseUrl.parse(t, files.folder()))
        .map(
            url ->
                new Target(
                    settings.isProduction(url) ? profile.withStage(Stage.PRODUCTION) : profile,
                    url,
                    secrets));
  }

  /// The same for the schema's own connection when the project's settings cannot be understood:
  /// what it is for is as the caller says.
  public Optional<Target> unsettled(ConnectionProfile own, Schema schema) {
    return environment
        .url(files, schema, Optional.empty())
        .map(text -> new Target(own, DatabaseUrl.parse(text, files.folder()), secrets));
  }

  /// The same target with the password that somebody typed into its URL, which is not kept yet.
  public Target withTyped(Target target, ConnectionProfile typed) {
    Optional<String> password = UrlText.of(typed.url()).password();
    return target.url() instanceof PostgresServer server && password.isPresent()
        ? new Target(
            target.profile().withPassword(SecretPlace.none()),
            server.withPassword(password.get()),
            secrets)
        : target;
  }

  private String text(ConnectionProfile profile) {
    return profile
        .variable()
        .map(
            name ->
                environment
                    .value(files, name)
                    .orElseThrow(
                        () ->
                            new ConnectionFailure(
                                "The URL of the connection `%s` is said to be in `%s`, which is neither in the environment nor in `.env`. Set it there."
                                    .formatted(profile.name(), name))))
        .orElse(profile.url());
  }

  /// Adds a connection, or puts one in the place of another.
  ///
  /// @param before the name of the one that it replaces
  /// @param profile its URL may hold a password, which is kept where the profile says and never
  ///   written beside it
  /// @throws ArgumentFailure when it cannot be meant so; nothing was written then
  public void save(ConnectionProfile profile, Optional<String> before) {
    ConnectionProfile clean = clean(profile);
    List<ConnectionProfile> all = new ArrayList<>(settings.connections());
    boolean isTaken =
        all.stream()
            .map(ConnectionProfile::name)
            .filter(name -> before.stream().noneMatch(name::equals))
            .anyMatch(clean.name()::equals);
    if (clean.isDefault() || isTaken) {
      throw new ArgumentFailure(
          "There is a connection `%s` already. Give this one another name."
              .formatted(clean.name()));
    }
    UrlText.of(profile.url()).password().ifPresent(password -> keep(clean, password));
    int place = before.map(name -> indexOf(all, name)).orElse(-1);
    if (place < 0) {
      all.add(clean);
    } else {
      all.set(place, clean);
    }
    settings.setConnections(all);
  }

  private static int indexOf(List<ConnectionProfile> all, String name) {
    return all.stream().map(ConnectionProfile::name).toList().indexOf(name);
  }

  /// Keeps a connection's password where the connection says it is.
  ///
  /// @throws ConnectionFailure when the keyring does not take it
  public void keep(ConnectionProfile profile, String password) {
    if (profile.password() instanceof SecretPlace.None) {
      throw new ArgumentFailure(
          "Say where the password shall be kept: in the system's keyring, in a variable of `.env`, or nowhere, so that it is asked for.");
    }
    if (DatabaseUrl.parse(profile.url(), files.folder()) instanceof PostgresServer server) {
      secrets.keep(profile.password(), Target.account(server), password);
    }
  }

  /// The connection as it may be written down: without a password in its URL.
  ///
  /// @throws ArgumentFailure when it cannot be meant so
  public ConnectionProfile clean(ConnectionProfile profile) {
    if (profile.name().isBlank()) {
      throw new ArgumentFailure("The connection needs a name, such as `staging`.");
    }
    if (profile.variable().isEmpty()) {
      var _ = DatabaseUrl.parse(profile.url(), files.folder());
    }
    UrlText url = UrlText.of(profile.url());
    if (url.hasKeyPassword()) {
      throw new ArgumentFailure(
          "The URL holds the password of a key (`sslpassword`), which must not be written down. Keep the whole URL in a variable of `.env`, and give `env(\"NAME\")` as the URL.");
    }
    return new ConnectionProfile(
        profile.name().strip(),
        url.open(),
        profile.password(),
        profile.stage(),
        profile.hue(),
        profile.readOnly(),
        profile.queryTimeout(),
        profile.idle(),
        profile.ssh());
  }

  /// Writes down that a connection is not to a database in production after all.
  public void demote(ConnectionProfile profile) {
    settings.setConnections(
        settings.connections().stream()
            .map(
                p ->
                    p.name().equals(profile.name()) && p.stage() == Stage.PRODUCTION
                        ? p.withStage(Stage.DEVELOPMENT)
                        : p)
            .toList());
  }

  /// Forgets a connection. Its database stays as it is, and so does a password in the keyring,
  /// which another project may use.
  ///
  /// @throws ArgumentFailure when there is none of that name, or it is the schema's own
  public void remove(String name) {
    if (name.equals(ConnectionProfile.DEFAULT)) {
      throw new ArgumentFailure(
          "`default` is the schema's own connection. It goes with the URL in `.env`.");
    }
    ConnectionProfile gone = named(name);
    settings.setConnections(
        settings.connections().stream().filter(profile -> !profile.equals(gone)).toList());
  }
}
