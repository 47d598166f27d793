// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.jdbc;

import java.nio.file.Path;

/// Paths of files that each user has in another place: `~` is the user's own folder, so that what a
/// project's people share can name them.
public final class HomePath {
  private HomePath() {}

  /// @param folder what a relative path is relative to
  /// @throws java.nio.file.InvalidPathException when it cannot be a path on this system
  public static Path of(String text, Path folder) {
    if (text.equals("~") || text.startsWith("~/") || text.startsWith("~\\")) {
      return Path.of(System.getProperty("user.home", "."))
          .resolve(text.substring(1).replaceFirst("^[/\\\\]+", ""));
    }
    return folder.toAbsolutePath().resolve(text).normalize();
  }
}
