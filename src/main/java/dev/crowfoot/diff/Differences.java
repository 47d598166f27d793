// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.diff;

import dev.crowfoot.catalog.Column;
import dev.crowfoot.catalog.ForeignKey;
import dev.crowfoot.catalog.Table;
import dev.crowfoot.catalog.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Divides the changes of a diff into [Difference]s that can be decided upon one by one: a change
/// that makes or takes what another one stands on belongs to it.
public final class Differences {
  private final List<Change> changes;
  private final int[] groups;

  private Differences(List<Change> changes) {
    this.changes = changes;
    this.groups = new int[changes.size()];
    for (int i = 0; i < groups.length; i++) {
      groups[i] = i;
    }
  }

  /// @param changes of a diff without renames
  /// @return each change in one of them, in the order of the diff
  public static List<Difference> of(List<Change> changes) {
    Differences differences = new Differences(changes);
    differences.connect();
    Map<Integer, List<Change>> parts = new LinkedHashMap<>();
    for (int i = 0; i < changes.size(); i++) {
      parts.computeIfAbsent(differences.group(i), _ -> new ArrayList<>()).add(changes.get(i));
    }
    return parts.values().stream().<Difference>map(Difference.OfModel::new).toList();
  }

  private void connect() {
    Map<Thing, Integer> makers = new HashMap<>();
    for (int i = 0; i < groups.length; i++) {
      for (Thing made : made(changes.get(i))) {
        Integer other = makers.putIfAbsent(made, i);
        if (other != null) {
          groups[group(i)] = group(other);
        }
      }
    }
    for (int i = 0; i < groups.length; i++) {
      for (Thing used : used(changes.get(i))) {
        Integer maker = makers.get(used);
        if (maker != null) {
          groups[group(i)] = group(maker);
        }
      }
    }
  }

  private int group(int change) {
    int group = change;
    while (groups[group] != group) {
      group = groups[group];
    }
    return group;
  }

  /// Something that changes make, take or stand on.
  sealed interface Thing {
    record OfSchema(String schema) implements Thing {}

    record OfExtension(String name) implements Thing {}

    record OfTable(TableName table) implements Thing {}

    record OfColumn(TableName table, String column) implements Thing {}

    record OfEnum(TableName type) implements Thing {}

    /// A unique index or a primary key over columns in any order.
    record OfKey(TableName table, List<String> columns) implements Thing {
      public OfKey {
        columns = columns.stream().sorted().toList();
      }
    }

    record OfPrimaryKey(TableName table) implements Thing {}

    record OfName(TableName table, String index) implements Thing {}

    record OfForeignKey(TableName table, List<String> columns) implements Thing {}
  }

  /// What a change makes, takes or makes otherwise.
  static List<Thing> made(Change change) {
    return switch (change) {
      case Change.CreateSchema(var schema) -> List.of(new Thing.OfSchema(schema));
      case Change.CreateExtension(var e) -> List.of(new Thing.OfExtension(e.name()));
      case Change.AlterExtension(_, var e) -> List.of(new Thing.OfExtension(e.name()));
      case Change.DropExtension(var e) -> List.of(new Thing.OfExtension(e.name()));
      case Change.CreateEnum(var e) -> List.of(new Thing.OfEnum(e.name()));
      case Change.DropEnum(var e) -> List.of(new Thing.OfEnum(e.name()));
      case Change.AddEnumValues c -> List.of(new Thing.OfEnum(c.to().name()));
      case Change.ReplaceEnum c -> List.of(new Thing.OfEnum(c.to().name()));
      case Change.CreateTable(var t) -> List.of(new Thing.OfTable(t.name()));
      case Change.DropTable(var t) -> List.of(new Thing.OfTable(t.name()));
      case Change.AddColumn(var t, var c, _) -> List.of(new Thing.OfColumn(t.name(), c.name()));
      case Change.DropColumn(var t, var c) -> List.of(new Thing.OfColumn(t.name(), c.name()));
      case Change.AlterColumn c when c.changesType() ->
          List.of(new Thing.OfColumn(c.after().name(), c.to().name()));
      case Change.AddPrimaryKey(var t, var key) -> key(t, key.columns());
      case Change.DropPrimaryKey(var t, var key) -> key(t, key.columns());
      case Change.CreateIndex(var t, var index) ->
          index.unique()
              ? List.of(
                  new Thing.OfName(t.name(), index.name()),
                  new Thing.OfKey(t.name(), index.columnNames()))
              : List.of(new Thing.OfName(t.name(), index.name()));
      case Change.DropIndex(var t, var index) -> made(new Change.CreateIndex(t, index));
      case Change.RenameIndex(var t, var from, var index) ->
          List.of(new Thing.OfName(t.name(), from), new Thing.OfName(t.name(), index.name()));
      case Change.AddForeignKey(var t, var key) ->
          List.of(new Thing.OfForeignKey(t.name(), key.columns()));
      case Change.DropForeignKey(var t, var key) ->
          List.of(new Thing.OfForeignKey(t.name(), key.columns()));
      case Change.AlterColumn _, Change.RenameConstraint _, Change.RenameTable _ -> List.of();
      case Change.RenameColumn _, Change.RenameEnum _, Change.RenameEnumValue _ -> List.of();
      case Change.RewriteValues _ -> List.of();
    };
  }

  private static List<Thing> key(Table table, List<String> columns) {
    return List.of(new Thing.OfPrimaryKey(table.name()), new Thing.OfKey(table.name(), columns));
  }

  /// What a change stands on.
  static List<Thing> used(Change change) {
    return switch (change) {
      case Change.CreateTable(var t) -> ofTable(t);
      case Change.DropTable(var t) -> ofTable(t);
      case Change.AddColumn(_, var c, _) -> types(c).toList();
      case Change.DropColumn(_, var c) -> types(c).toList();
      case Change.AlterColumn c -> Stream.concat(types(c.from()), types(c.to())).toList();
      case Change.AddPrimaryKey(var t, var key) -> columns(t.name(), key.columns()).toList();
      case Change.DropPrimaryKey(var t, var key) -> columns(t.name(), key.columns()).toList();
      case Change.CreateIndex(var t, var index) -> columns(t.name(), index.columnNames()).toList();
      case Change.DropIndex(var t, var index) -> columns(t.name(), index.columnNames()).toList();
      case Change.AddForeignKey(var t, var key) -> ofForeignKey(t, key).toList();
      case Change.DropForeignKey(var t, var key) -> ofForeignKey(t, key).toList();
      case Change.CreateEnum(var e) -> schema(e.name()).toList();
      case Change.CreateExtension(var e) -> schema(e.schema()).toList();
      case Change.AlterExtension(_, var to) -> schema(to.schema()).toList();
      case Change.DropExtension _ -> List.of();
      case Change.CreateSchema _, Change.DropEnum _, Change.AddEnumValues _ -> List.of();
      case Change.ReplaceEnum _, Change.RenameIndex _, Change.RenameConstraint _ -> List.of();
      case Change.RenameTable _, Change.RenameColumn _, Change.RenameEnum _ -> List.of();
      case Change.RenameEnumValue _, Change.RewriteValues _ -> List.of();
    };
  }

  private static List<Thing> ofTable(Table table) {
    return Stream.of(
            schema(table.name()),
            table.columns().stream().flatMap(Differences::types),
            table.foreignKeys().stream().flatMap(k -> ofForeignKey(table, k)))
        .flatMap(things -> things)
        .toList();
  }

  private static Stream<Thing> ofForeignKey(Table table, ForeignKey key) {
    return Stream.of(
            columns(table.name(), key.columns()),
            columns(key.target(), key.references()),
            Stream.of(
                new Thing.OfTable(key.target()), new Thing.OfKey(key.target(), key.references())))
        .flatMap(things -> things);
  }

  private static Stream<Thing> columns(TableName table, List<String> names) {
    return names.stream().map(n -> new Thing.OfColumn(table, n));
  }

  private static Stream<Thing> types(Column column) {
    Optional<TableName> type = column.type().enumName();
    return type.stream().map(Thing.OfEnum::new);
  }

  private static Stream<Thing> schema(TableName name) {
    return schema(name.schema());
  }

  private static Stream<Thing> schema(Optional<String> schema) {
    return schema.stream().map(Thing.OfSchema::new);
  }
}
