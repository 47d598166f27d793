// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.jdbc;

import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.catalog.Extra;
import dev.crowfoot.catalog.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Inspects a SQLite file: first the texts that SQLite keeps, then with one query each the columns,
/// indexes and foreign keys of the tables. What a virtual table is made of is left out, as SQLite
/// makes it itself.
///
/// SQLite knows a table from its text and those of its indexes alone, so a table that was read
/// before and whose texts are the very same is not asked about again: nobody can have changed it.
final class SqliteCatalog {
  private static final String COLUMNS =
      """
      SELECT m.name, c.name, c.type, c."notnull", c.dflt_value, c.pk
      FROM sqlite_master m JOIN pragma_table_xinfo(m.name) c
      WHERE m.type = 'table' AND c.hidden <> 1 AND %s
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
      WHERE m.type = 'table' AND l.origin <> 'pk' AND c.key = 1 AND %s
      ORDER BY m.name, l.name, c.seqno
      """;
  private static final String FOREIGN_KEYS =
      """
      SELECT m.name, f.id, f."table", f."from", f."to", f.on_delete, f.on_update
      FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f
      WHERE m.type = 'table' AND %s
      ORDER BY m.name, f.id DESC, f.seq
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

  private static final String ALL = "m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";
  private static final String SOME = "m.name IN (SELECT value FROM json_each(?))";

  static final List<String> QUERIES =
      List.of(TEXTS, of(COLUMNS, ALL), of(INDEXES, ALL), of(FOREIGN_KEYS, ALL));

  /// In a file of SQLite's oldest format this word means nothing, so there the text is not all.
  private static final Pattern DESCENDING = Pattern.compile("(?i)\\bdesc\\b");

  /// The tables that were read last, by all their texts.
  private static volatile Map<List<String>, SqliteDraft> known = Map.of();

  private final Map<String, SqliteDraft> drafts = new LinkedHashMap<>();
  private final Map<String, SqliteDraft> fresh = new HashMap<>();
  private final List<SqliteExtras.Entry> entries = new ArrayList<>();

  private SqliteCatalog() {}

  private static String of(String query, String tables) {
    return query.formatted(tables);
  }

  static void forget() {
    known = Map.of();
  }

  /// All in one transaction: what is remembered of a text must belong to it.
  static Catalog read(Connection connection) throws SQLException {
    boolean alone = connection.getAutoCommit();
    if (alone) {
      connection.setAutoCommit(false);
    }
    try {
      return new SqliteCatalog().readAll(connection);
    } finally {
      if (alone) {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }

  private Catalog readAll(Connection connection) throws SQLException {
    Map<String, List<String>> texts = texts(connection);
    texts.forEach((name, own) -> drafts.put(name, draft(name, own)));
    readFresh(connection);
    Map<List<String>, SqliteDraft> read = new HashMap<>();
    texts.forEach((name, own) -> read.put(own, drafts.get(name)));
    read.keySet().removeIf(own -> isFresh(own) && hasDescending(own));
    known = Map.copyOf(read);
    return catalog();
  }

  /// The tables in their order, each with its own text and those of its indexes.
  private Map<String, List<String>> texts(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(TEXTS)) {
      while (rows.next()) {
        entries.add(
            new SqliteExtras.Entry(
                rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4)));
      }
    }
    Map<String, List<String>> texts = new LinkedHashMap<>();
    entries.stream()
        .filter(e -> e.type().equals("table") && !CatalogReader.isBookkeeping(e.name()))
        .forEach(e -> texts.put(e.name(), new ArrayList<>(List.of(e.name(), e.sql()))));
    for (SqliteExtras.Entry entry : entries) {
      List<String> own = entry.type().equals("index") ? texts.get(entry.table()) : null;
      if (own != null) {
        own.add(entry.sql());
      }
    }
    return texts;
  }

  private SqliteDraft draft(String name, List<String> texts) {
    SqliteDraft draft = known.get(texts);
    if (draft == null) {
      draft = new SqliteDraft(name, texts.get(1));
      fresh.put(name, draft);
    }
    return draft;
  }

  private boolean isFresh(List<String> texts) {
    return fresh.containsKey(texts.getFirst());
  }

  private static boolean hasDescending(List<String> texts) {
    return texts.stream().anyMatch(t -> DESCENDING.matcher(t).find());
  }

  private interface RowReader {
    void read(SqliteDraft draft, ResultSet row) throws SQLException;
  }

  private void readFresh(Connection connection) throws SQLException {
    if (!fresh.isEmpty()) {
      query(connection, COLUMNS, SqliteDraft::readColumn);
      query(connection, INDEXES, SqliteDraft::readIndexColumn);
      query(connection, FOREIGN_KEYS, SqliteDraft::readForeignKeyColumn);
      fresh.values().forEach(SqliteDraft::done);
    }
  }

  private void query(Connection connection, String sql, RowReader reader) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(of(sql, SOME))) {
      statement.setString(1, json(fresh.keySet()));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          SqliteDraft draft = fresh.get(rows.getString(1));
          if (draft != null) {
            reader.read(draft, rows);
          }
        }
      }
    }
  }

  private static String json(Set<String> names) {
    return names.stream()
        .map(SqliteCatalog::json)
        .collect(Collectors.joining("\",\"", "[\"", "\"]"));
  }

  private static String json(String name) {
    StringBuilder json = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      json.append(c < ' ' || c == '"' || c == '\\' ? "\\u%04x".formatted((int) c) : c);
    }
    return json.toString();
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
      SqliteDraft view = new SqliteDraft(name, "");
      boolean hasColumns = false;
      try (PreparedStatement statement = connection.prepareStatement(VIEW_COLUMNS)) {
        statement.setString(1, name);
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            view.readColumn(rows);
            hasColumns = true;
          }
        }
        if (hasColumns) {
          views.add(view.done().table(_ -> view));
        }
      } catch (SQLException _) {
        // The view names what is no longer there; nobody can read it.
      }
    }
    return views;
  }

  private Catalog catalog() {
    List<Table> tables = new ArrayList<>();
    List<Extra> extras = new ArrayList<>();
    for (SqliteDraft draft : drafts.values()) {
      tables.add(draft.table(this::draftOf));
      extras.addAll(draft.extras());
    }
    extras.addAll(new SqliteExtras(tables).of(entries));
    return new Catalog(tables, List.of(), List.of(), extras);
  }

  /// The table a foreign key means: SQLite does not mind the case of its name.
  private SqliteDraft draftOf(String name) {
    SqliteDraft exact = drafts.get(name);
    return exact != null
        ? exact
        : drafts.values().stream()
            .filter(d -> d.name().equalsIgnoreCase(name))
            .findFirst()
            .orElseGet(() -> new SqliteDraft(name, ""));
  }
}
