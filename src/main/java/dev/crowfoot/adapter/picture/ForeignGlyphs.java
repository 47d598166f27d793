// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.picture;

import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;

/// Characters that the program's own fonts lack, such as Chinese ones in a note: from the fonts of
/// the machine, if it has any.
final class ForeignGlyphs {
  private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

  private ForeignGlyphs() {}

  static boolean has(int character) {
    return Machine.FONT.length > 0 && Machine.FONT[0].canDisplay(character);
  }

  /// How wide a character is in size 1.
  static double advance(int character) {
    return vector(character).getGlyphPosition(vector(character).getNumGlyphs()).getX();
  }

  /// The shape of a character in size 1.
  static Shape outline(int character) {
    return vector(character).getOutline();
  }

  private static GlyphVector vector(int character) {
    return Machine.FONT[0].createGlyphVector(EXACT, Character.toString(character));
  }

  private static final class Machine {
    /// None on a machine without fonts.
    private static final Font[] FONT = load();

    private static Font[] load() {
      try {
        Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 1);
        font.createGlyphVector(EXACT, "x");
        return new Font[] {font};
      } catch (RuntimeException | LinkageError | InternalError _) {
        return new Font[0];
      }
    }
  }
}
