// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.jdbc;

import dev.crowfoot.catalog.Extra;
import dev.crowfoot.catalog.Table;
import dev.crowfoot.catalog.TableName;
import dev.crowfoot.dialect.SqlTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What stands beside the tables of a SQLite database: views, triggers, special indexes. SQLite
/// keeps their texts alone, so what they read is found by the names in them.
///
/// @param byName the tables, by their names in lower case
record SqliteExtras(List<Table> tables, Map<String, Table> byName) {
  SqliteExtras(List<Table> tables) {
    this(
        tables,
        tables.stream()
            .collect(Collectors.toMap(t -> t.name().name().toLowerCase(Locale.ROOT), t -> t)));
  }

  /// What one entry of `sqlite_master` says.
  ///
  /// @param table the table it belongs to
  record Entry(String type, String name, String table, String sql) {}

  List<Extra> of(List<Entry> entries) {
    List<Extra> found = new ArrayList<>();
    for (Entry entry : entries) {
      switch (entry.type()) {
        case "view" -> found.addAll(readers(entry, Extra.Kind.VIEW));
        case "trigger" -> found.addAll(readers(entry, Extra.Kind.TRIGGER));
        case "index" -> index(entry).ifPresent(found::add);
        case "virtual" ->
            found.add(
                new Extra(
                    Extra.Kind.VIRTUAL_TABLE,
                    TableName.of(entry.name()),
                    entry.name(),
                    List.of(),
                    entry.sql()));
        default -> {}
      }
    }
    return found;
  }

  /// Once for each table that the text names, its own first; a text that names none is on itself.
  private List<Extra> readers(Entry entry, Extra.Kind kind) {
    SqlTokens tokens = SqlTokens.of(entry.sql());
    Set<String> names = tokens.names();
    boolean all =
        kind == Extra.Kind.VIEW && tokens.tokens().stream().anyMatch(token -> token.is("*"));
    List<Extra> found = new ArrayList<>();
    for (Table table : tables) {
      String name = table.name().name();
      if (names.contains(name.toLowerCase(Locale.ROOT))) {
        List<String> columns = table.columns().stream().map(c -> c.name()).toList();
        List<String> read =
            all
                ? columns
                : columns.stream().filter(c -> names.contains(c.toLowerCase(Locale.ROOT))).toList();
        Extra extra = new Extra(kind, table.name(), entry.name(), read, entry.sql());
        found.add(name.equalsIgnoreCase(entry.table()) ? 0 : found.size(), extra);
      }
    }
    if (found.isEmpty()) {
      found.add(new Extra(kind, TableName.of(entry.table()), entry.name(), List.of(), entry.sql()));
    }
    return found;
  }

  /// An index on an expression, or with a collation that is not its column's.
  private Optional<Extra> index(Entry entry) {
    return Optional.ofNullable(byName.get(entry.table().toLowerCase(Locale.ROOT)))
        .flatMap(
            table -> {
              boolean isPlain = table.index(entry.name()).isPresent();
              if (isPlain && !entry.sql().toLowerCase(Locale.ROOT).contains("collate")) {
                return Optional.empty();
              }
              SqlTokens tokens = SqlTokens.of(entry.sql());
              if (isPlain && !tokens.names().contains("collate")) {
                return Optional.empty();
              }
              List<String> columns =
                  table.columns().stream()
                      .map(c -> c.name())
                      .filter(c -> tokens.names().contains(c.toLowerCase(Locale.ROOT)))
                      .toList();
              return Optional.of(
                  new Extra(
                      isPlain ? Extra.Kind.INDEX_OPTION : Extra.Kind.EXPRESSION_INDEX,
                      table.name(),
                      entry.name(),
                      columns,
                      entry.sql()));
            });
  }
}
