// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.sql;

import dev.crowfoot.catalog.PrimaryKey;
import dev.crowfoot.catalog.Table;
import dev.crowfoot.sql.SqlToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Where the rows of a result come from, so far as that decides whether they can be changed in
/// place: each must be one row of one table, found by its key.
///
/// It is told by the statement and not by what drivers say of columns: an alias or a join of a
/// table with itself would let them name a column that the value is not from.
public sealed interface Origin {
  /// Each row is one of a table.
  ///
  /// @param written the table's name as the statement has it, so that it means the same one
  /// @param columns for each column of the result that of the table; empty where it is computed
  record OfTable(Table table, String written, List<Optional<String>> columns) implements Origin {
    public OfTable {
      columns = List.copyOf(columns);
    }
  }

  /// They cannot be changed.
  ///
  /// @param reason in a sentence
  record Elsewhere(String reason) implements Origin {}

  /// @param labels what the result calls its columns
  /// @param tables those of the database that have rows of their own
  static Origin of(SqlStatement statement, List<String> labels, List<Table> tables) {
    return new Reading(statement, labels, tables).read();
  }

  /// Reads `SELECT items FROM table …`.
  final class Reading {
    private static final Set<String> MIXING =
        Set.of("UNION", "INTERSECT", "EXCEPT", "JOIN", "GROUP", "HAVING", "DISTINCT", "INTO");

    private final SqlStatement statement;
    private final List<String> labels;
    private final List<Table> tables;

    private Reading(SqlStatement statement, List<String> labels, List<Table> tables) {
      this.statement = statement;
      this.labels = labels;
      this.tables = tables;
    }

    private Origin read() {
      List<Integer> top = top();
      Optional<Integer> from = top.stream().filter(i -> word(i).equals("FROM")).findFirst();
      boolean mixes = top.stream().anyMatch(i -> MIXING.contains(word(i)));
      if (!statement.verb().equals("SELECT") || from.isEmpty() || mixes) {
        return new Elsewhere("Read-only: the rows are not those of one table.");
      }
      int named = from.get() + 1;
      Optional<String> first = name(named);
      boolean qualified = statement.isSign(named + 1, '.');
      int last = qualified ? named + 2 : named;
      Optional<String> name = name(last);
      if (first.isEmpty() || name.isEmpty() || listsMore(top, last)) {
        return new Elsewhere("Read-only: the rows are not those of one table.");
      }
      Optional<Table> table =
          tables.stream()
              .filter(t -> t.name().name().equalsIgnoreCase(name.get()))
              .filter(
                  t -> !qualified || t.name().schema().isEmpty() || t.name().schema().equals(first))
              .findFirst();
      if (table.isEmpty()) {
        return new Elsewhere("Read-only: `" + name.get() + "` is no table of this database's own.");
      }
      return keyed(table.get(), written(named, last), items(table.get(), from.get()));
    }

    private Origin keyed(Table table, String written, List<Optional<String>> columns) {
      Optional<PrimaryKey> key = table.primaryKey();
      String name = table.name().name();
      if (key.isEmpty()) {
        return new Elsewhere("Read-only: `" + name + "` has no primary key to find a row by.");
      }
      if (columns.size() != labels.size()) {
        return new Elsewhere("Read-only: which columns these are cannot be told.");
      }
      Optional<String> lacking =
          key.get().columns().stream().filter(c -> !columns.contains(Optional.of(c))).findFirst();
      return lacking
          .<Origin>map(
              c ->
                  new Elsewhere(
                      "Read-only: the key `" + c + "` of `" + name + "` is not among the columns."))
          .orElseGet(() -> new OfTable(table, written, columns));
    }

    /// The tokens outside of parentheses.
    private List<Integer> top() {
      List<Integer> top = new ArrayList<>();
      int depth = 0;
      for (int i = 0; i < statement.tokens().size(); i++) {
        if (statement.isSign(i, ')')) {
          depth--;
        }
        if (depth == 0) {
          top.add(i);
        }
        if (statement.isSign(i, '(')) {
          depth++;
        }
      }
      return top;
    }

    /// Whether a comma or a parenthesis follows in the list of tables.
    private boolean listsMore(List<Integer> top, int table) {
      for (int i : top) {
        if (i > table
            && Set.of("WHERE", "ORDER", "LIMIT", "OFFSET", "FETCH", "FOR").contains(word(i))) {
          return false;
        }
        if (i > table && (statement.isSign(i, ',') || statement.isSign(i, '('))) {
          return true;
        }
      }
      return false;
    }

    private List<Optional<String>> items(Table table, int from) {
      List<Optional<String>> columns = new ArrayList<>();
      int start = word(1).equals("ALL") ? 2 : 1;
      int depth = 0;
      for (int i = start; i <= from; i++) {
        depth += statement.isSign(i, '(') ? 1 : statement.isSign(i, ')') ? -1 : 0;
        if (depth == 0 && (i == from || statement.isSign(i, ','))) {
          add(columns, table, start, i);
          start = i + 1;
        }
      }
      return columns;
    }

    /// `*`, `t.*`, `column`, `t.column`, each but the stars with an alias or none; all else is
    /// computed.
    private void add(List<Optional<String>> columns, Table table, int start, int end) {
      int at = statement.isSign(start + 1, '.') ? start + 2 : start;
      if (statement.isSign(at, '*') && at + 1 == end) {
        table.columns().forEach(c -> columns.add(Optional.of(c.name())));
        return;
      }
      boolean aliased = word(at + 1).equals("AS") ? at + 3 == end : at + 2 == end;
      boolean plain = at + 1 == end || (aliased && name(end - 1).isPresent());
      columns.add(plain ? name(at).flatMap(n -> column(table, n)) : Optional.empty());
    }

    private static Optional<String> column(Table table, String name) {
      return table.columns().stream()
          .map(dev.crowfoot.catalog.Column::name)
          .filter(name::equalsIgnoreCase)
          .findFirst();
    }

    private String word(int index) {
      return statement.word(index);
    }

    private String written(int first, int last) {
      return statement
          .text()
          .substring(statement.tokens().get(first).start(), statement.tokens().get(last).end());
    }

    private Optional<String> name(int index) {
      if (index >= statement.tokens().size()) {
        return Optional.empty();
      }
      SqlToken token = statement.tokens().get(index);
      boolean isName = token.kind() == Kind.WORD || token.kind() == Kind.QUOTED_NAME;
      return isName
          ? Optional.of(TableReferences.unquoted(token.in(statement.text())))
          : Optional.empty();
    }
  }
}
