// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

import java.util.Arrays;

/// Cuts a text into tokens, in one pass and without looking at what they mean.
public final class Lexer {
  /// What some editors begin a file with. It is a blank there, and unknown everywhere else.
  static final char BYTE_ORDER_MARK = '\ufeff';

  private final String text;
  private byte[] kinds;
  private int[] starts;
  private int count;
  private boolean noMoreCommentEnds;

  /// @param length of what is read
  private Lexer(String text, int length) {
    this.text = text;
    this.kinds = new byte[Math.max(16, length / 2)];
    this.starts = new int[kinds.length + 1];
  }

  /// The tokens of any text, however broken.
  public static Tokens lex(String text) {
    return lex(text, 0, text.length());
  }

  /// The tokens of some lines of a text, none of which begins within or reaches into others. They
  /// stand where they stand in the whole text.
  ///
  /// @param from where a line begins
  /// @param to where one begins, or the end of the text
  static Tokens lex(String text, int from, int to) {
    return new Lexer(text, to - from).run(from, to);
  }

  private Tokens run(int from, int to) {
    int offset = from;
    while (offset < to) {
      offset = next(offset);
    }
    starts[count] = to;
    return new Tokens(text, Arrays.copyOf(kinds, count), Arrays.copyOf(starts, count + 1), count);
  }

  /// Adds the token that begins at `start`.
  ///
  /// @return where it ends
  private int next(int start) {
    char c = text.charAt(start);
    return switch (c) {
      case ' ', '\t' -> add(TokenKind.WHITESPACE, start, endOfBlanks(start));
      case '\n' -> add(TokenKind.NEWLINE, start, start + 1);
      case '\r' -> add(TokenKind.NEWLINE, start, charAt(start + 1) == '\n' ? start + 2 : start + 1);
      case '/' -> slash(start);
      case '"' -> string(start);
      case '@' ->
          charAt(start + 1) == '@'
              ? add(TokenKind.AT_AT, start, start + 2)
              : add(TokenKind.AT, start, start + 1);
      case '{' -> add(TokenKind.LEFT_BRACE, start, start + 1);
      case '}' -> add(TokenKind.RIGHT_BRACE, start, start + 1);
      case '(' -> add(TokenKind.LEFT_PAREN, start, start + 1);
      case ')' -> add(TokenKind.RIGHT_PAREN, start, start + 1);
      case '[' -> add(TokenKind.LEFT_BRACKET, start, start + 1);
      case ']' -> add(TokenKind.RIGHT_BRACKET, start, start + 1);
      case ',' -> add(TokenKind.COMMA, start, start + 1);
      case ':' -> add(TokenKind.COLON, start, start + 1);
      case '.' -> add(TokenKind.DOT, start, start + 1);
      case '=' -> add(TokenKind.EQUALS, start, start + 1);
      case '?' -> add(TokenKind.QUESTION, start, start + 1);
      case '!' -> add(TokenKind.BANG, start, start + 1);
      default -> other(start, c);
    };
  }

  private int other(int start, char c) {
    if (c != '-' && isWordPart(start)) {
      return word(start);
    }
    if (c == '-' && isDigit(charAt(start + 1))) {
      return number(start, start + 1);
    }
    if (isBlank(c) || (c == BYTE_ORDER_MARK && start == 0)) {
      return add(TokenKind.WHITESPACE, start, endOfBlanks(start));
    }
    int end = start + widthAt(start);
    while (end < text.length() && isUnknown(end)) {
      end += widthAt(end);
    }
    return add(TokenKind.UNKNOWN, start, end);
  }

  private int word(int start) {
    int end = start;
    boolean onlyDigits = true;
    while (end < text.length() && isWordPart(end)) {
      onlyDigits &= isDigit(text.charAt(end));
      end += widthAt(end);
    }
    return onlyDigits ? number(start, start) : add(TokenKind.IDENTIFIER, start, end);
  }

  private int number(int start, int digits) {
    int end = endOfDigits(digits);
    if (charAt(end) == '.' && isDigit(charAt(end + 1))) {
      end = endOfDigits(end + 1);
    }
    return add(TokenKind.NUMBER, start, end);
  }

  private int slash(int start) {
    if (charAt(start + 1) == '*') {
      return bracketedComment(start);
    }
    if (charAt(start + 1) != '/') {
      return add(TokenKind.UNKNOWN, start, start + 1);
    }
    TokenKind kind = charAt(start + 2) == '/' ? TokenKind.DOC_COMMENT : TokenKind.COMMENT;
    return add(kind, start, endOfLine(start));
  }

  /// `/* … */`, over any number of lines. One that is never closed is not known.
  private int bracketedComment(int start) {
    int end = noMoreCommentEnds ? -1 : text.indexOf("*/", start + 2);
    if (end >= 0) {
      return add(TokenKind.COMMENT, start, end + 2);
    }
    noMoreCommentEnds = true;
    return add(TokenKind.UNKNOWN, start, endOfLine(start));
  }

  private int string(int start) {
    int i = start + 1;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '"') {
        return add(TokenKind.STRING, start, i + 1);
      }
      if (isLineEnd(c)) {
        return add(TokenKind.UNTERMINATED_STRING, start, i);
      }
      boolean escapes = c == '\\' && i + 1 < text.length() && !isLineEnd(text.charAt(i + 1));
      i += escapes ? 2 : 1;
    }
    return add(TokenKind.UNTERMINATED_STRING, start, text.length());
  }

  private int add(TokenKind kind, int start, int end) {
    if (count == kinds.length) {
      kinds = Arrays.copyOf(kinds, count * 2);
      starts = Arrays.copyOf(starts, count * 2 + 1);
    }
    kinds[count] = kind.number();
    starts[count] = start;
    count++;
    return end;
  }

  private int endOfBlanks(int start) {
    int end = start + 1;
    while (end < text.length() && isBlank(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private int endOfDigits(int start) {
    int end = start;
    while (isDigit(charAt(end))) {
      end++;
    }
    return end;
  }

  private int endOfLine(int start) {
    int end = start;
    while (end < text.length() && !isLineEnd(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /// The character there, or NUL behind the end.
  private char charAt(int offset) {
    return offset < text.length() ? text.charAt(offset) : '\0';
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /// Letters of any script, digits, `_` and `-`.
  private boolean isWordPart(int offset) {
    char c = text.charAt(offset);
    return c < 128
        ? (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c) || c == '_' || c == '-'
        : Character.isLetter(text.codePointAt(offset));
  }

  /// How many `char`s the character at an offset takes.
  private int widthAt(int offset) {
    return Character.charCount(text.codePointAt(offset));
  }

  /// Space, tab, and blanks of other scripts such as the no-break space.
  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || (c > 127 && Character.getType(c) == Character.SPACE_SEPARATOR);
  }

  private boolean isUnknown(int offset) {
    char c = text.charAt(offset);
    return !isWordPart(offset) && !isBlank(c) && " \t\n\r/\"@{}()[],:.=?!".indexOf(c) < 0;
  }
}
