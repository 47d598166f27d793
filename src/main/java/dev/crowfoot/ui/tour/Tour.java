// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.tour;

import dev.crowfoot.adapter.Failure;
import dev.crowfoot.app.Environment;
import dev.crowfoot.app.Memory;
import dev.crowfoot.app.ProjectFiles;
import dev.crowfoot.app.Samples;
import dev.crowfoot.ui.StudioWindow;
import dev.crowfoot.ui.tour.Hand.TourFailed;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.stage.Stage;

/// Opens a large schema; then plays the whole flow on a copy of the sample shop: open, draw,
/// relate, migrate, create rows, query, rename, migrate again, roll back. By mouse and keyboard, in
/// the very window the studio opens; each step is checked and pictured.
public final class Tour {
  private final Path out;
  private final PrintStream log;
  private int number;

  private Tour(Path out, PrintStream log) {
    this.out = out;
    this.log = log;
  }

  /// Plays it. JavaFX must not be running yet; which platform it runs on is for the caller to say
  /// before.
  ///
  /// @param out where the pictures go; made when missing, pictures of an earlier tour are replaced
  /// @param log told of each step
  /// @return whether every step did what it should
  public static boolean run(Path out, PrintStream log) {
    return new Tour(out, log).play();
  }

  private boolean play() {
    CountDownLatch started = new CountDownLatch(1);
    Platform.startup(started::countDown);
    Platform.setImplicitExit(false);
    try {
      started.await();
      ProjectFiles project =
          Samples.copy("shop", Files.createTempDirectory("crowfoot-tour").resolve("shop"));
      log.println("The tour plays on a copy of the sample shop in " + project.folder());
      Stage stage = Hand.on(Stage::new);
      StudioWindow window =
          Hand.on(
              () ->
                  new StudioWindow(
                      stage,
                      new Memory(project.folder().resolve(".crowfoot")),
                      new Environment(Map.of())));
      Hand.act(window::show);
      return playSteps(new ShopTour(new Hand(stage), window, project).steps(), new Hand(stage));
    } catch (IOException e) {
      throw new Failure.FileFailure("The tour found no place for its copy of the sample.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      Platform.exit();
    }
  }

  private boolean playSteps(List<Step> steps, Hand hand) {
    for (Step step : steps) {
      number++;
      Path picture = out.resolve("%02d-%s.png".formatted(number, step.name()));
      try {
        step.play().run();
        hand.picture(picture);
        log.println("  ok      " + picture.getFileName() + "  " + step.says());
      } catch (TourFailed | Failure | IllegalStateException e) {
        Path last = out.resolve("%02d-%s-failed.png".formatted(number, step.name()));
        hand.picture(last);
        log.println("  FAILED  " + last.getFileName() + "  " + step.says() + ": " + e.getMessage());
        return false;
      }
    }
    log.println(steps.size() + " steps, all as they should be; their pictures are in " + out);
    return true;
  }

  /// A step of the tour.
  ///
  /// @param name the picture's name
  /// @param says what is done, as a sentence without a full stop
  /// @param play does it and checks it
  record Step(String name, String says, Runnable play) {}
}
