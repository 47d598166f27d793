// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.diagram;

import dev.crowfoot.editor.scene.TextMeasure;
import dev.crowfoot.ui.theme.Fonts;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// Text widths in the canvas's fonts, each text measured once. Used on the UI thread only.
final class FontMeasure implements TextMeasure {
  private final Map<TextStyle, Map<String, Double>> known = new EnumMap<>(TextStyle.class);
  private final Map<TextStyle, Map<Double, Font>> fonts = new EnumMap<>(TextStyle.class);

  FontMeasure() {
    Fonts.load();
  }

  @Override
  public double width(String text, TextStyle style) {
    return known
        .computeIfAbsent(style, _ -> new HashMap<>())
        .computeIfAbsent(text, t -> measure(t, font(style, style.size())));
  }

  private static double measure(String text, Font font) {
    Text node = new Text(text);
    node.setFont(font);
    return node.getLayoutBounds().getWidth();
  }

  /// The font of a style in a size of quarter pixels, so that zooming needs few of them.
  Font font(TextStyle style, double size) {
    double quantised = Math.rint(size * 4) / 4.0;
    return fonts
        .computeIfAbsent(style, _ -> new HashMap<>())
        .computeIfAbsent(quantised, s -> new Font(face(style), s));
  }

  private static String face(TextStyle style) {
    return switch (style) {
      case TITLE, KEY_NAME -> "Inter SemiBold";
      case NAME, LABEL -> "Inter";
      case TYPE -> "JetBrains Mono";
    };
  }
}
