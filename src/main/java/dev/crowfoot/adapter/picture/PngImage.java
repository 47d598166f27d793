// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.picture;

import dev.crowfoot.editor.paint.Palette;
import dev.crowfoot.editor.paint.Picture;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.Raster;
import java.awt.image.RenderedImage;
import java.awt.image.SampleModel;
import java.awt.image.WritableRaster;
import java.util.Vector;
import org.jspecify.annotations.Nullable;

/// A picture as an image that is painted while it is read, a few lines at a time, so that a large
/// one needs no more memory than a small one.
final class PngImage implements RenderedImage {
  private static final int LINES = 256;

  private final Picture picture;
  private final Palette palette;
  private final boolean background;
  private final double scale;
  private final BufferedImage band;
  private int top = -1;

  PngImage(Picture picture, Palette palette, boolean background, double scale) {
    this.picture = picture;
    this.palette = palette;
    this.background = background;
    this.scale = scale;
    int type = background ? BufferedImage.TYPE_3BYTE_BGR : BufferedImage.TYPE_4BYTE_ABGR;
    band = new BufferedImage(getWidth(), Math.min(LINES, getHeight()), type);
  }

  @Override
  public int getWidth() {
    return whole(picture.box().width());
  }

  @Override
  public int getHeight() {
    return whole(picture.box().height());
  }

  /// What is only a part of a dot at the edges is left out.
  private int whole(double side) {
    return (int) Math.max(1, Math.floor(side * scale));
  }

  /// Lines must be asked for within one band.
  @Override
  public Raster getData(Rectangle rectangle) {
    int wanted = rectangle.y / LINES * LINES;
    if (rectangle.y + rectangle.height > wanted + LINES) {
      throw new IllegalArgumentException("more than a band at once: " + rectangle);
    }
    if (wanted != top) {
      Interruption.check();
      paint(wanted);
      top = wanted;
    }
    return band.getRaster()
        .createChild(
            rectangle.x,
            rectangle.y - top,
            rectangle.width,
            rectangle.height,
            rectangle.x,
            rectangle.y,
            null);
  }

  private void paint(int from) {
    double first = Math.floor(from / scale);
    double last = Math.ceil((from + LINES) / scale);
    Graphics2D graphics = band.createGraphics();
    graphics.setBackground(new Color(0, true));
    graphics.clearRect(0, 0, band.getWidth(), band.getHeight());
    graphics.translate(0, first * scale - from);
    graphics.scale(scale, scale);
    picture.paint(new ImagePaper(graphics), palette, background, first, last);
    graphics.dispose();
  }

  @Override
  public ColorModel getColorModel() {
    return band.getColorModel();
  }

  @Override
  public SampleModel getSampleModel() {
    return band.getSampleModel();
  }

  @Override
  public int getMinX() {
    return 0;
  }

  @Override
  public int getMinY() {
    return 0;
  }

  // each band is a tile

  @Override
  public int getNumXTiles() {
    return 1;
  }

  @Override
  public int getNumYTiles() {
    return (getHeight() + LINES - 1) / LINES;
  }

  @Override
  public int getMinTileX() {
    return 0;
  }

  @Override
  public int getMinTileY() {
    return 0;
  }

  @Override
  public int getTileWidth() {
    return getWidth();
  }

  @Override
  public int getTileHeight() {
    return band.getHeight();
  }

  @Override
  public int getTileGridXOffset() {
    return 0;
  }

  @Override
  public int getTileGridYOffset() {
    return 0;
  }

  @Override
  public Raster getTile(int tileX, int tileY) {
    int from = tileY * LINES;
    return getData(new Rectangle(0, from, getWidth(), Math.min(LINES, getHeight() - from)));
  }

  @Override
  public Raster getData() {
    throw new UnsupportedOperationException("read by lines");
  }

  @Override
  public WritableRaster copyData(@Nullable WritableRaster raster) {
    throw new UnsupportedOperationException("read by lines");
  }

  @Override
  @SuppressWarnings("JdkObsolete") // what the interface asks for
  public Vector<RenderedImage> getSources() {
    return new Vector<>();
  }

  @Override
  public Object getProperty(String name) {
    return java.awt.Image.UndefinedProperty;
  }

  @Override
  public String[] getPropertyNames() {
    return new String[0];
  }
}
