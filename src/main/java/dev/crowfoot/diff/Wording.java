// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.diff;

import dev.crowfoot.catalog.Column;
import dev.crowfoot.catalog.ColumnDefault;
import dev.crowfoot.catalog.ExtensionDefinition;
import dev.crowfoot.catalog.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A change in a line for people: `+ table User`, `~ column User.name renamed to fullName`.
///
/// @param sign `+` for what comes, `-` for what goes, `~` for what changes
public record Wording(char sign, String text) {
  @Override
  public String toString() {
    return sign + " " + text;
  }

  public static Wording of(Change change) {
    return switch (change) {
      case Change.CreateSchema(var schema) -> plus("schema " + schema);
      case Change.CreateExtension(var e) -> plus("extension " + e.name());
      case Change.AlterExtension(var from, var to) ->
          new Wording('~', "extension " + to.name() + differences(from, to));
      case Change.DropExtension(var e) -> minus("extension " + e.name());
      case Change.CreateEnum(var e) ->
          plus("enum " + e.name() + " (" + String.join(", ", e.values()) + ")");
      case Change.DropEnum(var e) -> minus("enum " + e.name());
      case Change.RenameEnum(var from, var to) -> renamed("enum " + from, to.toString());
      case Change.RenameEnumValue(var type, var from, var to) ->
          renamed("enum value " + type + "." + from, to);
      case Change.AddEnumValues c ->
          plus("enum " + c.to().name() + " value " + String.join(", ", c.added()));
      case Change.ReplaceEnum c ->
          new Wording('-', "enum " + c.to().name() + " value " + String.join(", ", c.removed()));
      case Change.CreateTable(var t) -> plus("table " + t.name());
      case Change.DropTable(var t) -> minus("table " + t.name());
      case Change.RenameTable(var from, var to) -> renamed("table " + from, to.toString());
      case Change.AddColumn(var t, var c, _) ->
          plus("column " + t.name() + "." + c.name() + " " + typeOf(c));
      case Change.DropColumn(var t, var c) -> minus("column " + t.name() + "." + c.name());
      case Change.RenameColumn(var t, var from, var to) -> renamed("column " + t + "." + from, to);
      case Change.AlterColumn alter ->
          new Wording(
              '~',
              "column "
                  + alter.after().name()
                  + "."
                  + alter.to().name()
                  + " "
                  + String.join(", ", differences(alter)));
      case Change.RewriteValues(var t, var c, var from, var to) ->
          to.map(now -> renamed("value " + from + " in " + t + "." + c, now))
              .orElseGet(() -> minus("enum value " + from + " in " + t + "." + c));
      case Change.AddPrimaryKey(var t, var key) ->
          plus("primary key " + columns(t.name(), key.columns()));
      case Change.DropPrimaryKey(var t, var key) ->
          minus("primary key " + columns(t.name(), key.columns()));
      case Change.RenameConstraint(_, var from, var to) -> renamed("constraint " + from, to);
      case Change.CreateIndex(var t, var index) ->
          plus(
              (index.unique() ? "unique index " : "index ")
                  + columns(t.name(), index.columnNames()));
      case Change.DropIndex(var t, var index) ->
          minus(
              (index.unique() ? "unique index " : "index ")
                  + columns(t.name(), index.columnNames()));
      case Change.RenameIndex(_, var from, var index) -> renamed("index " + from, index.name());
      case Change.AddForeignKey(var t, var key) ->
          plus("foreign key " + columns(t.name(), key.columns()) + " to " + key.target());
      case Change.DropForeignKey(var t, var key) ->
          minus("foreign key " + columns(t.name(), key.columns()) + " to " + key.target());
    };
  }

  /// The same with what the rows get that have no value. Not part of what the change is called: it
  /// stays the same change whatever they get.
  public static String withFill(Change change) {
    Optional<ColumnDefault> value =
        switch (change) {
          case Change.AddColumn(_, _, var fill) -> Fill.chosen(fill);
          case Change.AlterColumn alter -> Fill.chosen(alter.fill());
          default -> Optional.empty();
        };
    return of(change) + value.map(v -> ", rows without a value get " + valueOf(v)).orElse("");
  }

  private static String differences(ExtensionDefinition from, ExtensionDefinition to) {
    return to.schema()
            .filter(_ -> !to.schema().equals(from.schema()))
            .map(s -> " in schema " + s)
            .orElse("")
        + to.version()
            .filter(_ -> !to.version().equals(from.version()))
            .map(v -> " of version " + v)
            .orElse("");
  }

  private static List<String> differences(Change.AlterColumn alter) {
    List<String> said = new ArrayList<>();
    if (alter.changesType()) {
      said.add("from " + alter.from().type() + " to " + alter.to().type());
    }
    if (alter.changesNullability()) {
      said.add(alter.to().nullable() ? "made optional" : "made required");
    }
    if (alter.changesDefault()) {
      said.add(
          alter.to().defaultValue().map(d -> "default " + valueOf(d)).orElse("without default"));
    }
    if (alter.changesAllowed()) {
      said.add(
          alter.to().isChecked()
              ? "takes only " + String.join(", ", alter.to().allowed())
              : "takes any value");
    }
    if (alter.changesCounting()) {
      said.add(alter.to().autoincrement() ? "counts by itself" : "no longer counts by itself");
    }
    return said;
  }

  private static String valueOf(ColumnDefault value) {
    return switch (value) {
      case ColumnDefault.Text(String text) -> "'" + text + "'";
      case ColumnDefault.Numeric(String digits) -> digits;
      case ColumnDefault.Bool(boolean bool) -> Boolean.toString(bool);
      case ColumnDefault.Bytes(String hex) -> "x'" + hex + "'";
      case ColumnDefault.Now() -> "now()";
      case ColumnDefault.Expression(String sql) -> sql;
      case ColumnDefault.Generated(String sql, _) -> "computed as " + sql;
      case ColumnDefault.ListOf(var values) ->
          values.stream().map(Wording::valueOf).collect(Collectors.joining(", ", "[", "]"));
    };
  }

  private static String typeOf(Column column) {
    Optional<String> value = column.defaultValue().map(d -> " default " + valueOf(d));
    return column.type() + (column.nullable() ? "" : " required") + value.orElse("");
  }

  private static String columns(TableName table, List<String> names) {
    return table + " (" + String.join(", ", names) + ")";
  }

  private static Wording plus(String text) {
    return new Wording('+', text);
  }

  private static Wording minus(String text) {
    return new Wording('-', text);
  }

  private static Wording renamed(String what, String to) {
    return new Wording('~', what + " renamed to " + to);
  }
}
