// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;

/// The fonts that come with the program, so that every machine shows the same text, also one that
/// has no fonts of its own.
public final class Fonts {
  /// For words.
  public static final String SANS = "Inter";

  /// For code, types and SQL.
  public static final String MONO = "JetBrains Mono";

  private static final String HOME = "/com/formdev/flatlaf/fonts/";
  private static final List<String> FILES =
      List.of(
          "inter/Inter-Regular.otf",
          "inter/Inter-Italic.otf",
          "inter/Inter-SemiBold.otf",
          "inter/Inter-Bold.otf",
          "jetbrains_mono/JetBrainsMono-Regular.ttf",
          "jetbrains_mono/JetBrainsMono-Italic.ttf",
          "jetbrains_mono/JetBrainsMono-Bold.ttf");

  private Fonts() {}

  /// Makes them known to JavaFX. Only the first call does anything.
  public static void load() {
    Loaded.touch();
  }

  private static final class Loaded {
    static {
      FILES.forEach(file -> loadOne(HOME + file));
    }

    private static void touch() {}

    private static void loadOne(String resource) {
      try (InputStream stream = Fonts.class.getResourceAsStream(resource)) {
        if (stream == null || Font.loadFont(stream, 13) == null) {
          throw new IllegalStateException("The font " + resource + " is missing from the program.");
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
