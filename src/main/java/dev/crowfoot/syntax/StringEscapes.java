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
    int end = literal.length() > 1 && literal.endsWith("\"") ? literal.length() - 1 : literal.length();
    int backslash = literal.indexOf('\\');
    if (backslash < 0) {
      return literal.substring(1, end);
    }
    StringBuilder value = new StringBuilder(end);
    for (int i = 1; i < end; i++) {
      char c = literal.charAt(i);
      if (c != '\\' || i + 1 >= end) {
        value.append(c);
        continue;
      }
      i++;
      switch (literal.charAt(i)) {
        case 'n' -> value.append('\n');
        case 'r' -> value.append('\r');
        case 't' -> value.append('\t');
        case '"' -> value.append('"');
        case '\\' -> value.append('\\');
        case 'u' -> i += unicode(literal, i, end, value);
        default -> value.append('\\').append(literal.charAt(i));
      }
    }
    return value.toString();
  }

  /// @return how many characters behind the `u` were taken
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
