// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// Pictures of what a test has on the screen, for people to look at: `target/pictures/*.png`.
public final class Pictures {
  private Pictures() {}

  /// Takes a picture of a scene as it is.
  public static void take(FxRobot robot, Scene scene, String name) throws IOException {
    WaitForAsyncUtils.waitForFxEvents();
    WritableImage[] seen = new WritableImage[1];
    robot.interact(
        () -> {
          scene.getRoot().applyCss();
          scene.getRoot().layout();
          seen[0] = scene.snapshot(null);
        });
    int width = (int) seen[0].getWidth();
    int height = (int) seen[0].getHeight();
    int[] pixels = new int[width * height];
    seen[0]
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, width, height, pixels, 0, width);
    Path folder = Files.createDirectories(Path.of("target", "pictures"));
    ImageIO.write(image, "png", folder.resolve(name + ".png").toFile());
  }
}
