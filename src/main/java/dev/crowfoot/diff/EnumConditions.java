// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.diff;

import dev.crowfoot.catalog.Index;
import dev.crowfoot.catalog.Table;
import java.util.List;

/// Finds the indexes whose conditions compare a column with values of an enum. PostgreSQL keeps a
/// condition as it was understood once, with the type that there was then.
final class EnumConditions {
  private EnumConditions() {}

  /// @param uses the columns that hold the enum, called as in the tables
  static List<Change.IndexOn> of(List<Table> tables, List<Change.EnumUse> uses) {
    return tables.stream()
        .flatMap(
            t ->
                t.indexes().stream()
                    .filter(i -> uses.stream().anyMatch(u -> speaksOf(t, i, u)))
                    .map(i -> new Change.IndexOn(t.name(), i)))
        .toList();
  }

  /// Those that are neither made by one of the changes nor have to wait for it.
  static List<Change.IndexOn> staying(
      List<Table> tables, List<Change.EnumUse> uses, List<Change> changes) {
    return of(tables, uses).stream()
        .filter(
            on ->
                changes.stream()
                    .noneMatch(
                        c ->
                            c instanceof Change.CreateIndex(var table, var index)
                                && on.equals(new Change.IndexOn(table.name(), index))))
        .toList();
  }

  private static boolean speaksOf(Table table, Index index, Change.EnumUse use) {
    return table.name().equals(use.table())
        && index.where().filter(sql -> sql.contains(use.column())).isPresent();
  }
}
