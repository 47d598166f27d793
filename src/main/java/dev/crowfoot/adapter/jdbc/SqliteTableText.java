// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.jdbc;

import dev.crowfoot.catalog.ColumnDefault;
import dev.crowfoot.catalog.Extra;
import dev.crowfoot.catalog.TableName;
import dev.crowfoot.dialect.EnumCheck;
import dev.crowfoot.dialect.SqlTokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds in the text of a `CREATE TABLE` what SQLite keeps nowhere else: checks, collations, what
/// columns compute, and options.
final class SqliteTableText {
  private static final Set<String> CONSTRAINTS =
      Set.of("CONSTRAINT", "CHECK", "UNIQUE", "PRIMARY", "FOREIGN");

  private final SqlTokens sql;
  private final TableName table;
  private final List<String> columns;
  private final List<Extra> extras = new ArrayList<>();
  private final Map<String, ColumnDefault.Generated> generated = new HashMap<>();
  private final Map<String, Set<String>> allowed = new HashMap<>();

  private SqliteTableText(String createTable, TableName table, List<String> columns) {
    this.sql = SqlTokens.of(createTable);
    this.table = table;
    this.columns = columns;
  }

  /// @param columns the table's columns
  static SqliteTableText read(String createTable, TableName table, List<String> columns) {
    SqliteTableText text = new SqliteTableText(createTable, table, columns);
    int open = 0;
    while (open < text.sql.size() && !text.sql.get(open).is("(")) {
      open++;
    }
    int end = text.sql.closing(open);
    int start = open + 1;
    for (int i = start; i <= end; i++) {
      if (text.sql.get(i).is("(")) {
        i = text.sql.closing(i);
      } else if (text.sql.get(i).is(",") || i == end) {
        text.readDefinition(start, i);
        start = i + 1;
      }
    }
    text.readOptions(end + 1);
    return text;
  }

  List<Extra> extras() {
    return extras;
  }

  /// What alone a column may hold, by a check of ours; empty without one.
  Set<String> allowed(String column) {
    return allowed.getOrDefault(lower(column), Set.of());
  }

  /// How a column computes itself.
  Optional<ColumnDefault> generated(String column) {
    return Optional.ofNullable(generated.get(lower(column)));
  }

  /// A column or a constraint of the table.
  private void readDefinition(int start, int end) {
    SqlTokens.Token first = sql.get(start);
    boolean isConstraint =
        first.kind() == SqlTokens.Kind.WORD
            && CONSTRAINTS.contains(first.text().toUpperCase(Locale.ROOT));
    String column = isConstraint ? "" : first.text();
    Clause clause = new Clause("", column.isEmpty() ? List.of() : List.of(column));
    String name = "";
    for (int i = isConstraint ? start : start + 1; i < end; i++) {
      SqlTokens.Token token = sql.get(i);
      clause = clause(i, column).orElse(clause);
      if (token.is("CONSTRAINT")) {
        name = sql.get(++i).text();
      } else if (token.is("CHECK") && sql.get(i + 1).is("(")) {
        addCheck(name, sql.inside(i + 1));
      } else if (token.is("COLLATE") && !column.isEmpty()) {
        add(Extra.Kind.COLLATION, column, List.of(), sql.get(i + 1).text());
      } else if (token.is("AS") && sql.get(i + 1).is("(") && !column.isEmpty()) {
        addGenerated(column, i + 1);
      } else if (token.is("DEFERRABLE") && !sql.get(i - 1).is("NOT")) {
        boolean initially = i + 1 < end && sql.get(i + 1).is("INITIALLY");
        add(Extra.Kind.DEFERRABLE, name, clause.columns(), text(i, initially ? i + 3 : i + 1));
      } else if (token.is("CONFLICT") && sql.get(i - 1).is("ON")) {
        String answer = "ON CONFLICT " + sql.get(i + 1).text().toUpperCase(Locale.ROOT);
        add(Extra.Kind.CONFLICT, clause.words() + " " + answer, clause.columns(), answer);
      }
      if (sql.get(i).is("(")) {
        i = sql.closing(i);
      } else if (sql.get(i + 1).is("(") && !token.is("CONSTRAINT")) {
        i = sql.closing(i + 1);
      }
    }
  }

  /// A constraint, such as `UNIQUE`, and what it is over.
  private record Clause(String words, List<String> columns) {}

  /// The constraint that begins at a token.
  ///
  /// @param column the one whose definition it is in; empty for the table's own
  private Optional<Clause> clause(int at, String column) {
    SqlTokens.Token token = sql.get(at);
    if (token.is("UNIQUE")) {
      return Optional.of(new Clause("UNIQUE", over(at + 1, column)));
    }
    if (token.is("PRIMARY") || token.is("FOREIGN")) {
      String words = token.text().toUpperCase(Locale.ROOT) + " KEY";
      return Optional.of(new Clause(words, over(at + 2, column)));
    }
    return token.is("NOT") && sql.get(at + 1).is("NULL")
        ? Optional.of(new Clause("NOT NULL", List.of(column)))
        : Optional.empty();
  }

  private List<String> over(int open, String column) {
    return column.isEmpty() && sql.get(open).is("(")
        ? mentioned(sql.inside(open))
        : List.of(column);
  }

  private void addCheck(String name, String expression) {
    Optional<EnumCheck> ours =
        EnumCheck.read(name, expression)
            .filter(c -> columns.stream().anyMatch(c.column()::equalsIgnoreCase))
            .filter(c -> allowed.putIfAbsent(lower(c.column()), c.values()) == null);
    if (ours.isPresent()) {
      return;
    }
    String constraint = name.isEmpty() ? "" : "CONSTRAINT \"" + name.replace("\"", "\"\"") + "\" ";
    add(
        Extra.Kind.CHECK,
        name.isEmpty() ? expression : name,
        mentioned(expression),
        constraint + "CHECK (" + expression + ")");
  }

  private void addGenerated(String column, int open) {
    String expression = sql.inside(open);
    boolean stored = sql.get(sql.closing(open) + 1).is("STORED");
    generated.put(lower(column), new ColumnDefault.Generated(expression, stored));
    add(Extra.Kind.GENERATED_COLUMN, column, mentioned(expression), expression);
  }

  private void readOptions(int from) {
    for (int i = from; i < sql.size(); i++) {
      if (sql.get(i).is("STRICT")) {
        add(Extra.Kind.TABLE_OPTION, "STRICT", List.of(), "STRICT");
      } else if (sql.get(i).is("WITHOUT")) {
        add(Extra.Kind.TABLE_OPTION, "WITHOUT ROWID", List.of(), "WITHOUT ROWID");
      }
    }
  }

  private void add(Extra.Kind kind, String name, List<String> on, String definition) {
    extras.add(new Extra(kind, table, name, on, definition));
  }

  private String text(int start, int end) {
    return sql.sql().substring(sql.get(start).start(), sql.get(end).start()).strip();
  }

  private List<String> mentioned(String expression) {
    Set<String> names = SqlTokens.of(expression).names();
    return columns.stream().filter(c -> names.contains(lower(c))).toList();
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
