// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui;

import dev.crowfoot.app.Environment;
import dev.crowfoot.app.Memory;
import java.nio.file.Path;
import java.util.Optional;
import javafx.application.Application;
import javafx.stage.Stage;

/// Starts JavaFX and opens the one window.
public final class StudioApplication extends Application {
  /// Opens the window and returns when it is closed.
  ///
  /// @param project a schema, or a folder with one; empty for the start page
  public static void launch(Optional<Path> project) {
    Application.launch(
        StudioApplication.class,
        project.map(p -> new String[] {p.toString()}).orElse(new String[0]));
  }

  @Override
  public void start(Stage stage) {
    StudioWindow window = new StudioWindow(stage, Memory.ofUser(), Environment.ofProcess());
    window.show();
    getParameters().getRaw().stream().findFirst().map(Path::of).ifPresent(window::open);
  }
}
