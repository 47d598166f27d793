// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.diagram;

import dev.crowfoot.editor.paint.Colour;
import dev.crowfoot.editor.paint.Paper;
import dev.crowfoot.editor.scene.TextMeasure.TextStyle;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.FontSmoothingType;

/// The window's canvas as paper. The graphics context keeps the identity transform, and one colour
/// is always the same object, which spares it to be told again.
final class CanvasPaper implements Paper {
  private final GraphicsContext graphics;
  private final FontMeasure fonts;
  private final Map<Colour, Color> colours = new HashMap<>();

  CanvasPaper(GraphicsContext graphics, FontMeasure fonts) {
    this.graphics = graphics;
    this.fonts = fonts;
    graphics.setFontSmoothingType(FontSmoothingType.GRAY);
  }

  private Color paint(Colour colour) {
    return colours.computeIfAbsent(
        colour, c -> Color.rgb(c.red(), c.green(), c.blue(), c.opacity()));
  }

  private void pen(Colour colour, double line) {
    graphics.setStroke(paint(colour));
    graphics.setLineWidth(line);
  }

  @Override
  public void opacity(double alpha) {
    graphics.setGlobalAlpha(alpha);
  }

  @Override
  public void fillBox(double x, double y, double width, double height, Colour colour) {
    graphics.setFill(paint(colour));
    graphics.fillRect(x, y, width, height);
  }

  @Override
  public void fillRounded(
      double x, double y, double width, double height, double radius, Colour colour) {
    graphics.setFill(paint(colour));
    graphics.fillRoundRect(x, y, width, height, 2 * radius, 2 * radius);
  }

  @Override
  public void strokeRounded(
      double x, double y, double width, double height, double radius, double line, Colour colour) {
    pen(colour, line);
    graphics.strokeRoundRect(x, y, width, height, 2 * radius, 2 * radius);
  }

  @Override
  public void fillCircle(double x, double y, double radius, Colour colour) {
    graphics.setFill(paint(colour));
    graphics.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
  }

  @Override
  public void strokeCircle(double x, double y, double radius, double line, Colour colour) {
    pen(colour, line);
    graphics.strokeOval(x - radius, y - radius, 2 * radius, 2 * radius);
  }

  @Override
  public void fillPolygon(double[] xs, double[] ys, Colour colour) {
    graphics.setFill(paint(colour));
    graphics.fillPolygon(xs, ys, xs.length);
  }

  @Override
  public void strokeLine(double x1, double y1, double x2, double y2, double line, Colour colour) {
    pen(colour, line);
    graphics.strokeLine(x1, y1, x2, y2);
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
    pen(colour, line);
    graphics.beginPath();
    graphics.moveTo(x1, y1);
    graphics.quadraticCurveTo(cornerX, cornerY, x2, y2);
    graphics.stroke();
  }

  @Override
  public void strokeCurve(double[] xs, double[] ys, double line, Colour colour) {
    pen(colour, line);
    graphics.beginPath();
    graphics.moveTo(xs[0], ys[0]);
    graphics.bezierCurveTo(xs[1], ys[1], xs[2], ys[2], xs[3], ys[3]);
    graphics.stroke();
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
    graphics.setFont(fonts.font(style, size));
    graphics.setFill(paint(colour));
    graphics.fillText(text, left, baseline);
  }
}
