// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.files;

import dev.crowfoot.adapter.Failure.FileFailure;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/// Writes files whole or not at all: a reader, or a crash, sees the old content or the new, never a
/// part.
public final class WholeFiles {
  private WholeFiles() {}

  /// Writes what a file is to hold.
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /// Replaces a file's content, or makes the file. Missing folders are made, a link is followed,
  /// permissions stay. Whatever the content throws leaves the old content there.
  ///
  /// @throws FileFailure when it cannot be written; the old content is then still there
  public static void write(Path file, Content content) {
    Path target = file;
    try {
      if (Files.exists(file)) {
        target = file.toRealPath();
        if (Files.isDirectory(target)) {
          throw new FileFailure("`" + file + "` is a folder and cannot be written as a file.");
        }
        if (!Files.isWritable(target)) {
          throw new FileFailure("`" + file + "` cannot be written: the file is read-only.");
        }
      }
      Path folder = target.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      Path temporary = Files.createTempFile(folder, "." + target.getFileName(), ".tmp");
      try {
        fill(temporary, content);
        keepPermissions(target, temporary);
        replace(temporary, target);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (AccessDeniedException e) {
      throw new FileFailure(
          "`" + file + "` cannot be written: the folder is read-only. Nothing was changed.", e);
    } catch (IOException e) {
      throw new FileFailure("`" + file + "` cannot be written. Nothing was changed.", e);
    }
  }

  private static void fill(Path temporary, Content content) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary))) {
      content.writeTo(out);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /// A temporary file is private to its owner; the file it replaces may be shared.
  private static void keepPermissions(Path target, Path temporary) throws IOException {
    PosixFileAttributeView view =
        Files.getFileAttributeView(temporary, PosixFileAttributeView.class);
    if (view == null) {
      return;
    }
    view.setPermissions(
        Files.exists(target)
            ? Files.getPosixFilePermissions(target)
            : PosixFilePermissions.fromString("rw-r--r--"));
  }

  private static void replace(Path temporary, Path target) throws IOException {
    try {
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException _) {
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
