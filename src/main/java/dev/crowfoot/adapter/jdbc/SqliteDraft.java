// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.jdbc;

import dev.crowfoot.catalog.Column;
import dev.crowfoot.catalog.ColumnType;
import dev.crowfoot.catalog.Extra;
import dev.crowfoot.catalog.ForeignKey;
import dev.crowfoot.catalog.Index;
import dev.crowfoot.catalog.Index.IndexColumn;
import dev.crowfoot.catalog.PrimaryKey;
import dev.crowfoot.catalog.ReferentialAction;
import dev.crowfoot.catalog.Table;
import dev.crowfoot.catalog.TableName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A SQLite table whose parts are read row by row, and then what it is by itself: everything but
/// what its foreign keys refer to in other tables.
final class SqliteDraft {
  private final String name;
  private final String sql;
  private final List<RawColumn> columns = new ArrayList<>();
  private final Map<String, RawIndex> indexes = new LinkedHashMap<>();
  private final Map<Integer, RawForeignKey> foreignKeys = new LinkedHashMap<>();
  private @Nullable Table alone;
  private List<Extra> extras = List.of();

  /// @param sql what made it; empty for a view
  SqliteDraft(String name, String sql) {
    this.name = name;
    this.sql = sql;
  }

  private record RawColumn(
      String name, String type, boolean notNull, @Nullable String defaultSql, int keyPosition) {}

  /// An index whose columns are still being read; `null` among them is an expression.
  private static final class RawIndex {
    final String name;
    final boolean unique;
    final boolean isConstraint;
    final @Nullable String sql;
    final List<IndexColumn> columns = new ArrayList<>();
    boolean hasExpression;

    RawIndex(String name, boolean unique, boolean isConstraint, @Nullable String sql) {
      this.name = name;
      this.unique = unique;
      this.isConstraint = isConstraint;
      this.sql = sql;
    }

    void add(@Nullable String column, boolean descending) {
      if (column == null) {
        hasExpression = true;
      } else {
        columns.add(new IndexColumn(column, descending, Optional.empty()));
      }
    }
  }

  private static final class RawForeignKey {
    final String target;
    final ReferentialAction onDelete;
    final ReferentialAction onUpdate;
    final List<String> columns = new ArrayList<>();
    final List<String> references = new ArrayList<>();

    RawForeignKey(String target, ReferentialAction onDelete, ReferentialAction onUpdate) {
      this.target = target;
      this.onDelete = onDelete;
      this.onUpdate = onUpdate;
    }
  }

  String name() {
    return name;
  }

  /// @param row table, name, type, `NOT NULL`, default, place in the primary key
  void readColumn(ResultSet row) throws SQLException {
    columns.add(
        new RawColumn(
            row.getString(2),
            typeName(row.getString(3)),
            row.getBoolean(4),
            row.getString(5),
            row.getInt(6)));
  }

  private static String typeName(@Nullable String declared) {
    return declared == null || declared.isBlank()
        ? "BLOB"
        : declared.strip().toUpperCase(Locale.ROOT);
  }

  /// @param row table, index, unique, origin, text, column, descending
  void readIndexColumn(ResultSet row) throws SQLException {
    String index = row.getString(2);
    RawIndex raw = indexes.get(index);
    if (raw == null) {
      raw = new RawIndex(index, row.getBoolean(3), row.getString(4).equals("u"), row.getString(5));
      indexes.put(index, raw);
    }
    raw.add(row.getString(6), row.getBoolean(7));
  }

  /// @param row table, number, other table, column, other column, on delete, on update
  void readForeignKeyColumn(ResultSet row) throws SQLException {
    int id = row.getInt(2);
    RawForeignKey key = foreignKeys.get(id);
    if (key == null) {
      key = new RawForeignKey(row.getString(3), action(row.getString(6)), action(row.getString(7)));
      foreignKeys.put(id, key);
    }
    key.columns.add(row.getString(4));
    String to = row.getString(5);
    if (to != null) {
      key.references.add(to);
    }
  }

  private static ReferentialAction action(String sql) {
    return switch (sql) {
      case "CASCADE" -> ReferentialAction.CASCADE;
      case "RESTRICT" -> ReferentialAction.RESTRICT;
      case "SET NULL" -> ReferentialAction.SET_NULL;
      case "SET DEFAULT" -> ReferentialAction.SET_DEFAULT;
      default -> ReferentialAction.NO_ACTION;
    };
  }

  /// To be called once, when all rows are read.
  SqliteDraft done() {
    SqliteTableText text =
        SqliteTableText.read(
            sql, TableName.of(name), columns.stream().map(RawColumn::name).toList());
    List<String> key = keyColumns();
    alone =
        new Table(
            TableName.of(name),
            columns.stream().map(c -> column(c, key, text)).toList(),
            key.isEmpty() ? Optional.empty() : Optional.of(new PrimaryKey(Optional.empty(), key)),
            indexes.values().stream().filter(i -> !i.hasExpression).map(this::index).toList(),
            List.of());
    extras = List.copyOf(text.extras());
    return this;
  }

  /// What no schema can say of it.
  List<Extra> extras() {
    return extras;
  }

  /// @param tables finds the table that a foreign key means
  Table table(Function<String, SqliteDraft> tables) {
    Table table = Optional.ofNullable(alone).orElseThrow();
    return foreignKeys.isEmpty()
        ? table
        : table.withForeignKeys(
            foreignKeys.values().stream().map(k -> foreignKey(k, tables)).toList());
  }

  private List<String> keyColumns() {
    return columns.stream()
        .filter(c -> c.keyPosition > 0)
        .sorted(Comparator.comparingInt(RawColumn::keyPosition))
        .map(RawColumn::name)
        .toList();
  }

  private static Column column(RawColumn raw, List<String> key, SqliteTableText text) {
    boolean isRowId = raw.type.equals("INTEGER") && key.equals(List.of(raw.name));
    ColumnType type = ColumnType.of(raw.type);
    return new Column(
        raw.name,
        type,
        !raw.notNull && raw.keyPosition == 0,
        text.generated(raw.name)
            .or(
                () ->
                    Optional.ofNullable(raw.defaultSql)
                        .flatMap(sql -> DefaultReader.read(sql, type))),
        isRowId,
        text.allowed(raw.name));
  }

  /// A `UNIQUE` inside the table's text has a name nobody chose; it gets Prisma's.
  private Index index(RawIndex raw) {
    List<String> names = raw.columns.stream().map(IndexColumn::name).toList();
    return new Index(
        raw.isConstraint ? named(names, "_key") : raw.name,
        raw.unique,
        raw.columns,
        Index.BTREE,
        Optional.ofNullable(raw.sql).flatMap(PartialIndex::predicate),
        raw.isConstraint);
  }

  private ForeignKey foreignKey(RawForeignKey raw, Function<String, SqliteDraft> tables) {
    SqliteDraft target = tables.apply(raw.target);
    return new ForeignKey(
        named(raw.columns, "_fkey"),
        raw.columns,
        TableName.of(target.name),
        raw.references.isEmpty() ? target.keyColumns() : raw.references,
        raw.onDelete,
        raw.onUpdate);
  }

  private String named(List<String> columnNames, String suffix) {
    return name + "_" + String.join("_", columnNames) + suffix;
  }
}
