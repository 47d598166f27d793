// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Cuts SQLite's SQL into words, names, literals and signs, without comments.
///
/// @param tokens in order
record SqlTokens(String sql, List<Token> tokens) {
  enum Kind {
    /// A key word, a plain name or a number.
    WORD,
    /// A name in quotes; its text is without them.
    QUOTED,
    TEXT,
    SIGN
  }

  record Token(Kind kind, String text, int start, int end) {
    boolean is(String word) {
      return kind != Kind.QUOTED && kind != Kind.TEXT && text.equalsIgnoreCase(word);
    }

    boolean isName() {
      return kind == Kind.WORD || kind == Kind.QUOTED;
    }
  }

  static SqlTokens of(String sql) {
    List<Token> tokens = new ArrayList<>();
    int at = 0;
    while (at < sql.length()) {
      char c = sql.charAt(at);
      int end = at + 1;
      if (sql.startsWith("--", at)) {
        end = after(sql, "\n", at);
      } else if (sql.startsWith("/*", at)) {
        end = after(sql, "*/", at + 2);
      } else if (c == '\'' || c == '"' || c == '`' || c == '[') {
        char close = c == '[' ? ']' : c;
        end = endOfQuoted(sql, at, close);
        String inside = sql.substring(at + 1, Math.max(at + 1, end - 1));
        String text = inside.replace(String.valueOf(close) + close, String.valueOf(close));
        tokens.add(new Token(c == '\'' ? Kind.TEXT : Kind.QUOTED, text, at, end));
      } else if (isPartOfWord(c)) {
        while (end < sql.length() && isPartOfWord(sql.charAt(end))) {
          end++;
        }
        tokens.add(new Token(Kind.WORD, sql.substring(at, end), at, end));
      } else if (!Character.isWhitespace(c)) {
        tokens.add(new Token(Kind.SIGN, String.valueOf(c), at, end));
      }
      at = end;
    }
    return new SqlTokens(sql, tokens);
  }

  private static boolean isPartOfWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c > 127;
  }

  private static int after(String sql, String end, int from) {
    int at = sql.indexOf(end, from);
    return at < 0 ? sql.length() : at + end.length();
  }

  private static int endOfQuoted(String sql, int start, char close) {
    for (int at = start + 1; at < sql.length(); at++) {
      if (sql.charAt(at) == close) {
        if (close == ']' || at + 1 == sql.length() || sql.charAt(at + 1) != close) {
          return at + 1;
        }
        at++;
      }
    }
    return sql.length();
  }

  int size() {
    return tokens.size();
  }

  /// A sign that is no token's where there is none.
  Token get(int index) {
    return index >= 0 && index < tokens.size()
        ? tokens.get(index)
        : new Token(Kind.SIGN, "", sql.length(), sql.length());
  }

  /// Where the parenthesis that opens at an index closes; the end when it does not.
  int closing(int open) {
    int depth = 0;
    for (int i = open; i < tokens.size(); i++) {
      if (tokens.get(i).is("(")) {
        depth++;
      } else if (tokens.get(i).is(")") && --depth == 0) {
        return i;
      }
    }
    return tokens.size();
  }

  /// The text between a parenthesis and the one that closes it.
  String inside(int open) {
    return sql.substring(get(open).end(), get(closing(open)).start()).strip();
  }

  /// All words and names in it, in quotes or not, in lower case.
  Set<String> names() {
    return tokens.stream()
        .filter(Token::isName)
        .map(t -> t.text().toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }
}
