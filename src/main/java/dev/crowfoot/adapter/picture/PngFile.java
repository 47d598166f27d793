// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.picture;

import dev.crowfoot.adapter.Failure.ArgumentFailure;
import dev.crowfoot.editor.geometry.Box;
import dev.crowfoot.editor.paint.Picture;
import java.awt.image.RenderedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// A picture as PNG.
final class PngFile {
  /// More dots to a side are more than many programs open.
  static final int MOST_TO_A_SIDE = 32_767;

  /// What opens a picture of so many dots needs a gigabyte for it.
  static final double MOST_DOTS = 268_435_456;

  private static final double DOTS_PER_MILLIMETRE = 96 / 25.4;

  private PngFile() {}

  static void write(Picture picture, PictureStyle style, OutputStream out) throws IOException {
    refuseTooLarge(picture.box(), style.scale());
    PngImage image = new PngImage(picture, style.palette(), style.background(), style.scale());
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.write(new IIOImage(image, null, sized(writer, image, style.scale())));
    } finally {
      writer.dispose();
    }
  }

  private static void refuseTooLarge(Box box, double scale) {
    double most =
        Math.min(
            MOST_TO_A_SIDE / Math.max(box.width(), box.height()),
            Math.sqrt(MOST_DOTS / (box.width() * box.height())));
    if (scale > most) {
      throw new ArgumentFailure(
          String.format(
              Locale.ROOT,
              "At the scale %s the picture would have %,.0f × %,.0f dots, more than many programs"
                  + " open. The scale %s works; SVG and PDF have no such limit.",
              SvgPaper.number(scale),
              box.width() * scale,
              box.height() * scale,
              SvgPaper.number(Math.floor(most * 10) / 10)));
    }
  }

  /// Says how large the dots are, so that a document shows the picture in its size, whatever the
  /// scale.
  private static IIOMetadata sized(ImageWriter writer, RenderedImage image, double scale)
      throws IOException {
    IIOMetadata metadata =
        writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
    IIOMetadataNode dots = new IIOMetadataNode("pHYs");
    String perMetre = Long.toString(Math.round(DOTS_PER_MILLIMETRE * 1000 * scale));
    dots.setAttribute("pixelsPerUnitXAxis", perMetre);
    dots.setAttribute("pixelsPerUnitYAxis", perMetre);
    dots.setAttribute("unitSpecifier", "meter");
    IIOMetadataNode root = new IIOMetadataNode("javax_imageio_png_1.0");
    root.appendChild(dots);
    metadata.mergeTree("javax_imageio_png_1.0", root);
    return metadata;
  }
}
