// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.sql;

import dev.crowfoot.catalog.Column;
import dev.crowfoot.catalog.ForeignKey;
import dev.crowfoot.catalog.Table;
import dev.crowfoot.model.Provider;
import dev.crowfoot.sql.SqlCompletion.Kind;
import dev.crowfoot.sql.TableReferences.Reference;
import dev.crowfoot.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What could stand at the caret: tables where one is named, columns of the tables the statement
/// speaks of, what foreign keys say behind `JOIN` and `ON`, functions and key words.
public final class SqlCompletions {
  private static final int MOST = 200;

  private final SqlStatements statements;
  private final Known known;
  private final Provider provider;
  private final Span word;
  private final String begun;
  private final SqlStatement statement;
  private final int before;
  private final List<Reference> references;
  private final Map<String, SqlCompletion> found = new LinkedHashMap<>();

  /// What the database has.
  ///
  /// @param views as tables without keys
  public record Known(List<Table> tables, List<Table> views) {
    public static final Known NOTHING = new Known(List.of(), List.of());

    public Known {
      tables = List.copyOf(tables);
      views = List.copyOf(views);
    }

    private Stream<Table> all() {
      return Stream.concat(tables.stream(), views.stream());
    }

    private Optional<Table> of(Reference reference) {
      return all()
          .filter(t -> t.name().name().equalsIgnoreCase(reference.table()))
          .min(Comparator.comparing(t -> !t.name().schema().equals(reference.schema())));
    }
  }

  private SqlCompletions(SqlStatements statements, int caret, Known known, Provider provider) {
    this.statements = statements;
    this.known = known;
    this.provider = provider;
    this.word = wordAt(statements, caret);
    this.begun =
        TableReferences.unquoted(statements.text().substring(word.start(), caret))
            .toLowerCase(Locale.ROOT);
    this.statement =
        statements.all().stream()
            .filter(s -> s.start() <= word.start() && caret <= end(s))
            .reduce((_, last) -> last)
            .orElseGet(() -> new SqlStatement("", caret, List.of()));
    this.before = tokensBefore();
    this.references = TableReferences.of(statement);
  }

  /// To the next statement: a caret behind the last word still belongs to it.
  private int end(SqlStatement of) {
    int semicolon = statements.text().indexOf(';', of.span().end());
    boolean isNext =
        semicolon >= 0 && statements.text().substring(of.span().end(), semicolon).isBlank();
    return isNext ? semicolon : statements.text().length();
  }

  /// The entries for a caret, the best first.
  ///
  /// @param known what the database has
  public static List<SqlCompletion> at(
      SqlStatements statements, int caret, Known known, Provider provider) {
    if (statements.isOpaque(caret)) {
      return List.of();
    }
    SqlCompletions completions = new SqlCompletions(statements, caret, known, provider);
    completions.collect();
    return completions.found.values().stream().limit(MOST).toList();
  }

  /// The word that is being typed; empty at the caret when none is.
  private static Span wordAt(SqlStatements statements, int caret) {
    return statements.tokens().stream()
        .filter(t -> t.start() < caret && caret <= t.end())
        .filter(t -> t.kind() == SqlToken.Kind.WORD || t.kind() == SqlToken.Kind.QUOTED_NAME)
        .findFirst()
        .map(t -> new Span(t.start(), t.kind() == SqlToken.Kind.WORD ? t.end() : caret))
        .orElse(new Span(caret, caret));
  }

  /// How many of the statement's tokens stand before the word.
  private int tokensBefore() {
    int place = word.start() - statement.start();
    return (int) statement.tokens().stream().filter(t -> t.start() < place).count();
  }

  private void collect() {
    if (statement.isSign(before - 1, '.')) {
      qualified();
      return;
    }
    String last = statement.word(before - 1);
    if (isTablePlace()) {
      if (last.equals("JOIN")) {
        joins();
      }
      tables();
      return;
    }
    if (last.equals("ON")) {
      conditions();
    }
    columns(references);
    if (begun.isEmpty() && !references.isEmpty() && isBehindOperator()) {
      return;
    }
    if (before > 0) {
      functions();
    }
    keywords();
    if (references.isEmpty() && !begun.isEmpty()) {
      tables();
    }
  }

  private boolean isBehindOperator() {
    return statement.isSign(before - 1, '=')
        || Set.of("ON", "AND", "OR", "WHERE", "BY", "SET").contains(statement.word(before - 1));
  }

  /// Behind a dot: columns of what stands before it, or tables of the schema of that name.
  private void qualified() {
    if (before < 2) {
      return;
    }
    String qualifier =
        TableReferences.unquoted(statement.tokens().get(before - 2).in(statement.text()));
    List<Reference> meant = references.stream().filter(r -> r.goesBy(qualifier)).toList();
    if (!meant.isEmpty()) {
      columns(meant);
      return;
    }
    known
        .all()
        .filter(t -> t.name().schema().filter(qualifier::equalsIgnoreCase).isPresent())
        .forEach(t -> table(t, t.name().name()));
    known
        .all()
        .filter(t -> t.name().name().equalsIgnoreCase(qualifier))
        .forEach(t -> t.columns().forEach(c -> column(t, c, "")));
  }

  /// Whether the next word names a table, also after a comma between tables.
  private boolean isTablePlace() {
    int at = before - 1;
    while (Set.of("ONLY", "EXISTS", "IF", "NOT").contains(statement.word(at))) {
      at--;
    }
    if (TableReferences.BEFORE_TABLE.contains(statement.word(at))) {
      return true;
    }
    return statement.isSign(at, ',') && isInFrom(at);
  }

  /// Whether the clause that a place lies in is the list of a `FROM`.
  private boolean isInFrom(int index) {
    int depth = 0;
    for (int i = index; i >= 0; i--) {
      if (statement.isSign(i, ')')) {
        depth++;
      } else if (statement.isSign(i, '(') && --depth < 0) {
        return false;
      }
      String here = depth == 0 ? statement.word(i) : "";
      if (here.equals("FROM")) {
        return true;
      }
      if (Set.of("SELECT", "WHERE", "ORDER", "GROUP", "SET", "ON", "VALUES", "JOIN")
          .contains(here)) {
        return false;
      }
    }
    return false;
  }

  private void tables() {
    known.tables().forEach(t -> table(t, t.name().toString()));
    known.views().forEach(t -> table(t, t.name().toString()));
  }

  private void table(Table table, String label) {
    boolean isView = known.views().contains(table);
    boolean whole = label.equals(table.name().toString());
    String written =
        (whole ? table.name().schema().map(s -> written(s) + ".").orElse("") : "")
            + written(table.name().name());
    add(label, isView ? Kind.VIEW : Kind.TABLE, isView ? "view" : "table", written, 0);
  }

  private void columns(List<Reference> of) {
    boolean several = of.size() > 1 || of.stream().anyMatch(r -> !r.alias().equals(r.table()));
    boolean behindDot = statement.isSign(before - 1, '.');
    for (Reference reference : of) {
      String alias = several && !behindDot ? written(reference.alias()) + "." : "";
      known.of(reference).ifPresent(t -> t.columns().forEach(c -> column(t, c, alias)));
    }
  }

  private void column(Table table, Column column, String alias) {
    String type = column.type().name() + (column.type().array() ? "[]" : "");
    String detail =
        type.toLowerCase(Locale.ROOT)
            + (column.nullable() ? "?" : "")
            + (table.isPrimaryKeyColumn(column.name()) ? " · key" : "")
            + " · "
            + table.name().name();
    boolean matchesPlain = matches(column.name());
    add(
        matchesPlain || begun.isEmpty() ? alias + column.name() : column.name(),
        Kind.COLUMN,
        detail,
        alias + written(column.name()),
        0);
  }

  /// Behind `JOIN`: each table that a foreign key ties to one of the statement's, with the
  /// condition.
  private void joins() {
    for (Reference here : references) {
      Optional<Table> table = known.of(here);
      if (table.isEmpty() || here.at() >= word.start() - statement.start()) {
        continue;
      }
      for (ForeignKey key : table.get().foreignKeys()) {
        String other = key.target().name();
        join(other, condition(free(other), key.references(), here.alias(), key.columns()));
      }
      for (Table other : known.tables()) {
        for (ForeignKey key : other.foreignKeys()) {
          boolean pointsHere = key.target().equals(table.get().name());
          if (pointsHere && !other.equals(table.get())) {
            String name = other.name().name();
            join(name, condition(free(name), key.columns(), here.alias(), key.references()));
          }
        }
      }
    }
  }

  private void join(String table, String condition) {
    String name = free(table);
    String alias = name.equals(table) ? "" : " " + written(name);
    String text = written(table) + alias + " ON " + condition;
    add(text, Kind.JOIN, "foreign key", text, 0);
  }

  /// A table's name, or another one when the statement has a table of that name already.
  private String free(String table) {
    boolean taken =
        references.stream()
            .anyMatch(r -> r.goesBy(table) && r.at() < word.start() - statement.start());
    return taken ? table + "2" : table;
  }

  /// Behind `ON`: what ties the table just named to those before it.
  private void conditions() {
    int place = word.start() - statement.start();
    List<Reference> named = references.stream().filter(r -> r.at() < place).toList();
    if (named.size() < 2) {
      return;
    }
    Reference last = named.getLast();
    for (Reference other : named.subList(0, named.size() - 1)) {
      tie(last, other);
      tie(other, last);
    }
  }

  private void tie(Reference holder, Reference target) {
    Optional<Table> from = known.of(holder);
    Optional<Table> to = known.of(target);
    if (from.isPresent() && to.isPresent()) {
      for (ForeignKey key : from.get().foreignKeys()) {
        if (key.target().equals(to.get().name())) {
          String text = condition(holder.alias(), key.columns(), target.alias(), key.references());
          add(text, Kind.JOIN, "foreign key", text, 0);
        }
      }
    }
  }

  private String condition(String left, List<String> columns, String right, List<String> others) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < Math.min(columns.size(), others.size()); i++) {
      parts.add(
          written(left)
              + "."
              + written(columns.get(i))
              + " = "
              + written(right)
              + "."
              + written(others.get(i)));
    }
    return String.join(" AND ", parts);
  }

  private void functions() {
    for (String function : SqlWords.functions(provider)) {
      int open = function.indexOf('(');
      String name = function.substring(0, open);
      boolean empty = function.endsWith("()");
      add(name, Kind.FUNCTION, function.substring(open), name + "()", empty ? 0 : 1);
    }
  }

  /// In the letters in which the word was begun.
  private void keywords() {
    String typed = statements.text().substring(word.start(), word.end());
    boolean lower = !typed.isEmpty() && typed.equals(typed.toLowerCase(Locale.ROOT));
    for (String keyword : SqlWords.keywords(provider)) {
      String written = lower ? keyword.toLowerCase(Locale.ROOT) : keyword;
      if (keyword.toLowerCase(Locale.ROOT).startsWith(begun)) {
        add(written, Kind.KEYWORD, "", written, 0);
      }
    }
  }

  private void add(String label, Kind kind, String detail, String replacement, int caretBack) {
    if (matches(label) || matches(label.substring(label.lastIndexOf('.') + 1))) {
      found.putIfAbsent(
          kind + replacement, new SqlCompletion(label, kind, detail, word, replacement, caretBack));
    }
  }

  /// Whether the begun word is a beginning of a name or of one of its parts: `cu` finds
  /// `customer_id` and `lastCustomer`.
  private boolean matches(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    int at = lower.indexOf(begun);
    while (at > 0) {
      char previous = name.charAt(at - 1);
      boolean isPart =
          !Character.isLetterOrDigit(previous)
              || (Character.isUpperCase(name.charAt(at)) && Character.isLowerCase(previous));
      if (isPart) {
        return true;
      }
      at = lower.indexOf(begun, at + 1);
    }
    return at == 0;
  }

  private String written(String name) {
    return SqlWords.written(name, provider);
  }
}
