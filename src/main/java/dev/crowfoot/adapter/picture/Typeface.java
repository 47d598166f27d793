// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.picture;

import dev.crowfoot.editor.scene.TextMeasure.TextStyle;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.OTFParser;
import org.apache.fontbox.ttf.OpenTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.jspecify.annotations.Nullable;

/// One of the fonts that come with the program. Read here and not by the desktop's toolkits, so
/// that pictures are the same on every machine, also one without fonts.
final class Typeface {
  private static final String HOME = "/com/formdev/flatlaf/fonts/";

  private static final Typeface REGULAR = new Typeface(400, "inter/Inter-Regular.otf");
  private static final Typeface SEMI_BOLD = new Typeface(600, "inter/Inter-SemiBold.otf");
  private static final Typeface MONO =
      new Typeface(400, "jetbrains_mono/JetBrainsMono-Regular.ttf");

  private final int weight;
  private final String file;
  private final Map<Integer, Shape> outlines = new ConcurrentHashMap<>();
  private @Nullable Loaded loaded;

  /// @param unit how many of the font's units are its size
  private record Loaded(OpenTypeFont font, CmapLookup glyphs, double unit) {}

  private Typeface(int weight, String file) {
    this.weight = weight;
    this.file = file;
  }

  static Typeface of(TextStyle style) {
    return switch (style) {
      case TITLE, KEY_NAME -> SEMI_BOLD;
      case NAME, LABEL -> REGULAR;
      case TYPE -> MONO;
    };
  }

  int weight() {
    return weight;
  }

  /// Its file's content.
  InputStream stream() {
    InputStream stream = Typeface.class.getResourceAsStream(HOME + file);
    if (stream == null) {
      throw new IllegalStateException("The font " + file + " is missing from the program.");
    }
    return stream;
  }

  private synchronized Loaded loaded() {
    Loaded known = loaded;
    if (known == null) {
      try (InputStream stream = stream()) {
        OpenTypeFont font = new OTFParser(true).parse(new RandomAccessReadBuffer(stream));
        known = new Loaded(font, font.getUnicodeCmapLookup(), font.getUnitsPerEm());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      loaded = known;
    }
    return known;
  }

  /// Whether its outlines are PostScript's, not TrueType's.
  boolean isPostScript() {
    return loaded().font.isPostScript();
  }

  String postScriptName() throws IOException {
    return loaded().font.getName();
  }

  /// The program that draws its glyphs, without the tables round it.
  byte[] postScriptProgram() throws IOException {
    return loaded().font.getTableBytes(loaded().font.getTableMap().get("CFF "));
  }

  /// The number of a character's glyph; 0 when the font has none.
  int glyph(int character) {
    return loaded().glyphs.getGlyphId(character);
  }

  boolean has(int character) {
    return glyph(character) != 0;
  }

  /// How wide a character is in size 1.
  double advance(int character) {
    if (Character.isISOControl(character)) {
      return 0;
    }
    if (!has(character) && ForeignGlyphs.has(character)) {
      return ForeignGlyphs.advance(character);
    }
    try {
      return loaded().font.getAdvanceWidth(glyph(character)) / loaded().unit;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// How wide a text is in size 1.
  double width(String text) {
    return text.codePoints().mapToDouble(this::advance).sum();
  }

  /// The shape of a character in size 1, its origin at the left of the baseline, `y` downwards.
  Shape outline(int character) {
    return outlines.computeIfAbsent(character, this::readOutline);
  }

  private Shape readOutline(int character) {
    if (Character.isISOControl(character)) {
      return new GeneralPath();
    }
    if (!has(character) && ForeignGlyphs.has(character)) {
      return ForeignGlyphs.outline(character);
    }
    double unit = loaded().unit;
    try {
      return AffineTransform.getScaleInstance(1 / unit, -1 / unit)
          .createTransformedShape(path(loaded().font, glyph(character)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static GeneralPath path(OpenTypeFont font, int glyph) throws IOException {
    if (font.isPostScript()) {
      return font.getCFF().getFont().getType2CharString(glyph).getPath();
    }
    GlyphData data = font.getGlyph().getGlyph(glyph);
    return data == null ? new GeneralPath() : data.getPath();
  }
}
