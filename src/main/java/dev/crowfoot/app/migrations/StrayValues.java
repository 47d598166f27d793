// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.catalog.CatalogRename;
import dev.crowfoot.catalog.TableName;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.dialect.TableNames;
import dev.crowfoot.model.EnumType;
import dev.crowfoot.model.EnumValue;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.Rename;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.Schema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds values that rows hold and their enum has not, where an enum is plain text. Without
/// migrations nothing else tells that the enum has lost them.
///
/// @param found what the database is
/// @param renames what leads from there to the schema
record StrayValues(Schema after, Catalog found, List<CatalogRename> renames, Dialect dialect) {
  /// More than these that are lost in a column nobody reads.
  private static final int MOST = 20;

  /// A value that a column of the database holds.
  ///
  /// @param type the enum that has it not
  private record Stray(EnumType type, TableName table, String column, String value) {}

  /// As renames: to what somebody says a value has become, else to nothing, which a plan takes for
  /// values that are gone.
  ///
  /// @param wished what was renamed
  List<CatalogRename> in(Database database, List<Rename> wished) {
    return read(database, wished).stream()
        .filter(s -> renames.stream().noneMatch(r -> isOf(r, s)))
        .<CatalogRename>map(
            s ->
                new CatalogRename.OfStoredValue(
                    s.table(), s.column(), s.value(), destination(s, wished)))
        .toList();
  }

  private static boolean isOf(CatalogRename rename, Stray stray) {
    return rename instanceof CatalogRename.OfStoredValue(var table, var column, var from, _)
        && table.equals(stray.table())
        && column.equals(stray.column())
        && from.equals(stray.value());
  }

  private static Optional<String> destination(Stray stray, List<Rename> wished) {
    String now = stray.value();
    for (Rename rename : wished) {
      if (rename instanceof Rename.OfEnumValue(var type, var from, var to)
          && type.equals(stray.type().name())
          && from.equals(now)) {
        now = to;
      }
    }
    return stray.type().value(now).map(EnumValue::databaseName);
  }

  /// A schema whose enums have these values too.
  ///
  /// @param wished what may start from one of them
  Schema addedTo(Schema schema, Database database, List<Rename> wished) {
    List<Stray> strays = read(database, wished);
    return strays.isEmpty()
        ? schema
        : new Schema(
            schema.datasource(),
            schema.generators(),
            schema.models(),
            Stream.concat(
                    schema.enums().stream(),
                    strays.stream()
                        .map(Stray::type)
                        .filter(t -> schema.enumType(t.name()).isEmpty())
                        .distinct())
                .map(e -> with(e, strays))
                .toList(),
            schema.compositeTypes(),
            schema.relations());
  }

  private static EnumType with(EnumType type, List<Stray> strays) {
    List<EnumValue> values = new ArrayList<>(type.values());
    strays.stream()
        .filter(s -> s.type().name().equals(type.name()) && type.value(s.value()).isEmpty())
        .map(Stray::value)
        .distinct()
        .forEach(v -> values.add(new EnumValue(v, Optional.empty(), "")));
    return new EnumType(
        type.name(), type.mappedName(), type.schema(), values, type.documentation());
  }

  /// All that something is wished of, and as many others as somebody reads.
  private List<Stray> read(Database database, List<Rename> wished) {
    List<Stray> strays = new ArrayList<>();
    if (dialect.hasEnumTypes()) {
      return strays;
    }
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement()) {
      for (Model model : after.models()) {
        for (ScalarField field : model.scalarFields().toList()) {
          if (field.type() instanceof FieldType.EnumReference(String name) && !model.isView()) {
            TableName table = TableNames.of(model);
            EnumType type = after.enumType(name).orElseThrow();
            Optional<String> query = query(table, field.databaseName(), type);
            if (query.isPresent()) {
              for (String value : values(statement, query.get(), named(name, wished))) {
                strays.add(new Stray(type, table, field.databaseName(), value));
              }
            }
          }
        }
      }
    } catch (SQLException e) {
      throw database.failure(e);
    }
    return strays;
  }

  private static Set<String> named(String type, List<Rename> wished) {
    return wished.stream()
        .filter(Rename.OfEnumValue.class::isInstance)
        .map(Rename.OfEnumValue.class::cast)
        .filter(r -> r.enumType().equals(type))
        .map(Rename.OfEnumValue::from)
        .collect(Collectors.toSet());
  }

  private static List<String> values(Statement statement, String query, Set<String> named)
      throws SQLException {
    List<String> values = new ArrayList<>();
    int lost = 0;
    try (ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        String value = rows.getString(1);
        if (named.contains(value) || lost++ < MOST) {
          values.add(value);
        }
      }
    }
    return values;
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
                "SELECT DISTINCT %s FROM %s WHERE %s NOT IN (%s) ORDER BY 1"
                    .formatted(
                        dialect.quote(c.name()),
                        dialect.quote(table),
                        dialect.quote(c.name()),
                        values));
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
