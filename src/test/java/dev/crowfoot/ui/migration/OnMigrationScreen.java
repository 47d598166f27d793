// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

/// Has the screens of migrating open, on a project of their own for each test, and no bug after it.
@ExtendWith(ApplicationExtension.class)
abstract class OnMigrationScreen {
  private final AtomicReference<Throwable> bug = new AtomicReference<>();
  MigrationScreen screen = placeholder();

  @SuppressWarnings("NullAway") // JUnit calls start before any test
  private static MigrationScreen placeholder() {
    return null;
  }

  /// For each test's own start: TestFX looks for that in the class of the test alone.
  void open(Stage stage, String schema, Map<String, String> variables) throws IOException {
    screen = MigrationScreen.open(stage, schema, variables, bug::set);
  }

  @AfterEach
  void close(FxRobot robot) {
    screen.close(robot);
    assertThat(bug.get()).isNull();
  }
}
