// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.migration;

import dev.crowfoot.catalog.Column;
import dev.crowfoot.catalog.ColumnDefault;
import dev.crowfoot.catalog.ColumnType;
import dev.crowfoot.catalog.EnumDefinition;
import dev.crowfoot.catalog.Index;
import dev.crowfoot.catalog.PrimaryKey;
import dev.crowfoot.catalog.Table;
import dev.crowfoot.catalog.TableName;
import dev.crowfoot.dialect.Ddl;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.dialect.ExtensionSql;
import dev.crowfoot.diff.Change;
import dev.crowfoot.diff.Fill;
import dev.crowfoot.diff.TypeChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Writes each change as PostgreSQL's statements. The foreign keys of a table that comes or goes
/// are changes of their own here.
final class PostgresStatements {
  private final Dialect dialect = Dialect.postgresql();
  private final Ddl ddl = new Ddl(dialect);

  List<String> of(Change change) {
    return switch (change) {
      case Change.CreateSchema(var schema) ->
          List.of("CREATE SCHEMA IF NOT EXISTS " + dialect.quote(schema));
      case Change.CreateExtension(var e) -> ExtensionSql.create(e);
      case Change.AlterExtension(var from, var to) -> ExtensionSql.alter(from, to);
      case Change.DropExtension(var e) -> ExtensionSql.drop(e);
      case Change.CreateEnum(var e) -> List.of(createEnum(e.name(), e));
      case Change.DropEnum(var e) -> List.of("DROP TYPE " + dialect.quote(e.name()));
      case Change.RenameEnum(var from, var to) -> rename("TYPE", from, to);
      case Change.RenameEnumValue(var type, var from, var to) ->
          List.of(
              "ALTER TYPE %s RENAME VALUE %s TO %s"
                  .formatted(dialect.quote(type), dialect.text(from), dialect.text(to)));
      case Change.AddEnumValues c -> addValues(c);
      case Change.ReplaceEnum c -> replace(c);
      case Change.CreateTable(var table) -> create(table);
      case Change.DropTable(var table) -> List.of("DROP TABLE " + dialect.quote(table.name()));
      case Change.RenameTable(var from, var to) -> rename("TABLE", from, to);
      case Change.AddColumn(var table, var column, var fill) -> add(table, column, fill);
      case Change.DropColumn(var table, var column) ->
          List.of(alter(table.name()) + "DROP COLUMN " + dialect.quote(column.name()));
      case Change.RenameColumn(var table, var from, var to) ->
          List.of(
              alter(table)
                  + "RENAME COLUMN %s TO %s".formatted(dialect.quote(from), dialect.quote(to)));
      case Change.AlterColumn c -> alter(c);
      case Change.RewriteValues c -> Rewriting.statements(c, dialect);
      case Change.AddPrimaryKey(var table, var key) ->
          List.of(
              alter(table.name())
                  + "ADD CONSTRAINT %s PRIMARY KEY (%s)"
                      .formatted(dialect.quote(name(table, key)), ddl.names(key.columns())));
      case Change.DropPrimaryKey(var table, var key) ->
          List.of(alter(table.name()) + "DROP CONSTRAINT " + dialect.quote(name(table, key)));
      case Change.RenameConstraint(var table, var from, var to) ->
          List.of(
              alter(table)
                  + "RENAME CONSTRAINT %s TO %s".formatted(dialect.quote(from), dialect.quote(to)));
      case Change.CreateIndex(var table, var index) -> List.of(create(table, index));
      case Change.DropIndex(var table, var index) ->
          List.of(
              index.constraint()
                  ? alter(table.name()) + "DROP CONSTRAINT " + dialect.quote(index.name())
                  : drop(table.name(), index));
      case Change.RenameIndex(var table, var from, var index) ->
          List.of(
              "ALTER INDEX %s RENAME TO %s"
                  .formatted(
                      dialect.quote(table.name().withName(from)), dialect.quote(index.name())));
      case Change.AddForeignKey(var table, var key) ->
          List.of(alter(table.name()) + "ADD " + ddl.foreignKey(key));
      case Change.DropForeignKey(var table, var key) ->
          List.of(alter(table.name()) + "DROP CONSTRAINT " + dialect.quote(key.name()));
    };
  }

  private List<String> create(Table table) {
    List<String> statements = new ArrayList<>();
    statements.add(ddl.createTable(table));
    table.indexes().forEach(i -> statements.add(create(table, i)));
    return statements;
  }

  /// A new name, a new schema, or both.
  private List<String> rename(String what, TableName from, TableName to) {
    List<String> statements = new ArrayList<>();
    TableName now = from;
    if (!from.schema().equals(to.schema())) {
      statements.add(
          "ALTER %s %s SET SCHEMA %s"
              .formatted(what, dialect.quote(from), dialect.quote(to.schema().orElse("public"))));
      now = new TableName(to.schema(), from.name());
    }
    if (!now.name().equals(to.name())) {
      statements.add(
          "ALTER %s %s RENAME TO %s".formatted(what, dialect.quote(now), dialect.quote(to.name())));
    }
    return statements;
  }

  private String createEnum(TableName name, EnumDefinition definition) {
    return "CREATE TYPE "
        + dialect.quote(name)
        + definition.values().stream()
            .map(dialect::text)
            .collect(Collectors.joining(", ", " AS ENUM (", ")"));
  }

  private List<String> addValues(Change.AddEnumValues change) {
    List<String> statements = new ArrayList<>();
    List<String> there = new ArrayList<>(change.from().values());
    List<String> wanted = change.to().values();
    for (int i = 0; i < wanted.size(); i++) {
      String value = wanted.get(i);
      if (there.contains(value)) {
        continue;
      }
      String place = "";
      if (i > 0 && !there.getLast().equals(wanted.get(i - 1))) {
        place = " AFTER " + dialect.text(wanted.get(i - 1));
      } else if (i == 0 && !there.isEmpty()) {
        place = " BEFORE " + dialect.text(there.getFirst());
      }
      statements.add(
          "ALTER TYPE %s ADD VALUE %s%s"
              .formatted(dialect.quote(change.from().name()), dialect.text(value), place));
      there.add(i == 0 ? 0 : there.indexOf(wanted.get(i - 1)) + 1, value);
    }
    return statements;
  }

  /// A new type beside the old one, every column moved over, then the names changed.
  private List<String> replace(Change.ReplaceEnum change) {
    TableName name = change.to().name();
    TableName fresh = name.withName(name.name() + "_new");
    TableName old = name.withName(name.name() + "_old");
    List<String> statements = new ArrayList<>();
    change.conditions().forEach(on -> statements.add(drop(on.table(), on.index())));
    statements.add(createEnum(fresh, change.to()));
    for (Change.EnumUse use : change.uses()) {
      String column = dialect.quote(use.column());
      String array = use.array() ? "[]" : "";
      if (use.from().isPresent()) {
        statements.add(alter(use.table()) + "ALTER COLUMN " + column + " DROP DEFAULT");
      }
      statements.add(
          alter(use.table())
              + "ALTER COLUMN %s TYPE %s%s USING %s::text%s::%s%s"
                  .formatted(
                      column,
                      dialect.quote(fresh),
                      array,
                      column,
                      array,
                      dialect.quote(fresh),
                      array));
    }
    statements.addAll(rename("TYPE", name, old));
    statements.addAll(rename("TYPE", fresh, name));
    statements.add("DROP TYPE " + dialect.quote(old));
    for (Change.EnumUse use : change.uses()) {
      ColumnType type = ColumnType.ofEnum(name);
      use.to()
          .ifPresent(
              value ->
                  statements.add(
                      alter(use.table())
                          + "ALTER COLUMN %s SET DEFAULT %s"
                              .formatted(
                                  dialect.quote(use.column()),
                                  dialect.sql(value, use.array() ? type.asArray() : type))));
    }
    change.conditions().forEach(on -> statements.add(ddl.createIndex(on.table(), on.index())));
    return statements;
  }

  private List<String> add(Table table, Column column, Optional<Fill> fill) {
    String add = alter(table.name()) + "ADD COLUMN ";
    if (fill.isEmpty()) {
      return List.of(add + ddl.column(table, column));
    }
    List<String> statements = new ArrayList<>();
    if (fill.orElseThrow().isByNumber(table, column)) {
      statements.addAll(numbered(table, column));
    } else {
      Optional<ColumnDefault> value = value(fill.orElseThrow(), table, column);
      statements.add(
          add
              + ddl.column(
                  table,
                  new Column(column.name(), column.type(), column.nullable(), value, false)));
    }
    statements.add(
        alter(table.name())
            + "ALTER COLUMN "
            + dialect.quote(column.name())
            + column
                .defaultValue()
                .map(own -> " SET DEFAULT " + dialect.sql(own, column.type()))
                .orElse(" DROP DEFAULT"));
    return statements;
  }

  /// A column of which each row has another value: its number.
  private List<String> numbered(Table table, Column column) {
    String name = dialect.quote(column.name());
    String rows = dialect.quote(table.name());
    return List.of(
        alter(table.name()) + "ADD COLUMN " + name + " " + dialect.sql(column.type()),
        "UPDATE %s SET %s = n.number FROM (SELECT ctid AS row, row_number() OVER () AS number FROM %s) n WHERE %s.ctid = n.row"
            .formatted(rows, name, rows, rows),
        alter(table.name()) + "ALTER COLUMN " + name + " SET NOT NULL");
  }

  private List<String> alter(Change.AlterColumn change) {
    TableName table = change.after().name();
    Column from = change.from();
    Column to = change.to();
    String column = dialect.quote(to.name());
    String alter = alter(table) + "ALTER COLUMN " + column;
    List<String> statements = new ArrayList<>();
    if (change.changesCounting() && from.autoincrement()) {
      statements.addAll(stopCounting(table, column, to.name()));
    }
    if (from.isGenerated() && !to.isGenerated()) {
      statements.add(alter + " DROP EXPRESSION");
    }
    if (change.changesType()) {
      if (from.defaultValue().isPresent() && !from.isGenerated()) {
        statements.add(alter + " DROP DEFAULT");
      }
      TypeChange type = new TypeChange(from.type(), to.type(), dialect);
      statements.add(
          alter
              + " TYPE "
              + dialect.sql(to.type())
              + (type.needsUsing()
                  ? " USING "
                      + type.inUtc(column).orElseGet(() -> cast(column, from.type(), to.type()))
                  : ""));
    }
    if (change.becomesRequired()) {
      fill(change).ifPresent(statements::add);
    }
    if (change.changesNullability()) {
      statements.add(alter + (to.nullable() ? " DROP NOT NULL" : " SET NOT NULL"));
    }
    if (to.isGenerated()) {
      return statements;
    }
    if (to.defaultValue().isPresent() && (change.changesType() || change.changesDefault())) {
      statements.add(
          alter + " SET DEFAULT " + dialect.sql(to.defaultValue().orElseThrow(), to.type()));
    } else if (change.changesDefault() && !change.changesType()) {
      statements.add(alter + " DROP DEFAULT");
    }
    if (change.changesCounting() && to.autoincrement()) {
      statements.addAll(startCounting(table, to.name()));
    }
    return statements;
  }

  /// Gives the rows without a value the one that was chosen for them.
  Optional<String> fill(Change.AlterColumn change) {
    String column = dialect.quote(change.to().name());
    return change
        .fill()
        .flatMap(f -> value(f, change.to().type()))
        .map(
            value ->
                "UPDATE %s SET %s = %s WHERE %s IS NULL"
                    .formatted(
                        dialect.quote(change.after().name()),
                        column,
                        dialect.sql(value, change.to().type()),
                        column));
  }

  private Optional<ColumnDefault> value(Fill fill, ColumnType type) {
    return switch (fill) {
      case Fill.Value(var chosen) -> Optional.of(chosen);
      case Fill.Neutral() -> dialect.neutral(type).map(ColumnDefault.Expression::new);
      case Fill.Absent() -> Optional.empty();
    };
  }

  /// The same, another one for each row where the type can and the table demands it.
  private Optional<ColumnDefault> value(Fill fill, Table table, Column column) {
    return fill instanceof Fill.Neutral
            && column.type().name().equals("UUID")
            && !column.type().array()
            && table.isKeyColumn(column.name())
        ? Optional.of(new ColumnDefault.Expression("gen_random_uuid()"))
        : value(fill, column.type());
  }

  /// As near as a cast comes to keeping what the values mean.
  private String cast(String column, ColumnType from, ColumnType to) {
    String target = dialect.sql(to);
    if (to.array() && !from.array()) {
      return "CASE WHEN %s IS NULL THEN NULL ELSE ARRAY[%s::text]::%s END"
          .formatted(column, column, target);
    }
    if (from.array() && !to.array()) {
      return "(%s)[1]::text::%s".formatted(column, target);
    }
    String array = from.array() ? "[]" : "";
    if (from.name().equals("BOOLEAN")
        && to.name().matches("SMALLINT|INTEGER|BIGINT|REAL|DO.*|DE.*")) {
      return "%s::integer%s::%s".formatted(column, array, target);
    }
    if (!from.array()
        && from.name().startsWith("TIMESTAMP")
        && to.name().matches("INTEGER|BIGINT")) {
      return "extract(epoch FROM %s)::%s".formatted(column, target);
    }
    if (!from.array()
        && from.name().matches("INTEGER|BIGINT")
        && to.name().startsWith("TIMESTAMP")) {
      return "to_timestamp(%s)::%s".formatted(column, target);
    }
    return "%s::text%s::%s".formatted(column, array, target);
  }

  /// What `SERIAL` would have made, going on after the highest number in use.
  private List<String> startCounting(TableName table, String column) {
    TableName sequence = table.withName(table.name() + "_" + column + "_seq");
    String quoted = dialect.quote(sequence);
    return List.of(
        makeWay(sequence),
        "CREATE SEQUENCE "
            + quoted
            + " OWNED BY "
            + dialect.quote(table)
            + "."
            + dialect.quote(column),
        "SELECT setval(%s, coalesce((SELECT max(%s) FROM %s), 0) + 1, false)"
            .formatted(dialect.text(quoted), dialect.quote(column), dialect.quote(table)),
        alter(table)
            + "ALTER COLUMN %s SET DEFAULT nextval(%s)"
                .formatted(dialect.quote(column), dialect.text(quoted)));
  }

  /// A table that was called so may have kept the name for its sequence. Its default knows the
  /// sequence, not the name.
  private String makeWay(TableName sequence) {
    String old = dialect.text(dialect.quote(sequence));
    return "DO $do$ BEGIN IF to_regclass(%s) IS NOT NULL THEN EXECUTE 'ALTER SEQUENCE ' || %s || ' RENAME TO ' || quote_ident('seq_' || to_regclass(%s)::oid); END IF; END $do$"
        .formatted(old, old, old);
  }

  /// The sequence's name is the database's secret, so the database is asked for it.
  private List<String> stopCounting(TableName table, String quotedColumn, String column) {
    String sequence =
        "pg_get_serial_sequence(%s, %s)"
            .formatted(dialect.text(dialect.quote(table)), dialect.text(column));
    return List.of(
        alter(table) + "ALTER COLUMN " + quotedColumn + " DROP IDENTITY IF EXISTS",
        alter(table) + "ALTER COLUMN " + quotedColumn + " DROP DEFAULT",
        "DO $do$ BEGIN IF %s IS NOT NULL THEN EXECUTE 'DROP SEQUENCE ' || %s; END IF; END $do$"
            .formatted(sequence, sequence));
  }

  private String drop(TableName table, Index index) {
    return "DROP INDEX " + dialect.quote(table.withName(index.name()));
  }

  private String create(Table table, Index index) {
    return index.constraint()
        ? alter(table.name())
            + "ADD CONSTRAINT %s UNIQUE (%s)"
                .formatted(dialect.quote(index.name()), ddl.names(index.columnNames()))
        : ddl.createIndex(table.name(), index);
  }

  private static String name(Table table, PrimaryKey key) {
    return key.name().orElse(table.name().name() + "_pkey");
  }

  private String alter(TableName table) {
    return "ALTER TABLE " + dialect.quote(table) + " ";
  }
}
