// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.catalog.CatalogRename;
import dev.crowfoot.catalog.TableName;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.model.EnumType;
import dev.crowfoot.model.EnumValue;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.Schema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Finds values that rows hold and their enum has not, where an enum is plain text. Without
/// migrations nothing else tells that the enum has lost them.
///
/// @param found what the database is
/// @param renames what leads from there to the schema
record StrayValues(Schema after, Catalog found, List<CatalogRename> renames, Dialect dialect) {
  /// More than these nobody reads.
  private static final int MOST = 20;

  /// As renames to nothing, which a plan takes for values that are gone.
  List<CatalogRename> in(Database database) {
    List<CatalogRename> gone = new ArrayList<>();
    if (dialect.hasEnumTypes()) {
      return gone;
    }
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement()) {
      for (Model model : after.models()) {
        for (ScalarField field : model.scalarFields().toList()) {
          if (field.type() instanceof FieldType.EnumReference(String name) && !model.isView()) {
            TableName table = new TableName(model.schema(), model.databaseName());
            Optional<String> query =
                after.enumType(name).flatMap(e -> query(table, field.databaseName(), e));
            if (query.isPresent()) {
              read(statement, query.get(), table, field.databaseName(), gone);
            }
          }
        }
      }
    } catch (SQLException e) {
      throw database.failure(e);
    }
    return gone;
  }

  private static void read(
      Statement statement, String query, TableName table, String column, List<CatalogRename> gone)
      throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        gone.add(
            new CatalogRename.OfStoredValue(table, column, rows.getString(1), Optional.empty()));
      }
    }
  }

  /// Empty when the column is new.
  private Optional<String> query(TableName now, String columnNow, EnumType type) {
    TableName table = former(now);
    String former = former(now, columnNow);
    String values =
        type.values().stream()
            .map(EnumValue::databaseName)
            .map(dialect::text)
            .collect(Collectors.joining(", "));
    return found
        .table(table)
        .flatMap(t -> t.column(former))
        .map(
            c ->
                "SELECT DISTINCT %s FROM %s WHERE %s NOT IN (%s) ORDER BY 1 LIMIT %d"
                    .formatted(
                        dialect.quote(c.name()),
                        dialect.quote(table),
                        dialect.quote(c.name()),
                        values,
                        MOST));
  }

  private TableName former(TableName now) {
    return renames.stream()
        .filter(r -> r instanceof CatalogRename.OfTable(_, var to) && to.equals(now))
        .map(r -> ((CatalogRename.OfTable) r).from())
        .findFirst()
        .orElse(now);
  }

  private String former(TableName table, String column) {
    return renames.stream()
        .filter(
            r ->
                r instanceof CatalogRename.OfColumn(var t, _, var to)
                    && t.equals(table)
                    && to.equals(column))
        .map(r -> ((CatalogRename.OfColumn) r).from())
        .findFirst()
        .orElse(column);
  }
}
