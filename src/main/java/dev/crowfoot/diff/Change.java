// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.diff;

import dev.crowfoot.catalog.Column;
import dev.crowfoot.catalog.ColumnDefault;
import dev.crowfoot.catalog.EnumDefinition;
import dev.crowfoot.catalog.ExtensionDefinition;
import dev.crowfoot.catalog.ForeignKey;
import dev.crowfoot.catalog.Index;
import dev.crowfoot.catalog.PrimaryKey;
import dev.crowfoot.catalog.Table;
import dev.crowfoot.catalog.TableName;
import java.util.List;
import java.util.Optional;

/// One difference between two catalogs, as an act.
///
/// What takes something away names it as it is called *before* all renames; everything else names
/// things as they are called *after* them. A migration therefore removes first, then renames, then
/// adds; each change can be undone by its [#inverse], in the reverse order.
public sealed interface Change {
  record CreateSchema(String schema) implements Change {}

  /// Unless it is there already.
  record CreateExtension(ExtensionDefinition extension) implements Change {}

  /// In another schema of the database, or of another version.
  record AlterExtension(ExtensionDefinition from, ExtensionDefinition to) implements Change {}

  /// If a migration has created it.
  record DropExtension(ExtensionDefinition extension) implements Change {}

  record CreateEnum(EnumDefinition definition) implements Change {}

  record DropEnum(EnumDefinition definition) implements Change {}

  record RenameEnum(TableName from, TableName to) implements Change {}

  /// @param enumType its name after the migration
  record RenameEnumValue(TableName enumType, String from, String to) implements Change {}

  /// New values for an enum that loses none.
  ///
  /// @param from the enum with its renames already done
  /// @param to the enum with the new values among the old
  /// @param uses columns that hold it
  /// @param conditions indexes that have to make way when the values are taken back
  record AddEnumValues(
      EnumDefinition from, EnumDefinition to, List<EnumUse> uses, List<IndexOn> conditions)
      implements Change {
    public AddEnumValues {
      uses = List.copyOf(uses);
      conditions = List.copyOf(conditions);
    }

    /// The new values in order.
    public List<String> added() {
      return to.values().stream().filter(v -> !from.values().contains(v)).toList();
    }
  }

  /// An enum that loses values and may gain some: the database must make it anew.
  ///
  /// @param uses columns that hold it
  /// @param conditions indexes that have to make way meanwhile: their conditions were understood
  ///   with the old type
  record ReplaceEnum(
      EnumDefinition from, EnumDefinition to, List<EnumUse> uses, List<IndexOn> conditions)
      implements Change {
    public ReplaceEnum {
      uses = List.copyOf(uses);
      conditions = List.copyOf(conditions);
    }

    public List<String> removed() {
      return from.values().stream().filter(v -> !to.values().contains(v)).toList();
    }
  }

  /// An index and its table.
  record IndexOn(TableName table, Index index) {}

  /// A column that holds an enum.
  ///
  /// @param from its default before
  /// @param to its default after
  record EnumUse(
      TableName table,
      String column,
      boolean array,
      Optional<ColumnDefault> from,
      Optional<ColumnDefault> to) {
    EnumUse inverse() {
      return new EnumUse(table, column, array, to, from);
    }
  }

  /// With its indexes and foreign keys.
  record CreateTable(Table table) implements Change {}

  /// With its indexes and foreign keys.
  record DropTable(Table table) implements Change {}

  record RenameTable(TableName from, TableName to) implements Change {}

  /// @param fill what the rows that are there get, when the column has no default of its own
  record AddColumn(Table table, Column column, Optional<Fill> fill) implements Change {}

  record DropColumn(Table table, Column column) implements Change {}

  record RenameColumn(TableName table, String from, String to) implements Change {}

  /// The same column with another type, nullability or default.
  ///
  /// @param before the table with its renames already done
  /// @param fill what the rows get that have no value, when there must be one
  record AlterColumn(Table before, Table after, Column from, Column to, Optional<Fill> fill)
      implements Change {
    /// An alteration that leaves the rows alone.
    public AlterColumn(Table before, Table after, Column from, Column to) {
      this(before, after, from, to, Optional.empty());
    }

    public boolean becomesRequired() {
      return changesNullability() && !to.nullable();
    }

    public boolean changesType() {
      return !from.type().equals(to.type());
    }

    public boolean changesNullability() {
      return from.nullable() != to.nullable();
    }

    public boolean changesDefault() {
      return !from.defaultValue().equals(to.defaultValue());
    }

    public boolean changesAllowed() {
      return !from.allowed().equals(to.allowed());
    }

    public boolean changesCounting() {
      return from.autoincrement() != to.autoincrement();
    }
  }

  /// The values of an enum that is stored as text.
  ///
  /// @param to empty when the enum has lost it; rows that hold it keep it
  record RewriteValues(TableName table, String column, String from, Optional<String> to)
      implements Change {}

  record AddPrimaryKey(Table table, PrimaryKey key) implements Change {}

  record DropPrimaryKey(Table table, PrimaryKey key) implements Change {}

  /// Of a primary or a foreign key.
  record RenameConstraint(TableName table, String from, String to) implements Change {}

  record CreateIndex(Table table, Index index) implements Change {}

  record DropIndex(Table table, Index index) implements Change {}

  /// @param index as it is called after
  record RenameIndex(Table table, String from, Index index) implements Change {}

  record AddForeignKey(Table table, ForeignKey key) implements Change {}

  record DropForeignKey(Table table, ForeignKey key) implements Change {}

  /// The change that undoes this one's structure.
  default Change inverse() {
    return switch (this) {
      case CreateSchema c -> c;
      case CreateExtension(var extension) -> new DropExtension(extension);
      case AlterExtension(var from, var to) -> new AlterExtension(to, from);
      case DropExtension(var extension) -> new CreateExtension(extension);
      case CreateEnum(var definition) -> new DropEnum(definition);
      case DropEnum(var definition) -> new CreateEnum(definition);
      case RenameEnum(var from, var to) -> new RenameEnum(to, from);
      case RenameEnumValue(var type, var from, var to) -> new RenameEnumValue(type, to, from);
      case AddEnumValues(var from, var to, var uses, var conditions) ->
          new ReplaceEnum(to, from, uses.stream().map(EnumUse::inverse).toList(), conditions);
      case ReplaceEnum(var from, var to, var uses, var conditions) ->
          new ReplaceEnum(to, from, uses.stream().map(EnumUse::inverse).toList(), conditions);
      case CreateTable(var table) -> new DropTable(table);
      case DropTable(var table) -> new CreateTable(table);
      case RenameTable(var from, var to) -> new RenameTable(to, from);
      case AddColumn(var table, var column, _) -> new DropColumn(table, column);
      case DropColumn(var table, var column) ->
          new AddColumn(table, column, Fill.forLost(table, column));
      case RenameColumn(var table, var from, var to) -> new RenameColumn(table, to, from);
      case AlterColumn(var before, var after, var from, var to, _) ->
          new AlterColumn(after, before, to, from);
      case RewriteValues(var table, var column, var from, var to) ->
          to.map(t -> new RewriteValues(table, column, t, Optional.of(from)))
              .orElseGet(() -> new RewriteValues(table, column, from, to));
      case AddPrimaryKey(var table, var key) -> new DropPrimaryKey(table, key);
      case DropPrimaryKey(var table, var key) -> new AddPrimaryKey(table, key);
      case RenameConstraint(var table, var from, var to) -> new RenameConstraint(table, to, from);
      case CreateIndex(var table, var index) -> new DropIndex(table, index);
      case DropIndex(var table, var index) -> new CreateIndex(table, index);
      case RenameIndex(var table, var from, var index) ->
          new RenameIndex(table, index.name(), index.withName(from));
      case AddForeignKey(var table, var key) -> new DropForeignKey(table, key);
      case DropForeignKey(var table, var key) -> new AddForeignKey(table, key);
    };
  }
}
