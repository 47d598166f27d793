// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.diff;

import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.catalog.Column;
import dev.crowfoot.catalog.EnumDefinition;
import dev.crowfoot.catalog.ExtensionDefinition;
import dev.crowfoot.catalog.ForeignKey;
import dev.crowfoot.catalog.Index;
import dev.crowfoot.catalog.PrimaryKey;
import dev.crowfoot.catalog.Table;
import dev.crowfoot.catalog.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Makes some of the changes between two catalogs and leaves the others: what a database would be
/// if only these were made, or if only these had not been.
///
/// What is made already stays as it is, and what is about a table that is not there is nothing.
public final class Patch {
  private final Map<TableName, Table> tables = new LinkedHashMap<>();
  private final Map<TableName, EnumDefinition> enums = new LinkedHashMap<>();
  private final Map<String, ExtensionDefinition> extensions = new LinkedHashMap<>();

  private Patch(Catalog catalog) {
    catalog.tables().forEach(t -> tables.put(t.name(), t));
    catalog.enums().forEach(e -> enums.put(e.name(), e));
    catalog.extensions().forEach(e -> extensions.put(e.name(), e));
  }

  /// A catalog with some changes made.
  ///
  /// @param changes of a diff without renames, in its order
  public static Catalog of(Catalog catalog, List<Change> changes) {
    Patch patch = new Patch(catalog);
    changes.forEach(patch::make);
    return new Catalog(
        List.copyOf(patch.tables.values()),
        List.copyOf(patch.enums.values()),
        List.copyOf(patch.extensions.values()),
        catalog.extras());
  }

  /// A catalog without some changes that led to it.
  public static Catalog undo(Catalog catalog, List<Change> changes) {
    return of(catalog, changes.reversed().stream().map(Change::inverse).toList());
  }

  private void make(Change change) {
    switch (change) {
      case Change.CreateSchema _ -> {}
      case Change.CreateExtension(var e) -> extensions.put(e.name(), e);
      case Change.AlterExtension(_, var to) -> extensions.put(to.name(), to);
      case Change.DropExtension(var e) -> extensions.remove(e.name());
      case Change.CreateEnum(var e) -> enums.put(e.name(), e);
      case Change.DropEnum(var e) -> enums.remove(e.name());
      case Change.AddEnumValues c -> enums.put(c.to().name(), c.to());
      case Change.ReplaceEnum c -> {
        enums.put(c.to().name(), c.to());
        c.uses().forEach(this::giveDefault);
      }
      case Change.CreateTable(var t) -> tables.put(t.name(), t);
      case Change.DropTable(var t) -> tables.remove(t.name());
      case Change.AddColumn(var t, var c, _) -> column(t.name(), c);
      case Change.DropColumn(var t, var c) ->
          in(t.name(), now -> now.withColumns(without(now.columns(), named(c.name()))));
      case Change.AlterColumn c -> column(c.after().name(), c.to());
      case Change.AddPrimaryKey(var t, var key) -> key(t.name(), Optional.of(key));
      case Change.DropPrimaryKey(var t, _) -> key(t.name(), Optional.empty());
      case Change.CreateIndex(var t, var index) -> index(t.name(), index.name(), index);
      case Change.RenameIndex(var t, var from, var index) -> index(t.name(), from, index);
      case Change.DropIndex(var t, var index) ->
          in(
              t.name(),
              now -> now.withIndexes(without(now.indexes(), i -> i.name().equals(index.name()))));
      case Change.AddForeignKey(var t, var key) ->
          in(
              t.name(),
              now ->
                  now.withForeignKeys(
                      put(now.foreignKeys(), k -> k.name().equals(key.name()), key)));
      case Change.DropForeignKey(var t, var key) ->
          in(t.name(), now -> now.withForeignKeys(without(now.foreignKeys(), isSame(key))));
      case Change.RenameConstraint(var t, var from, var to) -> constraint(t, from, to);
      case Change.RenameTable _, Change.RenameColumn _, Change.RenameEnum _ -> refuse(change);
      case Change.RenameEnumValue _, Change.RewriteValues _ -> refuse(change);
    }
  }

  private static void refuse(Change change) {
    throw new IllegalArgumentException("a rename is a decision, no difference: " + change);
  }

  private void in(TableName table, UnaryOperator<Table> edit) {
    tables.computeIfPresent(table, (_, now) -> edit.apply(now));
  }

  private void column(TableName table, Column column) {
    in(table, now -> now.withColumns(put(now.columns(), named(column.name()), column)));
  }

  private void giveDefault(Change.EnumUse use) {
    in(
        use.table(),
        now ->
            now.withColumns(
                now.columns().stream()
                    .map(c -> c.name().equals(use.column()) ? c.withDefault(use.to()) : c)
                    .toList()));
  }

  private void key(TableName table, Optional<PrimaryKey> key) {
    in(table, now -> new Table(now.name(), now.columns(), key, now.indexes(), now.foreignKeys()));
  }

  private void index(TableName table, String from, Index index) {
    in(
        table,
        now ->
            now.withIndexes(
                put(
                    without(now.indexes(), i -> !from.equals(index.name()) && isNamed(i, index)),
                    i -> i.name().equals(from),
                    index)));
  }

  private static boolean isNamed(Index one, Index other) {
    return one.name().equals(other.name());
  }

  private void constraint(TableName table, String from, String to) {
    in(
        table,
        now ->
            new Table(
                now.name(),
                now.columns(),
                now.primaryKey()
                    .map(
                        k ->
                            k.name().equals(Optional.of(from))
                                ? new PrimaryKey(Optional.of(to), k.columns())
                                : k),
                now.indexes(),
                now.foreignKeys().stream()
                    .map(k -> k.name().equals(from) ? k.withName(to) : k)
                    .toList()));
  }

  private static Predicate<Column> named(String name) {
    return c -> c.name().equals(name);
  }

  /// On SQLite a foreign key's name is only what Prisma would call it.
  private static Predicate<ForeignKey> isSame(ForeignKey key) {
    return k -> k.withName(key.name()).equals(key);
  }

  private static <T> List<T> without(List<T> items, Predicate<T> gone) {
    return items.stream().filter(gone.negate()).toList();
  }

  /// In the place of what it replaces, or at the end.
  private static <T> List<T> put(List<T> items, Predicate<T> replaced, T item) {
    List<T> all = new ArrayList<>();
    boolean done = false;
    for (T old : items) {
      if (!replaced.test(old)) {
        all.add(old);
      } else if (!done) {
        all.add(item);
        done = true;
      }
    }
    if (!done) {
      all.add(item);
    }
    return all;
  }
}
