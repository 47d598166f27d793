// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.sql;

import dev.crowfoot.sql.SqlToken.Kind;
import dev.crowfoot.text.Span;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// One statement of a text, without the `;` that ends it and the comments around it.
///
/// @param text the statement alone
/// @param start where it begins in the text it was taken from
/// @param tokens its own, without comments; their places are counted from the statement's beginning
public record SqlStatement(String text, int start, List<SqlToken> tokens) {
  private static final Pattern LOGIN_IN_URL = Pattern.compile("://[^/\\s:@]*:[^/\\s@]+@");
  private static final Set<String> READS =
      Set.of("SELECT", "VALUES", "TABLE", "SHOW", "WITH", "EXPLAIN", "PRAGMA");
  private static final Set<String> WRITES =
      Set.of("INSERT", "UPDATE", "DELETE", "MERGE", "REPLACE", "INTO");
  private static final Set<String> ROWS = Set.of("INSERT", "UPDATE", "DELETE", "MERGE", "REPLACE");
  private static final Set<String> TRANSACTIONS =
      Set.of("BEGIN", "START", "COMMIT", "END", "ROLLBACK", "ABORT", "SAVEPOINT", "RELEASE");

  public SqlStatement {
    tokens = List.copyOf(tokens);
  }

  /// Where it stands in the text it was taken from.
  public Span span() {
    return Span.at(start, text.length());
  }

  /// Its first word in capitals; empty when it begins with something else.
  public String verb() {
    return word(0);
  }

  /// The word at an index in capitals; empty when no plain word stands there.
  String word(int index) {
    return index >= 0 && index < tokens.size() && tokens.get(index).kind() == Kind.WORD
        ? tokens.get(index).in(text).toUpperCase(Locale.ROOT)
        : "";
  }

  boolean isSign(int index, char sign) {
    return index >= 0
        && index < tokens.size()
        && tokens.get(index).kind() == Kind.SIGN
        && text.charAt(tokens.get(index).start()) == sign;
  }

  boolean hasWord(Set<String> words) {
    return IntStream.range(0, tokens.size()).anyMatch(i -> words.contains(word(i)));
  }

  /// Whether it only reads, as far as words can tell: a function that it calls may still write.
  public boolean isRead() {
    String verb = verb();
    if (isSign(0, '(')) {
      return !hasWord(WRITES);
    }
    if (verb.equals("EXPLAIN")) {
      return !hasWord(Set.of("ANALYZE")) || !hasWord(WRITES);
    }
    if (verb.equals("PRAGMA")) {
      return IntStream.range(0, tokens.size()).noneMatch(i -> isSign(i, '='));
    }
    return READS.contains(verb) && !hasWord(WRITES);
  }

  /// Whether all it changes is rows of tables that are there already.
  public boolean changesOnlyRows() {
    return ROWS.contains(verb()) || (verb().equals("WITH") && !hasWord(Set.of("INTO", "CREATE")));
  }

  /// Whether it begins, ends or marks a transaction.
  public boolean isTransaction() {
    return TRANSACTIONS.contains(verb())
        || (verb().equals("PREPARE") && word(1).equals("TRANSACTION"));
  }

  /// Whether a password stands in it, so that it must be kept nowhere.
  public boolean holdsSecret() {
    for (int i = 0; i < tokens.size(); i++) {
      SqlToken token = tokens.get(i);
      String words = token.in(text).toLowerCase(Locale.ROOT);
      boolean isText = token.kind() == Kind.TEXT;
      if (isText && (words.contains("password") || LOGIN_IN_URL.matcher(words).find())) {
        return true;
      }
      boolean namesSecret =
          words.contains("password") || words.equals("key") || words.equals("rekey");
      if (!isText && namesSecret && isFollowedByText(i)) {
        return !words.contains("key") || verb().equals("PRAGMA");
      }
    }
    return false;
  }

  private boolean isFollowedByText(int index) {
    int next = isSign(index + 1, '=') || isSign(index + 1, '(') ? index + 2 : index + 1;
    return next < tokens.size() && tokens.get(next).kind() == Kind.TEXT;
  }

  /// Its beginning on one line, for lists.
  ///
  /// @param most how many characters
  public String headline(int most) {
    String line = text.substring(0, Math.min(text.length(), 8 * most)).replaceAll("\\s+", " ");
    return line.length() <= most ? line : line.substring(0, most - 1) + "…";
  }
}
