// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class DisplayTest {
  @TempDir Path libraries;

  @Test
  void aDisplayIsNamedByTheEnvironment() {
    assertThat(display(Map.of()).isPresent()).isFalse();
    assertThat(display(Map.of("DISPLAY", "")).isPresent()).isFalse();
    assertThat(display(Map.of("DISPLAY", ":0")).isPresent()).isTrue();
    assertThat(display(Map.of("WAYLAND_DISPLAY", "wayland-0")).isPresent()).isTrue();
  }

  @Test
  void aMissingGtkIsNamedWithItsPackage() throws IOException {
    assertThat(display(Map.of()).missing().orElseThrow()).contains("libgtk-3-0");
    Files.createFile(libraries.resolve("libgtk-3.so.0"));
    assertThat(display(Map.of()).missing()).isEmpty();
  }

  private Display display(Map<String, String> variables) {
    return new Display(variables, Stream.of(libraries));
  }
}
