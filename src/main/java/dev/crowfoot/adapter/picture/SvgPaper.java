// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.picture;

import dev.crowfoot.editor.paint.Colour;
import dev.crowfoot.editor.paint.Paper;
import dev.crowfoot.editor.scene.TextMeasure;
import dev.crowfoot.editor.scene.TextMeasure.TextStyle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Locale;

/// An SVG document as paper. Everything is written with attributes alone, which more programs
/// understand than style sheets; texts stay texts.
final class SvgPaper implements Paper {
  private static final String SANS = "Inter, system-ui, 'Segoe UI', Helvetica, Arial, sans-serif";
  private static final String MONO =
      "'JetBrains Mono', ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace";

  private final Writer out;
  private final TextMeasure measure;
  private double alpha = 1;

  /// @throws UncheckedIOException when it cannot be written, as all that follows
  SvgPaper(Writer out, TextMeasure measure) {
    this.out = out;
    this.measure = measure;
  }

  /// Begins the document.
  ///
  /// @param scale of the size it has where nobody says another
  void begin(String title, double width, double height, double scale) {
    write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"");
    write(" width=\"" + number(width * scale) + "\" height=\"" + number(height * scale) + "\"");
    write(" viewBox=\"0 0 " + number(width) + " " + number(height) + "\" role=\"img\"");
    write(" font-family=\"" + SANS + "\" stroke-linecap=\"square\" xml:space=\"preserve\"");
    // the window sets text without kerning and ligatures, too
    write(" style=\"font-kerning:none;font-variant-ligatures:none\">\n");
    write("<title>" + escaped(title) + "</title>\n");
  }

  void end() {
    write("</svg>\n");
  }

  @Override
  public void opacity(double opacity) {
    alpha = opacity;
  }

  @Override
  public void fillBox(double x, double y, double width, double height, Colour colour) {
    write("<rect" + box(x, y, width, height) + fill(colour) + "/>\n");
  }

  @Override
  public void fillRounded(
      double x, double y, double width, double height, double radius, Colour colour) {
    write("<rect" + box(x, y, width, height) + at("rx", radius) + fill(colour) + "/>\n");
  }

  @Override
  public void strokeRounded(
      double x, double y, double width, double height, double radius, double line, Colour colour) {
    write("<rect" + box(x, y, width, height) + at("rx", radius) + stroke(line, colour) + "/>\n");
  }

  @Override
  public void fillCircle(double x, double y, double radius, Colour colour) {
    write("<circle" + circle(x, y, radius) + fill(colour) + "/>\n");
  }

  @Override
  public void strokeCircle(double x, double y, double radius, double line, Colour colour) {
    write("<circle" + circle(x, y, radius) + stroke(line, colour) + "/>\n");
  }

  @Override
  public void fillPolygon(double[] xs, double[] ys, Colour colour) {
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < xs.length; i++) {
      points.append(i == 0 ? "" : " ").append(number(xs[i])).append(',').append(number(ys[i]));
    }
    write("<polygon points=\"" + points + "\"" + fill(colour) + "/>\n");
  }

  @Override
  public void strokeLine(double x1, double y1, double x2, double y2, double line, Colour colour) {
    path("M" + place(x1, y1) + "L" + place(x2, y2), line, colour);
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
    path("M" + place(x1, y1) + "Q" + place(cornerX, cornerY) + " " + place(x2, y2), line, colour);
  }

  @Override
  public void strokeCurve(double[] xs, double[] ys, double line, Colour colour) {
    path(
        "M%sC%s %s %s"
            .formatted(
                place(xs[0], ys[0]), place(xs[1], ys[1]), place(xs[2], ys[2]), place(xs[3], ys[3])),
        line,
        colour);
  }

  private void path(String way, double line, Colour colour) {
    write("<path d=\"" + way + "\"" + stroke(line, colour) + "/>\n");
  }

  /// The width is told with the text, so that another font does not make it run out of its card.
  @Override
  public void text(
      String text,
      TextStyle style,
      double size,
      double left,
      double baseline,
      Anchor end,
      Colour colour) {
    double width = measure.width(text, style) * size / style.size();
    if (width <= 0) {
      return;
    }
    String anchored =
        switch (end) {
          case LEFT -> at("x", left);
          case MIDDLE -> at("x", left + width / 2) + " text-anchor=\"middle\"";
          case RIGHT -> at("x", left + width) + " text-anchor=\"end\"";
        };
    write("<text" + anchored + at("y", baseline) + at("font-size", size) + face(style));
    write(at("textLength", width) + " lengthAdjust=\"spacingAndGlyphs\"" + fill(colour) + ">");
    write(escaped(text) + "</text>\n");
  }

  private static String face(TextStyle style) {
    return switch (style) {
      case NAME, LABEL -> "";
      case TITLE, KEY_NAME -> " font-weight=\"600\"";
      case TYPE -> " font-family=\"" + MONO + "\"";
    };
  }

  private String fill(Colour colour) {
    return " fill=\"" + colour.css() + "\"" + opacityOf("fill", colour);
  }

  private String stroke(double line, Colour colour) {
    return " fill=\"none\" stroke=\""
        + colour.css()
        + "\""
        + at("stroke-width", line)
        + opacityOf("stroke", colour);
  }

  private String opacityOf(String what, Colour colour) {
    double opacity = colour.opacity() * alpha;
    return opacity < 1 ? at(what + "-opacity", opacity) : "";
  }

  private static String box(double x, double y, double width, double height) {
    return at("x", x) + at("y", y) + at("width", width) + at("height", height);
  }

  private static String circle(double x, double y, double radius) {
    return at("cx", x) + at("cy", y) + at("r", radius);
  }

  private static String at(String name, double value) {
    return " " + name + "=\"" + number(value) + "\"";
  }

  private static String place(double x, double y) {
    return number(x) + "," + number(y);
  }

  /// With two digits after the point at most.
  static String number(double value) {
    double rounded = Math.rint(value * 100) / 100;
    return rounded == Math.rint(rounded)
        ? Long.toString((long) rounded)
        : String.format(Locale.ROOT, "%s", rounded);
  }

  /// As XML has it; what XML cannot say at all is left out.
  private static String escaped(String text) {
    StringBuilder result = new StringBuilder();
    text.codePoints()
        .filter(c -> c == '\t' || isWritable(c))
        .forEach(
            c -> {
              switch (c) {
                case '&' -> result.append("&amp;");
                case '<' -> result.append("&lt;");
                case '>' -> result.append("&gt;");
                default -> result.appendCodePoint(c);
              }
            });
    return result.toString();
  }

  private static boolean isWritable(int character) {
    boolean isHalf = character >= 0xd800 && character < 0xe000;
    boolean isNone = (character & ~1) == 0xfffe;
    return character >= ' ' && !isHalf && !isNone;
  }

  private void write(String text) {
    Interruption.check();
    try {
      out.write(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
