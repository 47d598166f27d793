// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

import java.util.Locale;

/// Escapes in string literals: `\"`, `\\`, `\/`, `\b`, `\f`, `\n`, `\r`, `\t`, `\u00e9`.
public final class StringEscapes {
  private StringEscapes() {}

  /// A string literal, with quotes, that reads as `value`.
  public static String quote(String value) {
    StringBuilder text = new StringBuilder(value.length() + 2).append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        default -> {
          if (c < ' ') {
            text.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          } else {
            text.append(c);
          }
        }
      }
    }
    return text.append('"').toString();
  }

  /// Where the first backslash of a literal stands that begins no escape; -1 when there is none.
  static int firstWrong(String literal) {
    int backslash = literal.indexOf('\\');
    while (backslash >= 0 && backslash + 1 < literal.length()) {
      char letter = literal.charAt(backslash + 1);
      int length = letter == 'u' ? unicodeLength(literal, backslash) : 2;
      if (length == 0 || "\"\\/bfnrtu".indexOf(letter) < 0) {
        return backslash;
      }
      backslash = literal.indexOf('\\', backslash + length);
    }
    return -1;
  }

  /// The length of `\u00e9`, or of two that make one character; 0 when it is no character.
  private static int unicodeLength(String literal, int backslash) {
    int unit = codeUnit(literal, backslash);
    if (unit < 0 || Character.isLowSurrogate((char) unit)) {
      return 0;
    }
    if (!Character.isHighSurrogate((char) unit)) {
      return 6;
    }
    int second = codeUnit(literal, backslash + 6);
    return second >= 0 && Character.isLowSurrogate((char) second) ? 12 : 0;
  }

  /// What `\u00e9` at that place says; -1 when it is none.
  private static int codeUnit(String literal, int backslash) {
    if (!literal.startsWith("\\u", backslash) || backslash + 6 > literal.length()) {
      return -1;
    }
    int unit = 0;
    for (int i = backslash + 2; i < backslash + 6; i++) {
      int digit = Character.digit(literal.charAt(i), 16);
      if (digit < 0) {
        return -1;
      }
      unit = unit * 16 + digit;
    }
    return unit;
  }

  /// The value of a literal as it stands in the text; an escape nobody knows is kept as written.
  static String resolve(String literal) {
    int end =
        literal.length() > 1 && literal.endsWith("\"") ? literal.length() - 1 : literal.length();
    int backslash = literal.indexOf('\\');
    if (backslash < 0) {
      return literal.substring(1, end);
    }
    StringBuilder value = new StringBuilder(end);
    int from = 1;
    while (backslash >= 0 && backslash + 1 < end) {
      value.append(literal, from, backslash);
      from = backslash + 2 + escape(literal, backslash + 1, value);
      backslash = literal.indexOf('\\', from);
    }
    value.append(literal, Math.min(from, end), end);
    return value.toString();
  }

  /// Appends what the escape with the letter at `letter` stands for.
  ///
  /// @return how many characters behind the letter belong to it
  private static int escape(String literal, int letter, StringBuilder value) {
    switch (literal.charAt(letter)) {
      case 'n' -> value.append('\n');
      case 'r' -> value.append('\r');
      case 't' -> value.append('\t');
      case 'b' -> value.append('\b');
      case 'f' -> value.append('\f');
      case '"', '\\', '/' -> value.append(literal.charAt(letter));
      case 'u' -> {
        return unicode(literal, letter, value);
      }
      default -> value.append('\\').append(literal.charAt(letter));
    }
    return 0;
  }

  private static int unicode(String literal, int u, StringBuilder value) {
    int unit = codeUnit(literal, u - 1);
    if (unit < 0) {
      value.append("\\u");
      return 0;
    }
    value.append((char) unit);
    return 4;
  }
}
