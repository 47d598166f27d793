// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

import dev.crowfoot.text.Span;
import java.util.Arrays;
import java.util.List;

/// The tokens of one text, kept as two arrays instead of objects: a large schema has hundreds of
/// thousands. Token `i` reaches from `start(i)` to `start(i + 1)`.
public final class Tokens {
  private static final TokenKind[] KINDS = TokenKind.values();

  private final String text;
  private final byte[] kinds;
  private final int[] starts;
  private final int count;
  private volatile String lineEnd = "";

  /// @param starts one more than there are tokens: the last is the length of the text
  Tokens(String text, byte[] kinds, int[] starts, int count) {
    this.text = text;
    this.kinds = kinds;
    this.starts = starts;
    this.count = count;
  }

  /// The tokens of a text that was cut into parts.
  ///
  /// @param parts at least one; each stands where it stands in the whole text
  static Tokens joined(List<Tokens> parts) {
    int size = parts.stream().mapToInt(Tokens::count).sum();
    byte[] kinds = new byte[size];
    int[] starts = new int[size + 1];
    int at = 0;
    for (Tokens part : parts) {
      System.arraycopy(part.kinds, 0, kinds, at, part.count);
      System.arraycopy(part.starts, 0, starts, at, part.count + 1);
      at += part.count;
    }
    return new Tokens(parts.getFirst().text, kinds, starts, size);
  }

  /// These tokens with others in the place of some, as a change of the text makes them.
  ///
  /// @param from the first that is replaced
  /// @param to the one behind the last that is replaced
  /// @param read what takes their place, standing where it stands in the changed text
  /// @param shift how many characters further those behind it begin
  Tokens spliced(int from, int to, Tokens read, int shift) {
    int size = from + read.count + count - to;
    byte[] splicedKinds = Arrays.copyOf(kinds, size);
    int[] splicedStarts = Arrays.copyOf(starts, size + 1);
    System.arraycopy(read.kinds, 0, splicedKinds, from, read.count);
    System.arraycopy(read.starts, 0, splicedStarts, from, read.count);
    System.arraycopy(kinds, to, splicedKinds, from + read.count, count - to);
    int moved = from + read.count - to;
    for (int i = to; i <= count; i++) {
      splicedStarts[i + moved] = starts[i] + shift;
    }
    return new Tokens(read.text, splicedKinds, splicedStarts, size);
  }

  public String text() {
    return text;
  }

  public int count() {
    return count;
  }

  /// The kind of a token; [TokenKind#END] behind the last.
  public TokenKind kind(int index) {
    return index < count ? KINDS[kinds[index]] : TokenKind.END;
  }

  public int start(int index) {
    return index < count ? starts[index] : text.length();
  }

  /// The offset behind a token.
  public int end(int index) {
    return index < count ? starts[index + 1] : text.length();
  }

  /// The first line end of the text, looked for on first use; `\n` where there is none.
  String lineEnd() {
    String known = lineEnd;
    if (known.isEmpty()) {
      int index = 0;
      while (index < count && kind(index) != TokenKind.NEWLINE) {
        index++;
      }
      known = index < count ? text(index) : "\n";
      lineEnd = known;
    }
    return known;
  }

  public Span span(int index) {
    return new Span(start(index), end(index));
  }

  public String text(int index) {
    return text.substring(start(index), end(index));
  }

  /// The index of the first token at or behind `from` that is neither blank nor a comment.
  int afterBlanks(int from) {
    int index = from;
    while (kind(index).isBlank()) {
      index++;
    }
    return index;
  }

  /// Whether a token reads exactly `word`; makes no string.
  public boolean is(int index, String word) {
    int start = start(index);
    return end(index) - start == word.length() && text.startsWith(word, start);
  }
}
