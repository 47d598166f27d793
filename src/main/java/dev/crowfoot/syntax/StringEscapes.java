// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.syntax;

/// Escapes in string literals: `\"`, `\\`, `\n`, `\r`, `\t`, `\u00e9`.
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
        default -> text.append(c);
      }
    }
    return text.append('"').toString();
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
      from = backslash + 2 + escape(literal, backslash + 1, end, value);
      backslash = literal.indexOf('\\', from);
    }
    value.append(literal, Math.min(from, end), end);
    return value.toString();
  }

  /// Appends what the escape with the letter at `letter` stands for.
  ///
  /// @return how many characters behind the letter belong to it
  private static int escape(String literal, int letter, int end, StringBuilder value) {
    switch (literal.charAt(letter)) {
      case 'n' -> value.append('\n');
      case 'r' -> value.append('\r');
      case 't' -> value.append('\t');
      case '"' -> value.append('"');
      case '\\' -> value.append('\\');
      case 'u' -> {
        return unicode(literal, letter, end, value);
      }
      default -> value.append('\\').append(literal.charAt(letter));
    }
    return 0;
  }

  private static int unicode(String literal, int u, int end, StringBuilder value) {
    int code = 0;
    for (int i = u + 1; i <= u + 4; i++) {
      int digit = i < end ? Character.digit(literal.charAt(i), 16) : -1;
      if (digit < 0) {
        value.append("\\u");
        return 0;
      }
      code = code * 16 + digit;
    }
    value.append((char) code);
    return 4;
  }
}
