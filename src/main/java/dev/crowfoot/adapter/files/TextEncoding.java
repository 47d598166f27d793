// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.files;

import dev.crowfoot.adapter.Failure.FileFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// In which encodings other programs write tables.
public enum TextEncoding {
  UTF_8("UTF-8", StandardCharsets.UTF_8),
  UTF_16LE("UTF-16, little end first", StandardCharsets.UTF_16LE),
  UTF_16BE("UTF-16, big end first", StandardCharsets.UTF_16BE),
  WINDOWS_1252("Windows-1252", Charset.forName("windows-1252"));

  /// So much of a file is looked at.
  private static final int LOOKED_AT = 1 << 16;

  private final String title;
  private final Charset charset;

  TextEncoding(String title, Charset charset) {
    this.title = title;
    this.charset = charset;
  }

  public String title() {
    return title;
  }

  /// By the name that the command line has for it: `utf-8`, `utf-16le`, `utf-16be`, `windows-1252`.
  public static Optional<TextEncoding> ofWord(String word) {
    return Arrays.stream(values()).filter(e -> e.charset.name().equalsIgnoreCase(word)).findFirst();
  }

  /// Says by a file's first bytes how it is written: by its byte order mark, else by where its
  /// zeros lie, else by whether it is UTF-8.
  ///
  /// @throws FileFailure when it cannot be read
  public static TextEncoding recognise(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return of(in.readNBytes(LOOKED_AT));
    } catch (IOException unreadable) {
      throw unreadable(file, unreadable);
    }
  }

  private static FileFailure unreadable(Path file, IOException why) {
    return new FileFailure(
        Files.isDirectory(file)
            ? "`" + file + "` is a folder. Name a file."
            : "`" + file + "` could not be read. Check its name.",
        why);
  }

  static TextEncoding of(byte[] start) {
    if (begins(start, 0xEF, 0xBB, 0xBF)) {
      return UTF_8;
    }
    if (begins(start, 0xFF, 0xFE)) {
      return UTF_16LE;
    }
    if (begins(start, 0xFE, 0xFF)) {
      return UTF_16BE;
    }
    int even = 0;
    int odd = 0;
    for (int i = 0; i < start.length; i++) {
      if (start[i] == 0) {
        if (i % 2 == 0) {
          even++;
        } else {
          odd++;
        }
      }
    }
    if (Math.max(even, odd) > start.length / 8) {
      return even > odd ? UTF_16BE : UTF_16LE;
    }
    return isUtf8(start) ? UTF_8 : WINDOWS_1252;
  }

  private static boolean begins(byte[] start, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (start.length <= i || (start[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  /// The last character may be cut off.
  private static boolean isUtf8(byte[] start) {
    CoderResult result =
        StandardCharsets.UTF_8
            .newDecoder()
            .decode(ByteBuffer.wrap(start), CharBuffer.allocate(start.length + 1), false);
    return !result.isError();
  }

  /// Reads text without its byte order mark. Bytes that are none of this encoding are an exception
  /// rather than replaced.
  public BufferedReader reader(InputStream in) throws IOException {
    BufferedReader reader = new BufferedReader(new InputStreamReader(in, charset.newDecoder()));
    reader.mark(1);
    if (reader.read() != '\uFEFF') {
      reader.reset();
    }
    return reader;
  }
}
