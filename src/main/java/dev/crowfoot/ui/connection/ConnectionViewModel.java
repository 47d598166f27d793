// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.connection;

import dev.crowfoot.adapter.Failure;
import dev.crowfoot.adapter.Failure.ConnectionFailure;
import dev.crowfoot.adapter.Failure.FileFailure;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.adapter.jdbc.DatabaseUrl.PostgresServer;
import dev.crowfoot.adapter.jdbc.DatabaseUrl.SqliteFile;
import dev.crowfoot.adapter.profile.ConnectionProfile;
import dev.crowfoot.adapter.profile.Keyring;
import dev.crowfoot.adapter.profile.Stage;
import dev.crowfoot.adapter.profile.SystemKeyring;
import dev.crowfoot.app.Environment;
import dev.crowfoot.app.ProjectFiles;
import dev.crowfoot.app.connections.Connections;
import dev.crowfoot.app.connections.Inquirer;
import dev.crowfoot.app.connections.Probe;
import dev.crowfoot.app.connections.Secrets;
import dev.crowfoot.app.connections.Target;
import dev.crowfoot.model.Datasource.UrlSource;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.Schema;
import dev.crowfoot.ui.background.Background;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Connects to the database of one of the project's connections: the schema's own until another is
/// chosen.
public final class ConnectionViewModel implements AutoCloseable {
  private final ProjectFiles files;
  private final Environment environment;
  private final Supplier<Schema> schema;
  private final Background background;
  private final Connections connections;
  private final ObservableList<ConnectionProfile> profiles = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<ConnectionProfile> profile =
      new ReadOnlyObjectWrapper<>(ConnectionProfile.ofSchema(Stage.DEVELOPMENT));
  private volatile Inquirer inquirer = Inquirer.NOBODY;
  private volatile Optional<Target> target = Optional.empty();
  private volatile boolean unlocked;
  private final ReadOnlyObjectWrapper<ConnectionState> state =
      new ReadOnlyObjectWrapper<>(new ConnectionState.Off("No database"));
  private final ReadOnlyObjectWrapper<Optional<Database>> database =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<DatabaseUrl>> url =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<Background.Running> running = Optional.empty();

  /// @param schema the schema as it is now: it names the variable and the provider
  public ConnectionViewModel(
      ProjectFiles files, Environment environment, Supplier<Schema> schema, Background background) {
    this.files = files;
    this.environment = environment;
    this.schema = schema;
    this.background = background;
    Keyring keyring = new SystemKeyring(System.getProperty("os.name", ""), environment.variables());
    this.connections =
        new Connections(files, environment, new Secrets(files, environment, keyring, asking()));
  }

  private Inquirer asking() {
    return new Inquirer() {
      @Override
      public Optional<String> secret(String question) {
        return inquirer.secret(question);
      }

      @Override
      public boolean agrees(String question) {
        return inquirer.agrees(question);
      }
    };
  }

  /// Who is asked for passwords, in the background; nobody until somebody is set.
  public void setInquirer(Inquirer who) {
    inquirer = who;
  }

  /// The project's connections, the schema's own first.
  public ObservableList<ConnectionProfile> profiles() {
    return profiles;
  }

  /// The chosen connection, as far as is known in production if its database is.
  public ReadOnlyObjectProperty<ConnectionProfile> profileProperty() {
    return profile.getReadOnlyProperty();
  }

  /// The use case behind it.
  Connections connections() {
    return connections;
  }

  /// Chooses a connection by its name and connects to it.
  public void choose(String name) {
    target = Optional.empty(); // nobody shall get into the one before
    profile.set(ConnectionProfile.of(name, ""));
    connect();
  }

  /// Writes a connection down and connects to it.
  ///
  /// @param before the name of the one that it replaces
  /// @param onFailure told when it cannot be meant so; nothing is changed then
  void save(
      ConnectionProfile changed,
      Optional<String> before,
      Runnable onDone,
      Consumer<Failure> onFailure) {
    background
        .run(
            () -> {
              connections.save(changed, before);
              return changed.name().strip();
            })
        .onDone(
            name -> {
              onDone.run();
              choose(name);
            })
        .onFailure(onFailure)
        .start();
  }

  /// Forgets a connection; if it was the chosen one, the schema's own is from now on.
  void remove(String name, Consumer<Failure> onFailure) {
    background
        .run(
            () -> {
              connections.remove(name);
              return name;
            })
        .onDone(
            gone ->
                choose(
                    profile.get().name().equals(gone)
                        ? ConnectionProfile.DEFAULT
                        : profile.get().name()))
        .onFailure(onFailure)
        .start();
  }

  /// Tries a connection that is not written down yet.
  ///
  /// @param onStep told of each step that went well
  Background.Running test(
      ConnectionProfile tried,
      Consumer<Probe.Step> onStep,
      Runnable onDone,
      Consumer<Failure> onFailure) {
    Schema now = schema.get();
    return background
        .run(
            () -> {
              Target found =
                  connections
                      .target(connections.clean(tried), now, Optional.empty())
                      .orElseThrow(() -> new ConnectionFailure("No database is named."));
              Probe.run(
                  connections.withTyped(found, tried),
                  step -> background.report(() -> onStep.accept(step)));
              return true;
            })
        .onDone(_ -> onDone.run())
        .onFailure(onFailure)
        .start();
  }

  /// Lets the database be changed although it is in production, or no longer. It says so itself to
  /// whoever goes on trying.
  void permit(boolean changes) {
    unlocked = changes;
    database.get().ifPresent(open -> open.setReadOnly(whyReadOnly()));
  }

  /// Notes whether the database is in production.
  void mark(boolean production) {
    Stage stage = profile.get().stage();
    Stage now =
        production ? Stage.PRODUCTION : stage == Stage.PRODUCTION ? Stage.DEVELOPMENT : stage;
    profile.set(profile.get().withStage(now));
    target = target.map(t -> new Target(t.profile().withStage(now), t.url(), t.secrets()));
    permit(unlocked);
  }

  /// Why nothing may be changed now, in a sentence; empty when changes are allowed. For any thread.
  public Optional<String> whyReadOnly() {
    return target.flatMap(t -> t.whyReadOnly(unlocked));
  }

  public ReadOnlyObjectProperty<ConnectionState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /// The open database, while there is one.
  public ReadOnlyObjectProperty<Optional<Database>> databaseProperty() {
    return database.getReadOnlyProperty();
  }

  /// Where the database is or would be, also while it cannot be reached.
  public ReadOnlyObjectProperty<Optional<DatabaseUrl>> urlProperty() {
    return url.getReadOnlyProperty();
  }

  /// Connects anew.
  public void connect() {
    cancel();
    close();
    unlocked = false;
    String name = profile.get().name();
    running =
        Optional.of(
            background
                .run(() -> locate(name))
                .onDone(this::reach)
                .onFailure(this::unclear)
                .start());
  }

  /// Stops waiting for a server that does not answer.
  public void cancel() {
    running.ifPresent(Background.Running::cancel);
    running = Optional.empty();
    if (state.get() instanceof ConnectionState.Connecting connecting) {
      state.set(new ConnectionState.Off(connecting.name()));
    }
  }

  /// Writes another URL into `.env` and connects to it.
  public void change(String text) {
    background
        .run(
            () -> {
              DatabaseUrl.parse(text, files.folder());
              Environment.remember(files, schema.get(), text.strip());
              return true;
            })
        .onDone(_ -> connect())
        .onFailure(this::unclear)
        .start();
  }

  /// The URL as the user may edit it, in the form of the `.env` line but without its password.
  public String shownUrl() {
    return switch (url.get().filter(_ -> profile.get().isDefault()).orElse(null)) {
      case null ->
          schema.get().provider().equals(Optional.of(Provider.POSTGRESQL))
              ? ""
              : Environment.SQLITE_DEFAULT;
      case SqliteFile file -> "file:" + relative(file.file());
      case PostgresServer server -> server.display();
    };
  }

  /// Where the URL comes from, in a sentence.
  public String origin() {
    Optional<UrlSource> source = schema.get().datasource().flatMap(d -> d.url());
    String variable = Environment.variableOf(schema.get());
    if (source.isPresent() && source.get() instanceof UrlSource.Literal) {
      return "The URL stands in the schema itself. Change it there, in the `datasource` block.";
    }
    if (environment.variables().containsKey(variable)) {
      return "`"
          + variable
          + "` is set in the environment and comes before `.env`. Unset it to use another one.";
    }
    return "Kept as `" + variable + "` in `.env` beside the schema, out of version control.";
  }

  /// Whether [#change(String)] has any effect: a URL in the schema or in the environment comes
  /// first.
  public boolean isChangeable() {
    Optional<UrlSource> source = schema.get().datasource().flatMap(d -> d.url());
    return !(source.isPresent() && source.get() instanceof UrlSource.Literal)
        && !environment.variables().containsKey(Environment.variableOf(schema.get()));
  }

  @Override
  public void close() {
    Optional<Database> open = database.get();
    database.set(Optional.empty());
    open.ifPresent(Database::close);
  }

  private record Found(
      List<ConnectionProfile> all, ConnectionProfile chosen, Optional<Target> target) {}

  /// What to connect to, as far as the project says.
  private Found locate(String name) {
    List<ConnectionProfile> all = List.of(ConnectionProfile.ofSchema(Stage.DEVELOPMENT));
    try {
      all = connections.all();
      ConnectionProfile chosen =
          all.stream().filter(p -> p.name().equals(name)).findFirst().orElse(all.getFirst());
      Optional<Target> found = connections.target(chosen, schema.get(), Optional.empty());
      return new Found(all, found.map(Target::profile).orElse(chosen), found);
    } catch (FileFailure e) {
      if (!name.equals(ConnectionProfile.DEFAULT)) {
        throw e;
      }
      // nobody can say whether it is in production: whoever cannot say is careful
      ConnectionProfile careful = ConnectionProfile.ofSchema(Stage.PRODUCTION);
      return new Found(all, careful, connections.unsettled(careful, schema.get()));
    }
  }

  private void reach(Found found) {
    profiles.setAll(found.all());
    profile.set(found.chosen());
    target = found.target();
    url.set(found.target().map(Target::url));
    if (found.target().isEmpty()) {
      state.set(new ConnectionState.Off("No database"));
      return;
    }
    Target wanted = found.target().get();
    String name = name(wanted);
    if (wanted.isAbsent()) {
      state.set(new ConnectionState.Absent(name));
      return;
    }
    state.set(new ConnectionState.Connecting(name));
    running =
        Optional.of(
            background
                .run(() -> wanted.open(unlocked))
                .onDone(this::opened)
                .onFailure(f -> state.set(new ConnectionState.Failed(name, f)))
                .start());
  }

  private void opened(Database open) {
    open.setReadOnly(whyReadOnly());
    database.set(Optional.of(open));
    state.set(
        new ConnectionState.Ready(
            target.map(ConnectionViewModel::name).orElseGet(() -> name(open.url())),
            open.provider() == Provider.POSTGRESQL ? "PostgreSQL" : "SQLite"));
  }

  private void unclear(Failure failure) {
    state.set(new ConnectionState.Failed("Database", failure));
  }

  private String relative(Path file) {
    return file.startsWith(files.folder()) ? "./" + files.folder().relativize(file) : "" + file;
  }

  private static String name(Target target) {
    String database = name(target.url());
    return target.profile().isDefault() ? database : target.profile().name() + " · " + database;
  }

  private static String name(DatabaseUrl url) {
    return switch (url) {
      case SqliteFile file -> String.valueOf(file.file().getFileName());
      case PostgresServer server -> server.database() + " on " + server.host();
    };
  }

  /// Does something in the open database, or in the one the URL names, made if need be.
  ///
  /// @throws ConnectionFailure when no database is named
  public <T> T inDatabase(Function<Database, T> work) {
    Optional<Database> open = databaseProperty().get();
    if (open.isPresent()) {
      return work.apply(open.get());
    }
    Target named =
        target.orElseThrow(
            () -> new ConnectionFailure("No database is named. Set up the connection first."));
    try (Database made = named.openOrCreate(unlocked)) {
      return work.apply(made);
    }
  }
}
