// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app;

import dev.crowfoot.adapter.files.TextFiles;
import java.nio.file.Files;
import java.nio.file.Path;

/// Keeps secrets and local files out of version control.
public final class GitIgnore {
  private GitIgnore() {}

  /// Adds a line to a folder's `.gitignore` unless it is there.
  public static void add(Path folder, String line) {
    Path file = folder.resolve(".gitignore");
    String text = Files.exists(file) ? TextFiles.read(file) : "";
    if (text.lines().anyMatch(l -> l.strip().equals(line))) {
      return;
    }
    String separator = text.isEmpty() || text.endsWith("\n") ? "" : "\n";
    TextFiles.write(file, text + separator + line + "\n");
  }
}
