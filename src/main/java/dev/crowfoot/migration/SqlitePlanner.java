// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.migration;

import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.catalog.Column;
import dev.crowfoot.catalog.ColumnDefault;
import dev.crowfoot.catalog.Extra;
import dev.crowfoot.catalog.Index;
import dev.crowfoot.catalog.Table;
import dev.crowfoot.catalog.TableName;
import dev.crowfoot.dialect.CarriedParts;
import dev.crowfoot.dialect.SqlTokens;
import dev.crowfoot.diff.Change;
import dev.crowfoot.diff.Fill;
import dev.crowfoot.diff.Hazards;
import dev.crowfoot.diff.Wording;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Orders changes for SQLite: tables renamed, tables that go, each table that stays in its turn,
/// tables that come, and at last the rows.
///
/// What a table needs is done with SQLite's own `ALTER TABLE` where it can, else all of it at once
/// by making the table anew. Foreign keys are off meanwhile, so the order of tables does not
/// matter.
final class SqlitePlanner {
  private final Catalog before;
  private final Catalog tablesRenamed;
  private final Catalog renamed;
  private final Catalog after;
  private final Hazards hazards;
  private final SqliteStatements statements = new SqliteStatements();

  /// Which tables will have an index of a name, by its lower-case spelling.
  private final Map<String, Set<TableName>> indexed = new HashMap<>();

  /// @param tablesRenamed the catalog before with the renames of tables done
  /// @param renamed the catalog before with all renames done
  SqlitePlanner(
      Catalog before, Catalog tablesRenamed, Catalog renamed, Catalog after, Hazards hazards) {
    this.before = before;
    this.tablesRenamed = tablesRenamed;
    this.renamed = renamed;
    this.after = after;
    this.hazards = hazards;
    for (Table table : after.tables()) {
      for (Index index : table.indexes()) {
        if (!index.constraint()) {
          indexed
              .computeIfAbsent(index.name().toLowerCase(Locale.ROOT), _ -> new HashSet<>())
              .add(table.name());
        }
      }
    }
  }

  List<Step> steps(List<Change> changes) {
    List<Step> steps = new ArrayList<>();
    tableRenames().forEach(c -> steps.add(step(c)));
    for (Change change : changes) {
      if (change instanceof Change.DropTable(var table)) {
        // Columns are renamed later: what a rollback makes again refers to them as they were.
        Table now = tablesRenamed.tables().get(before.tables().indexOf(table));
        steps.add(step(change, new Change.DropTable(now)));
      }
    }
    indexesInTheWay().forEach(c -> steps.add(step(c)));
    List<Step> rebuilds = new ArrayList<>();
    alterations(changes).forEach((table, own) -> steps.addAll(alter(table, own, rebuilds)));
    steps.addAll(rebuilds);
    changes.stream().filter(Change.CreateTable.class::isInstance).forEach(c -> steps.add(step(c)));
    List<Change> rewrites =
        changes.stream().filter(c -> c instanceof Change.RewriteValues r && !isChecked(r)).toList();
    RenameOrder.ordered(rewrites).forEach(c -> steps.add(step(c)));
    return steps;
  }

  /// All tables that are called otherwise now, those that only make way too: references to them
  /// follow, which is also what makes the way back exact.
  private List<Change> tableRenames() {
    List<Change> renames = new ArrayList<>();
    for (int i = 0; i < before.tables().size(); i++) {
      TableName from = before.tables().get(i).name();
      TableName to = renamed.tables().get(i).name();
      if (!from.equals(to)) {
        renames.add(new Change.RenameTable(from, to));
      }
    }
    return RenameOrder.ordered(renames).stream()
        .flatMap(
            c ->
                c instanceof Change.RenameTable(var from, var to)
                    ? tableRename(from, to).stream()
                    : Stream.of(c))
        .toList();
  }

  /// SQLite's names do not differ by case alone, so such a rename takes a detour.
  private static List<Change> tableRename(TableName from, TableName to) {
    if (!from.name().equalsIgnoreCase(to.name())) {
      return List.of(new Change.RenameTable(from, to));
    }
    TableName between = to.withName("__new_" + to.name());
    return List.of(new Change.RenameTable(from, between), new Change.RenameTable(between, to));
  }

  /// The changes of each table that stays, by its name after.
  private Map<TableName, List<Change>> alterations(List<Change> changes) {
    Map<TableName, TableName> now = new LinkedHashMap<>();
    for (int i = 0; i < before.tables().size(); i++) {
      now.put(before.tables().get(i).name(), renamed.tables().get(i).name());
    }
    Map<TableName, List<Change>> found = new LinkedHashMap<>();
    for (Change change : changes) {
      Optional<TableName> table =
          switch (change) {
            case Change.DropColumn(var t, _) -> Optional.ofNullable(now.get(t.name()));
            case Change.DropPrimaryKey(var t, _) -> Optional.ofNullable(now.get(t.name()));
            case Change.DropIndex(var t, _) -> Optional.ofNullable(now.get(t.name()));
            case Change.DropForeignKey(var t, _) -> Optional.ofNullable(now.get(t.name()));
            case Change.AddColumn(var t, _, _) -> Optional.of(t.name());
            case Change.RenameColumn(var t, _, _) -> Optional.of(t);
            case Change.AlterColumn c -> Optional.of(c.after().name());
            case Change.AddPrimaryKey(var t, _) -> Optional.of(t.name());
            case Change.CreateIndex(var t, _) -> Optional.of(t.name());
            case Change.RenameIndex(var t, _, _) -> Optional.of(t.name());
            case Change.AddForeignKey(var t, _) -> Optional.of(t.name());
            case Change.RenameConstraint(var t, _, _) -> Optional.of(t);
            case Change.CreateSchema _, Change.CreateEnum _, Change.DropEnum _ -> Optional.empty();
            case Change.CreateExtension _, Change.AlterExtension _, Change.DropExtension _ ->
                Optional.empty();
            case Change.RenameEnum _, Change.RenameEnumValue _, Change.AddEnumValues _ ->
                Optional.empty();
            case Change.ReplaceEnum _, Change.CreateTable _, Change.DropTable _ -> Optional.empty();
            case Change.RewriteValues r when isChecked(r) -> Optional.of(r.table());
            case Change.RenameTable _, Change.RewriteValues _ -> Optional.empty();
          };
      table.ifPresent(t -> found.computeIfAbsent(t, _ -> new ArrayList<>()).add(change));
    }
    return found;
  }

  /// Whether a check lets only the old or only the new values in, so that they can be rewritten
  /// only on their way from the one table to the other.
  private boolean isChecked(Change.RewriteValues rewrite) {
    return Stream.of(renamed, after)
        .flatMap(c -> c.table(rewrite.table()).stream())
        .flatMap(t -> t.column(rewrite.column()).stream())
        .anyMatch(Column::isChecked);
  }

  /// @param rebuilds gets the table's, if it has one. They come when the columns of all tables bear
  ///   their new names: a table made anew says those of the columns it refers to
  private List<Step> alter(TableName name, List<Change> all, List<Step> rebuilds) {
    Table now = renamed.table(name).orElseThrow();
    Table original = before.tables().get(renamed.tables().indexOf(now));
    Table wanted = after.table(name).orElseThrow();
    Table current = withoutThoseInTheWay(now);
    List<Change> changes = all.stream().flatMap(c -> unlessInTheWay(name, c).stream()).toList();
    List<Step> steps = new ArrayList<>();
    if (changes.stream().allMatch(c -> isNative(c, current) && !isStoodOn(original, c))) {
      natively(changes, original.withName(current.name()), current)
          .forEach(c -> steps.add(step(c)));
      return steps;
    }
    columnRenames(original, current).forEach(c -> steps.add(step(c)));
    Map<String, String> names = new LinkedHashMap<>();
    for (int i = 0; i < original.columns().size(); i++) {
      names.put(original.columns().get(i).name(), current.columns().get(i).name());
    }
    names.entrySet().removeIf(e -> e.getKey().equals(e.getValue()));
    rebuilds.add(rebuild(followed(current, names), followed(wanted, names), changes));
    return steps;
  }

  private static boolean isNative(Change change, Table current) {
    return SqliteStatements.isNative(change, current) && !(change instanceof Change.RewriteValues);
  }

  /// Whether a column goes that a check or a computed column of its table names: SQLite then drops
  /// it only together with them.
  private boolean isStoodOn(Table original, Change change) {
    return change instanceof Change.DropColumn(_, var column)
        && before.extras().stream()
            .filter(e -> e.kind().isPartOfTable() && e.kind() != Extra.Kind.TRIGGER)
            .anyMatch(e -> e.isOn(original.name(), column.name()));
  }

  /// Indexes of tables that stay whose names other tables are about to take: SQLite has each name
  /// once in all the database.
  private List<Change> indexesInTheWay() {
    List<Change> drops = new ArrayList<>();
    for (int i = 0; i < before.tables().size(); i++) {
      TableName name = renamed.tables().get(i).name();
      Table here = before.tables().get(i).withName(name);
      List<Index> inTheWay =
          here.indexes().stream().filter(index -> isInTheWay(name, index.name())).toList();
      if (!inTheWay.isEmpty() && after.table(name).isPresent()) {
        inTheWay.forEach(index -> drops.add(new Change.DropIndex(here, index)));
      }
    }
    return drops;
  }

  private boolean isInTheWay(TableName table, String index) {
    return indexed.getOrDefault(index.toLowerCase(Locale.ROOT), Set.of()).stream()
        .anyMatch(t -> !t.equals(table));
  }

  private Table withoutThoseInTheWay(Table table) {
    return new Table(
        table.name(),
        table.columns(),
        table.primaryKey(),
        table.indexes().stream().filter(i -> !isInTheWay(table.name(), i.name())).toList(),
        table.foreignKeys());
  }

  /// What is left of a change when the indexes in the way are dropped already.
  private Optional<Change> unlessInTheWay(TableName table, Change change) {
    if (change instanceof Change.DropIndex(_, var index) && isInTheWay(table, index.name())) {
      return Optional.empty();
    }
    return Optional.of(
        change instanceof Change.RenameIndex(var now, var from, var index)
                && isInTheWay(table, from)
            ? new Change.CreateIndex(now, index)
            : change);
  }

  /// Indexes make way first and come last; columns that go make room for those renamed.
  ///
  /// @param here the table as it was, under the name it has now
  private static List<Change> natively(List<Change> changes, Table here, Table current) {
    List<Change> ordered = new ArrayList<>();
    List<String> dropped = new ArrayList<>();
    for (Change change : changes) {
      if (change instanceof Change.DropIndex(_, var index)) {
        ordered.add(new Change.DropIndex(here, index));
      }
    }
    for (Change change : changes) {
      if (change instanceof Change.DropColumn(_, var column)) {
        ordered.add(new Change.DropColumn(here, column));
        dropped.add(column.name());
      }
    }
    columnRenames(here, current).stream()
        .filter(c -> !(c instanceof Change.RenameColumn r && dropped.contains(r.from())))
        .forEach(ordered::add);
    changes.stream().filter(Change.AddColumn.class::isInstance).forEach(ordered::add);
    RenameOrder.ordered(changes.stream().filter(Change.RenameIndex.class::isInstance).toList())
        .forEach(ordered::add);
    changes.stream().filter(Change.CreateIndex.class::isInstance).forEach(ordered::add);
    return ordered;
  }

  /// All columns of a table that stays which are called otherwise now, those that only make way
  /// too.
  private static List<Change> columnRenames(Table original, Table current) {
    List<Change> renames = new ArrayList<>();
    for (int i = 0; i < original.columns().size(); i++) {
      String from = original.columns().get(i).name();
      String to = current.columns().get(i).name();
      if (!from.equals(to)) {
        renames.add(new Change.RenameColumn(current.name(), from, to));
      }
    }
    return RenameOrder.ordered(renames);
  }

  /// What columns compute names others, which may be called otherwise now.
  private static Table followed(Table table, Map<String, String> names) {
    return table.withColumns(
        table.columns().stream()
            .map(
                c ->
                    c.defaultValue().orElse(null)
                            instanceof ColumnDefault.Generated(String sql, boolean stored)
                        ? c.withDefault(
                            Optional.of(
                                new ColumnDefault.Generated(
                                    SqlTokens.of(sql).renamed(names), stored)))
                        : c)
            .toList());
  }

  private Step rebuild(Table current, Table wanted, List<Change> changes) {
    List<Change> own = changes.stream().filter(c -> !(c instanceof Change.RenameColumn)).toList();
    String title =
        own.size() == 1
            ? Wording.withFill(own.getFirst())
            : "~ table %s, %d changes".formatted(wanted.name(), own.size());
    List<Change> restored =
        Stream.concat(
                current.columns().stream()
                    .filter(c -> wanted.column(c.name()).isEmpty())
                    .map(c -> (Change) new Change.AddColumn(current, c, Fill.forLost(current, c))),
                own.stream()
                    .filter(c -> c instanceof Change.RewriteValues r && r.to().isPresent())
                    .map(Change::inverse))
            .toList();
    return new Step(
        own,
        title,
        Stream.concat(
                own.stream().flatMap(c -> hazards.of(c).stream()),
                hazards
                    .ofRebuild(CarriedParts.of(current, wanted, renamed.extras()), renamed.extras())
                    .stream())
            .toList(),
        List.of(statements.rebuild(current, wanted, own, renamed.extras())),
        List.of(statements.rebuild(wanted, current, restored, renamed.extras())),
        RollbackNote.of(own),
        Step.Commit.TOGETHER);
  }

  private Step step(Change change) {
    return step(change, change);
  }

  /// @param done what is really done at this point
  private Step step(Change change, Change done) {
    return new Step(
        List.of(change),
        Wording.withFill(change),
        hazards.of(change),
        PostgresPlanner.sql(statements.of(done)),
        PostgresPlanner.sql(statements.of(done.inverse())),
        RollbackNote.of(change),
        Step.Commit.TOGETHER);
  }
}
