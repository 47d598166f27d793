// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.dialect;

import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.catalog.Column;
import dev.crowfoot.catalog.Extra;
import dev.crowfoot.catalog.ForeignKey;
import dev.crowfoot.catalog.Table;
import dev.crowfoot.catalog.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Counts a foreign key that no relation can stand for among what a schema cannot say: one between
/// columns of different types, to columns that are not unique, or to a table that was not read.
final class SayableKeys {
  private final Dialect dialect;
  private final Map<TableName, Table> tables = new HashMap<>();

  private SayableKeys(Catalog catalog, Dialect dialect) {
    this.dialect = dialect;
    catalog.tables().forEach(t -> tables.put(t.name(), t));
  }

  static Catalog of(Catalog catalog, Dialect dialect) {
    return of(catalog, Catalog.EMPTY, dialect);
  }

  /// @param wanted whose foreign keys can be said, as they are
  static Catalog of(Catalog catalog, Catalog wanted, Dialect dialect) {
    SayableKeys keys = new SayableKeys(catalog, dialect);
    List<Table> tables = new ArrayList<>();
    List<Extra> extras = new ArrayList<>(catalog.extras());
    Map<TableName, Table> wants = wanted.tablesByName();
    for (Table table : catalog.tables()) {
      List<ForeignKey> known =
          Optional.ofNullable(wants.get(table.name())).map(Table::foreignKeys).orElse(List.of());
      List<ForeignKey> said =
          table.foreignKeys().stream()
              .filter(k -> known.contains(k) || keys.canBeSaid(table, k))
              .toList();
      table.foreignKeys().stream()
          .filter(k -> !said.contains(k))
          .forEach(
              k ->
                  extras.add(
                      new Extra(Extra.Kind.FOREIGN_KEY, table.name(), k.name(), k.columns(), "")));
      tables.add(said.size() == table.foreignKeys().size() ? table : table.withForeignKeys(said));
    }
    return new Catalog(tables, catalog.enums(), catalog.extensions(), extras);
  }

  private boolean canBeSaid(Table table, ForeignKey key) {
    Table target = tables.get(key.target());
    return target != null
        && isUnique(target, key.references())
        && types(table, key.columns()).equals(types(target, key.references()));
  }

  private static boolean isUnique(Table table, List<String> columns) {
    Set<String> wanted = Set.copyOf(columns);
    return table.primaryKey().filter(k -> Set.copyOf(k.columns()).equals(wanted)).isPresent()
        || table.indexes().stream()
            .anyMatch(
                i ->
                    i.unique()
                        && i.where().isEmpty()
                        && Set.copyOf(i.columnNames()).equals(wanted));
  }

  private List<Optional<Object>> types(Table table, List<String> columns) {
    return columns.stream().map(c -> table.column(c).map(this::type)).toList();
  }

  private Object type(Column column) {
    return column
        .type()
        .enumName()
        .<Object>map(n -> n)
        .orElseGet(() -> FieldTypes.of(column.type(), dialect, "").type());
  }
}
