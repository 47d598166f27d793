// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.sql;

import dev.crowfoot.sql.SqlToken.Kind;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Why somebody is asked before a statement runs: it takes away more than a slip of the pen should.
///
/// @param sentence what it would do, for people, such as "Deletes every row of `users`."
public record Risk(String sentence) {
  /// Statements that speak of changes without making them.
  private static final Set<String> HARMLESS =
      Set.of("CREATE", "GRANT", "REVOKE", "COMMENT", "PREPARE");

  /// The risk of a statement; empty when there is none that words can tell.
  public static Optional<Risk> of(SqlStatement statement) {
    String verb = statement.verb();
    if (HARMLESS.contains(verb) || (verb.equals("EXPLAIN") && !isAnalyzed(statement))) {
      return Optional.empty();
    }
    return switch (verb) {
      case "DROP" -> Optional.of(new Risk("Drops " + dropped(statement) + "."));
      case "TRUNCATE" ->
          Optional.of(
              new Risk(
                  "Deletes every row of "
                      + name(statement, statement.word(1).equals("TABLE") ? 2 : 1)
                      + "."));
      case "ALTER" -> ofAlter(statement);
      default -> ofRows(statement);
    };
  }

  private static boolean isAnalyzed(SqlStatement statement) {
    return statement.hasWord(Set.of("ANALYZE", "ANALYSE"));
  }

  private static String dropped(SqlStatement statement) {
    String kind = statement.word(1).toLowerCase(Locale.ROOT);
    int at = 2;
    if (statement.word(at).equals("CONCURRENTLY")) {
      at++;
    }
    if (statement.word(at).equals("IF")) {
      at += 2;
    }
    return (kind.isEmpty() ? "" : "the " + kind + " ") + name(statement, at);
  }

  private static Optional<Risk> ofAlter(SqlStatement statement) {
    if (!statement.word(1).equals("TABLE")) {
      return Optional.empty();
    }
    for (int i = 2; i < statement.tokens().size(); i++) {
      boolean drops = statement.word(i).equals("DROP");
      boolean column = statement.word(i + 1).equals("COLUMN");
      if (drops && (column || isName(statement, i + 1))) {
        int at = column ? i + 2 : i + 1;
        at = statement.word(at).equals("IF") ? at + 2 : at;
        return Optional.of(
            new Risk("Drops the column " + name(statement, at) + " with all its values."));
      }
    }
    return Optional.empty();
  }

  /// Whether what follows `DROP` is a column's name rather than `CONSTRAINT`, `DEFAULT` and so on.
  private static boolean isName(SqlStatement statement, int index) {
    return index < statement.tokens().size()
        && !Set.of("CONSTRAINT", "DEFAULT", "NOT", "IDENTITY", "EXPRESSION", "IF", "ATTRIBUTE")
            .contains(statement.word(index))
        && (statement.tokens().get(index).kind() == Kind.WORD
            || statement.tokens().get(index).kind() == Kind.QUOTED_NAME);
  }

  private static Optional<Risk> ofRows(SqlStatement statement) {
    for (int i = 0; i < statement.tokens().size(); i++) {
      boolean deletes = statement.word(i).equals("DELETE") && statement.word(i + 1).equals("FROM");
      if (deletes && !hasWhere(statement, i)) {
        int at = statement.word(i + 2).equals("ONLY") ? i + 3 : i + 2;
        return Optional.of(new Risk("Deletes every row of " + name(statement, at) + "."));
      }
      if (statement.word(i).equals("UPDATE") && isUpdate(statement, i) && !hasWhere(statement, i)) {
        return Optional.of(
            new Risk("Changes every row of " + name(statement, updated(statement, i)) + "."));
      }
    }
    return Optional.empty();
  }

  /// Where the table of an `UPDATE` is named: behind `ONLY` and SQLite's `OR IGNORE`.
  private static int updated(SqlStatement statement, int update) {
    if (statement.word(update + 1).equals("OR")) {
      return update + 3;
    }
    return statement.word(update + 1).equals("ONLY") ? update + 2 : update + 1;
  }

  /// Whether an `UPDATE` begins a change; `FOR UPDATE` and `ON CONFLICT DO UPDATE` do not.
  private static boolean isUpdate(SqlStatement statement, int index) {
    return !Set.of("FOR", "DO", "ON", "KEY").contains(statement.word(index - 1));
  }

  /// Whether a `WHERE` follows before the parenthesis closes that a word stands in.
  private static boolean hasWhere(SqlStatement statement, int from) {
    int depth = 0;
    for (int i = from; i < statement.tokens().size() && depth >= 0; i++) {
      if (statement.isSign(i, '(')) {
        depth++;
      } else if (statement.isSign(i, ')')) {
        depth--;
      } else if (depth == 0 && statement.word(i).equals("WHERE")) {
        return true;
      }
    }
    return false;
  }

  /// A name as it is written, with what is before its dot.
  private static String name(SqlStatement statement, int index) {
    if (index >= statement.tokens().size()) {
      return "something";
    }
    int last = index;
    while (statement.isSign(last + 1, '.') && last + 2 < statement.tokens().size()) {
      last += 2;
    }
    String written =
        statement
            .text()
            .substring(statement.tokens().get(index).start(), statement.tokens().get(last).end());
    return "`" + written.replaceAll("[\"`\\[\\]]", "") + "`";
  }
}
