// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.dialect;

import dev.crowfoot.catalog.ColumnDefault;
import dev.crowfoot.catalog.ColumnType;
import dev.crowfoot.catalog.TableName;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.model.NativeType;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.Schema;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// PostgreSQL.
public record PostgresDialect() implements Dialect {
  @Override
  public Provider provider() {
    return Provider.POSTGRESQL;
  }

  @Override
  public String title() {
    return "PostgreSQL";
  }

  @Override
  public int longestName() {
    return 63;
  }

  @Override
  public boolean hasEnumTypes() {
    return true;
  }

  @Override
  public boolean isAutomaticName(String index) {
    return false;
  }

  @Override
  public boolean keepsConstraintNames() {
    return true;
  }

  @Override
  public ColumnType typeOf(ScalarField field, Schema schema) {
    ColumnType type =
        field
            .nativeType()
            .map(PostgresDialect::typeOf)
            .orElseGet(
                () ->
                    switch (field.type()) {
                      case FieldType.Scalar scalar -> ColumnType.of(typeOf(scalar));
                      case FieldType.EnumReference(String name) ->
                          ColumnType.ofEnum(
                              schema.enumType(name).map(TableNames::of).orElse(TableName.of(name)));
                      case FieldType.CompositeReference _ -> ColumnType.of("JSONB");
                      case FieldType.Unsupported(String type_) -> ColumnType.of(type_);
                    });
    return field.isList() ? type.asArray() : type;
  }

  static String typeOf(FieldType.Scalar scalar) {
    return switch (scalar) {
      case STRING -> "TEXT";
      case BOOLEAN -> "BOOLEAN";
      case INT -> "INTEGER";
      case BIG_INT -> "BIGINT";
      case FLOAT -> "DOUBLE PRECISION";
      case DECIMAL -> "DECIMAL(65,30)";
      case DATE_TIME -> "TIMESTAMP(3)";
      case JSON -> "JSONB";
      case BYTES -> "BYTEA";
    };
  }

  private static ColumnType typeOf(NativeType nativeType) {
    String name =
        nativeType.name().equals("DoublePrecision")
            ? "DOUBLE PRECISION"
            : nativeType.name().toUpperCase(Locale.ROOT);
    return ColumnType.of(
        nativeType.arguments().isEmpty()
            ? name
            : name
                + nativeType.arguments().stream()
                    .map(String::strip)
                    .collect(Collectors.joining(",", "(", ")")));
  }

  @Override
  public String sql(ColumnDefault value, ColumnType type) {
    return switch (value) {
      case ColumnDefault.Text(String text) -> text(text);
      case ColumnDefault.Numeric(String digits) -> digits;
      case ColumnDefault.Bool(boolean bool) -> Boolean.toString(bool);
      case ColumnDefault.Bytes(String hex) -> "'\\x" + hex + "'";
      case ColumnDefault.Now() -> "now()";
      case ColumnDefault.Expression(String sql) -> "(" + sql + ")";
      case ColumnDefault.Generated(String sql, _) -> "(" + sql + ")";
      case ColumnDefault.ListOf(var values) ->
          values.stream().map(v -> sql(v, type)).collect(Collectors.joining(", ", "ARRAY[", "]"))
              + "::"
              + sql(type);
    };
  }

  @Override
  public Optional<String> neutral(ColumnType type) {
    if (type.array()) {
      return Optional.of("'{}'");
    }
    if (type.isEnum()) {
      return Optional.of("(enum_range(NULL::" + sql(type) + "))[1]");
    }
    String base = type.name().replaceAll("\\(.*", "");
    return switch (base) {
      case "TEXT", "VARCHAR", "CHAR", "CITEXT", "BYTEA" -> Optional.of("''");
      case "SMALLINT", "INTEGER", "BIGINT", "OID", "REAL", "DOUBLE PRECISION", "DECIMAL", "MONEY" ->
          Optional.of("0");
      case "BOOLEAN" -> Optional.of("false");
      case "TIMESTAMP", "TIMESTAMPTZ", "DATE" -> Optional.of("'1970-01-01'");
      case "TIME", "TIMETZ" -> Optional.of("'00:00'");
      case "UUID" -> Optional.of("'00000000-0000-0000-0000-000000000000'");
      case "JSON", "JSONB" -> Optional.of("'{}'");
      case "INET" -> Optional.of("'0.0.0.0'");
      case "XML" -> Optional.of("'<empty/>'");
      case "BIT", "VARBIT" -> Optional.of("0::bit(1)::" + sql(type));
      default -> Optional.empty();
    };
  }
}
