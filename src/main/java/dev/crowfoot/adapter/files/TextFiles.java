// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.files;

import dev.crowfoot.adapter.Failure.FileFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Reads and writes whole text files in UTF-8.
///
/// Reading never guesses: bytes that are not UTF-8 are refused rather than replaced, because saving
/// would then destroy them.
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
    WholeFiles.write(file, out -> out.write(content.getBytes(StandardCharsets.UTF_8)));
  }
}
