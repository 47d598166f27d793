// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.testing;

import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.catalog.EnumDefinition;
import dev.crowfoot.catalog.Table;
import dev.crowfoot.dialect.Ddl;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// Makes a schema's tables in an empty database, for tests that are not about migrating.
public final class Tables {
  private Tables() {}

  public static void create(Database database, Schema schema) {
    Dialect dialect = Dialect.of(database.provider()).orElseThrow();
    Catalog catalog = dialect.catalogOf(schema);
    Ddl ddl = new Ddl(dialect);
    List<String> statements = new ArrayList<>();
    List<EnumDefinition> enums = dialect.hasEnumTypes() ? catalog.enums() : List.of();
    enums.forEach(type -> statements.add(createType(dialect, type)));
    catalog.tables().forEach(t -> statements.add(ddl.createTable(t)));
    for (Table table : catalog.tables()) {
      table.indexes().forEach(i -> statements.add(ddl.createIndex(table.name(), i)));
      if (dialect.provider() == Provider.POSTGRESQL) {
        String alter = "ALTER TABLE " + dialect.quote(table.name()) + " ADD ";
        table.foreignKeys().forEach(k -> statements.add(alter + ddl.foreignKey(k)));
      }
    }
    execute(database, statements.toArray(String[]::new));
  }

  private static String createType(Dialect dialect, EnumDefinition type) {
    List<String> values = type.values().stream().map(dialect::text).toList();
    return "CREATE TYPE "
        + dialect.quote(type.name())
        + " AS ENUM ("
        + String.join(", ", values)
        + ")";
  }

  public static void execute(Database database, String... statements) {
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
