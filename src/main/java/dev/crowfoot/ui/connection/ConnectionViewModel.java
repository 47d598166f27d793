// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.connection;

import dev.crowfoot.adapter.Failure;
import dev.crowfoot.adapter.Failure.ConnectionFailure;
import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.adapter.jdbc.DatabaseUrl.PostgresServer;
import dev.crowfoot.adapter.jdbc.DatabaseUrl.SqliteFile;
import dev.crowfoot.app.Environment;
import dev.crowfoot.app.ProjectFiles;
import dev.crowfoot.model.Datasource.UrlSource;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.Schema;
import dev.crowfoot.ui.background.Background;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Connects to the database that the project names, and to another one when told.
public final class ConnectionViewModel implements AutoCloseable {
  private final ProjectFiles files;
  private final Environment environment;
  private final Supplier<Schema> schema;
  private final Background background;
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
    running =
        Optional.of(
            background.run(this::locate).onDone(this::reach).onFailure(this::unclear).start());
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
    return switch (url.get().orElse(null)) {
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

  /// What to connect to, as far as the project says.
  private Optional<DatabaseUrl> locate() {
    return environment
        .url(files, schema.get(), Optional.empty())
        .map(text -> DatabaseUrl.parse(text, files.folder()));
  }

  private void reach(Optional<DatabaseUrl> found) {
    url.set(found);
    if (found.isEmpty()) {
      state.set(new ConnectionState.Off("No database"));
      return;
    }
    DatabaseUrl target = found.get();
    if (target instanceof SqliteFile sqlite && !Files.exists(sqlite.file())) {
      state.set(new ConnectionState.Absent(name(target)));
      return;
    }
    state.set(new ConnectionState.Connecting(name(target)));
    running =
        Optional.of(
            background
                .run(() -> Database.open(target))
                .onDone(this::opened)
                .onFailure(f -> state.set(new ConnectionState.Failed(name(target), f)))
                .start());
  }

  private void opened(Database open) {
    database.set(Optional.of(open));
    state.set(
        new ConnectionState.Ready(
            name(open.url()), open.provider() == Provider.POSTGRESQL ? "PostgreSQL" : "SQLite"));
  }

  private void unclear(Failure failure) {
    state.set(new ConnectionState.Failed("Database", failure));
  }

  private String relative(Path file) {
    return file.startsWith(files.folder()) ? "./" + files.folder().relativize(file) : "" + file;
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
    DatabaseUrl named =
        urlProperty()
            .get()
            .orElseThrow(
                () -> new ConnectionFailure("No database is named. Set up the connection first."));
    try (Database made = Database.openOrCreate(named)) {
      return work.apply(made);
    }
  }
}
