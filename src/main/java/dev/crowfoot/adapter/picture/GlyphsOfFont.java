// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.picture;

import java.util.Arrays;
import java.util.Set;

/// Takes glyphs out of a font program in the Compact Font Format (Adobe's Technical Note 5176).
///
/// Their places stay, so that nothing else has to be moved; what filled them is overwritten by the
/// command that ends a glyph, which a compressed file hardly notices.
final class GlyphsOfFont {
  private static final byte END_OF_GLYPH = 14;
  private static final int CHAR_STRINGS = 17;

  private final byte[] font;

  private GlyphsOfFont(byte[] font) {
    this.font = font;
  }

  /// @param glyphs the numbers of those that stay; the one for what is missing stays, too
  static byte[] only(Set<Integer> glyphs, byte[] font) {
    GlyphsOfFont copy = new GlyphsOfFont(font.clone());
    copy.blankAllBut(glyphs);
    return copy.font;
  }

  private void blankAllBut(Set<Integer> glyphs) {
    Index names = index(number(2, 1));
    Index dictionaries = index(names.end());
    Index shapes = index(shapesIn(dictionaries.start(0), dictionaries.start(1)));
    for (int glyph = 1; glyph < shapes.count(); glyph++) {
      if (!glyphs.contains(glyph)) {
        Arrays.fill(font, shapes.start(glyph), shapes.start(glyph + 1), END_OF_GLYPH);
      }
    }
  }

  /// A list of things of various lengths, each found by a number of so many bytes.
  private final class Index {
    private final int at;
    private final int count;
    private final int size;

    Index(int at) {
      this.at = at;
      this.count = number(at, 2);
      this.size = count == 0 ? 0 : number(at + 2, 1);
    }

    int count() {
      return count;
    }

    /// Where a thing begins, or behind the last one.
    int start(int item) {
      int data = at + 3 + (count + 1) * size - 1;
      return data + number(at + 3 + item * size, size);
    }

    int end() {
      return count == 0 ? at + 2 : start(count);
    }
  }

  private Index index(int at) {
    return new Index(at);
  }

  /// Where the dictionary says that the shapes of the glyphs begin.
  private int shapesIn(int from, int to) {
    int value = 0;
    int at = from;
    while (at < to) {
      int first = number(at, 1);
      if (first == CHAR_STRINGS) {
        return value;
      }
      if (first == 28) {
        value = (short) number(at + 1, 2);
        at += 3;
      } else if (first == 29) {
        value = number(at + 1, 4);
        at += 5;
      } else if (first == 30) {
        at = endOfReal(at);
      } else if (first >= 247) {
        at += 2;
      } else if (first == 12) {
        at += 2; // a command of two bytes
      } else {
        at += 1;
      }
    }
    throw new IllegalStateException("The font says nothing of its glyphs.");
  }

  /// A real number is written in half bytes, the last of which is 15.
  private int endOfReal(int at) {
    int next = at + 1;
    while ((font[next] & 15) != 15) {
      next++;
    }
    return next + 1;
  }

  private int number(int at, int bytes) {
    int value = 0;
    for (int i = 0; i < bytes; i++) {
      value = (value << 8) | (font[at + i] & 255);
    }
    return value;
  }
}
