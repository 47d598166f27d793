// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.picture;

import dev.crowfoot.editor.paint.Colour;
import dev.crowfoot.editor.paint.Palette;
import dev.crowfoot.editor.paint.Tint;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The window's colours without a window: read from the very style sheets that dress it.
public final class ThemeColours implements Palette {
  private static final String HOME = "/dev/crowfoot/ui/";
  private static final Pattern DECLARATION =
      Pattern.compile("(-(?:cf|diagram)-[\\w-]+):\\s*([^;]+);");

  private final Map<Tint, Colour> colours = new EnumMap<>(Tint.class);

  private ThemeColours(List<String> sheets) {
    Map<String, String> values = new HashMap<>();
    for (String sheet : sheets) {
      Matcher declaration = DECLARATION.matcher(text(sheet));
      while (declaration.find()) {
        values.put(declaration.group(1), declaration.group(2).strip());
      }
    }
    for (Tint tint : Tint.values()) {
      colours.put(tint, colour(tint.property(), values));
    }
  }

  public static ThemeColours light() {
    return new ThemeColours(List.of("theme/tokens.css", "diagram/diagram.css"));
  }

  public static ThemeColours dark() {
    return new ThemeColours(
        List.of("theme/tokens.css", "theme/tokens-dark.css", "diagram/diagram.css"));
  }

  @Override
  public Colour of(Tint tint) {
    return Objects.requireNonNull(colours.get(tint));
  }

  /// Follows names until one stands for a colour.
  private static Colour colour(String name, Map<String, String> values) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalStateException("No style sheet says what `" + name + "` is.");
    }
    return value.startsWith("#") ? Colour.of(value) : colour(value, values);
  }

  private static String text(String sheet) {
    try (InputStream stream = ThemeColours.class.getResourceAsStream(HOME + sheet)) {
      if (stream == null) {
        throw new IllegalStateException("The style sheet " + sheet + " is missing.");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
