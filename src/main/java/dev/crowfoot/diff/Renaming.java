// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.diff;

import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.catalog.CatalogRename;
import dev.crowfoot.catalog.Column;
import dev.crowfoot.catalog.ColumnDefault;
import dev.crowfoot.catalog.ColumnType;
import dev.crowfoot.catalog.EnumDefinition;
import dev.crowfoot.catalog.Extra;
import dev.crowfoot.catalog.ForeignKey;
import dev.crowfoot.catalog.Index;
import dev.crowfoot.catalog.PrimaryKey;
import dev.crowfoot.catalog.Table;
import dev.crowfoot.catalog.TableName;
import dev.crowfoot.dialect.SqlTokens;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The renames of one migration, ready to be asked in both directions.
///
/// What is not renamed but whose name another thing takes is *displaced*: it gets a name that
/// nothing else has, so that it turns out to be dropped.
final class Renaming {
  private static final String DISPLACED = "__old_";

  private final boolean changesNothing;
  private final Map<TableName, TableName> tables = new HashMap<>();
  private final Map<TableName, TableName> formerTables = new HashMap<>();
  private final Map<TableName, Map<String, String>> columns = new HashMap<>();
  private final Map<TableName, TableName> enums = new HashMap<>();
  private final Map<TableName, Map<String, String>> values = new HashMap<>();

  Renaming(Catalog before, List<CatalogRename> renames) {
    changesNothing = renames.isEmpty();
    if (changesNothing) {
      return;
    }
    for (CatalogRename rename : renames) {
      switch (rename) {
        case CatalogRename.OfTable(var from, var to) -> {
          tables.put(from, to);
          formerTables.put(to, from);
        }
        case CatalogRename.OfColumn(var table, var from, var to) ->
            columns.computeIfAbsent(table, _ -> new HashMap<>()).put(from, to);
        case CatalogRename.OfEnum(var from, var to) -> enums.put(from, to);
        case CatalogRename.OfEnumValue(var type, var from, var to) ->
            values.computeIfAbsent(type, _ -> new HashMap<>()).put(from, to);
        case CatalogRename.OfStoredValue _ -> {}
      }
    }
    before.tables().stream()
        .map(Table::name)
        .filter(t -> formerTables.containsKey(t) && !tables.containsKey(t))
        .forEach(t -> tables.put(t, t.withName(DISPLACED + t.name())));
    before.tables().forEach(this::displaceColumns);
    before.enums().stream()
        .map(EnumDefinition::name)
        .filter(e -> enums.containsValue(e) && !enums.containsKey(e))
        .toList()
        .forEach(e -> enums.put(e, e.withName(DISPLACED + e.name())));
    before.enums().forEach(this::displaceValues);
  }

  private void displaceValues(EnumDefinition definition) {
    displace(definition.values(), values.getOrDefault(enumType(definition.name()), Map.of()));
  }

  private void displaceColumns(Table table) {
    Map<String, String> renamed = columns.getOrDefault(table(table.name()), Map.of());
    displace(table.columns().stream().map(Column::name).toList(), renamed);
  }

  private static void displace(List<String> names, Map<String, String> renamed) {
    names.stream()
        .filter(n -> renamed.containsValue(n) && !renamed.containsKey(n))
        .toList()
        .forEach(n -> renamed.put(n, DISPLACED + n));
  }

  TableName table(TableName former) {
    return tables.getOrDefault(former, former);
  }

  TableName formerTable(TableName now) {
    return formerTables.getOrDefault(now, now);
  }

  /// @param tableNow the table's name after
  String column(TableName tableNow, String former) {
    return columns.getOrDefault(tableNow, Map.of()).getOrDefault(former, former);
  }

  String formerColumn(TableName tableNow, String now) {
    Map<String, String> renamed = columns.getOrDefault(tableNow, Map.of());
    return renamed.entrySet().stream()
        .filter(e -> e.getValue().equals(now))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(now);
  }

  TableName enumType(TableName former) {
    return enums.getOrDefault(former, former);
  }

  String value(TableName enumNow, String former) {
    return values.getOrDefault(enumNow, Map.of()).getOrDefault(former, former);
  }

  /// The catalog after the renames alone. Names of keys and indexes stay.
  Catalog applyTo(Catalog before) {
    if (changesNothing) {
      return before;
    }
    return new Catalog(
        before.tables().stream().map(this::renamed).toList(),
        before.enums().stream().map(this::renamed).toList(),
        before.extensions(),
        before.extras().stream().map(this::renamed).toList());
  }

  private Extra renamed(Extra extra) {
    TableName now = table(extra.on());
    return new Extra(
        extra.kind(),
        now,
        column(now, extra.name()),
        columns(now, extra.columns()),
        renamed(now, extra.definition()));
  }

  private String renamed(TableName tableNow, String sql) {
    Map<String, String> renames = columns.getOrDefault(tableNow, Map.of());
    return renames.isEmpty() ? sql : SqlTokens.of(sql).renamed(renames);
  }

  private EnumDefinition renamed(EnumDefinition definition) {
    TableName now = enumType(definition.name());
    return new EnumDefinition(now, definition.values().stream().map(v -> value(now, v)).toList());
  }

  private Table renamed(Table table) {
    TableName now = table(table.name());
    return new Table(
        now,
        table.columns().stream().map(c -> renamed(now, c)).toList(),
        table.primaryKey().map(k -> new PrimaryKey(k.name(), columns(now, k.columns()))),
        table.indexes().stream().map(i -> renamed(now, i)).toList(),
        table.foreignKeys().stream().map(k -> renamed(now, k)).toList());
  }

  private Column renamed(TableName table, Column column) {
    ColumnType type =
        new ColumnType(
            column.type().enumName().map(n -> enumType(n).name()).orElse(column.type().name()),
            column.type().array(),
            column.type().enumName().map(this::enumType));
    return new Column(
        column(table, column.name()),
        type,
        column.nullable(),
        type.enumName()
            .map(e -> column.defaultValue().map(d -> renamed(e, d)))
            .orElse(column.defaultValue()),
        column.autoincrement(),
        column.allowed());
  }

  private ColumnDefault renamed(TableName enumNow, ColumnDefault value) {
    return switch (value) {
      case ColumnDefault.Text(String text) -> new ColumnDefault.Text(value(enumNow, text));
      case ColumnDefault.ListOf(var list) ->
          new ColumnDefault.ListOf(list.stream().map(v -> renamed(enumNow, v)).toList());
      case ColumnDefault.Numeric _, ColumnDefault.Bool _, ColumnDefault.Bytes _ -> value;
      case ColumnDefault.Now _, ColumnDefault.Expression _ -> value;
      case ColumnDefault.Generated _ -> value;
    };
  }

  private Index renamed(TableName table, Index index) {
    return new Index(
        index.name(),
        index.unique(),
        index.columns().stream()
            .map(c -> new Index.IndexColumn(column(table, c.name()), c.descending(), c.opClass()))
            .toList(),
        index.method(),
        index.where().map(sql -> renamed(table, sql)),
        index.constraint());
  }

  private ForeignKey renamed(TableName table, ForeignKey key) {
    TableName target = table(key.target());
    return new ForeignKey(
        key.name(),
        columns(table, key.columns()),
        target,
        columns(target, key.references()),
        key.onDelete(),
        key.onUpdate());
  }

  private List<String> columns(TableName table, List<String> former) {
    return former.stream().map(c -> column(table, c)).toList();
  }
}
