// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.connection;

import dev.crowfoot.adapter.Failure;
import dev.crowfoot.adapter.Failure.ConnectionFailure;
import dev.crowfoot.adapter.jdbc.DatabaseUrl;
import dev.crowfoot.adapter.profile.Stage;
import dev.crowfoot.app.ProjectSettings;
import dev.crowfoot.ui.background.Background;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Keeps a production database from being changed by mistake: it is read-only until somebody types
/// its name, and is so again after ten minutes.
public final class ProductionGuard {
  /// How long an unlocked database stays so.
  public static final Duration UNLOCKED = Duration.ofMinutes(10);

  /// Whether the database at hand may be changed.
  public enum State {
    /// It is not in production.
    OPEN,
    LOCKED,
    UNLOCKED
  }

  private final ProjectSettings settings;
  private final ConnectionViewModel connection;
  private final Background background;
  private final InstantSource clock;
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.OPEN);
  private Consumer<Failure> onFailure = _ -> {};
  private Instant until = Instant.EPOCH;
  private Optional<Background.Running> looking = Optional.empty();
  private volatile boolean locked;

  public ProductionGuard(
      ProjectSettings settings,
      ConnectionViewModel connection,
      Background background,
      InstantSource clock) {
    this.settings = settings;
    this.connection = connection;
    this.background = background;
    this.clock = clock;
    state.subscribe(
        now -> {
          locked = now == State.LOCKED;
          connection.permit(now == State.UNLOCKED);
        });
    connection.urlProperty().subscribe(this::look);
    connection.profileProperty().subscribe((_, _) -> look());
  }

  public ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /// Told when the settings cannot be read or written.
  public void setOnFailure(Consumer<Failure> handler) {
    onFailure = handler;
  }

  /// What has to be typed to unlock it: the database's name.
  public String name() {
    return connection.urlProperty().get().map(DatabaseUrl::databaseName).orElse("");
  }

  /// Lets the database be changed for ten minutes.
  ///
  /// @return whether the typed name is the database's
  public boolean unlock(String typed) {
    boolean right = state.get() == State.LOCKED && typed.strip().equals(name());
    if (right) {
      until = clock.instant().plus(UNLOCKED);
      state.set(State.UNLOCKED);
    }
    return right;
  }

  /// Ends what [#unlock(String)] began.
  public void lock() {
    if (state.get() == State.UNLOCKED) {
      state.set(State.LOCKED);
    }
  }

  /// Whole minutes left until the database is read-only again, at least 1 while it is unlocked.
  public long minutesLeft() {
    return state.get() == State.UNLOCKED
        ? Duration.between(clock.instant(), until).plusSeconds(59).toMinutes()
        : 0;
  }

  /// Looks at the clock; to be called every few seconds.
  public void tick() {
    if (state.get() == State.UNLOCKED && !clock.instant().isBefore(until)) {
      lock();
    }
  }

  /// Says in the project's settings whether the database at hand is in production.
  public void setProduction(boolean is) {
    connection
        .urlProperty()
        .get()
        .ifPresent(
            url ->
                background
                    .run(
                        () -> {
                          settings.setProduction(url, is);
                          if (!is) {
                            connection.connections().demote(connection.profileProperty().get());
                          }
                          return is;
                        })
                    .onDone(this::found)
                    .onFailure(f -> onFailure.accept(f))
                    .start());
  }

  /// Whether the database must not be changed now; for any thread.
  public boolean isLocked() {
    return locked;
  }

  /// For any thread.
  ///
  /// @throws ConnectionFailure when the database must not be changed now
  public void check() {
    if (locked) {
      throw new ConnectionFailure(
          "`%s` is in production and read-only. Unlock it first, beside its name."
              .formatted(name()));
    }
    connection
        .whyReadOnly()
        .ifPresent(
            why -> {
              throw new ConnectionFailure(why);
            });
  }

  private void look() {
    lock(); // what was unlocked was another database
    Optional<DatabaseUrl> url = connection.urlProperty().get();
    if (url.isEmpty()) {
      state.set(State.OPEN);
      return;
    }
    looking.ifPresent(Background.Running::cancel);
    looking =
        Optional.of(
            background
                .run(
                    () ->
                        settings.isProduction(url.get())
                            || connection.profileProperty().get().stage() == Stage.PRODUCTION)
                .onDone(this::found)
                .onFailure(
                    failure -> {
                      state.set(State.LOCKED); // whoever cannot say is careful
                      onFailure.accept(failure);
                    })
                .start());
  }

  private void found(boolean isProduction) {
    connection.mark(isProduction);
    if (!isProduction) {
      state.set(State.OPEN);
    } else if (state.get() == State.OPEN) {
      state.set(State.LOCKED);
    }
  }
}
