// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.sql;

import dev.crowfoot.adapter.rows.value.Bytes;
import dev.crowfoot.adapter.sql.ResultColumn.Kind;
import dev.crowfoot.model.Provider;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads a result: so many rows, and never more than the memory bears.
final class ResultReader {
  /// Where reading stops, in characters and bytes of all values together.
  private static final long MOST_TEXT = 64L << 20;

  private final ResultSet rows;
  private final boolean postgres;
  private List<ResultColumn> columns;
  private boolean hasMore;

  ResultReader(ResultSet rows, Provider provider) throws SQLException {
    this.rows = rows;
    this.postgres = provider == Provider.POSTGRESQL;
    this.columns = describe(rows.getMetaData());
  }

  /// The columns; known whole once rows were read.
  List<ResultColumn> columns() {
    return columns;
  }

  /// Whether rows were left; known once some were read.
  boolean hasMore() {
    return hasMore;
  }

  List<ResultRow> read(int most) throws SQLException {
    List<ResultRow> read = new ArrayList<>();
    long size = 0;
    while (rows.next()) {
      if (read.size() == most || size > MOST_TEXT) {
        hasMore = true;
        break;
      }
      List<@Nullable Object> values = new ArrayList<>(columns.size());
      for (int i = 0; i < columns.size(); i++) {
        @Nullable Object value = value(i);
        size += sizeOf(value);
        values.add(value);
      }
      read.add(new ResultRow(values));
    }
    if (!postgres) {
      columns = asTheyAre(read);
    }
    return read;
  }

  /// SQLite's values have types of their own: a column is one of numbers when all it holds are.
  private List<ResultColumn> asTheyAre(List<ResultRow> read) {
    List<ResultColumn> found = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      int at = i;
      List<Object> values =
          read.stream()
              .<@Nullable Object>map(r -> r.values().get(at))
              .filter(Objects::nonNull)
              .map(Objects::requireNonNull)
              .toList();
      boolean numbers = !values.isEmpty() && values.stream().allMatch(Number.class::isInstance);
      ResultColumn column = columns.get(i);
      Kind kind = numbers ? Kind.NUMBER : column.kind() == Kind.NUMBER ? Kind.TEXT : column.kind();
      found.add(new ResultColumn(column.name(), column.type(), kind, column.table()));
    }
    return List.copyOf(found);
  }

  private List<ResultColumn> describe(ResultSetMetaData about) throws SQLException {
    List<ResultColumn> found = new ArrayList<>();
    for (int i = 1; i <= about.getColumnCount(); i++) {
      String type = String.valueOf(about.getColumnTypeName(i)).toLowerCase(Locale.ROOT);
      found.add(
          new ResultColumn(
              about.getColumnLabel(i),
              type,
              kind(type),
              Objects.requireNonNullElse(about.getTableName(i), "")));
    }
    return List.copyOf(found);
  }

  private static Kind kind(String type) {
    if (type.matches(
        "(small|big|medium|tiny|)int(eger|[248])?|(small|big|)serial|oid|numeric.*|decimal.*|float.*|double.*|real|money")) {
      return Kind.NUMBER;
    }
    return switch (type) {
      case "bool", "boolean" -> Kind.BOOLEAN;
      case "json", "jsonb" -> Kind.JSON;
      case "bytea", "blob" -> Kind.BINARY;
      default -> Kind.TEXT;
    };
  }

  private @Nullable Object value(int column) throws SQLException {
    if (!postgres) {
      return ofSqlite(rows.getObject(column + 1));
    }
    if (columns.get(column).kind() == Kind.BINARY) {
      byte[] content = rows.getBytes(column + 1);
      return content == null ? null : Bytes.of(content);
    }
    String text = rows.getString(column + 1);
    return columns.get(column).kind() == Kind.BOOLEAN && text != null
        ? String.valueOf(text.startsWith("t"))
        : text;
  }

  private static @Nullable Object ofSqlite(@Nullable Object value) {
    return switch (value) {
      case byte[] content -> Bytes.of(content);
      case Integer number -> number.longValue();
      case null, default -> value;
    };
  }

  private static long sizeOf(@Nullable Object value) {
    return switch (value) {
      case String text -> text.length();
      case Bytes bytes -> bytes.size();
      case null, default -> 16;
    };
  }
}
