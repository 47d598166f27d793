// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crowfoot.adapter.Failure.FileFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFilesTest {
  @TempDir Path folder;

  @Test
  void bytesAreWrittenAsTheyAre() throws IOException {
    Path file = folder.resolve("pictures/a.png");
    WholeFiles.write(file, out -> out.write(new byte[] {0, -1, 10}));
    assertThat(Files.readAllBytes(file)).containsExactly(0, -1, 10);
  }

  @Test
  void whatBreaksOffHalfwayLeavesWhatWasThere() throws IOException {
    Path file = Files.writeString(folder.resolve("a.png"), "old");
    for (Exception cause :
        List.of(
            new IOException("disk full"),
            new UncheckedIOException(new IOException("disk full")),
            new CancellationException())) {
      assertThatThrownBy(
              () ->
                  WholeFiles.write(
                      file,
                      out -> {
                        out.write(1);
                        fail(cause);
                      }))
          .isInstanceOfAny(FileFailure.class, CancellationException.class);
    }
    assertThat(file).hasContent("old");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(file);
    }
  }

  private static void fail(Exception cause) throws IOException {
    if (cause instanceof IOException io) {
      throw io;
    }
    throw (RuntimeException) cause;
  }
}
