// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.adapter.profile.ConnectionProfile;
import dev.crowfoot.adapter.profile.Stage;
import dev.crowfoot.app.Environment;
import dev.crowfoot.app.ProjectFiles;
import dev.crowfoot.ui.Workspaces;
import dev.crowfoot.ui.background.Background;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionViewModelTest {
  private static final String BY_VARIABLE =
      "datasource db {\n  provider = \"sqlite\"\n  url = env(\"DATABASE_URL\")\n}\n";

  @TempDir private Path folder = Path.of(".");

  private ConnectionViewModel open(String schema, Map<String, String> variables) {
    return new ConnectionViewModel(
        new ProjectFiles(folder.resolve("schema.prisma")),
        new Environment(variables),
        () -> Workspaces.of(schema).drawnProperty().get(),
        Background.direct());
  }

  @Test
  void aSqliteFileThatIsNotThereYetIsNoFailure() {
    try (ConnectionViewModel connection = open(BY_VARIABLE, Map.of())) {
      connection.connect();
      assertThat(connection.stateProperty().get()).isEqualTo(new ConnectionState.Absent("dev.db"));
      assertThat(connection.shownUrl()).isEqualTo("file:./dev.db");
    }
  }

  @Test
  void anExistingFileIsOpened() throws IOException {
    Files.createFile(folder.resolve("dev.db"));
    try (ConnectionViewModel connection = open(BY_VARIABLE, Map.of())) {
      connection.connect();
      assertThat(connection.stateProperty().get())
          .isEqualTo(new ConnectionState.Ready("dev.db", "SQLite"));
      assertThat(connection.databaseProperty().get()).isPresent();
    }
  }

  @Test
  void aServerThatIsNotThereIsSaidWithoutThePassword() {
    String url = "postgresql://ada:s3cret@localhost:1/shop?connect_timeout=1";
    try (ConnectionViewModel connection = open(BY_VARIABLE, Map.of("DATABASE_URL", url))) {
      connection.connect();
      assertThat(connection.stateProperty().get())
          .isInstanceOfSatisfying(
              ConnectionState.Failed.class,
              failed ->
                  assertThat(failed.explanation() + failed.failure().details())
                      .doesNotContain("s3cret"));
      assertThat(connection.shownUrl()).doesNotContain("s3cret").contains("ada@localhost:1/shop");
      assertThat(connection.isChangeable()).isFalse();
      assertThat(connection.origin()).contains("is set in the environment");
    }
  }

  @Test
  void anotherUrlIsKeptInDotEnvAndOutOfVersionControl() throws IOException {
    try (ConnectionViewModel connection = open(BY_VARIABLE, Map.of())) {
      connection.change("file:./other.db");
      assertThat(connection.stateProperty().get())
          .isEqualTo(new ConnectionState.Absent("other.db"));
      assertThat(Files.readString(folder.resolve(".env"))).contains("file:./other.db");
      assertThat(Files.readString(folder.resolve(".gitignore"))).contains(".env");
    }
  }

  @Test
  void aUrlThatIsNoneIsRefusedAndNotKept() {
    try (ConnectionViewModel connection = open(BY_VARIABLE, Map.of())) {
      connection.change("mysql://localhost/shop");
      assertThat(connection.stateProperty().get()).isInstanceOf(ConnectionState.Failed.class);
      assertThat(folder.resolve(".env")).doesNotExist();
    }
  }

  @Test
  void anotherConnectionIsChosenAndItsLockIsTheDatabasesOwn() throws IOException {
    Files.createFile(folder.resolve("live.db"));
    try (ConnectionViewModel connection = open(BY_VARIABLE, Map.of())) {
      connection.connect();
      connection.save(
          ConnectionProfile.of("live", "file:./live.db").withStage(Stage.PRODUCTION),
          Optional.empty(),
          () -> {},
          failure -> {
            throw failure;
          });
      assertThat(connection.stateProperty().get())
          .isEqualTo(new ConnectionState.Ready("live · live.db", "SQLite"));
      Database live = connection.databaseProperty().get().orElseThrow();
      assertThatThrownBy(live::checkWritable).hasMessageContaining("is in production");
      connection.permit(true);
      live.checkWritable();

      connection.choose("default");
      assertThat(connection.stateProperty().get()).isEqualTo(new ConnectionState.Absent("dev.db"));
      assertThat(connection.profiles())
          .extracting(ConnectionProfile::name)
          .containsExactly("default", "live");
    }
  }
}
