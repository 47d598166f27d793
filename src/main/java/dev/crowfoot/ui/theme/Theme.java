// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.util.List;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;

/// Light or dark: AtlantaFX's Primer underneath, our colour names and basic shapes above it.
///
/// A view adds its own style sheet to itself (`getStylesheets().add(…)`) and writes only `-cf-*`
/// names in it; it never asks which theme is on.
public enum Theme {
  LIGHT,
  DARK;

  /// What the operating system asks for.
  public static Theme ofSystem() {
    return Platform.getPreferences().getColorScheme() == ColorScheme.DARK ? DARK : LIGHT;
  }

  /// Dresses a scene, and every control of the program that has no style sheet of its own. Takes
  /// the place of a theme applied before.
  public void apply(Scene scene) {
    Fonts.load();
    Application.setUserAgentStylesheet(controls().getUserAgentStylesheet());
    List<String> others =
        scene.getStylesheets().stream()
            .filter(s -> !LIGHT.sheets().contains(s) && !DARK.sheets().contains(s))
            .toList();
    scene.getStylesheets().setAll(Stream.concat(sheets().stream(), others.stream()).toList());
  }

  public boolean isDark() {
    return this == DARK;
  }

  public Theme other() {
    return this == LIGHT ? DARK : LIGHT;
  }

  private atlantafx.base.theme.Theme controls() {
    return switch (this) {
      case LIGHT -> new PrimerLight();
      case DARK -> new PrimerDark();
    };
  }

  private List<String> sheets() {
    Stream<String> names =
        switch (this) {
          case LIGHT -> Stream.of("tokens.css", "base.css");
          case DARK -> Stream.of("tokens.css", "tokens-dark.css", "base.css");
        };
    return names.map(Theme::sheet).toList();
  }

  private static String sheet(String name) {
    URL url = Theme.class.getResource(name);
    if (url == null) {
      throw new IllegalStateException("The style sheet " + name + " is missing from the program.");
    }
    return url.toExternalForm();
  }
}
