// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot;

import dev.crowfoot.app.ProjectFiles;
import dev.crowfoot.cli.Cli;
import dev.crowfoot.cli.ExitCode;
import dev.crowfoot.cli.Surroundings;
import dev.crowfoot.ui.StudioApplication;
import dev.crowfoot.ui.tour.Tour;
import java.nio.file.Path;
import java.util.Optional;

/// The program.
public final class Crowfoot {
  private Crowfoot() {}

  public static void main(String[] arguments) {
    // pictures are drawn without the desktop, of which only JavaFX is to know
    System.setProperty("java.awt.headless", "true");
    System.exit(Cli.run(arguments, Surroundings.ofProcess(), new RealWindow(Display.ofProcess())));
  }

  private record RealWindow(Display display) implements Cli.Window {
    @Override
    public int studio(Optional<Path> folder) {
      if (!display.isPresent()) {
        System.err.println("There is no display here, so this is the tour instead of the studio.");
        return tour(Path.of("crowfoot-tour"));
      }
      Optional<String> missing = display.missing();
      if (missing.isPresent()) {
        System.err.println(missing.get());
        return ExitCode.FAILURE;
      }
      StudioApplication.launch(folder.or(RealWindow::here));
      return ExitCode.FINE;
    }

    /// The current folder, when there is a project in it.
    private static Optional<Path> here() {
      return ProjectFiles.find(Path.of("")).map(ProjectFiles::schema);
    }

    @Override
    public int tour(Path out) {
      // the Headless platform needs neither a display nor GTK; must be said before JavaFX starts
      System.setProperty("glass.platform", "Headless");
      System.setProperty("prism.order", "sw");
      return Tour.run(out, System.out) ? ExitCode.FINE : ExitCode.FAILURE;
    }
  }
}
