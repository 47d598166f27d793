// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.paint;

import java.util.Locale;

/// A colour as the style sheets write it.
///
/// @param argb eight bits each: how opaque, red, green, blue
public record Colour(int argb) {
  /// @param css such as `#0969da`, or `#0969da14` when it is not opaque
  /// @throws IllegalArgumentException when it is not written so
  public static Colour of(String css) {
    if (!css.matches("#[0-9a-fA-F]{6}([0-9a-fA-F]{2})?")) {
      throw new IllegalArgumentException("`" + css + "` is no colour");
    }
    int rgb = Integer.parseInt(css.substring(1, 7), 16);
    int alpha = css.length() == 9 ? Integer.parseInt(css.substring(7), 16) : 255;
    return new Colour(alpha << 24 | rgb);
  }

  public int red() {
    return argb >> 16 & 255;
  }

  public int green() {
    return argb >> 8 & 255;
  }

  public int blue() {
    return argb & 255;
  }

  /// From 0, which cannot be seen, to 1.
  public double opacity() {
    return (argb >>> 24) / 255.0;
  }

  /// This colour mixed into another one.
  ///
  /// @param share of this colour, from 0 to 1
  public Colour mixedInto(Colour under, double share) {
    int mixed = 0;
    for (int bit = 0; bit < 32; bit += 8) {
      int from = under.argb >>> bit & 255;
      int to = argb >>> bit & 255;
      mixed |= (int) Math.rint(from + (to - from) * share) << bit;
    }
    return new Colour(mixed);
  }

  /// Such as `#0969da`, which does not say how opaque it is.
  public String css() {
    return String.format(Locale.ROOT, "#%06x", argb & 0xffffff);
  }
}
