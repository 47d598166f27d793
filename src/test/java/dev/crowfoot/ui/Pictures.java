// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// Pictures of what a test has on the screen, for people to look at: `target/pictures/*.png`.
public final class Pictures {
  private Pictures() {}

  /// Takes a picture of a scene as it is, with the popups above it.
  public static void take(FxRobot robot, Scene scene, String name) throws IOException {
    WaitForAsyncUtils.waitForFxEvents();
    BufferedImage[] seen = new BufferedImage[1];
    robot.interact(() -> seen[0] = withPopups(scene));
    Path folder = Files.createDirectories(Path.of("target", "pictures"));
    ImageIO.write(seen[0], "png", folder.resolve(name + ".png").toFile());
  }

  private static BufferedImage withPopups(Scene scene) {
    BufferedImage image = snapshot(scene);
    Graphics2D graphics = image.createGraphics();
    for (Window window : Window.getWindows()) {
      if (window instanceof PopupWindow popup && popup.getOwnerWindow().equals(scene.getWindow())) {
        popup.getScene().getStylesheets().setAll(scene.getStylesheets()); // after a change of theme
        graphics.drawImage(
            snapshot(popup.getScene()),
            (int) (popup.getX() - scene.getWindow().getX() - scene.getX()),
            (int) (popup.getY() - scene.getWindow().getY() - scene.getY()),
            null);
      }
    }
    graphics.dispose();
    return image;
  }

  private static BufferedImage snapshot(Scene scene) {
    scene.getRoot().applyCss();
    scene.getRoot().layout();
    SnapshotParameters parameters = new SnapshotParameters();
    parameters.setFill(scene.getFill() == null ? Color.TRANSPARENT : scene.getFill());
    WritableImage seen = scene.getRoot().snapshot(parameters, null);
    int width = (int) seen.getWidth();
    int height = (int) seen.getHeight();
    int[] pixels = new int[width * height];
    seen.getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, width, height, pixels, 0, width);
    return image;
  }
}
