// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.sql;

import dev.crowfoot.catalog.Column;
import dev.crowfoot.catalog.PrimaryKey;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.model.Provider;
import dev.crowfoot.sql.Origin;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is to be done to one row of a result: some of its values replaced, or the row deleted. The
/// statement finds the row by its key and only while the replaced values are as they were read.
///
/// @param row as it was read
/// @param values the new ones, by their place in the row; null for NULL. Empty to delete the row
public record RowEdit(Origin.OfTable origin, ResultRow row, Map<Integer, @Nullable String> values) {
  /// Types of PostgreSQL that cannot be compared but as text.
  private static final Set<String> BY_TEXT =
      Set.of("JSON", "XML", "POINT", "BOX", "LINE", "LSEG", "PATH", "POLYGON", "CIRCLE");

  public RowEdit {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  private record Part(String before, @Nullable Object value, String after) {}

  /// The statement with its values in it, for people.
  public String text(Dialect dialect) {
    StringBuilder text = new StringBuilder();
    for (Part part : parts(dialect)) {
      text.append(part.before()).append(literal(dialect, part.value())).append(part.after());
    }
    return text + ";";
  }

  private static String literal(Dialect dialect, @Nullable Object value) {
    return switch (value) {
      case null -> "NULL";
      case Number number -> number.toString();
      default -> dialect.text(value.toString());
    };
  }

  /// @return how many rows it hit
  int run(Connection connection, Dialect dialect) throws SQLException {
    List<Part> parts = parts(dialect);
    StringBuilder text = new StringBuilder();
    parts.forEach(part -> text.append(part.before()).append('?').append(part.after()));
    try (PreparedStatement statement = connection.prepareStatement(text.toString())) {
      for (int i = 0; i < parts.size(); i++) {
        bind(statement, i + 1, parts.get(i).value(), dialect.provider());
      }
      return statement.executeUpdate();
    }
  }

  /// PostgreSQL takes a text of no type for whatever the column is.
  private static void bind(
      PreparedStatement statement, int place, @Nullable Object value, Provider provider)
      throws SQLException {
    if (provider == Provider.POSTGRESQL && value != null) {
      statement.setObject(place, value.toString(), Types.OTHER);
    } else {
      statement.setObject(place, value);
    }
  }

  private List<Part> parts(Dialect dialect) {
    List<Part> parts = new ArrayList<>();
    String lead =
        values.isEmpty()
            ? "DELETE FROM " + origin.written()
            : "UPDATE " + origin.written() + " SET ";
    for (Map.Entry<Integer, @Nullable String> change : values.entrySet()) {
      parts.add(
          new Part(
              lead + dialect.quote(column(change.getKey()).name()) + " = ", change.getValue(), ""));
      lead = ", ";
    }
    lead = values.isEmpty() ? lead + " WHERE " : " WHERE ";
    for (String key : origin.table().primaryKey().map(PrimaryKey::columns).orElseThrow()) {
      int place = origin.columns().indexOf(Optional.of(key));
      parts.add(new Part(lead + dialect.quote(key) + " = ", row.values().get(place), ""));
      lead = " AND ";
    }
    for (int place : values.keySet()) {
      parts.add(unchanged(dialect, column(place), row.values().get(place)));
    }
    return parts;
  }

  private static Part unchanged(Dialect dialect, Column column, @Nullable Object read) {
    String name = dialect.quote(column.name());
    if (dialect.provider() != Provider.POSTGRESQL) {
      return new Part(" AND " + name + " IS ", read, "");
    }
    String cast = BY_TEXT.contains(column.type().name().toUpperCase(Locale.ROOT)) ? "::text" : "";
    return new Part(" AND " + name + cast + " IS NOT DISTINCT FROM ", read, "");
  }

  private Column column(int place) {
    return origin.columns().get(place).flatMap(origin.table()::column).orElseThrow();
  }
}
