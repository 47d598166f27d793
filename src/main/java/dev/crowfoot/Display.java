// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Whether a window can be shown here. Asked before JavaFX starts, whose own answer is a stack
/// trace.
///
/// @param variables the process's environment
/// @param libraries folders in which the system keeps its shared libraries
record Display(Map<String, String> variables, Stream<Path> libraries) {
  private static final String GTK = "libgtk-3.so.0";

  static Display ofProcess() {
    return new Display(System.getenv(), systemLibraries());
  }

  /// Whether there is a screen to show a window on. Only Linux can be without.
  boolean isPresent() {
    return !isLinux() || has("DISPLAY") || has("WAYLAND_DISPLAY");
  }

  /// What must be installed before a window can be shown, as a sentence.
  Optional<String> missing() {
    if (!isLinux() || libraries.anyMatch(folder -> Files.exists(folder.resolve(GTK)))) {
      return Optional.empty();
    }
    return Optional.of(
        "The window needs GTK 3, which is not installed: `apt install libgtk-3-0` (Debian, Ubuntu)"
            + " or `dnf install gtk3` (Fedora). The command line works without it.");
  }

  private boolean has(String variable) {
    return !variables.getOrDefault(variable, "").isBlank();
  }

  private static boolean isLinux() {
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
  }

  private static Stream<Path> systemLibraries() {
    Stream<String> usual =
        Stream.of(
            "/lib64",
            "/usr/lib64",
            "/usr/lib",
            "/usr/lib/x86_64-linux-gnu",
            "/usr/lib/aarch64-linux-gnu",
            "/usr/local/lib");
    String path = System.getenv().getOrDefault("LD_LIBRARY_PATH", "");
    return Stream.concat(Stream.of(path.split(":")).filter(p -> !p.isBlank()), usual).map(Path::of);
  }
}
