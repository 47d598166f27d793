// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.paint.Color;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Words can be read on every ground they stand on: the ratio of their lightness is 4.5 or more, in
/// each theme, as its style sheet has it.
class ContrastTest {
  private static final double LEAST = 4.5;

  /// Grounds of panels, lists and menus, plain and with what lies over them.
  private static final List<List<String>> PANELS =
      List.of(
          List.of("panel-bg"),
          List.of("panel-bg-subtle"),
          List.of("control-bg"),
          List.of("panel-bg", "row-hover"),
          List.of("panel-bg", "row-selected"),
          List.of("panel-bg", "row-selected-muted"),
          List.of("canvas-bg"));

  private static final List<List<String>> CARDS =
      List.of(
          List.of("card-bg"),
          List.of("card-header"),
          List.of("card-bg", "card-key-tint"),
          List.of("card-bg", "card-row-hover"),
          List.of("card-bg", "card-row-selected"));

  private static final List<List<String>> CODE =
      List.of(List.of("code-bg"), List.of("code-bg", "code-current-line"));

  @ParameterizedTest
  @EnumSource(Theme.class)
  void wordsCanBeReadOnTheirGrounds(Theme theme) throws IOException {
    Map<String, Color> colours = colours(theme);
    StringBuilder faint = new StringBuilder();
    check(colours, faint, PANELS, "text", "text-muted");
    check(colours, faint, List.of(List.of("panel-bg"), List.of("control-bg")), "text-subtle");
    check(
        colours,
        faint,
        List.of(List.of("panel-bg"), List.of("panel-bg-subtle"), List.of("card-bg")),
        "accent",
        "success",
        "warning",
        "danger",
        "change-add",
        "change-alter",
        "change-drop",
        "change-rename");
    for (String meaning : List.of("accent", "success", "warning", "danger")) {
      check(colours, faint, List.of(List.of("panel-bg", meaning + "-bg")), meaning, "text");
    }
    check(colours, faint, List.of(List.of("accent-emphasis")), "text-on-accent");
    check(colours, faint, CARDS, "name", "type", "pk", "fk", "unique", "enum");
    check(colours, faint, List.of(List.of("code-bg")), "code-gutter");
    String[] code =
        colours.keySet().stream()
            .filter(
                name ->
                    Stream.of(
                            "text",
                            "keyword",
                            "type",
                            "name",
                            "attribute",
                            "function",
                            "string",
                            "number",
                            "comment",
                            "documentation",
                            "punctuation",
                            "error")
                        .anyMatch(word -> name.equals("code-" + word)))
            .toArray(String[]::new);
    assertThat(code).hasSize(12);
    check(colours, faint, CODE, code);
    check(
        colours,
        faint,
        List.of(
            List.of("panel-bg", "staged-edit"),
            List.of("panel-bg", "staged-new"),
            List.of("panel-bg", "staged-delete"),
            List.of("grid-header")),
        "text");
    check(colours, faint, List.of(List.of("panel-bg")), "grid-null");
    assertThat(faint.toString()).isEmpty();
  }

  private static void check(
      Map<String, Color> colours,
      StringBuilder faint,
      List<List<String>> grounds,
      String... words) {
    for (List<String> ground : grounds) {
      for (String word : words) {
        double ratio = ratio(colour(colours, word), laidOver(colours, ground));
        if (ratio < LEAST) {
          faint.append("%s on %s: %.2f%n".formatted(word, String.join(" + ", ground), ratio));
        }
      }
    }
  }

  private static Color colour(Map<String, Color> colours, String name) {
    return Objects.requireNonNull(colours.get(name), name);
  }

  /// The colour of several layers, the lowest first and opaque.
  private static Color laidOver(Map<String, Color> colours, List<String> layers) {
    Color result = colour(colours, layers.getFirst());
    for (String layer : layers.subList(1, layers.size())) {
      Color above = colour(colours, layer);
      result =
          Color.color(above.getRed(), above.getGreen(), above.getBlue())
              .interpolate(result, 1 - above.getOpacity());
    }
    return result;
  }

  private static double ratio(Color a, Color b) {
    double light = Math.max(luminance(a), luminance(b));
    double dark = Math.min(luminance(a), luminance(b));
    return (light + 0.05) / (dark + 0.05);
  }

  private static double luminance(Color colour) {
    return 0.2126 * linear(colour.getRed())
        + 0.7152 * linear(colour.getGreen())
        + 0.0722 * linear(colour.getBlue());
  }

  private static double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
  }

  private static Map<String, Color> colours(Theme theme) throws IOException {
    Map<String, Color> colours = new HashMap<>(read("tokens.css"));
    if (theme.isDark()) {
      colours.putAll(read("tokens-dark.css"));
    }
    return colours;
  }

  private static Map<String, Color> read(String sheet) throws IOException {
    try (InputStream stream = Objects.requireNonNull(Theme.class.getResourceAsStream(sheet))) {
      Matcher found =
          Pattern.compile("(?m)^ {2}-cf-([\\w-]+): (#[0-9a-f]{6,8});")
              .matcher(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
      Map<String, Color> colours = new HashMap<>();
      while (found.find()) {
        colours.put(found.group(1), Color.web(found.group(2)));
      }
      return colours;
    }
  }
}
