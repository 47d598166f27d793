// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.bench;

import dev.crowfoot.app.Environment;
import dev.crowfoot.editor.scene.Card;
import dev.crowfoot.editor.scene.Edge;
import dev.crowfoot.ui.OpenProject;
import dev.crowfoot.ui.StudioWindow;
import dev.crowfoot.ui.diagram.DiagramView;
import dev.crowfoot.ui.studio.StudioViewModel.Centre;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import javafx.application.Platform;
import javafx.stage.Stage;

/// How fluent the canvas is in the real window: opening, panning, zooming, dragging, arranging.
///
/// `java -Dglass.platform=Headless -Dprism.order=sw dev.crowfoot.bench.CanvasSpeed erd-1000.prisma`
///
/// With a second argument, which says how it was started, opening alone is measured.
///
/// Each line it prints is a row of a table. Frames are told as the median and the 95th percentile
/// of the milliseconds between two pulses, which wait for the frame before; as frames a second; and
/// as the milliseconds that the threads of the window and of painting worked for a frame, which
/// other work of the machine hardly changes.
final class CanvasSpeed {
  private static final double[] ZOOMS = {1, 0.55, 0.25, 0};
  private static final Pattern THREADS = Pattern.compile("JavaFX Application|QuantumRenderer");

  private final StudioWindow window;
  private final String name;

  private CanvasSpeed(StudioWindow window, String name) {
    this.window = window;
    this.name = name;
  }

  /// Halts at the end, because the window's threads would go on.
  static void main(String[] arguments) throws Exception {
    Thread.setDefaultUncaughtExceptionHandler(
        (_, failure) -> {
          System.err.println(failure);
          Runtime.getRuntime().halt(1);
        });
    measure(Path.of(arguments[0]), arguments.length > 1 ? arguments[1] + ": " : "");
    Runtime.getRuntime().halt(0);
  }

  /// @param started how, when opening alone is measured
  private static void measure(Path file, String started) throws Exception {
    Path folder = Files.createTempDirectory("crowfoot-bench");
    Platform.startup(() -> {});
    StudioWindow window =
        on(
            () -> {
              StudioWindow made =
                  new StudioWindow(
                      new Stage(),
                      new dev.crowfoot.app.Memory(folder.resolve("memory")),
                      new Environment(Map.of()));
              made.show();
              return made;
            });
    Thread.sleep(1000);
    CanvasSpeed speed = new CanvasSpeed(window, file.getFileName().toString());
    speed.open(file, folder, started);
    if (!started.isEmpty()) {
      return;
    }
    for (double zoom : ZOOMS) {
      speed.frames(zoom);
    }
    speed.arrange();
    speed.row("heap after all this, MB", "%.0f".formatted(used() / 1e6));
  }

  private void open(Path file, Path folder, String started) throws Exception {
    for (String what : new String[] {"first opened", "opened again"}) {
      Path schema = copy(file, folder.resolve(what.replace(' ', '-')));
      Optional<OpenProject> before = on(window::project);
      double processor = processorTime();
      long start = System.nanoTime();
      on(
          () -> {
            window.open(schema);
            return true;
          });
      until(() -> window.project().isPresent() && !window.project().equals(before));
      on(
          () -> {
            window.project().orElseThrow().studio().centreProperty().set(Centre.MODEL);
            return true;
          });
      DiagramView opened = on(CanvasSpeed::diagram);
      until(() -> !opened.model().scene().isEmpty());
      row(started + what + ", cards shown, ms", since(start));
      until(opened::isSettled);
      row(started + what + ", ms", since(start));
      double worked = processorTime() - processor;
      row(started + what + ", ms of processors", "%.0f".formatted(worked / 1e6));
      Thread.sleep(3000); // what else follows an opening
    }
  }

  private static String since(long start) {
    return "%.0f".formatted((System.nanoTime() - start) / 1e6);
  }

  private static Path copy(Path file, Path folder) throws IOException {
    Files.createDirectories(folder);
    return Files.copy(file, folder.resolve("schema.prisma"));
  }

  /// @param zoom 0 to show all
  private void frames(double zoom) throws Exception {
    CanvasHand hand = new CanvasHand(diagram());
    String where = zoom == 0 ? "fitted" : "at " + zoom;
    frames(where, "pan", zoom, hub(), hand::pan);
    frames(where, "zoom", zoom, hub(), hand::zoom);
    frames(where, "drag a card", zoom, plain(), () -> hand.drag(plain()));
    frames(where, "drag the hub", zoom, hub(), () -> hand.drag(hub()));
  }

  private void frames(String where, String what, double zoom, String card, Callable<double[]> move)
      throws Exception {
    on(
        () -> {
          diagram().centreOn(card);
          if (zoom == 0) {
            diagram().fitAll();
          } else {
            diagram().model().camera().zoomTo(zoom);
          }
          return true;
        });
    until(diagram()::isSettled);
    Thread.sleep(300);
    double before = workOfThreads();
    double[] gaps = move.call();
    double work = (workOfThreads() - before) / 1e6 / CanvasHand.ALL_FRAMES;
    double sum = 0;
    for (double gap : gaps) {
      sum += gap;
    }
    java.util.Arrays.sort(gaps);
    row(
        where + ", " + what,
        String.format(
            Locale.ROOT,
            "%.1f | %.1f | %.0f | %.1f",
            gaps[gaps.length / 2],
            gaps[gaps.length * 95 / 100],
            1000 * gaps.length / sum,
            work));
  }

  private void arrange() throws Exception {
    for (String what : new String[] {"arrange", "arrange again"}) {
      long start = System.nanoTime();
      on(
          () -> {
            diagram().arrange();
            return true;
          });
      until(() -> !diagram().model().arrangingProperty().get());
      row(what + ", ms", since(start));
      until(diagram()::isSettled);
    }
  }

  private void row(String what, String figure) {
    System.out.printf("| %s | %s | %s |%n", name, what, figure);
  }

  /// The table with the most relations.
  private String hub() {
    return degrees().entrySet().stream()
        .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry::getKey))
        .orElseThrow()
        .getKey();
  }

  /// A table with a few.
  private String plain() {
    return degrees().entrySet().stream()
        .filter(e -> e.getValue() <= 4)
        .max(
            Comparator.comparing((Map.Entry<String, Integer> e) -> e.getValue())
                .thenComparing(Map.Entry::getKey))
        .orElseThrow()
        .getKey();
  }

  private Map<String, Integer> degrees() {
    Map<String, Integer> result = new HashMap<>();
    diagram().model().scene().cards().stream()
        .filter(c -> c.kind() == Card.Kind.TABLE)
        .forEach(c -> result.put(c.name(), 0));
    for (Edge edge : diagram().model().scene().edges()) {
      result.merge(edge.from().card(), 1, Integer::sum);
      result.merge(edge.to().card(), 1, Integer::sum);
    }
    return result;
  }

  private static DiagramView diagram() {
    return Optional.ofNullable(Stage.getWindows().getFirst().getScene().lookup("#diagram"))
        .map(DiagramView.class::cast)
        .orElseThrow();
  }

  private static double processorTime() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  /// What the threads of the window and of painting have worked, in nanoseconds.
  private static double workOfThreads() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    double work = 0;
    for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
      if (thread != null && THREADS.matcher(thread.getThreadName()).lookingAt()) {
        work += threads.getThreadCpuTime(thread.getThreadId());
      }
    }
    return work;
  }

  /// Garbage aside.
  private static long used() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  static <T> T on(Callable<T> action) throws Exception {
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
