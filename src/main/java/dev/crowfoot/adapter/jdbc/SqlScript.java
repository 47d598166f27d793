// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.jdbc;

import dev.crowfoot.adapter.Failure.QueryFailure;
import dev.crowfoot.dialect.SqlTokens;
import dev.crowfoot.model.Provider;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// Several SQL statements in one text.
public final class SqlScript {
  private static final Pattern TRIGGER =
      Pattern.compile(
          "\\s*CREATE\\s+(?:TEMP\\s+|TEMPORARY\\s+)?TRIGGER\\b", Pattern.CASE_INSENSITIVE);

  private SqlScript() {}

  /// Runs all statements of a text in one transaction.
  ///
  /// @return how many there were
  /// @throws QueryFailure when one is refused; then none has had any effect
  /// @throws dev.crowfoot.adapter.Failure.ConnectionFailure when nothing may be changed there
  public static int run(Database database, String text) {
    List<String> statements = split(text, database.provider());
    database.checkWritable();
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (int i = 0; i < statements.size(); i++) {
        try {
          statement.execute(statements.get(i));
        } catch (SQLException e) {
          connection.rollback();
          throw new QueryFailure(
              "Statement %d of %d was refused; nothing was changed: %s"
                  .formatted(i + 1, statements.size(), statements.get(i)),
              String.valueOf(e.getMessage()),
              e);
        }
      }
      connection.commit();
      return statements.size();
    } catch (SQLException e) {
      throw database.failure(e);
    }
  }

  /// The statements of a text, without the `;` that ends each. One ends nothing inside quotes,
  /// comments, PostgreSQL's dollar quotes, SQLite's names in brackets, or the body of a trigger.
  ///
  /// @param provider whose SQL it is: PostgreSQL's brackets are those of arrays
  public static List<String> split(String text, Provider provider) {
    List<String> statements = new ArrayList<>();
    int start = 0;
    int i = 0;
    while (i < text.length()) {
      int end = endOfOpaque(text, i, provider);
      if (end > i) {
        i = end;
      } else if (text.charAt(i) == ';' && !isInsideTrigger(text.substring(start, i))) {
        add(statements, text.substring(start, i));
        start = i + 1;
        i++;
      } else {
        i++;
      }
    }
    add(statements, text.substring(start));
    return statements;
  }

  /// The same text with a blank for each comment.
  public static String withoutComments(String text, Provider provider) {
    return plain(text, provider, quoted -> quoted);
  }

  /// The same text with a blank for each comment and `""` for each quoted text or name.
  public static String withoutQuoted(String text, Provider provider) {
    return plain(text, provider, _ -> "\"\"");
  }

  private static String plain(String text, Provider provider, UnaryOperator<String> ofQuoted) {
    StringBuilder plain = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      int end = endOfOpaque(text, i, provider);
      if (end == i) {
        plain.append(text.charAt(i++));
      } else {
        plain.append(isComment(text, i) ? " " : ofQuoted.apply(text.substring(i, end)));
        i = end;
      }
    }
    return plain.toString();
  }

  private static boolean isComment(String text, int at) {
    return text.startsWith("--", at) || text.startsWith("/*", at);
  }

  /// Where the quoted text or comment ends that begins here; `at` when none begins here.
  private static int endOfOpaque(String text, int at, Provider provider) {
    char c = text.charAt(at);
    if (c == '\'' || c == '"' || c == '`') {
      return after(text, String.valueOf(c), at + 1);
    }
    if (c == '[' && provider == Provider.SQLITE) {
      return after(text, "]", at + 1);
    }
    if (text.startsWith("--", at)) {
      return after(text, "\n", at);
    }
    if (text.startsWith("/*", at)) {
      return after(text, "*/", at + 2);
    }
    if (c == '$') {
      int close = text.indexOf('$', at + 1);
      boolean tag = close > 0 && text.substring(at + 1, close).matches("[A-Za-z_]\\w*|");
      return tag ? after(text, text.substring(at, close + 1), close + 1) : at;
    }
    return at;
  }

  private static int after(String text, String end, int from) {
    int at = text.indexOf(end, from);
    return at < 0 ? text.length() : at + end.length();
  }

  /// SQLite's triggers have statements of their own between `BEGIN` and `END`.
  private static boolean isInsideTrigger(String statement) {
    if (!TRIGGER.matcher(statement).lookingAt()) {
      return false;
    }
    int open = 0;
    for (SqlTokens.Token token : SqlTokens.of(statement).tokens()) {
      if (token.is("BEGIN") || (token.is("CASE") && open > 0)) {
        open++;
      } else if (token.is("END")) {
        open--;
      }
    }
    return open > 0;
  }

  private static void add(List<String> statements, String statement) {
    boolean onlyComments =
        statement.lines().allMatch(l -> l.isBlank() || l.strip().startsWith("--"));
    if (!onlyComments) {
      statements.add(statement.strip());
    }
  }
}
