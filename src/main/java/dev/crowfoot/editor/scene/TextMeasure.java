// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.editor.scene;

/// How wide a text is, which only the window's fonts can tell.
@FunctionalInterface
public interface TextMeasure {
  /// The width at 100 %.
  double width(String text, TextStyle style);

  /// The text, or as much of it as fits followed by an ellipsis.
  default String fit(String text, TextStyle style, double room) {
    if (width(text, style) <= room) {
      return text;
    }
    int low = 0;
    int high = text.length();
    while (low < high) {
      int middle = (low + high + 1) / 2;
      if (width(text.substring(0, middle) + "…", style) <= room) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return text.substring(0, low) + "…";
  }

  /// The kinds of text on the canvas.
  enum TextStyle {
    TITLE(14),
    NAME(13),
    KEY_NAME(13),
    TYPE(12),
    LABEL(11);

    private final double size;

    TextStyle(double size) {
      this.size = size;
    }

    /// The font's size at 100 %.
    public double size() {
      return size;
    }
  }
}
