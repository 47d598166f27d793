// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.bench;

import dev.crowfoot.adapter.rows.query.Create;
import dev.crowfoot.model.Provider;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// What somebody would write by hand with JDBC for [RowsSpeed]'s table, value by value.
final class PlainRows {
  private static final String COLUMNS =
      "\"code\", \"name\", \"note\", \"active\", \"qty\", \"price\", \"meta\", \"created_at\","
          + " \"parent_id\"";

  private final boolean sqlite;
  private final String insert;

  PlainRows(Provider provider) {
    this.sqlite = provider == Provider.SQLITE;
    this.insert =
        "INSERT INTO \"Row\" ("
            + COLUMNS
            + ") VALUES (?, ?, ?, ?, ?, ?, "
            + (sqlite ? "?" : "CAST(? AS JSONB)")
            + ", ?, ?)";
  }

  List<Object[]> findMany(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    List<Object[]> rows = new ArrayList<>();
    String sql = "SELECT \"id\", " + COLUMNS + " FROM \"Row\" ORDER BY \"id\"";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setFetchSize(500);
      try (ResultSet results = statement.executeQuery()) {
        while (results.next()) {
          rows.add(row(results));
        }
      }
    }
    connection.commit();
    return rows;
  }

  private Object[] row(ResultSet results) throws SQLException {
    return new Object[] {
      results.getInt(1),
      results.getString(2),
      results.getString(3),
      results.getString(4),
      results.getBoolean(5),
      results.getInt(6),
      sqlite ? BigDecimal.valueOf(results.getDouble(7)) : results.getBigDecimal(7),
      results.getString(8),
      sqlite
          ? (Object) Instant.parse(results.getString(9).replace("+00:00", "Z"))
          : results.getObject(9, LocalDateTime.class).toInstant(ZoneOffset.UTC),
      results.getObject(10)
    };
  }

  Object[] create(Connection connection, Create row) throws SQLException {
    connection.setAutoCommit(false);
    String sql = insert + " RETURNING \"id\", " + COLUMNS;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, row.values());
      Object[] created;
      try (ResultSet results = statement.executeQuery()) {
        results.next();
        created = row(results);
      }
      connection.commit();
      return created;
    }
  }

  void createMany(Connection connection, Collection<Create> rows) throws SQLException {
    connection.setAutoCommit(false);
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      int waiting = 0;
      for (Create row : rows) {
        bind(statement, row.values());
        statement.addBatch();
        if (++waiting == 1_000) {
          statement.executeBatch();
          waiting = 0;
        }
      }
      statement.executeBatch();
    }
    connection.commit();
  }

  private void bind(PreparedStatement statement, Map<String, ?> row) throws SQLException {
    Instant created = (Instant) row.get("createdAt");
    statement.setString(1, (String) row.get("code"));
    statement.setString(2, (String) row.get("name"));
    statement.setString(3, (String) row.get("note"));
    boolean active = (Boolean) row.get("active");
    statement.setObject(4, sqlite ? (Object) (active ? 1 : 0) : active);
    statement.setInt(5, (Integer) row.get("qty"));
    BigDecimal price = (BigDecimal) row.get("price");
    statement.setObject(6, sqlite ? (Object) price.doubleValue() : price);
    statement.setString(7, String.valueOf(row.get("meta")));
    statement.setObject(
        8,
        sqlite
            ? (Object) created.toString().replace("Z", "+00:00")
            : LocalDateTime.ofInstant(created, ZoneOffset.UTC));
    statement.setObject(9, row.get("parentId"));
  }
}
