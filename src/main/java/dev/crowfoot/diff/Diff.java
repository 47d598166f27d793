// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.diff;

import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.catalog.CatalogRename;
import dev.crowfoot.catalog.Column;
import dev.crowfoot.catalog.EnumDefinition;
import dev.crowfoot.catalog.ExtensionDefinition;
import dev.crowfoot.catalog.Table;
import dev.crowfoot.catalog.TableName;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.dialect.ExtensionSql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Finds the changes that lead from one catalog to another.
///
/// Nothing is guessed: what has another name and no rename is gone and new. Everything renamed is
/// renamed first, in thought, and then compared by name, so that a renamed table's keys and indexes
/// turn out to be renamed too rather than dropped. Order is no difference, neither of columns nor
/// of an enum's values.
public final class Diff {
  private final Catalog before;
  private final Catalog renamed;
  private final Catalog after;
  private final Renaming renaming;
  private final Dialect dialect;
  private final Map<TableName, Table> renamedTables;
  private final Map<TableName, Table> wantedTables;
  private final Map<TableName, EnumDefinition> renamedEnums;
  private final Map<TableName, EnumDefinition> wantedEnums;
  private final List<Change> changes = new ArrayList<>();

  private Diff(Catalog before, Catalog after, List<CatalogRename> renames, Dialect dialect) {
    this.before = before;
    this.after = after;
    this.renaming = new Renaming(before, renames);
    this.renamed = renaming.applyTo(before);
    this.dialect = dialect;
    this.renamedTables = renamed.tablesByName();
    this.wantedTables = after.tablesByName();
    this.renamedEnums = renamed.enumsByName();
    this.wantedEnums = after.enumsByName();
  }

  /// The changes in the order of the catalogs; a plan puts them into one in which they can be made.
  public static List<Change> between(
      Catalog before, Catalog after, List<CatalogRename> renames, Dialect dialect) {
    Diff diff = new Diff(before, after, renames, dialect);
    diff.compareSchemas();
    diff.compareExtensions();
    diff.compareEnums();
    diff.compareTables();
    diff.rewriteStoredValues(renames);
    diff.changes.replaceAll(diff::withConditions);
    return List.copyOf(diff.changes);
  }

  /// The catalog once all renames are done and nothing else is: where what is added starts from.
  /// Names of keys and indexes are still the old ones, and what has to make way for a rename bears
  /// a name of no one else's.
  public static Catalog afterRenames(Catalog before, List<CatalogRename> renames) {
    return new Renaming(before, renames).applyTo(before);
  }

  private void compareSchemas() {
    Set<String> missing = new TreeSet<>(schemas(after));
    missing.removeAll(schemas(before));
    missing.remove("public");
    missing.forEach(s -> changes.add(new Change.CreateSchema(s)));
  }

  private static Set<String> schemas(Catalog catalog) {
    Set<String> found = new TreeSet<>();
    Stream.concat(
            catalog.tables().stream().map(Table::name),
            catalog.enums().stream().map(EnumDefinition::name))
        .forEach(n -> n.schema().ifPresent(found::add));
    catalog.extensions().forEach(e -> e.schema().ifPresent(found::add));
    return found;
  }

  private void compareExtensions() {
    for (ExtensionDefinition wanted : after.extensions()) {
      Optional<ExtensionDefinition> had = before.extension(wanted.name());
      if (had.isEmpty()) {
        changes.add(new Change.CreateExtension(wanted));
      } else if (!ExtensionSql.alter(had.get(), wanted).isEmpty()) {
        changes.add(new Change.AlterExtension(had.get(), wanted));
      }
    }
    before.extensions().stream()
        .filter(e -> after.extension(e.name()).isEmpty())
        .forEach(e -> changes.add(new Change.DropExtension(e)));
  }

  private void compareEnums() {
    for (EnumDefinition original : before.enums()) {
      TableName now = renaming.enumType(original.name());
      EnumDefinition current = Objects.requireNonNull(renamedEnums.get(now));
      EnumDefinition wanted = wantedEnums.get(now);
      if (wanted == null) {
        if (!original.name().equals(now)) {
          changes.add(new Change.RenameEnum(original.name(), now));
        }
        changes.add(new Change.DropEnum(current));
      } else {
        compare(original, current, wanted);
      }
    }
    for (EnumDefinition wanted : after.enums()) {
      if (!renamedEnums.containsKey(wanted.name())) {
        changes.add(new Change.CreateEnum(wanted));
      }
    }
  }

  private void compare(EnumDefinition original, EnumDefinition current, EnumDefinition wanted) {
    if (!original.name().equals(current.name())) {
      changes.add(new Change.RenameEnum(original.name(), current.name()));
    }
    for (int i = 0; i < original.values().size(); i++) {
      String from = original.values().get(i);
      String to = current.values().get(i);
      if (!from.equals(to)) {
        changes.add(new Change.RenameEnumValue(current.name(), from, to));
      }
    }
    Set<String> had = Set.copyOf(current.values());
    Set<String> wants = Set.copyOf(wanted.values());
    if (!wants.containsAll(had)) {
      List<Change.EnumUse> uses = survivingUses(wanted.name());
      changes.add(new Change.ReplaceEnum(current, wanted, uses, List.of()));
    } else if (!had.containsAll(wants)) {
      List<Change.EnumUse> uses = usesBefore(original.name());
      changes.add(
          new Change.AddEnumValues(
              current, wanted, uses, EnumConditions.of(before.tables(), uses)));
    }
  }

  /// Columns that hold an enum before and still exist after.
  private List<Change.EnumUse> survivingUses(TableName enumNow) {
    List<Change.EnumUse> uses = new ArrayList<>();
    for (Table table : renamed.tables()) {
      for (Column column : table.columns()) {
        if (!column.type().enumName().equals(Optional.of(enumNow))) {
          continue;
        }
        Optional.ofNullable(wantedTables.get(table.name()))
            .flatMap(t -> t.column(column.name()))
            .ifPresent(
                to ->
                    uses.add(
                        new Change.EnumUse(
                            table.name(),
                            column.name(),
                            column.type().array(),
                            column.defaultValue(),
                            to.type().enumName().equals(Optional.of(enumNow))
                                ? to.defaultValue()
                                : Optional.empty())));
      }
    }
    return uses;
  }

  /// All columns that hold an enum before, while only enums and their values are renamed.
  private List<Change.EnumUse> usesBefore(TableName enumBefore) {
    List<Change.EnumUse> uses = new ArrayList<>();
    for (int t = 0; t < before.tables().size(); t++) {
      Table table = before.tables().get(t);
      for (int c = 0; c < table.columns().size(); c++) {
        Column column = table.columns().get(c);
        if (column.type().enumName().equals(Optional.of(enumBefore))) {
          var value = renamed.tables().get(t).columns().get(c).defaultValue();
          uses.add(
              new Change.EnumUse(table.name(), column.name(), column.type().array(), value, value));
        }
      }
    }
    return uses;
  }

  private void compareTables() {
    for (Table original : before.tables()) {
      TableName now = renaming.table(original.name());
      Table wanted = wantedTables.get(now);
      if (wanted == null) {
        changes.add(new Change.DropTable(original));
      } else {
        if (!original.name().equals(now)) {
          changes.add(new Change.RenameTable(original.name(), now));
        }
        Table current = withReplacedEnums(Objects.requireNonNull(renamedTables.get(now)));
        changes.addAll(new TableDiff(original, current, wanted, dialect, this::isRemade).changes());
      }
    }
    for (Table wanted : after.tables()) {
      if (!renamedTables.containsKey(wanted.name())) {
        changes.add(new Change.CreateTable(wanted));
      }
    }
  }

  /// Replacing an enum sets the defaults of the columns that hold it; they are no difference then.
  private Table withReplacedEnums(Table table) {
    List<Change.EnumUse> replaced =
        changes.stream()
            .filter(Change.ReplaceEnum.class::isInstance)
            .flatMap(c -> ((Change.ReplaceEnum) c).uses().stream())
            .filter(u -> u.table().equals(table.name()))
            .toList();
    if (replaced.isEmpty()) {
      return table;
    }
    List<Column> columns =
        table.columns().stream()
            .map(
                c ->
                    replaced.stream()
                        .filter(u -> u.column().equals(c.name()))
                        .findFirst()
                        .map(u -> c.withDefault(u.to()))
                        .orElse(c))
            .toList();
    return new Table(
        table.name(), columns, table.primaryKey(), table.indexes(), table.foreignKeys());
  }

  /// What stays of the indexes is known when all tables are compared.
  private Change withConditions(Change change) {
    return change instanceof Change.ReplaceEnum(var from, var to, var uses, _)
        ? new Change.ReplaceEnum(
            from, to, uses, EnumConditions.staying(after.tables(), uses, changes))
        : change;
  }

  /// Whether a foreign key has to make way because what it stands on is changed under it: the
  /// database refuses to drop a key that is referred to, or to give one end another type.
  ///
  /// @param table the table that holds it
  private boolean isRemade(TableName table, dev.crowfoot.catalog.ForeignKey key) {
    return changesType(table, key.columns())
        || changesType(key.target(), key.references())
        || losesKey(key.target(), key.references());
  }

  private boolean changesType(TableName table, List<String> columns) {
    Table had = renamedTables.get(table);
    Table wants = wantedTables.get(table);
    return had != null
        && wants != null
        && !had.equals(wants)
        && columns.stream()
            .anyMatch(
                c -> {
                  var from = had.column(c).map(Column::type);
                  var to = wants.column(c).map(Column::type);
                  return from.isPresent() && to.isPresent() && !from.equals(to);
                });
  }

  private boolean losesKey(TableName table, List<String> columns) {
    Table from = renamedTables.get(table);
    Table to = wantedTables.get(table);
    if (from == null || to == null || from.equals(to)) {
      return false;
    }
    boolean primary =
        from.primaryKey().stream()
            .anyMatch(
                k ->
                    Set.copyOf(k.columns()).equals(Set.copyOf(columns))
                        && !to.primaryKey().map(w -> w.columns()).equals(Optional.of(k.columns())));
    boolean unique =
        from.indexes().stream()
            .anyMatch(
                i ->
                    i.unique()
                        && Set.copyOf(i.columnNames()).equals(Set.copyOf(columns))
                        && to.indexes().stream().noneMatch(w -> w.isLike(i)));
    return primary || unique;
  }

  private void rewriteStoredValues(List<CatalogRename> renames) {
    for (CatalogRename rename : renames) {
      if (rename instanceof CatalogRename.OfStoredValue(var table, var column, var from, var to)) {
        changes.add(new Change.RewriteValues(table, column, from, to));
      }
    }
  }
}
