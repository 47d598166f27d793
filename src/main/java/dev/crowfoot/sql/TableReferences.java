// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.sql;

import dev.crowfoot.sql.SqlToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The tables that a statement speaks of, each with the name it goes by there.
///
/// ```sql
/// SELECT … FROM users u JOIN orders ON …     -- u for users, orders for itself
/// ```
final class TableReferences {
  /// Behind these a table is named.
  static final Set<String> BEFORE_TABLE =
      Set.of("FROM", "JOIN", "INTO", "UPDATE", "TABLE", "REFERENCES", "TRUNCATE", "USING");

  /// Behind these a function may stand as well; elsewhere a parenthesis holds columns.
  private static final Set<String> CALLS = Set.of("FROM", "JOIN");

  /// Not reserved everywhere, but no alias either.
  private static final Set<String> NO_ALIAS =
      Set.of(
          "CROSS", "FULL", "VALUES", "SET", "OVERRIDING", "RENAME", "INDEXED", "FOR", "RETURNING");

  private final SqlStatement statement;
  private final List<Reference> all = new ArrayList<>();

  /// A table and the name it goes by.
  ///
  /// @param schema as it is written before the dot
  /// @param at where the table is named, from the statement's beginning
  record Reference(Optional<String> schema, String table, String alias, int at) {
    boolean goesBy(String name) {
      return alias.equalsIgnoreCase(name);
    }
  }

  private TableReferences(SqlStatement statement) {
    this.statement = statement;
  }

  static List<Reference> of(SqlStatement statement) {
    TableReferences found = new TableReferences(statement);
    found.read();
    return List.copyOf(found.all);
  }

  private void read() {
    for (int i = 0; i < statement.tokens().size(); i++) {
      String word = statement.word(i);
      if (BEFORE_TABLE.contains(word) && !word.equals("USING")) {
        int next = skipWords(i + 1);
        int end = take(next, CALLS.contains(word));
        while (word.equals("FROM") && end > next && statement.isSign(end, ',')) {
          next = end + 1;
          end = take(next, true);
        }
      }
    }
  }

  private int skipWords(int index) {
    int at = index;
    while (Set.of("ONLY", "LATERAL", "IF", "NOT", "EXISTS", "TABLE").contains(statement.word(at))) {
      at++;
    }
    return at;
  }

  /// @return behind what was taken; the same place when no name stands there
  private int take(int index, boolean callsFunctions) {
    Optional<String> first = name(index);
    if (first.isEmpty()) {
      return index;
    }
    int end = index + 1;
    Optional<String> schema = Optional.empty();
    String table = first.get();
    if (statement.isSign(end, '.') && name(end + 1).isPresent()) {
      schema = first;
      table = name(end + 1).orElseThrow();
      end += 2;
    }
    if (callsFunctions && statement.isSign(end, '(')) {
      return index;
    }
    int named = statement.word(end).equals("AS") ? end + 1 : end;
    Optional<String> alias = name(named).filter(n -> isAlias(named, n));
    all.add(
        new Reference(schema, table, alias.orElse(table), statement.tokens().get(index).start()));
    return alias.isPresent() ? named + 1 : end;
  }

  private boolean isAlias(int index, String name) {
    return statement.tokens().get(index).kind() == Kind.QUOTED_NAME
        || !(SqlWords.isReserved(name) || NO_ALIAS.contains(name.toUpperCase(Locale.ROOT)));
  }

  /// The name at an index without its quotes; empty when none stands there.
  private Optional<String> name(int index) {
    if (index < 0 || index >= statement.tokens().size()) {
      return Optional.empty();
    }
    SqlToken token = statement.tokens().get(index);
    String written = token.in(statement.text());
    return switch (token.kind()) {
      case WORD -> SqlWords.isReserved(written) ? Optional.empty() : Optional.of(written);
      case QUOTED_NAME -> Optional.of(unquoted(written));
      case TEXT, NUMBER, COMMENT, PARAMETER, SIGN -> Optional.empty();
    };
  }

  static String unquoted(String written) {
    if (written.isEmpty() || "\"`[".indexOf(written.charAt(0)) < 0) {
      return written;
    }
    int end = Math.max(1, written.length() - 1);
    return written.substring(1, end).replace("\"\"", "\"");
  }
}
