// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.diagram;

import dev.crowfoot.editor.scene.TextMeasure;
import dev.crowfoot.ui.theme.Fonts;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// Text widths in the canvas's fonts, each text measured once, on whatever thread asks.
final class FontMeasure implements TextMeasure {
  private final Map<TextStyle, Map<String, Double>> known = new EnumMap<>(TextStyle.class);
  private final Map<TextStyle, Map<Double, Font>> fonts = new EnumMap<>(TextStyle.class);

  FontMeasure() {
    Fonts.load();
    for (TextStyle style : TextStyle.values()) {
      known.put(style, new ConcurrentHashMap<>());
      fonts.put(style, new ConcurrentHashMap<>());
    }
  }

  @Override
  public double width(String text, TextStyle style) {
    Map<String, Double> widths = of(known, style);
    Double width = widths.get(text);
    return width != null
        ? width
        : widths.computeIfAbsent(text, t -> measure(t, font(style, style.size())));
  }

  private static double measure(String text, Font font) {
    Text node = new Text(text);
    node.setFont(font);
    return node.getLayoutBounds().getWidth();
  }

  /// The font of a style in a size of quarter pixels, so that zooming needs few of them.
  Font font(TextStyle style, double size) {
    double quantised = Math.rint(size * 4) / 4.0;
    return of(fonts, style).computeIfAbsent(quantised, s -> new Font(face(style), s));
  }

  private static <K, V> Map<K, V> of(Map<TextStyle, Map<K, V>> all, TextStyle style) {
    return Objects.requireNonNull(all.get(style));
  }

  private static String face(TextStyle style) {
    return switch (style) {
      case TITLE, KEY_NAME -> "Inter SemiBold";
      case NAME, LABEL -> "Inter";
      case TYPE -> "JetBrains Mono";
    };
  }
}
