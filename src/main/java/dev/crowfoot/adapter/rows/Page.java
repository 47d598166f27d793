// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows;

import dev.crowfoot.adapter.rows.query.Key;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.PrimaryKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Rows that a query found.
///
/// @param hasMore whether there are more than were asked for
public record Page(List<ColumnInfo> columns, List<Row> rows, boolean hasMore) {
  public Page {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /// The page with only some of its columns.
  Page only(Optional<List<String>> fields) {
    if (fields.isEmpty() || columns.isEmpty()) {
      return this;
    }
    List<Integer> kept =
        IntStream.range(0, columns.size())
            .boxed()
            .filter(i -> fields.get().contains(columns.get(i).name()))
            .toList();
    List<Row> narrow =
        rows.stream()
            .map(
                r ->
                    Row.of(kept.stream().map(r.values()::get).toArray())
                        .with(r.related(), r.counts()))
            .toList();
    return new Page(kept.stream().map(columns::get).toList(), narrow, hasMore);
  }

  /// The row's value of a field.
  public @Nullable Object value(Row row, String field) {
    return row.values().get(place(field));
  }

  private int place(String field) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(field)) {
        return i;
      }
    }
    throw new IllegalArgumentException("the page has no column `" + field + "`");
  }

  /// The row's values of several fields.
  List<@Nullable Object> values(Row row, List<String> fields) {
    List<@Nullable Object> values = new ArrayList<>();
    fields.forEach(f -> values.add(value(row, f)));
    return values;
  }

  /// The row's primary key; empty when the model has none.
  public Optional<Key> keyOf(Model model, Row row) {
    List<String> fields = model.primaryKey().map(PrimaryKey::fieldNames).orElse(List.of());
    Map<String, Object> key = new LinkedHashMap<>();
    for (String field : fields) {
      Object value = value(row, field);
      if (value != null) {
        key.put(field, value);
      }
    }
    return fields.isEmpty() || key.size() < fields.size()
        ? Optional.empty()
        : Optional.of(new Key(key));
  }
}
