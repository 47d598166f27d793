// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.sql;

import dev.crowfoot.sql.SqlStatement;
import dev.crowfoot.sql.SqlToken;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// What a database says of a statement that it refuses, and where in the statement the fault lies.
/// PostgreSQL tells the place; for SQLite it is looked for.
final class SqlErrors {
  private static final String STOPPED = "57014";
  private static final String FAILED_TRANSACTION = "25P02";

  /// How SQLite's driver wraps what the database said.
  private static final Pattern WRAPPED =
      Pattern.compile("\\[SQLITE_(\\w+)]\\s+[^(]*\\((.*)\\)", Pattern.DOTALL);

  /// The name that SQLite does not know, without its table.
  private static final Pattern NAMED =
      Pattern.compile(
          "(?:no such (?:column|table|function|view|index|trigger|collation sequence)|ambiguous column name|has no column named)[: ]\\s*(?:.*\\.)?\"?([^\"\\s]+?)\"?",
          Pattern.DOTALL);

  private static final Pattern NEAR = Pattern.compile("near \"(.*)\": .*", Pattern.DOTALL);
  private static final int MOST_TRIES = 50;

  private SqlErrors() {}

  static Outcome.Refused of(
      SqlStatement statement, SQLException e, Duration took, boolean cancelled, Connection on) {
    return e instanceof PSQLException postgres
        ? ofPostgres(statement, postgres, took, cancelled)
        : ofSqlite(statement, e, took, cancelled, on);
  }

  /// Without a connection, on which nothing can be looked for.
  static Outcome.Refused of(
      SqlStatement statement, SQLException e, Duration took, boolean cancelled) {
    return e instanceof PSQLException postgres
        ? ofPostgres(statement, postgres, took, cancelled)
        : new Outcome.Refused(statement, plain(e), "", OptionalInt.empty(), cancelled, took);
  }

  private static Outcome.Refused ofPostgres(
      SqlStatement statement, PSQLException e, Duration took, boolean cancelled) {
    ServerErrorMessage said = e.getServerErrorMessage();
    String state = String.valueOf(e.getSQLState());
    boolean stopped = cancelled && STOPPED.equals(state);
    if (said == null) {
      return new Outcome.Refused(
          statement, String.valueOf(e.getMessage()), "", OptionalInt.empty(), stopped, took);
    }
    List<String> advice = new ArrayList<>();
    addIfSaid(advice, said.getDetail());
    addIfSaid(advice, said.getHint());
    addIfSaid(advice, said.getWhere());
    if (state.equals(FAILED_TRANSACTION)) {
      advice.add("`ROLLBACK` ends the transaction.");
    }
    int place = said.getPosition();
    return new Outcome.Refused(
        statement,
        stopped ? "Stopped." : String.valueOf(said.getMessage()),
        String.join("\n", advice),
        place > 0 ? OptionalInt.of(offset(statement.text(), place)) : OptionalInt.empty(),
        stopped,
        took);
  }

  /// PostgreSQL counts characters from 1; those beyond the first plane are two of ours.
  ///
  /// @return within the statement, wherever the place is
  private static int offset(String text, int place) {
    int characters = Math.min(place - 1, text.codePointCount(0, text.length()));
    return text.offsetByCodePoints(0, characters);
  }

  private static void addIfSaid(List<String> advice, @Nullable String words) {
    if (words != null && !words.isBlank()) {
      advice.add(words);
    }
  }

  private static Outcome.Refused ofSqlite(
      SqlStatement statement, SQLException e, Duration took, boolean cancelled, Connection on) {
    Matcher wrapped = WRAPPED.matcher(String.valueOf(e.getMessage()));
    boolean stopped = cancelled && (!wrapped.lookingAt() || wrapped.group(1).equals("INTERRUPT"));
    String message = plain(e);
    return new Outcome.Refused(
        statement,
        stopped ? "Stopped." : message,
        "",
        stopped ? OptionalInt.empty() : place(statement, message, on),
        stopped,
        took);
  }

  private static String plain(SQLException e) {
    String message = String.valueOf(e.getMessage());
    Matcher wrapped = WRAPPED.matcher(message);
    return wrapped.matches() ? wrapped.group(2) : message;
  }

  private static OptionalInt place(SqlStatement statement, String message, Connection on) {
    Matcher near = NEAR.matcher(message);
    if (near.matches()) {
      return near(statement, near.group(1), message, on);
    }
    Matcher named = NAMED.matcher(message);
    if (message.equals("incomplete input")) {
      return OptionalInt.of(Math.max(0, statement.text().length() - 1));
    }
    return named.find() ? first(statement, lastName(message)) : OptionalInt.empty();
  }

  /// What follows the last blank or dot of a message that ends with a name.
  private static String lastName(String message) {
    String name =
        message.substring(Math.max(message.lastIndexOf(' '), message.lastIndexOf('.')) + 1);
    return name.replace("\"", "");
  }

  private static OptionalInt first(SqlStatement statement, String name) {
    return statement.tokens().stream()
        .filter(t -> t.in(statement.text()).replaceAll("[\"`\\[\\]]", "").equalsIgnoreCase(name))
        .mapToInt(SqlToken::start)
        .findFirst();
  }

  /// The word stands there perhaps many times. The one that is meant is the first at which the
  /// statement, cut off behind it, is refused with the same words.
  private static OptionalInt near(
      SqlStatement statement, String word, String message, Connection on) {
    String text = statement.text();
    int tries = 0;
    for (SqlToken token : statement.tokens()) {
      if (token.in(text).equals(word) && tries++ < MOST_TRIES) {
        if (says(on, text.substring(0, token.end()), message)) {
          return OptionalInt.of(token.start());
        }
      }
    }
    return OptionalInt.empty();
  }

  private static boolean says(Connection on, String text, String message) {
    try (var _ = on.prepareStatement(text)) {
      return false;
    } catch (SQLException e) {
      return plain(e).equals(message);
    }
  }
}
