// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.adapter.picture.BundledFonts;
import dev.crowfoot.adapter.picture.PictureFormat;
import dev.crowfoot.adapter.picture.PictureStyle;
import dev.crowfoot.adapter.picture.ThemeColours;
import dev.crowfoot.app.Project;
import dev.crowfoot.app.ProjectFiles;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.editor.geometry.Point;
import dev.crowfoot.editor.geometry.Viewport;
import dev.crowfoot.editor.paint.Picture;
import dev.crowfoot.editor.paint.Tint;
import dev.crowfoot.editor.scene.TextMeasure.TextStyle;
import dev.crowfoot.ui.background.Background;
import dev.crowfoot.ui.theme.Theme;
import dev.crowfoot.ui.workspace.WorkspaceViewModel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// A picture in a file is what the canvas shows: the same colours, widths and, but for how two
/// libraries smooth edges, dots.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made by start
class PictureLikeScreenTest {
  private DiagramView diagram;
  private Scene scene;

  @Start
  void start(Stage stage) {
    Project shop = Project.open(ProjectFiles.locate(Path.of("schemas", "shop")));
    diagram =
        new DiagramView(
            new WorkspaceViewModel(Snapshot.of(shop.document()), Background.direct()),
            Background.direct());
    scene = new Scene(new StackPane(diagram), 900, 700);
    Theme.LIGHT.apply(scene);
    stage.setScene(scene);
    stage.show();
  }

  @Test
  void aPngShowsWhatTheCanvasShows(FxRobot robot) throws IOException {
    for (Theme theme : Theme.values()) {
      robot.interact(
          () -> {
            theme.apply(scene);
            diagram.model().camera().zoomTo(1);
            diagram.model().camera().centreOn(new Point(640, 400)); // on whole pixels
          });
      WaitForAsyncUtils.waitForFxEvents();
      BufferedImage screen = screen(robot);
      BufferedImage file = file(theme);
      assertThat(file.getWidth()).isEqualTo(screen.getWidth());
      assertThat(share(screen, file, 24)).as("slightly, %s", theme).isLessThan(0.03);
      assertThat(share(screen, file, 96)).as("much, %s", theme).isLessThan(0.002);
      assertThat(share(screen, blank(screen), 96)).as("blank, %s", theme).isGreaterThan(0.02);
    }
  }

  @Test
  void textsAreAsWideAsOnTheScreen(FxRobot robot) {
    BundledFonts bundled = new BundledFonts();
    FontMeasure window = new FontMeasure();
    robot.interact(
        () -> {
          for (TextStyle style : TextStyle.values()) {
            for (String text : List.of("Customer", "createdAt", "String?", "AVAToTy_fi", "x")) {
              assertThat(bundled.width(text, style))
                  .as("%s in %s", text, style)
                  .isCloseTo(window.width(text, style), org.assertj.core.data.Offset.offset(0.05));
            }
          }
        });
  }

  @Test
  void coloursAreThoseOfTheStyleSheets(FxRobot robot) {
    DiagramSurface surface = (DiagramSurface) diagram.lookup(".diagram-main");
    robot.interact(
        () -> {
          for (Tint tint : Tint.values()) {
            assertThat(ThemeColours.light().of(tint))
                .as("%s", tint)
                .isEqualTo(surface.colourOf(tint));
          }
          Theme.DARK.apply(scene);
          scene.getRoot().applyCss();
          for (Tint tint : Tint.values()) {
            assertThat(ThemeColours.dark().of(tint))
                .as("%s", tint)
                .isEqualTo(surface.colourOf(tint));
          }
        });
  }

  private BufferedImage screen(FxRobot robot) {
    BufferedImage[] seen = new BufferedImage[1];
    robot.interact(
        () -> {
          WritableImage image =
              diagram.lookup(".diagram-main").snapshot(new SnapshotParameters(), null);
          int width = (int) image.getWidth();
          int height = (int) image.getHeight();
          int[] pixels = new int[width * height];
          image
              .getPixelReader()
              .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
          seen[0] = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
          seen[0].setRGB(0, 0, width, height, pixels, 0, width);
        });
    return seen[0];
  }

  private BufferedImage file(Theme theme) throws IOException {
    DiagramViewModel model = diagram.model();
    Viewport view = model.camera().viewport();
    Picture picture =
        Picture.part(model.scene(), model.views().layout(), new FontMeasure(), view.visible());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PictureFormat.PNG.write(picture, new PictureStyle(1, theme.isDark(), true), "", out);
    return ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
  }

  private static BufferedImage blank(BufferedImage like) {
    BufferedImage blank =
        new BufferedImage(like.getWidth(), like.getHeight(), BufferedImage.TYPE_INT_RGB);
    int ground = like.getRGB(1, 1);
    for (int y = 0; y < blank.getHeight(); y++) {
      for (int x = 0; x < blank.getWidth(); x++) {
        blank.setRGB(x, y, ground);
      }
    }
    return blank;
  }

  /// The share of dots of which a channel differs by more than so much.
  private static double share(BufferedImage a, BufferedImage b, int more) {
    long different = 0;
    for (int y = 0; y < a.getHeight(); y++) {
      for (int x = 0; x < a.getWidth(); x++) {
        if (differs(a.getRGB(x, y), b.getRGB(x, y), more)) {
          different++;
        }
      }
    }
    return (double) different / a.getWidth() / a.getHeight();
  }

  private static boolean differs(int a, int b, int more) {
    return Math.abs((a & 255) - (b & 255)) > more
        || Math.abs((a >> 8 & 255) - (b >> 8 & 255)) > more
        || Math.abs((a >> 16 & 255) - (b >> 16 & 255)) > more;
  }
}
