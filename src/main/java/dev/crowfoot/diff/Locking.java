// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.diff;

import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.catalog.CatalogRename;
import dev.crowfoot.catalog.Column;
import dev.crowfoot.catalog.ColumnDefault;
import dev.crowfoot.catalog.Table;
import dev.crowfoot.catalog.TableName;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.dialect.PostgresDialect;
import dev.crowfoot.diff.Hazard.Question;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How long PostgreSQL's changes keep others from a table, and which of them are made another way
/// when it is large. SQLite locks its whole file for a moment, whatever is done.
public final class Locking {
  private static final Pattern CALL = Pattern.compile("([A-Za-z_][A-Za-z_0-9]*)\\s*\\(");

  private final Catalog before;
  private final Renaming renaming;
  private final Dialect dialect;
  private final LiveFacts facts;
  private final RowQueries rows;

  public Locking(Catalog before, List<CatalogRename> renames, Dialect dialect, LiveFacts facts) {
    this.before = before;
    this.renaming = new Renaming(before, renames);
    this.dialect = dialect;
    this.facts = facts;
    this.rows = new RowQueries(dialect);
  }

  /// Whether a change is made in parts, so that nobody waits while a large table is read: an index
  /// is built beside the writes, a foreign key and a `NOT NULL` hold for new rows first and are
  /// checked for the old ones afterwards.
  public boolean isStaged(Change change) {
    return dialect instanceof PostgresDialect
        && switch (change) {
          case Change.CreateIndex(var table, var index) ->
              !index.constraint() && isLarge(table.name());
          case Change.AddForeignKey(var table, _) -> isLarge(table.name());
          case Change.AlterColumn alter ->
              alter.becomesRequired() && !alter.to().isGenerated() && isLarge(alter.after().name());
          default -> false;
        };
  }

  private boolean isLarge(TableName now) {
    return facts.isLarge(renaming.formerTable(now));
  }

  /// Whom a change keeps waiting. Nobody while the table has no row.
  List<Hazard> of(Change change) {
    if (!(dialect instanceof PostgresDialect) || (isStaged(change) && !isRetyped(change))) {
      return List.of();
    }
    return switch (change) {
      case Change.CreateIndex(var table, var index) ->
          locked(table.name(), "takes no writes while the index `" + index.name() + "` is built");
      case Change.AddPrimaryKey(var table, _) ->
          locked(table.name(), "is closed to everybody while its primary key is built");
      case Change.AddForeignKey(var table, var key) ->
          former(table.name()).isEmpty()
              ? List.of()
              : locked(
                  table.name(),
                  "takes no writes, and neither does `%s`, while the foreign key `%s` is checked"
                      .formatted(key.target(), key.name()));
      case Change.AlterColumn alter -> altered(alter);
      case Change.AddColumn(var table, var column, var fill) -> added(table, column, fill);
      default -> List.of();
    };
  }

  private static boolean isRetyped(Change change) {
    return change instanceof Change.AlterColumn alter && alter.changesType();
  }

  private List<Hazard> altered(Change.AlterColumn alter) {
    TableName table = alter.after().name();
    String name = table + "." + alter.to().name();
    if (alter.changesType()
        && new TypeChange(alter.from().type(), alter.to().type(), dialect).rewrites()) {
      return rewritten(table, "`" + name + "` gets its type", rows::all);
    }
    return alter.becomesRequired()
        ? locked(table, "is closed to everybody while all rows of `" + name + "` are read")
        : List.of();
  }

  /// A constant is noted beside the table; what differs from row to row must be written to each.
  private List<Hazard> added(Table table, Column column, Optional<Fill> fill) {
    String what = "`" + table.name() + "." + column.name() + "` gets its values";
    if (column.autoincrement()
        || column.defaultValue().orElse(null) instanceof ColumnDefault.Generated) {
      return rewritten(table.name(), what, rows::all);
    }
    List<String> calls =
        fill.isEmpty()
                && column.defaultValue().orElse(null) instanceof ColumnDefault.Expression(var sql)
            ? CALL.matcher(sql).results().map((MatchResult r) -> r.group(1)).toList()
            : List.of();
    return calls.isEmpty()
        ? List.of()
        : rewritten(table.name(), what, former -> rowsIfVolatile(former, calls));
  }

  /// The server knows which of its functions give another value each time.
  private String rowsIfVolatile(TableName table, List<String> functions) {
    String names =
        functions.stream()
            .map(f -> dialect.text(f.toLowerCase(Locale.ROOT)))
            .collect(Collectors.joining(", "));
    return "SELECT CASE WHEN EXISTS (SELECT 1 FROM pg_proc WHERE provolatile = 'v' AND proname IN (%s)) THEN (%s) ELSE 0 END"
        .formatted(names, rows.all(table));
  }

  private interface Count {
    String of(TableName table);
  }

  private List<Hazard> rewritten(TableName table, String why, Count count) {
    return List.of(
        new Hazard(
            Hazard.Kind.TABLE_REWRITTEN,
            "`%s` is written anew and closed to everybody while %s.".formatted(table, why),
            former(table).map(t -> Question.of(count.of(t)))));
  }

  private List<Hazard> locked(TableName table, String how) {
    return List.of(
        new Hazard(
            Hazard.Kind.TABLE_LOCKED,
            "`" + table + "` " + how + ".",
            former(table).map(t -> Question.of(rows.all(t)))));
  }

  /// The table's name before; empty when it is new.
  private Optional<TableName> former(TableName now) {
    return before.table(renaming.formerTable(now)).map(Table::name);
  }
}
