// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.dialect;

import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.catalog.Column;
import dev.crowfoot.catalog.Index;
import dev.crowfoot.catalog.Table;
import dev.crowfoot.catalog.TableName;
import java.util.Map;
import java.util.Optional;

/// Completes a catalog that comes from a schema by what only the database knows: which unique
/// indexes are constraints, which columns compute themselves, and all that no schema can say. Only
/// what both agree on is completed.
record Completion(Catalog said, Catalog known) {
  Catalog complete() {
    Map<TableName, Table> tables = known.tablesByName();
    return new Catalog(
        said.tables().stream()
            .map(t -> Optional.ofNullable(tables.get(t.name())).map(k -> table(t, k)).orElse(t))
            .toList(),
        said.enums(),
        said.extensions(),
        known.extras());
  }

  private static Table table(Table table, Table known) {
    return table
        .withColumns(
            table.columns().stream()
                .map(c -> known.column(c.name()).map(k -> column(c, k)).orElse(c))
                .toList())
        .withIndexes(table.indexes().stream().map(i -> index(i, known)).toList());
  }

  private static Column column(Column column, Column known) {
    return known.isGenerated() && Alignment.sameDefault(column.defaultValue(), known.defaultValue())
        ? column.withDefault(known.defaultValue())
        : column;
  }

  private static Index index(Index index, Table known) {
    Optional<Index> same = known.index(index.name()).filter(k -> sameColumns(k, index));
    return same.map(k -> index.asConstraint(k.constraint())).orElse(index);
  }

  private static boolean sameColumns(Index one, Index other) {
    return one.unique() == other.unique() && one.columnNames().equals(other.columnNames());
  }
}
