// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

/// Looks ahead for the ends of lines and for lines that bound blocks. Remembers what it found last,
/// so that asking at every token of a text is no more work than reading it once.
final class LineEdges {
  private final Tokens tokens;
  private int from;
  private int edge = -1;
  private int lineFrom;
  private int lineEnd = -1;
  private int lastOfLine;

  LineEdges(Tokens tokens) {
    this.tokens = tokens;
  }

  /// Whether below the line of a token comes a line that begins with `}`, before one that begins a
  /// block.
  boolean closesBehind(int token) {
    if (token < from || token > edge) {
      from = token;
      edge = next(token);
    }
    return tokens.kind(edge) == TokenKind.RIGHT_BRACE;
  }

  /// The last token on the line of a token that is no blank.
  int lastOfLine(int token) {
    if (token < lineFrom || token >= lineEnd) {
      lineFrom = token;
      lastOfLine = token;
      lineEnd = token;
      while (lineEnd < tokens.count() && tokens.kind(lineEnd) != TokenKind.NEWLINE) {
        lastOfLine = tokens.kind(lineEnd).isBlank() ? lastOfLine : lineEnd;
        lineEnd++;
      }
    }
    return lastOfLine;
  }

  private int next(int token) {
    int index = token;
    boolean lineStart = false;
    for (; index < tokens.count(); index++) {
      TokenKind kind = tokens.kind(index);
      if (lineStart && (kind == TokenKind.RIGHT_BRACE || BlockGrammar.isHead(tokens, index))) {
        return index;
      }
      lineStart = kind == TokenKind.NEWLINE || (lineStart && kind.isBlank());
    }
    return index;
  }
}
