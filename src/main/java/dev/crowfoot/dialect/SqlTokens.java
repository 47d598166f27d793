// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Cuts SQLite's SQL into words, names, literals and signs, without comments.
///
/// @param tokens in order
public record SqlTokens(String sql, List<Token> tokens) {
  /// What a token is.
  public enum Kind {
    /// A key word, a plain name or a number.
    WORD,
    /// A name in quotes; its text is without them.
    QUOTED,
    TEXT,
    SIGN
  }

  /// A token and where it stands.
  ///
  /// @param text without the quotes of a name in quotes
  public record Token(Kind kind, String text, int start, int end) {
    /// Whether it is that word or sign, in any case and without quotes.
    public boolean is(String word) {
      return kind != Kind.QUOTED && kind != Kind.TEXT && text.equalsIgnoreCase(word);
    }

    public boolean isName() {
      return kind == Kind.WORD || kind == Kind.QUOTED;
    }
  }

  /// Reads any text; what is not closed goes on to its end.
  public static SqlTokens of(String sql) {
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

  public int size() {
    return tokens.size();
  }

  /// A sign that is no token's where there is none.
  public Token get(int index) {
    return index >= 0 && index < tokens.size()
        ? tokens.get(index)
        : new Token(Kind.SIGN, "", sql.length(), sql.length());
  }

  /// Where the parenthesis that opens at an index closes; the end when it does not.
  public int closing(int open) {
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
  public String inside(int open) {
    return sql.substring(get(open).end(), get(closing(open)).start()).strip();
  }

  /// The text with some names put in the place of others, in quotes.
  public String renamed(Map<String, String> renames) {
    StringBuilder text = new StringBuilder();
    int done = 0;
    for (Token token : tokens) {
      Optional<String> to =
          renames.entrySet().stream()
              .filter(e -> token.isName() && e.getKey().equalsIgnoreCase(token.text()))
              .map(Map.Entry::getValue)
              .findFirst();
      if (to.isPresent()) {
        text.append(sql, done, token.start()).append(Dialect.sqlite().quote(to.get()));
        done = token.end();
      }
    }
    return text.append(sql, done, sql.length()).toString();
  }

  /// All words and names in it, in quotes or not, in lower case.
  public Set<String> names() {
    return tokens.stream()
        .filter(Token::isName)
        .map(t -> t.text().toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }
}
