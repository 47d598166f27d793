// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.sql;

import dev.crowfoot.model.Provider;
import dev.crowfoot.sql.SqlToken.Kind;
import java.util.ArrayList;
import java.util.List;

/// Cuts SQL into tokens. Any text can be cut: what is opened and not closed goes on to its end, and
/// only blanks lie between tokens.
///
/// The two databases differ: PostgreSQL's comments hold comments, `E'…'` knows backslashes and
/// `$tag$…$tag$` is a text; SQLite's names may stand in backticks or brackets.
public final class SqlLexer {
  private static final String PARAMETERS_OF_SQLITE = "?:@$";

  private final String text;
  private final boolean postgres;
  private int at;

  private SqlLexer(String text, Provider provider) {
    this.text = text;
    this.postgres = provider == Provider.POSTGRESQL;
  }

  /// The tokens of a text in order, comments included.
  ///
  /// @param provider whose SQL it is
  public static List<SqlToken> lex(String text, Provider provider) {
    SqlLexer lexer = new SqlLexer(text, provider);
    List<SqlToken> tokens = new ArrayList<>();
    while (lexer.at < text.length()) {
      int start = lexer.at;
      if (Character.isWhitespace(text.charAt(start))) {
        lexer.at++;
      } else {
        Kind kind = lexer.next();
        tokens.add(new SqlToken(kind, start, lexer.at));
      }
    }
    return tokens;
  }

  /// Goes behind the token that begins here.
  private Kind next() {
    char c = text.charAt(at);
    if (text.startsWith("--", at)) {
      goBehind("\n", at);
      at = text.charAt(at - 1) == '\n' ? at - 1 : at;
      return Kind.COMMENT;
    }
    if (text.startsWith("/*", at)) {
      blockComment();
      return Kind.COMMENT;
    }
    if (c == '\'') {
      quoted('\'', at + 1, false);
      return Kind.TEXT;
    }
    if (c == '"' || (!postgres && c == '`')) {
      quoted(c, at + 1, false);
      return Kind.QUOTED_NAME;
    }
    if (c == '[' && !postgres) {
      goBehind("]", at + 1);
      return Kind.QUOTED_NAME;
    }
    if (isDigit(c) || (c == '.' && isDigit(charAt(at + 1)))) {
      number();
      return Kind.NUMBER;
    }
    if (isPartOfWord(c) && c != '$') {
      return wordOrText();
    }
    return signOrParameter(c);
  }

  private Kind wordOrText() {
    int start = at;
    goBehindWord();
    boolean prefix = at == start + 1 && charAt(at) == '\'';
    if (prefix && "eE".indexOf(text.charAt(start)) >= 0 && postgres) {
      quoted('\'', at + 1, true);
      return Kind.TEXT;
    }
    if (prefix && "bBxXnN".indexOf(text.charAt(start)) >= 0) {
      quoted('\'', at + 1, false);
      return Kind.TEXT;
    }
    return Kind.WORD;
  }

  private Kind signOrParameter(char c) {
    if (postgres && c == '$') {
      int tag = endOfTag();
      if (tag > 0) {
        goBehind(text.substring(at, tag), tag);
        return Kind.TEXT;
      }
    }
    at++;
    boolean named = postgres ? c == '$' : PARAMETERS_OF_SQLITE.indexOf(c) >= 0;
    if (named && (isPartOfWord(charAt(at)) || c == '?')) {
      goBehindWord();
      return Kind.PARAMETER;
    }
    return Kind.SIGN;
  }

  /// Behind `$tag$` that begins here; 0 when none does.
  private int endOfTag() {
    int end = at + 1;
    while (isPartOfWord(charAt(end)) && charAt(end) != '$') {
      end++;
    }
    return charAt(end) == '$' && !isDigit(charAt(at + 1)) ? end + 1 : 0;
  }

  private void blockComment() {
    int depth = 0;
    while (at < text.length()) {
      if (text.startsWith("/*", at) && (postgres || depth == 0)) {
        depth++;
        at += 2;
      } else if (text.startsWith("*/", at)) {
        at += 2;
        if (--depth == 0) {
          return;
        }
      } else {
        at++;
      }
    }
  }

  /// Two quotes stand for one.
  private void quoted(char quote, int from, boolean backslashes) {
    at = from;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '\\' && backslashes) {
        at = Math.min(at + 1, text.length());
      } else if (c == quote) {
        if (charAt(at) != quote) {
          return;
        }
        at++;
      }
    }
  }

  private void number() {
    while (isDigit(charAt(at)) || Character.isLetter(charAt(at)) || isInNumber(charAt(at))) {
      boolean exponent = "eE".indexOf(text.charAt(at)) >= 0;
      at++;
      if (exponent && (charAt(at) == '+' || charAt(at) == '-') && isDigit(charAt(at + 1))) {
        at++;
      }
    }
  }

  private static boolean isInNumber(char c) {
    return c == '.' || c == '_';
  }

  private void goBehindWord() {
    while (isPartOfWord(charAt(at))) {
      at++;
    }
  }

  private void goBehind(String end, int from) {
    int found = text.indexOf(end, from);
    at = found < 0 ? text.length() : found + end.length();
  }

  private char charAt(int index) {
    return index < text.length() ? text.charAt(index) : ' ';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isPartOfWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$' || (c > 127 && !isBlank(c));
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}
