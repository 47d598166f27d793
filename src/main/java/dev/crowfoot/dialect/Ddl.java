// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.dialect;

import dev.crowfoot.catalog.Column;
import dev.crowfoot.catalog.ColumnDefault;
import dev.crowfoot.catalog.Extra;
import dev.crowfoot.catalog.ForeignKey;
import dev.crowfoot.catalog.Index;
import dev.crowfoot.catalog.Table;
import dev.crowfoot.catalog.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Writes the definitions of tables, columns, keys and indexes, laid out as Prisma's migrations
/// are. Statements come without the closing semicolon.
public record Ddl(Dialect dialect) {
  private static final String INDENT = "    ";

  /// `CREATE TABLE` with all that must stand inside: on SQLite that includes the foreign keys,
  /// which PostgreSQL takes later, when every table is there. Indexes are statements of their own.
  public String createTable(Table table) {
    return createTable(table, table.name());
  }

  /// The same table under another name.
  public String createTable(Table table, TableName name) {
    return createTable(name, CarriedParts.none(table));
  }

  /// A table with what its schema cannot say.
  public String createTable(TableName name, CarriedParts parts) {
    Table table = parts.table();
    List<String> lines = new ArrayList<>();
    table.columns().forEach(c -> lines.add(column(c, parts) + collation(c, parts.extras())));
    List<String> constraints = new ArrayList<>();
    table
        .primaryKey()
        .filter(_ -> !isInline(table))
        .ifPresent(
            key ->
                constraints.add(
                    key.name().map(n -> "CONSTRAINT " + dialect.quote(n) + " ").orElse("")
                        + "PRIMARY KEY ("
                        + names(key.columns())
                        + ")"
                        + parts.onPrimaryKey()));
    if (dialect instanceof SqliteDialect) {
      table.indexes().stream()
          .filter(parts::isConstraint)
          .forEach(
              i -> constraints.add("UNIQUE (" + names(i.columnNames()) + ")" + parts.onUnique(i)));
      table
          .foreignKeys()
          .forEach(key -> constraints.add(foreignKey(key) + parts.deferral(key.columns())));
    }
    parts.extras().stream()
        .filter(e -> e.kind() == Extra.Kind.CHECK)
        .forEach(e -> constraints.add(e.definition()));
    String body = lines.stream().map(l -> INDENT + l).collect(Collectors.joining(",\n"));
    String rest = constraints.stream().map(l -> INDENT + l).collect(Collectors.joining(",\n"));
    return "CREATE TABLE "
        + dialect.quote(name)
        + " (\n"
        + body
        + (rest.isEmpty() ? "" : ",\n\n" + rest)
        + "\n)"
        + (parts.options().isEmpty() ? "" : " " + String.join(", ", parts.options()));
  }

  private static String collation(Column column, List<Extra> kept) {
    return kept.stream()
        .filter(e -> e.kind() == Extra.Kind.COLLATION && e.name().equals(column.name()))
        .map(e -> " COLLATE " + e.definition())
        .collect(Collectors.joining());
  }

  /// A column as it stands in `CREATE TABLE` or after `ADD COLUMN`.
  public String column(Table table, Column column) {
    return column(column, CarriedParts.none(table));
  }

  private String column(Column column, CarriedParts parts) {
    Table table = parts.table();
    StringBuilder sql = new StringBuilder(dialect.quote(column.name())).append(' ');
    sql.append(column.autoincrement() ? counting(column) : dialect.sql(column.type()));
    if (!column.nullable()) {
      sql.append(" NOT NULL").append(parts.onNull(column.name()));
    }
    column.defaultValue().ifPresent(d -> sql.append(value(d, column)));
    if (isInline(table) && table.isPrimaryKeyColumn(column.name())) {
      sql.append(" PRIMARY KEY").append(parts.onPrimaryKey());
      if (column.autoincrement() && !parts.isWithoutRowId()) {
        sql.append(" AUTOINCREMENT");
      }
    }
    sql.append(EnumCheck.sql(table.name(), column));
    return sql.toString();
  }

  private String value(ColumnDefault value, Column column) {
    return value instanceof ColumnDefault.Generated(String expression, boolean stored)
        ? " GENERATED ALWAYS AS (%s) %s".formatted(expression, stored ? "STORED" : "VIRTUAL")
        : " DEFAULT " + dialect.sql(value, column.type());
  }

  public String createIndex(TableName table, Index index) {
    return createIndex(table, index, "");
  }

  /// Builds it beside the writes of others, unless it is there already. PostgreSQL's alone.
  public String createIndexConcurrently(TableName table, Index index) {
    return createIndex(table, index, "CONCURRENTLY IF NOT EXISTS ");
  }

  private String createIndex(TableName table, Index index, String how) {
    StringBuilder sql = new StringBuilder("CREATE ");
    if (index.unique()) {
      sql.append("UNIQUE ");
    }
    sql.append("INDEX ").append(how).append(dialect.quote(index.name()));
    sql.append(" ON ").append(dialect.quote(table));
    if (!index.method().equals(Index.BTREE) && dialect instanceof PostgresDialect) {
      sql.append(" USING ").append(index.method());
    }
    sql.append(
        index.columns().stream()
            .map(this::indexColumn)
            .collect(Collectors.joining(", ", "(", ")")));
    index.where().ifPresent(w -> sql.append(" WHERE (").append(w).append(")"));
    return sql.toString();
  }

  /// `CONSTRAINT … FOREIGN KEY … REFERENCES …`
  public String foreignKey(ForeignKey key) {
    return "CONSTRAINT "
        + dialect.quote(key.name())
        + " FOREIGN KEY ("
        + names(key.columns())
        + ") REFERENCES "
        + dialect.quote(key.target())
        + " ("
        + names(key.references())
        + ") ON DELETE "
        + key.onDelete().sql()
        + " ON UPDATE "
        + key.onUpdate().sql();
  }

  /// Quoted names in a row.
  public String names(List<String> columns) {
    return columns.stream().map(dialect::quote).collect(Collectors.joining(", "));
  }

  private String indexColumn(Index.IndexColumn column) {
    return dialect.quote(column.name())
        + column.opClass().map(o -> " " + o).orElse("")
        + (column.descending() ? " DESC" : "");
  }

  private String counting(Column column) {
    return switch (dialect) {
      case PostgresDialect _ ->
          switch (column.type().name()) {
            case "SMALLINT" -> "SMALLSERIAL";
            case "BIGINT" -> "BIGSERIAL";
            default -> "SERIAL";
          };
      case SqliteDialect _ -> "INTEGER";
    };
  }

  /// SQLite wants a primary key of one column beside the column: only there it is the row id.
  private boolean isInline(Table table) {
    return dialect instanceof SqliteDialect
        && table.primaryKey().filter(k -> k.columns().size() == 1).isPresent();
  }
}
