// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.cli;

import dev.crowfoot.adapter.Failure.FileFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What comes on standard input, as a file for as long as a command works with it: an import looks
/// at its beginning before it reads all of it.
///
/// @param file readable by this user alone
record StandardInput(Path file) implements AutoCloseable {
  /// Reads to the end, byte by byte as it comes.
  ///
  /// @throws FileFailure when it cannot be kept
  static StandardInput of(Surroundings surroundings) {
    try {
      Path folder = Files.createTempDirectory("crowfoot");
      StandardInput input = new StandardInput(folder.resolve("standard input"));
      folder.toFile().deleteOnExit(); // also when Ctrl+C ends all
      input.file.toFile().deleteOnExit();
      Files.copy(surroundings.bytes(), input.file);
      return input;
    } catch (IOException failed) {
      throw new FileFailure("Standard input could not be read to its end.", failed);
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(file);
      Files.deleteIfExists(file.getParent());
    } catch (IOException left) {
      throw new FileFailure("`" + file + "` could not be deleted. Delete it.", left);
    }
  }
}
