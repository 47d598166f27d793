// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.bench;

import dev.crowfoot.app.Project;
import dev.crowfoot.app.ProjectFiles;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.ui.background.Background;
import dev.crowfoot.ui.diagram.DiagramView;
import dev.crowfoot.ui.theme.Theme;
import dev.crowfoot.ui.workspace.WorkspaceViewModel;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.stage.Stage;
import javax.imageio.ImageIO;

/// Pictures of the canvas to look at: each schema fitted and at the five zooms that differ in what
/// they show, light and dark. The middle is the table with the most relations.
///
/// `java -Dglass.platform=Headless -Dprism.order=sw dev.crowfoot.bench.CanvasPictures OUT
/// SCHEMA...`
final class CanvasPictures {
  private static final double[] ZOOMS = {0, 0.25, 0.4, 0.55, 1, 1.6};

  /// As large as a window of 1440 x 900 leaves the canvas.
  private static final int WIDTH = 1180;

  private static final int HEIGHT = 810;

  private final Path out;
  private final Stage stage;

  private CanvasPictures(Path out, Stage stage) {
    this.out = out;
    this.stage = stage;
  }

  /// Halts at the end, because the window's threads would go on.
  static void main(String[] arguments) throws Exception {
    Path out = Files.createDirectories(Path.of(arguments[0]));
    Platform.startup(() -> {});
    CanvasPictures pictures = new CanvasPictures(out, on(Stage::new));
    for (int i = 1; i < arguments.length; i++) {
      pictures.take(Path.of(arguments[i]));
    }
    Runtime.getRuntime().halt(0);
  }

  private void take(Path schema) throws Exception {
    Project project = Project.open(ProjectFiles.locate(schema));
    Snapshot snapshot = Snapshot.of(project.document());
    DiagramView diagram = on(() -> show(snapshot));
    until(() -> !diagram.model().scene().isEmpty() && diagram.isSettled());
    String name = Files.isDirectory(schema) ? project.files().name() : plain(schema);
    for (Theme theme : Theme.values()) {
      for (double zoom : ZOOMS) {
        take(diagram, theme, zoom, name);
      }
    }
  }

  private static String plain(Path schema) {
    return schema.getFileName().toString().replace(".prisma", "");
  }

  private DiagramView show(Snapshot snapshot) {
    Background background =
        Background.onVirtualThreads(
            bug -> {
              throw new IllegalStateException(bug);
            });
    DiagramView diagram = new DiagramView(new WorkspaceViewModel(snapshot, background), background);
    diagram.reduceMotionProperty().set(true);
    Scene scene = new Scene(diagram, WIDTH, HEIGHT);
    Theme.LIGHT.apply(scene);
    stage.setScene(scene);
    stage.show();
    return diagram;
  }

  private void take(DiagramView diagram, Theme theme, double zoom, String name) throws Exception {
    on(
        () -> {
          theme.apply(stage.getScene());
          diagram.centreOn(diagram.model().scene().byDegree().getFirst().name());
          if (zoom == 0) {
            diagram.fitAll();
          } else {
            diagram.model().camera().zoomTo(zoom);
          }
          return true;
        });
    until(diagram::isSettled);
    String how = zoom == 0 ? "fitted" : "%03.0f".formatted(zoom * 100);
    String look = theme.isDark() ? "dark" : "light";
    Path file = out.resolve(String.join("-", name, look, how) + ".png");
    ImageIO.write(on(() -> picture(diagram)), "png", file.toFile());
    System.out.println(file);
  }

  private static BufferedImage picture(DiagramView diagram) {
    Image seen = diagram.snapshot(new SnapshotParameters(), null);
    int width = (int) seen.getWidth();
    int height = (int) seen.getHeight();
    int[] pixels = new int[width * height];
    seen.getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, width, height, pixels, 0, width);
    return image;
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
