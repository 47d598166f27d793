// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.dialect;

import java.util.List;

/// Small readings of SQL expressions that respect their quotes and parentheses.
final class SqlText {
  private SqlText() {}

  /// Without the parentheses that wrap all of it: `(a + b)` → `a + b`, `(a) + (b)` as it is.
  static String unwrapped(String sql) {
    String text = sql.strip();
    while (text.startsWith("(") && closing(text) == text.length() - 1) {
      text = text.substring(1, text.length() - 1).strip();
    }
    return text;
  }

  /// A form in which two spellings of one expression are the same: the databases add parentheses,
  /// casts, quotes and spaces of their own. Good for comparing only.
  static String essence(String sql) {
    StringBuilder kept = new StringBuilder();
    char quote = 0;
    String text = sql.strip();
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (quote == '\'') {
        kept.append(c);
        quote = c == '\'' ? 0 : quote;
      } else if (c == '\'') {
        quote = c;
        kept.append(c);
      } else if (text.startsWith("::", at)) {
        at = endOfCast(text, at + 2) - 1;
      } else if (c != '(' && c != ')' && c != '"' && !Character.isWhitespace(c)) {
        kept.append(Character.toLowerCase(c));
      }
    }
    return kept.toString();
  }

  private static int endOfCast(String text, int from) {
    int at = from;
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || "_\"[].".indexOf(text.charAt(at)) >= 0)) {
      at++;
    }
    for (String rest : List.of(" without time zone", " with time zone", " varying", " precision")) {
      if (text.startsWith(rest, at)) {
        return at + rest.length();
      }
    }
    return at;
  }

  private static int closing(String text) {
    int depth = 0;
    char quote = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (c == '(') {
        depth++;
      } else if (c == ')' && --depth == 0) {
        return at;
      }
    }
    return -1;
  }
}
