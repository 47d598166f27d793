// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// The tour, as somebody without a display plays it. In a process of its own: it starts and ends
/// JavaFX.
@Execution(ExecutionMode.CONCURRENT)
class TourTest {
  @TempDir private Path folder;

  @Test
  void everyStepDoesWhatItShouldAndIsPictured() throws IOException, InterruptedException {
    Path log = folder.resolve("log");
    Path pictures = folder.resolve("pictures");
    Process tour =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dprism.lcdtext=false",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.crowfoot.Crowfoot",
                "tour",
                "--out",
                pictures.toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    tour.getOutputStream().close();

    int exit = tour.waitFor();

    List<String> said = Files.readAllLines(log);
    assertThat(exit).as(String.join("\n", said)).isZero();
    List<String> done = said.stream().filter(l -> l.startsWith("  ok ")).toList();
    assertThat(done).hasSizeGreaterThan(20);
    try (Stream<Path> files = Files.list(pictures)) {
      assertThat(files).hasSameSizeAs(done).allMatch(p -> p.toFile().length() > 10_000);
    }
  }
}
