// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.files;

import dev.crowfoot.adapter.Failure.FileFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;

/// Reads and writes whole text files in UTF-8.
///
/// Reading never guesses: bytes that are not UTF-8 are refused rather than replaced, because saving
/// would then destroy them. Writing is atomic: a reader, or a crash, sees the old content or the
/// new, never a part.
public final class TextFiles {
  private TextFiles() {}

  /// The content of a file; a byte order mark stays part of it.
  ///
  /// @throws FileFailure when it is missing, a folder, not readable or not UTF-8
  public static String read(Path file) {
    if (Files.isDirectory(file)) {
      throw new FileFailure("`" + file + "` is a folder. Name a file.");
    }
    try {
      byte[] bytes = Files.readAllBytes(file);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (NoSuchFileException e) {
      throw new FileFailure("`" + file + "` does not exist.", e);
    } catch (AccessDeniedException e) {
      throw new FileFailure("`" + file + "` cannot be read: permission denied.", e);
    } catch (CharacterCodingException e) {
      throw new FileFailure(
          "`"
              + file
              + "` is not UTF-8 text. Save it as UTF-8 and open it again; nothing was changed.",
          e);
    } catch (IOException e) {
      throw new FileFailure("`" + file + "` cannot be read.", e);
    }
  }

  /// Replaces a file's content, or makes the file. Missing folders are made, a link is followed,
  /// permissions stay.
  ///
  /// @throws FileFailure when it cannot be written; the old content is then still there
  public static void write(Path file, String content) {
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

  private static void fill(Path temporary, String content) throws IOException {
    try (OutputStream out = Files.newOutputStream(temporary)) {
      out.write(content.getBytes(StandardCharsets.UTF_8));
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
            : java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
  }

  private static void replace(Path temporary, Path target) throws IOException {
    try {
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException _) {
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
