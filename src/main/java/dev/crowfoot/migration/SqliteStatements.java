// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.migration;

import dev.crowfoot.catalog.Column;
import dev.crowfoot.catalog.ColumnDefault;
import dev.crowfoot.catalog.Extra;
import dev.crowfoot.catalog.Index;
import dev.crowfoot.catalog.Table;
import dev.crowfoot.catalog.TableName;
import dev.crowfoot.dialect.CarriedParts;
import dev.crowfoot.dialect.Ddl;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.diff.Change;
import dev.crowfoot.diff.Fill;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes changes as SQLite's statements: those it can make itself one by one, the others as a
/// table made anew.
final class SqliteStatements {
  /// What every table has for a key underneath.
  private static final String ROW_ID = "_rowid_";

  private final Dialect dialect = Dialect.sqlite();
  private final Ddl ddl = new Ddl(dialect);

  /// Whether SQLite can make the change itself, and its inverse too.
  ///
  /// @param current the table with its renames already done
  static boolean isNative(Change change, Table current) {
    return switch (change) {
      case Change.AddColumn(var table, var column, var fill) ->
          fill.isEmpty() && isAddable(column) && !table.isPrimaryKeyColumn(column.name());
      case Change.DropColumn(var table, var column) ->
          isAddable(column)
              && !table.isPrimaryKeyColumn(column.name())
              && table.foreignKeys().stream().noneMatch(k -> k.columns().contains(column.name()))
              && current.columns().size() > 1;
      case Change.CreateIndex(_, var index) -> !index.constraint();
      case Change.DropIndex(_, var index) -> !index.constraint();
      case Change.RenameIndex(_, var from, var index) ->
          !index.constraint() && current.index(from).stream().noneMatch(Index::constraint);
      case Change.RenameColumn _ -> true;
      case Change.CreateTable _, Change.DropTable _, Change.RenameTable _ -> true;
      case Change.RewriteValues _ -> true;
      case Change.AlterColumn _, Change.RenameConstraint _ -> false;
      case Change.AddPrimaryKey _, Change.DropPrimaryKey _ -> false;
      case Change.AddForeignKey _, Change.DropForeignKey _ -> false;
      case Change.CreateSchema _, Change.CreateEnum _, Change.DropEnum _ -> false;
      case Change.CreateExtension _, Change.AlterExtension _, Change.DropExtension _ -> false;
      case Change.RenameEnum _, Change.RenameEnumValue _, Change.AddEnumValues _ -> false;
      case Change.ReplaceEnum _ -> false;
    };
  }

  /// `ADD COLUMN` takes constants only, and nothing required without one.
  private static boolean isAddable(Column column) {
    if (column.autoincrement()) {
      return false;
    }
    return column
        .defaultValue()
        .map(
            value ->
                switch (value) {
                  case ColumnDefault.Text _, ColumnDefault.Numeric _ -> true;
                  case ColumnDefault.Bool _, ColumnDefault.Bytes _ -> true;
                  case ColumnDefault.Now _, ColumnDefault.Expression _ -> false;
                  case ColumnDefault.Generated _ -> false;
                  case ColumnDefault.ListOf _ -> false;
                })
        .orElse(column.nullable());
  }

  /// Only for what [#isNative].
  List<String> of(Change change) {
    return switch (change) {
      case Change.CreateTable(var table) -> create(table);
      case Change.DropTable(var table) -> List.of("DROP TABLE " + dialect.quote(table.name()));
      case Change.RenameTable(var from, var to) ->
          List.of(alter(from) + "RENAME TO " + dialect.quote(to));
      case Change.AddColumn(var table, var column, _) ->
          List.of(alter(table.name()) + "ADD COLUMN " + ddl.column(table, column));
      case Change.DropColumn(var table, var column) ->
          List.of(alter(table.name()) + "DROP COLUMN " + dialect.quote(column.name()));
      case Change.RenameColumn(var table, var from, var to) ->
          List.of(
              alter(table)
                  + "RENAME COLUMN %s TO %s".formatted(dialect.quote(from), dialect.quote(to)));
      case Change.RewriteValues c -> Rewriting.statements(c, dialect);
      case Change.CreateIndex(var table, var index) ->
          List.of(ddl.createIndex(table.name(), index));
      case Change.DropIndex(_, var index) -> List.of("DROP INDEX " + dialect.quote(index.name()));
      case Change.RenameIndex(var table, var from, var index) ->
          List.of("DROP INDEX " + dialect.quote(from), ddl.createIndex(table.name(), index));
      case Change.AlterColumn _, Change.RenameConstraint _ -> throw notNative(change);
      case Change.AddPrimaryKey _, Change.DropPrimaryKey _ -> throw notNative(change);
      case Change.AddForeignKey _, Change.DropForeignKey _ -> throw notNative(change);
      case Change.CreateSchema _, Change.CreateEnum _, Change.DropEnum _ -> throw notNative(change);
      case Change.CreateExtension _, Change.AlterExtension _, Change.DropExtension _ ->
          throw notNative(change);
      case Change.RenameEnum _, Change.RenameEnumValue _, Change.AddEnumValues _ ->
          throw notNative(change);
      case Change.ReplaceEnum _ -> throw notNative(change);
    };
  }

  private static IllegalArgumentException notNative(Change change) {
    return new IllegalArgumentException("not a statement of SQLite: " + change);
  }

  private List<String> create(Table table) {
    List<String> statements = new ArrayList<>();
    statements.add(ddl.createTable(table));
    statements.addAll(indexes(table));
    return statements;
  }

  /// A table made anew with its rows.
  ///
  /// @param from the table as it is when this runs
  /// @param changes what leads from one to the other, for the values of new columns
  /// @param extras what stands on the table that no schema says; what still can is kept
  Action.Rebuild rebuild(Table from, Table to, List<Change> changes, List<Extra> extras) {
    CarriedParts parts = CarriedParts.of(from, to, extras);
    TableName temporary = TableName.of(Action.Rebuild.temporaryName(to.name().name()));
    String number =
        CarriedParts.of(from, from, extras).isWithoutRowId() ? "row_number() OVER ()" : ROW_ID;
    List<String> targets = new ArrayList<>();
    List<String> sources = new ArrayList<>();
    for (Column column : to.columns()) {
      valueOf(column, from, to, changes, number)
          .ifPresent(
              value -> {
                targets.add(dialect.quote(column.name()));
                sources.add(value);
              });
    }
    if (targets.isEmpty()) {
      // No value stays, yet each row does: its columns get their defaults.
      targets.add(ROW_ID);
      sources.add(number);
    }
    String copyRows =
        "INSERT INTO %s (%s) SELECT %s FROM %s"
            .formatted(
                dialect.quote(temporary),
                String.join(", ", targets),
                String.join(", ", sources),
                dialect.quote(from.name()));
    return new Action.Rebuild(
        to.name().name(),
        ddl.createTable(temporary, parts),
        copyRows,
        to.indexes().stream()
            .filter(i -> !parts.isConstraint(i))
            .map(i -> ddl.createIndex(to.name(), i))
            .toList());
  }

  /// What a row of the new table gets from the old; empty to leave it to the column's default.
  ///
  /// @param number the row's own
  private Optional<String> valueOf(
      Column column, Table from, Table to, List<Change> changes, String number) {
    if (column.isGenerated()) {
      return Optional.empty();
    }
    Optional<String> given =
        changes.stream()
            .flatMap(c -> fill(c, column.name()).stream())
            .findFirst()
            .flatMap(
                fill ->
                    fill.isByNumber(to, column)
                        ? Optional.of(number)
                        : switch (fill) {
                          case Fill.Value(var value) ->
                              Optional.of(dialect.sql(value, column.type()));
                          case Fill.Absent() -> Optional.of("NULL");
                          case Fill.Neutral() ->
                              column.allowed().stream()
                                  .findFirst()
                                  .map(dialect::text)
                                  .or(() -> dialect.neutral(column.type()));
                        });
    if (from.column(column.name()).isEmpty()) {
      return given;
    }
    String kept = Rewriting.inPassing(changes, column.name(), dialect);
    return Optional.of(given.map(v -> "coalesce(" + kept + ", " + v + ")").orElse(kept));
  }

  private static Optional<Fill> fill(Change change, String column) {
    return switch (change) {
      case Change.AddColumn(_, var added, var fill) when added.name().equals(column) -> fill;
      case Change.AlterColumn alter when alter.to().name().equals(column) -> alter.fill();
      default -> Optional.empty();
    };
  }

  private List<String> indexes(Table table) {
    return table.indexes().stream()
        .filter(i -> !i.constraint())
        .map(i -> ddl.createIndex(table.name(), i))
        .toList();
  }

  private String alter(TableName table) {
    return "ALTER TABLE " + dialect.quote(table) + " ";
  }
}
