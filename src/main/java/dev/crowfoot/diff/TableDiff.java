// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.diff;

import dev.crowfoot.catalog.Column;
import dev.crowfoot.catalog.ForeignKey;
import dev.crowfoot.catalog.Index;
import dev.crowfoot.catalog.PrimaryKey;
import dev.crowfoot.catalog.Table;
import dev.crowfoot.catalog.TableName;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.dialect.PostgresDialect;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/// Compares one table that stays.
///
/// @param original as it is called before all renames
/// @param current the same with all renames done; its columns, indexes and keys in the same order
/// @param wanted after the migration
/// @param isRemade which foreign keys must be dropped and added again although they stay
record TableDiff(
    Table original,
    Table current,
    Table wanted,
    Dialect dialect,
    BiPredicate<TableName, ForeignKey> isRemade) {
  List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    if (!original.equals(wanted) || !current.equals(wanted)) {
      compareColumns(changes);
      comparePrimaryKeys(changes);
      compareIndexes(changes);
    }
    compareForeignKeys(changes); // which may have to make way for a change of another table
    return changes;
  }

  private void compareColumns(List<Change> changes) {
    for (int i = 0; i < current.columns().size(); i++) {
      Column was = original.columns().get(i);
      Column is = current.columns().get(i);
      Optional<Column> wants = wanted.column(is.name());
      if (wants.isEmpty()) {
        changes.add(new Change.DropColumn(original, was));
        continue;
      }
      if (!was.name().equals(is.name())) {
        changes.add(new Change.RenameColumn(wanted.name(), was.name(), is.name()));
      }
      if (!is.equals(wants.get())) {
        changes.add(new Change.AlterColumn(current, wanted, is, wants.get()));
      }
    }
    for (Column column : wanted.columns()) {
      if (current.column(column.name()).isEmpty()) {
        changes.add(new Change.AddColumn(wanted, column, Optional.empty()));
      }
    }
  }

  private void comparePrimaryKeys(List<Change> changes) {
    Optional<List<String>> has = current.primaryKey().map(PrimaryKey::columns);
    Optional<List<String>> wants = wanted.primaryKey().map(PrimaryKey::columns);
    if (!has.equals(wants)) {
      original.primaryKey().ifPresent(key -> changes.add(new Change.DropPrimaryKey(original, key)));
      wanted.primaryKey().ifPresent(key -> changes.add(new Change.AddPrimaryKey(wanted, key)));
      return;
    }
    Optional<String> from = current.primaryKey().flatMap(PrimaryKey::name);
    Optional<String> to = wanted.primaryKey().flatMap(PrimaryKey::name);
    if (from.isPresent() && to.isPresent() && !from.equals(to)) {
      changes.add(new Change.RenameConstraint(wanted.name(), from.get(), to.get()));
    }
  }

  private void compareIndexes(List<Change> changes) {
    Set<Index> matched = new HashSet<>();
    List<Integer> left = new ArrayList<>();
    for (int i = 0; i < current.indexes().size(); i++) {
      int index = i;
      Index is = current.indexes().get(i);
      Optional<Index> same =
          wanted.index(is.name()).filter(w -> !matched.contains(w) && stays(is, w));
      same.ifPresentOrElse(matched::add, () -> left.add(index));
    }
    for (int i : left) {
      Index is = current.indexes().get(i);
      Optional<Index> sameUnderOtherName =
          wanted.indexes().stream().filter(w -> !matched.contains(w) && stays(is, w)).findFirst();
      if (sameUnderOtherName.isPresent()) {
        matched.add(sameUnderOtherName.get());
        changes.add(new Change.RenameIndex(wanted, is.name(), sameUnderOtherName.get()));
      } else {
        changes.add(new Change.DropIndex(original, original.indexes().get(i)));
      }
    }
    wanted.indexes().stream()
        .filter(i -> !matched.contains(i))
        .forEach(i -> changes.add(new Change.CreateIndex(wanted, i)));
  }

  /// PostgreSQL keeps a condition as it was understood once. It no longer is when a column in it
  /// becomes of another kind, so the index has to make way.
  private boolean stays(Index is, Index wants) {
    return wants.isLike(is)
        && !(dialect instanceof PostgresDialect
            && is.where().filter(this::mentionsRewritten).isPresent());
  }

  private boolean mentionsRewritten(String condition) {
    for (int i = 0; i < current.columns().size(); i++) {
      Column is = current.columns().get(i);
      boolean rewritten =
          wanted
              .column(is.name())
              .filter(w -> !w.type().equals(is.type()))
              .filter(w -> new TypeChange(is.type(), w.type(), dialect).rewrites())
              .isPresent();
      if (rewritten
          && (condition.contains(is.name())
              || condition.contains(original.columns().get(i).name()))) {
        return true;
      }
    }
    return false;
  }

  private void compareForeignKeys(List<Change> changes) {
    Set<ForeignKey> matched = new HashSet<>();
    for (int i = 0; i < current.foreignKeys().size(); i++) {
      ForeignKey is = current.foreignKeys().get(i);
      Optional<ForeignKey> same =
          wanted.foreignKeys().stream()
              .filter(w -> !matched.contains(w) && w.equals(is.withName(w.name())))
              .findFirst();
      if (same.isEmpty() || (dialect.keepsConstraintNames() && isRemade.test(wanted.name(), is))) {
        changes.add(new Change.DropForeignKey(original, original.foreignKeys().get(i)));
        continue;
      }
      matched.add(same.get());
      if (dialect.keepsConstraintNames() && !same.get().name().equals(is.name())) {
        changes.add(new Change.RenameConstraint(wanted.name(), is.name(), same.get().name()));
      }
    }
    wanted.foreignKeys().stream()
        .filter(k -> !matched.contains(k))
        .forEach(k -> changes.add(new Change.AddForeignKey(wanted, k)));
  }
}
