// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.tour;

import dev.crowfoot.adapter.Failure.FileFailure;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.paint.Color;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import javax.imageio.ImageIO;

/// Takes pictures of a window as people see it, and writes them as PNG.
final class Picture {
  private Picture() {}

  /// A window's content with the popups above it. For the UI thread.
  static BufferedImage of(Scene scene) {
    BufferedImage image = snapshot(scene);
    Graphics2D graphics = image.createGraphics();
    for (Window window : Window.getWindows()) {
      if (window instanceof PopupWindow popup
          && scene.getWindow().equals(popup.getOwnerWindow())
          && popup.isShowing()) {
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
    SnapshotParameters parameters = new SnapshotParameters();
    parameters.setFill(scene.getFill() == null ? Color.TRANSPARENT : scene.getFill());
    Image seen = scene.getRoot().snapshot(parameters, null);
    int width = (int) seen.getWidth();
    int height = (int) seen.getHeight();
    int[] pixels = new int[width * height];
    seen.getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, width, height, pixels, 0, width);
    return image;
  }

  /// @throws FileFailure when it cannot be written
  static void write(BufferedImage image, Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      ImageIO.write(image, "png", file.toFile());
    } catch (IOException e) {
      throw new FileFailure("The picture `" + file + "` cannot be written.", e);
    }
  }
}
