// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows.value;

import org.jspecify.annotations.Nullable;

/// The beginning of a large value, where the whole was not read.
///
/// @param start as people read it
public record Excerpt(String start) {
  /// So many characters or bytes are read of a value that can be large.
  public static final int MOST = 300;

  /// The value, or its beginning when it is longer than that.
  public static @Nullable Object of(@Nullable Object value) {
    return switch (value) {
      case String text when isLong(text) -> new Excerpt(text);
      case JsonText json when isLong(json.text()) -> new Excerpt(json.text());
      case Bytes bytes when bytes.size() > MOST -> new Excerpt(bytes.toBase64());
      case null -> null;
      default -> value;
    };
  }

  private static boolean isLong(String text) {
    return text.length() > MOST && text.codePointCount(0, text.length()) > MOST;
  }

  @Override
  public String toString() {
    return start + "…";
  }
}
