// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.control;

import dev.crowfoot.editor.Hue;
import java.util.Locale;

/// How the window names and shows the colours of areas and notes.
public final class Hues {
  private Hues() {}

  /// Such as `Blue`.
  public static String word(Hue hue) {
    return hue.name().charAt(0) + hue.name().substring(1).toLowerCase(Locale.ROOT);
  }

  /// The one that people read so.
  public static Hue of(String word) {
    return Hue.valueOf(word.toUpperCase(Locale.ROOT));
  }

  /// The style class that fills a shape, or the ground of a region, with the colour.
  public static String styleClass(Hue hue) {
    return "hue-" + hue.name().toLowerCase(Locale.ROOT);
  }
}
