// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.dialect;

import dev.crowfoot.catalog.ColumnDefault;
import dev.crowfoot.catalog.ColumnType;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.Schema;
import java.util.Optional;
import java.util.stream.Collectors;

/// SQLite: few types, no enums, no schemas.
public record SqliteDialect() implements Dialect {
  @Override
  public Provider provider() {
    return Provider.SQLITE;
  }

  @Override
  public String title() {
    return "SQLite";
  }

  /// SQLite has no limit; this is Prisma's.
  @Override
  public int longestName() {
    return 10_000;
  }

  @Override
  public boolean hasEnumTypes() {
    return false;
  }

  @Override
  public boolean isAutomaticName(String index) {
    return index.startsWith("sqlite_");
  }

  @Override
  public boolean keepsConstraintNames() {
    return false;
  }

  @Override
  public ColumnType typeOf(ScalarField field, Schema schema) {
    ColumnType type =
        ColumnType.of(
            switch (field.type()) {
              case FieldType.Scalar scalar -> typeOf(scalar);
              case FieldType.EnumReference _ -> "TEXT";
              case FieldType.CompositeReference _ -> "JSONB";
              case FieldType.Unsupported unsupported -> unsupported.databaseType();
            });
    return field.isList() ? type.asArray() : type;
  }

  private static String typeOf(FieldType.Scalar scalar) {
    return switch (scalar) {
      case STRING -> "TEXT";
      case BOOLEAN -> "BOOLEAN";
      case INT -> "INTEGER";
      case BIG_INT -> "BIGINT";
      case FLOAT -> "REAL";
      case DECIMAL -> "DECIMAL";
      case DATE_TIME -> "DATETIME";
      case JSON -> "JSONB";
      case BYTES -> "BLOB";
    };
  }

  @Override
  public String sql(ColumnDefault value, ColumnType type) {
    return switch (value) {
      case ColumnDefault.Text(String text) -> text(text);
      case ColumnDefault.Numeric(String digits) -> digits;
      case ColumnDefault.Bool(boolean bool) -> Boolean.toString(bool);
      case ColumnDefault.Bytes(String hex) -> "x'" + hex + "'";
      case ColumnDefault.Now() -> "CURRENT_TIMESTAMP";
      case ColumnDefault.Expression(String sql) -> "(" + sql + ")";
      case ColumnDefault.Generated(String sql, _) -> "(" + sql + ")";
      case ColumnDefault.ListOf(var values) ->
          values.stream().map(v -> sql(v, type)).collect(Collectors.joining(", ", "(", ")"));
    };
  }

  @Override
  public Optional<String> neutral(ColumnType type) {
    return switch (type.name()) {
      case "TEXT" -> Optional.of("''");
      case "INTEGER", "BIGINT", "REAL", "DECIMAL" -> Optional.of("0");
      case "BOOLEAN" -> Optional.of("false");
      case "DATETIME" -> Optional.of("'1970-01-01 00:00:00'");
      case "JSONB" -> Optional.of("'{}'");
      case "BLOB" -> Optional.of("x''");
      default -> Optional.empty();
    };
  }
}
