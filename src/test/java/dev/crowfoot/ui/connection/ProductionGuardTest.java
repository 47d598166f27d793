// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crowfoot.adapter.Failure.ConnectionFailure;
import dev.crowfoot.app.Environment;
import dev.crowfoot.app.ProjectFiles;
import dev.crowfoot.app.ProjectSettings;
import dev.crowfoot.ui.Workspaces;
import dev.crowfoot.ui.background.Background;
import dev.crowfoot.ui.connection.ProductionGuard.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProductionGuardTest {
  @TempDir private Path folder = Path.of(".");
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final AtomicReference<String> failure = new AtomicReference<>("");

  @Test
  void aDatabaseIsUnlockedByItsNameForTenMinutes() {
    ProductionGuard guard = guard();
    assertThat(guard.stateProperty().get()).isEqualTo(State.OPEN);
    guard.check();

    guard.setProduction(true);
    assertThat(guard.stateProperty().get()).isEqualTo(State.LOCKED);
    assertThatThrownBy(guard::check)
        .isInstanceOf(ConnectionFailure.class)
        .hasMessageContaining("`dev.db` is in production and read-only");
    assertThat(guard.unlock("dev")).isFalse();
    assertThat(guard.unlock(" dev.db ")).isTrue();
    guard.check();
    assertThat(guard.minutesLeft()).isEqualTo(10);

    now.set(Instant.EPOCH.plus(Duration.ofMinutes(9)));
    guard.tick();
    assertThat(guard.stateProperty().get()).isEqualTo(State.UNLOCKED);
    now.set(Instant.EPOCH.plus(Duration.ofMinutes(10)));
    guard.tick();
    assertThat(guard.stateProperty().get()).isEqualTo(State.LOCKED);
    guard.setProduction(false);
    assertThat(guard.stateProperty().get()).isEqualTo(State.OPEN);
  }

  @Test
  void whenNobodyCanSayItIsReadOnly() throws IOException {
    Files.writeString(folder.resolve("schema.settings.json"), "not json");
    ProductionGuard guard = guard();
    assertThat(guard.stateProperty().get()).isEqualTo(State.LOCKED);
    assertThat(failure.get()).contains("schema.settings.json");
  }

  private ProductionGuard guard() {
    ProjectFiles files = new ProjectFiles(folder.resolve("schema.prisma"));
    ConnectionViewModel connection =
        new ConnectionViewModel(
            files,
            new Environment(Map.of()),
            () ->
                Workspaces.of("datasource db {\n  provider = \"sqlite\"\n}\n")
                    .drawnProperty()
                    .get(),
            Background.direct());
    ProductionGuard guard =
        new ProductionGuard(new ProjectSettings(files), connection, Background.direct(), now::get);
    guard.setOnFailure(f -> failure.set(String.valueOf(f.getMessage())));
    connection.connect();
    return guard;
  }
}
