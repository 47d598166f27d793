// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.picture;

import dev.crowfoot.editor.paint.Colour;
import dev.crowfoot.editor.paint.Paper;
import dev.crowfoot.editor.scene.TextMeasure.TextStyle;
import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/// An image as paper. Text is filled outlines, so that no font of the machine is asked for.
final class ImagePaper implements Paper {
  private final Graphics2D graphics;

  ImagePaper(Graphics2D graphics) {
    this.graphics = graphics;
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
  }

  private void fill(Shape shape, Colour colour) {
    graphics.setColor(new Color(colour.argb(), true));
    graphics.fill(shape);
  }

  private void stroke(Shape shape, double line, Colour colour) {
    graphics.setColor(new Color(colour.argb(), true));
    graphics.setStroke(
        new BasicStroke((float) line, BasicStroke.CAP_SQUARE, BasicStroke.JOIN_MITER));
    graphics.draw(shape);
  }

  @Override
  public void opacity(double alpha) {
    graphics.setComposite(AlphaComposite.SrcOver.derive((float) alpha));
  }

  @Override
  public void fillBox(double x, double y, double width, double height, Colour colour) {
    fill(new Rectangle2D.Double(x, y, width, height), colour);
  }

  @Override
  public void fillRounded(
      double x, double y, double width, double height, double radius, Colour colour) {
    fill(new RoundRectangle2D.Double(x, y, width, height, 2 * radius, 2 * radius), colour);
  }

  @Override
  public void strokeRounded(
      double x, double y, double width, double height, double radius, double line, Colour colour) {
    stroke(new RoundRectangle2D.Double(x, y, width, height, 2 * radius, 2 * radius), line, colour);
  }

  @Override
  public void fillCircle(double x, double y, double radius, Colour colour) {
    fill(circle(x, y, radius), colour);
  }

  @Override
  public void strokeCircle(double x, double y, double radius, double line, Colour colour) {
    stroke(circle(x, y, radius), line, colour);
  }

  private static Shape circle(double x, double y, double radius) {
    return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
  }

  @Override
  public void fillPolygon(double[] xs, double[] ys, Colour colour) {
    Path2D path = new Path2D.Double();
    path.moveTo(xs[0], ys[0]);
    for (int i = 1; i < xs.length; i++) {
      path.lineTo(xs[i], ys[i]);
    }
    path.closePath();
    fill(path, colour);
  }

  @Override
  public void strokeLine(double x1, double y1, double x2, double y2, double line, Colour colour) {
    stroke(new Line2D.Double(x1, y1, x2, y2), line, colour);
  }

  @Override
  public void strokeBend(
      double x1,
      double y1,
      double cornerX,
      double cornerY,
      double x2,
      double y2,
      double line,
      Colour colour) {
    Path2D path = new Path2D.Double();
    path.moveTo(x1, y1);
    path.quadTo(cornerX, cornerY, x2, y2);
    stroke(path, line, colour);
  }

  @Override
  public void strokeCurve(double[] xs, double[] ys, double line, Colour colour) {
    Path2D path = new Path2D.Double();
    path.moveTo(xs[0], ys[0]);
    path.curveTo(xs[1], ys[1], xs[2], ys[2], xs[3], ys[3]);
    stroke(path, line, colour);
  }

  @Override
  public void text(
      String text,
      TextStyle style,
      double size,
      double left,
      double baseline,
      Anchor end,
      Colour colour) {
    Typeface face = Typeface.of(style);
    Path2D line = new Path2D.Double();
    double x = left;
    for (int character : text.codePoints().toArray()) {
      AffineTransform place = new AffineTransform(size, 0, 0, size, x, baseline);
      line.append(face.outline(character).getPathIterator(place), false);
      x += face.advance(character) * size;
    }
    fill(line, colour);
  }
}
