// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.picture;

import dev.crowfoot.editor.paint.Colour;
import dev.crowfoot.editor.paint.Paper;
import dev.crowfoot.editor.scene.TextMeasure.TextStyle;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.util.Matrix;

/// A page of a PDF document as paper. Texts stay texts, in fonts that travel with the document.
final class PdfPaper implements Paper {
  /// How far the handles of a curve lie from its ends when it follows a quarter of a circle.
  private static final double QUARTER = 0.5522847498;

  private final PDPageContentStream content;
  private final PdfFonts fonts;
  private final Map<Double, PDExtendedGraphicsState> opacities = new HashMap<>();
  private double alpha = 1;
  private double opacity = 1;

  /// @param content whose `y` leads downwards already
  PdfPaper(PDPageContentStream content, PdfFonts fonts) {
    this.content = content;
    this.fonts = fonts;
  }

  /// Something that goes into the page.
  @FunctionalInterface
  private interface Drawing {
    void draw(PDPageContentStream page) throws IOException;
  }

  private void draw(Drawing drawing) {
    Interruption.check();
    try {
      drawing.draw(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void fill(Colour colour, Drawing shape) {
    draw(
        page -> {
          ink(page, colour);
          page.setNonStrokingColor(new Color(colour.argb()));
          shape.draw(page);
          page.fill();
        });
  }

  private void stroke(double line, Colour colour, Drawing shape) {
    draw(
        page -> {
          ink(page, colour);
          page.setStrokingColor(new Color(colour.argb()));
          page.setLineWidth((float) line);
          shape.draw(page);
          page.stroke();
        });
  }

  private void ink(PDPageContentStream page, Colour colour) throws IOException {
    double wanted = Math.rint(colour.opacity() * alpha * 1000) / 1000;
    if (wanted != opacity) {
      opacity = wanted;
      page.setGraphicsStateParameters(opacities.computeIfAbsent(wanted, PdfPaper::stateOf));
    }
  }

  private static PDExtendedGraphicsState stateOf(double opacity) {
    PDExtendedGraphicsState state = new PDExtendedGraphicsState();
    state.setNonStrokingAlphaConstant((float) opacity);
    state.setStrokingAlphaConstant((float) opacity);
    return state;
  }

  @Override
  public void opacity(double wanted) {
    alpha = wanted;
  }

  @Override
  public void fillBox(double x, double y, double width, double height, Colour colour) {
    fill(colour, p -> p.addRect((float) x, (float) y, (float) width, (float) height));
  }

  @Override
  public void fillRounded(
      double x, double y, double width, double height, double radius, Colour colour) {
    fill(colour, p -> rounded(p, x, y, width, height, radius));
  }

  @Override
  public void strokeRounded(
      double x, double y, double width, double height, double radius, double line, Colour colour) {
    stroke(line, colour, p -> rounded(p, x, y, width, height, radius));
  }

  private static void rounded(
      PDPageContentStream page, double x, double y, double width, double height, double radius)
      throws IOException {
    double r = Math.min(radius, Math.min(width, height) / 2);
    float k = (float) (r * (1 - QUARTER));
    float left = (float) x;
    float top = (float) y;
    float right = (float) (x + width);
    float bottom = (float) (y + height);
    float in = (float) r;
    page.moveTo(left + in, top);
    page.lineTo(right - in, top);
    page.curveTo(right - k, top, right, top + k, right, top + in);
    page.lineTo(right, bottom - in);
    page.curveTo(right, bottom - k, right - k, bottom, right - in, bottom);
    page.lineTo(left + in, bottom);
    page.curveTo(left + k, bottom, left, bottom - k, left, bottom - in);
    page.lineTo(left, top + in);
    page.curveTo(left, top + k, left + k, top, left + in, top);
    page.closePath();
  }

  @Override
  public void fillCircle(double x, double y, double radius, Colour colour) {
    fillRounded(x - radius, y - radius, 2 * radius, 2 * radius, radius, colour);
  }

  @Override
  public void strokeCircle(double x, double y, double radius, double line, Colour colour) {
    strokeRounded(x - radius, y - radius, 2 * radius, 2 * radius, radius, line, colour);
  }

  @Override
  public void fillPolygon(double[] xs, double[] ys, Colour colour) {
    fill(
        colour,
        p -> {
          p.moveTo((float) xs[0], (float) ys[0]);
          for (int i = 1; i < xs.length; i++) {
            p.lineTo((float) xs[i], (float) ys[i]);
          }
          p.closePath();
        });
  }

  @Override
  public void strokeLine(double x1, double y1, double x2, double y2, double line, Colour colour) {
    stroke(
        line,
        colour,
        p -> {
          p.moveTo((float) x1, (float) y1);
          p.lineTo((float) x2, (float) y2);
        });
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
    // the same curve by two handles
    double[] xs = {x1, x1 + (cornerX - x1) * 2 / 3, x2 + (cornerX - x2) * 2 / 3, x2};
    double[] ys = {y1, y1 + (cornerY - y1) * 2 / 3, y2 + (cornerY - y2) * 2 / 3, y2};
    strokeCurve(xs, ys, line, colour);
  }

  @Override
  public void strokeCurve(double[] xs, double[] ys, double line, Colour colour) {
    stroke(
        line,
        colour,
        p -> {
          p.moveTo((float) xs[0], (float) ys[0]);
          p.curveTo(
              (float) xs[1],
              (float) ys[1],
              (float) xs[2],
              (float) ys[2],
              (float) xs[3],
              (float) ys[3]);
        });
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
    int[] characters = text.codePoints().toArray();
    double x = left;
    int from = 0;
    for (int to = 1; to <= characters.length; to++) {
      if (to == characters.length || face.has(characters[to]) != face.has(characters[from])) {
        String part = new String(characters, from, to - from);
        if (face.has(characters[from])) {
          write(part, face, size, x, baseline, colour);
        } else {
          drawCharacters(part, face, size, x, baseline, colour);
        }
        x += face.width(part) * size;
        from = to;
      }
    }
  }

  private void write(
      String text, Typeface face, double size, double left, double baseline, Colour colour) {
    draw(
        page -> {
          ink(page, colour);
          page.setNonStrokingColor(new Color(colour.argb()));
          page.beginText();
          page.setFont(fonts.of(face), (float) size);
          page.setTextMatrix(new Matrix(1, 0, 0, -1, (float) left, (float) baseline));
          page.showText(text);
          page.endText();
        });
  }

  /// What our fonts lack is drawn as shapes.
  private void drawCharacters(
      String text, Typeface face, double size, double left, double baseline, Colour colour) {
    double x = left;
    for (int character : text.codePoints().toArray()) {
      Shape shape = face.outline(character);
      AffineTransform place = new AffineTransform(size, 0, 0, size, x, baseline);
      if (!shape.getBounds2D().isEmpty()) {
        fill(colour, page -> add(shape.getPathIterator(place), page));
      }
      x += face.advance(character) * size;
    }
  }

  private static void add(PathIterator path, PDPageContentStream page) throws IOException {
    float[] p = new float[6];
    float x = 0;
    float y = 0;
    for (; !path.isDone(); path.next()) {
      int end = 0;
      switch (path.currentSegment(p)) {
        case PathIterator.SEG_MOVETO -> page.moveTo(p[0], p[1]);
        case PathIterator.SEG_LINETO -> page.lineTo(p[0], p[1]);
        case PathIterator.SEG_QUADTO -> {
          end = 2;
          page.curveTo(
              x + (p[0] - x) * 2 / 3,
              y + (p[1] - y) * 2 / 3,
              p[2] + (p[0] - p[2]) * 2 / 3,
              p[3] + (p[1] - p[3]) * 2 / 3,
              p[2],
              p[3]);
        }
        case PathIterator.SEG_CUBICTO -> {
          end = 4;
          page.curveTo(p[0], p[1], p[2], p[3], p[4], p[5]);
        }
        default -> page.closePath();
      }
      x = p[end];
      y = p[end + 1];
    }
  }
}
