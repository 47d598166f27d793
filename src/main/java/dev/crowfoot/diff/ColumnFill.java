// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.diff;

import dev.crowfoot.catalog.ColumnDefault;
import dev.crowfoot.catalog.TableName;
import java.util.List;
import java.util.Optional;

/// A value that somebody chose for the rows that have none in a column that must have one.
///
/// @param table as it is called after the migration
/// @param column the same
public record ColumnFill(TableName table, String column, ColumnDefault value) {
  /// Changes that give the rows what was chosen.
  public static List<Change> into(List<Change> changes, List<ColumnFill> fills) {
    return fills.isEmpty() ? changes : changes.stream().map(c -> into(c, fills)).toList();
  }

  /// Whether one of the changes gives rows this value.
  public boolean isIn(List<Change> changes) {
    return changes.stream()
        .anyMatch(
            change ->
                switch (change) {
                  case Change.AddColumn(var t, var c, var fill) ->
                      is(t.name(), c.name()) && Fill.chosen(fill).isPresent();
                  case Change.AlterColumn alter ->
                      is(alter.after().name(), alter.to().name())
                          && Fill.chosen(alter.fill()).isPresent();
                  default -> false;
                });
  }

  private boolean is(TableName otherTable, String otherColumn) {
    return table.equals(otherTable) && column.equals(otherColumn);
  }

  private static Change into(Change change, List<ColumnFill> fills) {
    return switch (change) {
      case Change.AddColumn(var table, var column, _) when column.defaultValue().isEmpty() ->
          new Change.AddColumn(table, column, chosen(table.name(), column.name(), fills));
      case Change.AddColumn(var table, var column, var fill) when !column.autoincrement() ->
          new Change.AddColumn(
              table, column, chosen(table.name(), column.name(), fills).or(() -> fill));
      case Change.AlterColumn alter when alter.becomesRequired() ->
          new Change.AlterColumn(
              alter.before(),
              alter.after(),
              alter.from(),
              alter.to(),
              chosen(alter.after().name(), alter.to().name(), fills));
      default -> change;
    };
  }

  private static Optional<Fill> chosen(TableName table, String column, List<ColumnFill> fills) {
    return fills.stream()
        .filter(f -> f.table.equals(table) && f.column.equals(column))
        .findFirst()
        .map(f -> new Fill.Value(f.value));
  }
}
