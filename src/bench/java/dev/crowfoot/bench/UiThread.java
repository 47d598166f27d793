// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.bench;

import dev.crowfoot.app.Environment;
import dev.crowfoot.ui.OpenProject;
import dev.crowfoot.ui.StudioWindow;
import dev.crowfoot.ui.studio.StudioViewModel.Centre;
import dev.crowfoot.ui.workspace.WorkspaceViewModel;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.fxmisc.richtext.CodeArea;

/// The milliseconds that the UI thread works for one key stroke in the real window, code beside
/// canvas: the letter, its colours, fresh findings, lists and canvas, and the painting of it all.
/// Processor time, so that other work of the machine does not count.
///
/// `java -Dglass.platform=Headless -Dprism.order=sw dev.crowfoot.bench.UiThread 1000`
final class UiThread {
  /// So many places, evenly spread over the text, are typed at to warm up and then measured.
  private static final int PLACES = 5;

  private static final int STROKES = 12;

  private UiThread() {}

  static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("crowfoot-bench");
    Path schema = folder.resolve("schema.prisma");
    Files.writeString(schema, Schemas.read(arguments[0]).content());
    Platform.startup(() -> {});
    OpenProject project = open(folder, schema);
    double[] millis = type(project.workspace(), (CodeArea) on(UiThread::codeArea));
    Arrays.sort(millis);
    System.out.printf("ui:p0.50 %.1f%n", millis[millis.length / 2]);
    System.out.printf("ui:p0.95 %.1f%n", millis[millis.length * 95 / 100]);
    Runtime.getRuntime().halt(0);
  }

  private static OpenProject open(Path folder, Path schema) throws Exception {
    StudioWindow window =
        on(
            () -> {
              StudioWindow made =
                  new StudioWindow(
                      new Stage(),
                      new dev.crowfoot.app.Memory(folder.resolve("memory")),
                      new Environment(Map.of()));
              made.show();
              made.open(schema);
              return made;
            });
    until(() -> window.project().isPresent());
    OpenProject project = on(() -> window.project().orElseThrow());
    on(
        () -> {
          project.studio().centreProperty().set(Centre.SPLIT);
          return true;
        });
    Thread.sleep(5000); // a first arrangement of the canvas
    return project;
  }

  private static Object codeArea() {
    return Stage.getWindows().getFirst().getScene().lookup("#code-area");
  }

  /// Types at each place once to warm up and once to measure.
  private static double[] type(WorkspaceViewModel workspace, CodeArea area) throws Exception {
    double[] millis = new double[PLACES * STROKES];
    for (int i = -millis.length; i < millis.length; i++) {
      if (i % STROKES == 0) {
        int place = Math.floorMod(i / STROKES, PLACES);
        on(() -> putCaret(area, place));
        Thread.sleep(1000); // the place comes into view, its table is selected
      }
      boolean isLetter = i % 2 == 0; // taken back by the next stroke
      double taken = stroke(workspace, area, isLetter ? typed() : pressed());
      if (i >= 0) {
        millis[i] = taken;
      }
    }
    return millis;
  }

  /// Behind the name of a field.
  private static boolean putCaret(CodeArea area, int place) {
    String text = area.getText();
    int field = text.indexOf("\n  ", (int) ((long) text.length() * (place + 1) / (PLACES + 1))) + 3;
    area.requestFocus();
    area.moveTo(text.indexOf(' ', field));
    area.requestFollowCaret();
    return area.isFocused();
  }

  private static double stroke(WorkspaceViewModel workspace, CodeArea area, KeyEvent key)
      throws Exception {
    long before = processorTime();
    on(
        () -> {
          Event.fireEvent(area, key);
          return true;
        });
    until(() -> workspace.snapshot().document().sources().equals(workspace.document().sources()));
    Thread.sleep(200); // lists, canvas and marks follow
    return (processorTime() - before) / 1e6;
  }

  private static KeyEvent typed() {
    return new KeyEvent(KeyEvent.KEY_TYPED, "x", "", KeyCode.UNDEFINED, false, false, false, false);
  }

  private static KeyEvent pressed() {
    return new KeyEvent(
        KeyEvent.KEY_PRESSED, "", "", KeyCode.BACK_SPACE, false, false, false, false);
  }

  private static long processorTime() throws Exception {
    return on(() -> ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
  }

  private static <T> T on(Callable<T> action) throws Exception {
    FutureTask<T> task = new FutureTask<>(action);
    Platform.runLater(task);
    return task.get();
  }

  private static void until(BooleanSupplier isSo) throws Exception {
    while (!on(isSo::getAsBoolean)) {
      Thread.sleep(2);
    }
  }
}
