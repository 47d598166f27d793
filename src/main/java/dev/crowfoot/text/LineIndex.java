// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.text;

import java.util.Arrays;

/// Translates between offsets and lines in O(log lines). `\n`, `\r\n` and a lone `\r` each end a
/// line.
public final class LineIndex {
  private final int[] starts;
  private final int length;

  private LineIndex(int[] starts, int length) {
    this.starts = starts;
    this.length = length;
  }

  public static LineIndex of(String text) {
    int[] starts = new int[Math.max(16, text.length() / 24)];
    int count = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean ends =
          c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'));
      if (ends) {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = i + 1;
      }
    }
    return new LineIndex(Arrays.copyOf(starts, count), text.length());
  }

  /// The number of lines; an empty text has one.
  public int lineCount() {
    return starts.length;
  }

  /// The place of `offset`, which is brought into the text when it lies outside.
  public Position position(int offset) {
    int inside = Math.clamp(offset, 0, length);
    int found = Arrays.binarySearch(starts, inside);
    int line = found >= 0 ? found : -found - 2;
    return new Position(line + 1, inside - starts[line] + 1);
  }

  /// The offset of a place; a line or column outside the text is brought inside.
  public int offset(Position position) {
    int line = Math.clamp(position.line() - 1, 0, starts.length - 1);
    int end = line + 1 < starts.length ? starts[line + 1] - 1 : length;
    return Math.clamp(
        (long) starts[line] + position.column() - 1, starts[line], Math.max(starts[line], end));
  }

  /// The offset at which a line begins.
  ///
  /// @param line 1 to [#lineCount()]
  public int lineStart(int line) {
    return starts[line - 1];
  }
}
