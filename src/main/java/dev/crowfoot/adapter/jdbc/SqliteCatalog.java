// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.jdbc;

import dev.crowfoot.catalog.Catalog;
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
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Inspects a SQLite file with one query each for columns, indexes, foreign keys and the texts that
/// SQLite keeps. What a virtual table is made of is left out, as SQLite makes it itself.
final class SqliteCatalog {
  private static final String COLUMNS =
      """
      SELECT m.name, c.name, c.type, c."notnull", c.dflt_value, c.pk
      FROM sqlite_master m JOIN pragma_table_xinfo(m.name) c
      WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND c.hidden <> 1
        AND m.name NOT IN (SELECT l.name FROM pragma_table_list l
          WHERE l.type IN ('virtual', 'shadow'))
      ORDER BY m.name, c.cid
      """;
  private static final String VIEW_COLUMNS =
      """
      SELECT ?1, c.name, c.type, c."notnull", c.dflt_value, c.pk FROM pragma_table_xinfo(?1) c
      """;
  private static final String INDEXES =
      """
      SELECT m.name, l.name, l."unique", l.origin, i.sql, c.name, c."desc"
      FROM sqlite_master m
      JOIN pragma_index_list(m.name) l
      JOIN pragma_index_xinfo(l.name) c
      LEFT JOIN sqlite_master i ON i.type = 'index' AND i.name = l.name
      WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
        AND l.origin <> 'pk' AND c.key = 1
      ORDER BY m.name, l.name, c.seqno
      """;
  private static final String TEXTS =
      """
      SELECT CASE WHEN m.type <> 'table' THEN m.type
          WHEN m.name NOT IN (SELECT l.name FROM pragma_table_list l
            WHERE l.type IN ('virtual', 'shadow')) THEN 'table'
          WHEN m.sql LIKE 'create virtual %' THEN 'virtual' ELSE 'shadow' END,
        m.name, m.tbl_name, m.sql
      FROM sqlite_master m
      WHERE m.sql IS NOT NULL AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
      ORDER BY m.name
      """;
  private static final String FOREIGN_KEYS =
      """
      SELECT m.name, f.id, f."table", f."from", f."to", f.on_delete, f.on_update
      FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f
      WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
      ORDER BY m.name, f.id DESC, f.seq
      """;

  static final List<String> QUERIES = List.of(COLUMNS, INDEXES, FOREIGN_KEYS, TEXTS);

  private final Map<String, Draft> drafts = new LinkedHashMap<>();
  private final List<SqliteExtras.Entry> entries = new ArrayList<>();

  private SqliteCatalog() {}

  static Catalog read(Connection connection) throws SQLException {
    SqliteCatalog catalog = new SqliteCatalog();
    try (Statement statement = connection.createStatement()) {
      try (ResultSet rows = statement.executeQuery(COLUMNS)) {
        catalog.readColumns(rows);
      }
      try (ResultSet rows = statement.executeQuery(INDEXES)) {
        catalog.readIndexes(rows);
      }
      try (ResultSet rows = statement.executeQuery(FOREIGN_KEYS)) {
        catalog.readForeignKeys(rows);
      }
      try (ResultSet rows = statement.executeQuery(TEXTS)) {
        catalog.readTexts(rows);
      }
    }
    return catalog.catalog();
  }

  /// One by one: SQLite says nothing of any view in a query that meets a broken one.
  static List<Table> views(Connection connection) throws SQLException {
    List<String> names = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT name FROM sqlite_master WHERE type = 'view' ORDER BY name")) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    List<Table> views = new ArrayList<>();
    for (String name : names) {
      SqliteCatalog reader = new SqliteCatalog();
      try (PreparedStatement statement = connection.prepareStatement(VIEW_COLUMNS)) {
        statement.setString(1, name);
        try (ResultSet rows = statement.executeQuery()) {
          reader.readColumns(rows);
        }
        views.addAll(reader.catalog().tables());
      } catch (SQLException _) {
        // The view names what is no longer there; nobody can read it.
      }
    }
    return views;
  }

  private Catalog catalog() {
    List<Table> tables = new ArrayList<>();
    List<Extra> extras = new ArrayList<>();
    for (Draft draft : drafts.values()) {
      SqliteTableText text = draft.text();
      tables.add(draft.table(text));
      extras.addAll(text.extras());
    }
    extras.addAll(new SqliteExtras(tables).of(entries));
    return new Catalog(tables, List.of(), List.of(), extras);
  }

  private void readTexts(ResultSet rows) throws SQLException {
    while (rows.next()) {
      String type = rows.getString(1);
      String name = rows.getString(2);
      Draft draft = type.equals("table") ? drafts.get(name) : null;
      if (draft != null) {
        draft.sql = rows.getString(4);
      } else {
        entries.add(new SqliteExtras.Entry(type, name, rows.getString(3), rows.getString(4)));
      }
    }
  }

  private void readColumns(ResultSet rows) throws SQLException {
    while (rows.next()) {
      String table = rows.getString(1);
      if (!CatalogReader.isBookkeeping(table)) {
        drafts
            .computeIfAbsent(table, Draft::new)
            .columns
            .add(
                new RawColumn(
                    rows.getString(2),
                    typeName(rows.getString(3)),
                    rows.getBoolean(4),
                    rows.getString(5),
                    rows.getInt(6)));
      }
    }
  }

  private static String typeName(@Nullable String declared) {
    return declared == null || declared.isBlank()
        ? "BLOB"
        : declared.strip().toUpperCase(Locale.ROOT);
  }

  private void readIndexes(ResultSet rows) throws SQLException {
    while (rows.next()) {
      Draft table = drafts.get(rows.getString(1));
      if (table != null) {
        String name = rows.getString(2);
        RawIndex index = table.indexes.get(name);
        if (index == null) {
          index =
              new RawIndex(
                  name, rows.getBoolean(3), rows.getString(4).equals("u"), rows.getString(5));
          table.indexes.put(name, index);
        }
        index.add(rows.getString(6), rows.getBoolean(7));
      }
    }
  }

  private void readForeignKeys(ResultSet rows) throws SQLException {
    while (rows.next()) {
      Draft table = drafts.get(rows.getString(1));
      if (table != null) {
        int id = rows.getInt(2);
        RawForeignKey key = table.foreignKeys.get(id);
        if (key == null) {
          key =
              new RawForeignKey(
                  draftOf(rows.getString(3)), action(rows.getString(6)), action(rows.getString(7)));
          table.foreignKeys.put(id, key);
        }
        key.columns.add(rows.getString(4));
        String to = rows.getString(5);
        if (to != null) {
          key.references.add(to);
        }
      }
    }
  }

  /// The table a foreign key means: SQLite does not mind the case of its name.
  private Draft draftOf(String name) {
    Draft exact = drafts.get(name);
    return exact != null
        ? exact
        : drafts.values().stream()
            .filter(d -> d.name.equalsIgnoreCase(name))
            .findFirst()
            .orElseGet(() -> new Draft(name));
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
    final Draft target;
    final ReferentialAction onDelete;
    final ReferentialAction onUpdate;
    final List<String> columns = new ArrayList<>();
    final List<String> references = new ArrayList<>();

    RawForeignKey(Draft target, ReferentialAction onDelete, ReferentialAction onUpdate) {
      this.target = target;
      this.onDelete = onDelete;
      this.onUpdate = onUpdate;
    }
  }

  /// A table whose parts are still being read.
  private static final class Draft {
    final String name;
    String sql = "";
    final List<RawColumn> columns = new ArrayList<>();
    final Map<String, RawIndex> indexes = new LinkedHashMap<>();
    final Map<Integer, RawForeignKey> foreignKeys = new LinkedHashMap<>();

    Draft(String name) {
      this.name = name;
    }

    SqliteTableText text() {
      return SqliteTableText.read(
          sql, TableName.of(name), columns.stream().map(RawColumn::name).toList());
    }

    Table table(SqliteTableText text) {
      List<String> key = keyColumns();
      return new Table(
          TableName.of(name),
          columns.stream().map(c -> column(c, key, text)).toList(),
          key.isEmpty() ? Optional.empty() : Optional.of(new PrimaryKey(Optional.empty(), key)),
          indexes.values().stream().filter(i -> !i.hasExpression).map(this::index).toList(),
          foreignKeys.values().stream().map(this::foreignKey).toList());
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
          isRowId);
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

    private ForeignKey foreignKey(RawForeignKey raw) {
      return new ForeignKey(
          named(raw.columns, "_fkey"),
          raw.columns,
          TableName.of(raw.target.name),
          raw.references.isEmpty() ? raw.target.keyColumns() : raw.references,
          raw.onDelete,
          raw.onUpdate);
    }

    private String named(List<String> columnNames, String suffix) {
      return name + "_" + String.join("_", columnNames) + suffix;
    }
  }
}
