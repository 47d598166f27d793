// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.migration;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Writes SQL so that Liquibase leaves it alone: in a changelog it puts properties, and variables
/// of the environment, in the place of `${…}`, more than once and wherever it stands, and knows no
/// way to write one that stays.
///
/// PostgreSQL has escapes for a sign in a text and in a name. SQLite has none, so that its
/// statements are masked, and a change of our own takes the mask off.
public final class Unexpanded {
  private static final String BEGIN = "${";
  private static final String ESCAPED = "\\0024{";
  private static final Pattern MASKABLE = Pattern.compile("\\$(\\\\*)\\{");
  private static final Pattern MASKED = Pattern.compile("\\$\\\\(\\\\*)\\{");
  private static final Pattern TAG = Pattern.compile("\\$(?:[\\p{L}_][\\p{L}\\p{N}_]*)?\\$");

  /// A text or a name with escapes in it.
  private static final Pattern WITH_ESCAPES =
      Pattern.compile("U&('(?:[^']|'')*'|\"(?:[^\"]|\"\")*\")");

  private final String sql;
  private final StringBuilder text = new StringBuilder();

  private Unexpanded(String sql) {
    this.sql = sql;
  }

  /// Whether Liquibase would look for a property in it.
  public static boolean isNeeded(String sql) {
    return sql.contains(BEGIN);
  }

  /// The same text, of which [#unmasked] makes it again.
  public static String masked(String text) {
    return MASKABLE.matcher(text).replaceAll("\\$\\\\$1{");
  }

  /// What was masked; any other text as it is.
  public static String unmasked(String text) {
    return MASKED.matcher(text).replaceAll("\\$$1{");
  }

  /// PostgreSQL's statement with escapes, which says the same. What is neither in quotes nor in a
  /// comment stays: no statement has it there.
  public static String escaped(String sql) {
    return isNeeded(sql) ? new Unexpanded(sql).escape() : sql;
  }

  /// The statement as it was before [#escaped], but for what was quoted with dollars.
  public static String shown(String sql) {
    return sql.contains(ESCAPED)
        ? WITH_ESCAPES
            .matcher(sql)
            .replaceAll(
                m ->
                    Matcher.quoteReplacement(
                        m.group(1).contains(ESCAPED)
                            ? m.group(1).replace("\\0024", "$").replace("\\\\", "\\")
                            : m.group()))
        : sql;
  }

  private String escape() {
    int at = 0;
    while (at < sql.length()) {
      at = next(at);
    }
    return text.toString();
  }

  /// Writes what begins at an index, and says where it ends.
  private int next(int at) {
    char c = sql.charAt(at);
    if (c == '\'' || c == '"') {
      return quoted(at, c);
    }
    if (sql.startsWith("--", at) || sql.startsWith("/*", at)) {
      int end = sql.startsWith("--", at) ? after("\n", at) : after("*/", at + 2);
      text.append(sql.substring(at, end).replace(BEGIN, "$ {"));
      return end;
    }
    Matcher tag = TAG.matcher(sql).region(at, sql.length());
    if (c == '$' && !isAfterWord(at) && tag.lookingAt()) {
      int end = after(tag.group(), tag.end());
      String inside = sql.substring(tag.end(), Math.max(tag.end(), end - tag.group().length()));
      text.append(
          isNeeded(inside) ? unicode(inside.replace("'", "''"), '\'') : sql.substring(at, end));
      return end;
    }
    text.append(c);
    return at + 1;
  }

  private int quoted(int at, char quote) {
    boolean hasBackslashes = quote == '\'' && isMarked(at, 'e');
    int end = endOfQuoted(at, quote, hasBackslashes);
    String whole = sql.substring(at, end);
    if (!isNeeded(whole)) {
      text.append(whole);
    } else if (hasBackslashes) {
      text.append(whole.replace(BEGIN, "\\u0024{"));
    } else if (at > 0 && sql.charAt(at - 1) == '&') {
      text.append(whole.replace(BEGIN, ESCAPED));
    } else {
      text.append(isAfterWord(at) ? " " : "")
          .append(unicode(whole.substring(1, whole.length() - 1), quote));
    }
    return end;
  }

  private static String unicode(String inside, char quote) {
    return "U&" + quote + inside.replace("\\", "\\\\").replace(BEGIN, ESCAPED) + quote;
  }

  private int endOfQuoted(int start, char quote, boolean hasBackslashes) {
    int at = start + 1;
    while (at < sql.length()) {
      if (hasBackslashes && sql.charAt(at) == '\\') {
        at++;
      } else if (sql.charAt(at) == quote) {
        if (at + 1 == sql.length() || sql.charAt(at + 1) != quote) {
          return at + 1;
        }
        at++;
      }
      at++;
    }
    return sql.length();
  }

  /// Whether a letter stands before a quote as its mark.
  private boolean isMarked(int at, char mark) {
    return at > 0 && Character.toLowerCase(sql.charAt(at - 1)) == mark && !isAfterWord(at - 1);
  }

  private boolean isAfterWord(int at) {
    return at > 0
        && (Character.isLetterOrDigit(sql.charAt(at - 1)) || "_$".indexOf(sql.charAt(at - 1)) >= 0);
  }

  private int after(String end, int from) {
    int at = sql.indexOf(end, from);
    return at < 0 ? sql.length() : at + end.length();
  }
}
