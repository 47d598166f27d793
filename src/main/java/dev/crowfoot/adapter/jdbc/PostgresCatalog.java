// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.jdbc;

import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.catalog.Column;
import dev.crowfoot.catalog.ColumnDefault;
import dev.crowfoot.catalog.ColumnType;
import dev.crowfoot.catalog.EnumDefinition;
import dev.crowfoot.catalog.ExtensionDefinition;
import dev.crowfoot.catalog.ForeignKey;
import dev.crowfoot.catalog.Index;
import dev.crowfoot.catalog.Index.IndexColumn;
import dev.crowfoot.catalog.PrimaryKey;
import dev.crowfoot.catalog.ReferentialAction;
import dev.crowfoot.catalog.Table;
import dev.crowfoot.catalog.TableName;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Inspects a PostgreSQL database with seven queries on `pg_catalog`: columns, indexes,
/// constraints, enum types, extensions, and what no schema can say.
final class PostgresCatalog {
  private static final String COLUMNS =
      """
      SELECT n.nspname, c.relname, a.attname, a.attnotnull, a.attidentity <> '',
        CASE WHEN b.oid IS NULL THEN format_type(a.atttypid, a.atttypmod)
          ELSE format_type(b.oid, w.typtypmod) END, t.typcategory = 'A',
        coalesce(e.typname, t.typname), coalesce(e.typtype, t.typtype) = 'e', en.nspname,
        pg_get_expr(d.adbin, d.adrelid), a.attgenerated
      FROM pg_class c
      JOIN pg_namespace n ON n.oid = c.relnamespace
      LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      LEFT JOIN pg_type w ON w.oid = a.atttypid
      LEFT JOIN pg_type b ON b.oid = w.typbasetype AND w.typtype = 'd' AND b.typtype <> 'd'
      LEFT JOIN pg_type t ON t.oid = coalesce(b.oid, w.oid)
      LEFT JOIN pg_type e ON e.oid = t.typelem AND t.typcategory = 'A'
      LEFT JOIN pg_namespace en ON en.oid = coalesce(e.typnamespace, t.typnamespace)
      LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
      WHERE n.nspname = ANY (?) AND c.relkind IN ('r', 'p') AND NOT c.relispartition
        AND NOT EXISTS (SELECT FROM pg_depend x WHERE x.classid = 'pg_class'::regclass
          AND x.objid = c.oid AND x.deptype = 'e')
      ORDER BY n.nspname, c.relname, a.attnum
      """;
  private static final String INDEXES =
      """
      SELECT n.nspname, c.relname, i.relname, x.indisunique, m.amname,
        pg_get_expr(x.indpred, x.indrelid),
        a.attname, x.indoption[k.place - 1] & 1 = 1, o.opcname, o.opcdefault,
        u.oid IS NOT NULL, '(' || array_to_string(p.attoptions, ', ') || ')'
      FROM pg_index x
      JOIN pg_class i ON i.oid = x.indexrelid
      JOIN pg_class c ON c.oid = x.indrelid
      JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_am m ON m.oid = i.relam
      LEFT JOIN pg_constraint u ON u.conindid = i.oid AND u.contype = 'u'
      CROSS JOIN LATERAL unnest(x.indkey::int2[]) WITH ORDINALITY k(number, place)
      LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.number AND k.number > 0
      LEFT JOIN pg_opclass o ON o.oid = x.indclass[k.place - 1]
      LEFT JOIN pg_attribute p ON p.attrelid = i.oid AND p.attnum = k.place
      WHERE n.nspname = ANY (?) AND NOT x.indisprimary AND NOT x.indisexclusion
        AND k.place <= x.indnkeyatts AND NOT i.relispartition
        -- one that failed to be built beside the writes; that of a partitioned table may wait
        AND (x.indisvalid OR i.relkind = 'I')
      ORDER BY n.nspname, c.relname, i.relname, k.place
      """;
  private static final String CONSTRAINTS =
      """
      SELECT n.nspname, c.relname, k.conname, k.contype, fn.nspname, f.relname,
        k.confdeltype, k.confupdtype, a.attname, b.attname
      FROM pg_constraint k
      JOIN pg_class c ON c.oid = k.conrelid
      JOIN pg_namespace n ON n.oid = c.relnamespace
      LEFT JOIN pg_class f ON f.oid = k.confrelid
      LEFT JOIN pg_namespace fn ON fn.oid = f.relnamespace
      CROSS JOIN LATERAL unnest(k.conkey, k.confkey) WITH ORDINALITY u(own, other, place)
      JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.own
      LEFT JOIN pg_attribute b ON b.attrelid = k.confrelid AND b.attnum = u.other
      WHERE n.nspname = ANY (?) AND k.contype IN ('p', 'f') AND k.conparentid = 0
      ORDER BY n.nspname, c.relname, k.conname, u.place
      """;
  private static final String ENUMS =
      """
      SELECT n.nspname, t.typname, e.enumlabel
      FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid
      JOIN pg_namespace n ON n.oid = t.typnamespace
      WHERE n.nspname = ANY (?)
      ORDER BY n.nspname, t.typname, e.enumsortorder
      """;

  /// Those that a database is not born with. Their schemas are any.
  private static final String EXTENSIONS =
      """
      SELECT e.extname, n.nspname, e.extversion
      FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
      WHERE e.extname <> 'plpgsql' AND cardinality(?::text[]) > 0
      ORDER BY e.extname
      """;

  static final List<String> QUERIES =
      List.of(
          COLUMNS,
          INDEXES,
          CONSTRAINTS,
          ENUMS,
          EXTENSIONS,
          PostgresExtras.OF_TABLES,
          PostgresExtras.BESIDE_TABLES);

  private final Connection connection;
  private final String ownSchema;
  private final List<String> schemas;
  private final boolean named;
  private final Map<TableName, Draft> drafts = new LinkedHashMap<>();
  private final Map<TableName, List<String>> enums = new LinkedHashMap<>();

  /// @param schemas those to read; none means `ownSchema`, with names that carry no schema
  PostgresCatalog(Connection connection, String ownSchema, List<String> schemas) {
    this.connection = connection;
    this.ownSchema = ownSchema;
    this.named = !schemas.isEmpty();
    this.schemas = named ? schemas : List.of(ownSchema);
  }

  Catalog read() throws SQLException {
    query(COLUMNS, this::readColumn);
    query(INDEXES, this::readIndexColumn);
    query(CONSTRAINTS, this::readConstraintColumn);
    query(
        ENUMS,
        row ->
            enums
                .computeIfAbsent(name(row.getString(1), row.getString(2)), _ -> new ArrayList<>())
                .add(row.getString(3)));
    List<ExtensionDefinition> extensions = new ArrayList<>();
    query(
        EXTENSIONS,
        row ->
            extensions.add(
                new ExtensionDefinition(
                    row.getString(1),
                    Optional.of(row.getString(2)),
                    Optional.of(row.getString(3)))));
    PostgresExtras extras = new PostgresExtras(this::name);
    query(PostgresExtras.OF_TABLES, extras::read);
    query(PostgresExtras.BESIDE_TABLES, extras::read);
    return new Catalog(
        drafts.values().stream().map(Draft::table).toList(),
        enums.entrySet().stream().map(e -> new EnumDefinition(e.getKey(), e.getValue())).toList(),
        extensions,
        extras.found());
  }

  List<Table> views() throws SQLException {
    query(COLUMNS.replace("c.relkind IN ('r', 'p')", "c.relkind IN ('v', 'm')"), this::readColumn);
    return drafts.values().stream().map(Draft::table).toList();
  }

  private interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  private void query(String sql, RowReader reader) throws SQLException {
    Array names = connection.createArrayOf("text", schemas.toArray());
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setArray(1, names);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          reader.read(rows);
        }
      }
    }
  }

  /// A name without its schema where that goes without saying.
  private TableName name(String schema, String name) {
    return named || !schema.equals(ownSchema)
        ? new TableName(Optional.of(schema), name)
        : TableName.of(name);
  }

  private void readColumn(ResultSet row) throws SQLException {
    if (CatalogReader.isBookkeeping(row.getString(2))) {
      return;
    }
    TableName table = name(row.getString(1), row.getString(2));
    Draft draft = drafts.computeIfAbsent(table, Draft::new);
    String column = row.getString(3);
    if (column == null) {
      return; // a table without columns
    }
    ColumnType type = type(row);
    String sql = row.getString(11);
    String generated = row.getString(12);
    boolean counts = row.getBoolean(5) || (sql != null && sql.startsWith("nextval("));
    Optional<ColumnDefault> value =
        counts || sql == null
            ? Optional.empty()
            : generated.isEmpty()
                ? DefaultReader.read(sql, type)
                : Optional.of(new ColumnDefault.Generated(sql, generated.equals("s")));
    draft.columns.add(new Column(column, type, !row.getBoolean(4), value, counts));
  }

  private ColumnType type(ResultSet row) throws SQLException {
    String element = row.getString(8);
    ColumnType type =
        row.getBoolean(9)
            ? ColumnType.ofEnum(name(row.getString(10), element))
            : ColumnType.of(PostgresTypes.spelled(element, row.getString(6)));
    return row.getBoolean(7) ? type.asArray() : type;
  }

  private void readIndexColumn(ResultSet row) throws SQLException {
    Draft draft = drafts.get(name(row.getString(1), row.getString(2)));
    if (draft == null) {
      return;
    }
    String name = row.getString(3);
    RawIndex index = draft.indexes.get(name);
    if (index == null) {
      index =
          new RawIndex(
              name, row.getBoolean(4), row.getString(5), row.getString(6), row.getBoolean(11));
      draft.indexes.put(name, index);
    }
    String parameters = row.getString(12);
    String opClass = row.getString(9) + (parameters == null ? "" : parameters);
    boolean usual = row.getBoolean(10) && parameters == null;
    index.add(row.getString(7), row.getBoolean(8), usual ? null : opClass);
  }

  private void readConstraintColumn(ResultSet row) throws SQLException {
    Draft draft = drafts.get(name(row.getString(1), row.getString(2)));
    if (draft == null) {
      return;
    }
    String name = row.getString(3);
    if (row.getString(4).equals("p")) {
      draft.keyName = name;
      draft.keyColumns.add(row.getString(9));
      return;
    }
    RawForeignKey key = draft.foreignKeys.get(name);
    if (key == null) {
      key =
          new RawForeignKey(
              name(row.getString(5), row.getString(6)),
              action(row.getString(7)),
              action(row.getString(8)));
      draft.foreignKeys.put(name, key);
    }
    key.columns.add(row.getString(9));
    key.references.add(row.getString(10));
  }

  private static ReferentialAction action(String letter) {
    return switch (letter) {
      case "c" -> ReferentialAction.CASCADE;
      case "r" -> ReferentialAction.RESTRICT;
      case "n" -> ReferentialAction.SET_NULL;
      case "d" -> ReferentialAction.SET_DEFAULT;
      default -> ReferentialAction.NO_ACTION;
    };
  }

  /// An index whose columns are still being read.
  private static final class RawIndex {
    final String name;
    final boolean unique;
    final String method;
    final @Nullable String predicate;
    final boolean constraint;
    final List<IndexColumn> columns = new ArrayList<>();
    boolean hasExpression;

    RawIndex(
        String name,
        boolean unique,
        String method,
        @Nullable String predicate,
        boolean constraint) {
      this.name = name;
      this.unique = unique;
      this.method = method;
      this.predicate = predicate;
      this.constraint = constraint;
    }

    void add(@Nullable String column, boolean descending, @Nullable String opClass) {
      if (column == null) {
        hasExpression = true;
      } else {
        columns.add(new IndexColumn(column, descending, Optional.ofNullable(opClass)));
      }
    }

    Index index() {
      return new Index(name, unique, columns, method, Optional.ofNullable(predicate), constraint);
    }
  }

  private static final class RawForeignKey {
    final TableName target;
    final ReferentialAction onDelete;
    final ReferentialAction onUpdate;
    final List<String> columns = new ArrayList<>();
    final List<String> references = new ArrayList<>();

    RawForeignKey(TableName target, ReferentialAction onDelete, ReferentialAction onUpdate) {
      this.target = target;
      this.onDelete = onDelete;
      this.onUpdate = onUpdate;
    }
  }

  /// A table whose parts are still being read.
  private static final class Draft {
    final TableName name;
    final List<Column> columns = new ArrayList<>();
    final Map<String, RawIndex> indexes = new LinkedHashMap<>();
    final Map<String, RawForeignKey> foreignKeys = new LinkedHashMap<>();
    final List<String> keyColumns = new ArrayList<>();
    @Nullable String keyName;

    Draft(TableName name) {
      this.name = name;
    }

    Table table() {
      return new Table(
          name,
          columns,
          Optional.ofNullable(keyName).map(n -> new PrimaryKey(Optional.of(n), keyColumns)),
          indexes.values().stream().filter(i -> !i.hasExpression).map(RawIndex::index).toList(),
          foreignKeys.entrySet().stream()
              .map(
                  e ->
                      new ForeignKey(
                          e.getKey(),
                          e.getValue().columns,
                          e.getValue().target,
                          e.getValue().references,
                          e.getValue().onDelete,
                          e.getValue().onUpdate))
              .toList());
    }
  }
}
