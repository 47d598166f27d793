// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.dialect;

import dev.crowfoot.catalog.ColumnType;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.model.FieldType.Scalar;
import dev.crowfoot.model.NativeType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Which word of the schema language a column's type stands for: the way back from
/// [Dialect#typeOf].
///
/// @param nativeType set where the language's own type would give another column
record FieldTypes(FieldType type, Optional<NativeType> nativeType) {
  private static final Map<String, String> POSTGRES_NATIVE =
      Map.ofEntries(
          Map.entry("SMALLINT", "SmallInt"),
          Map.entry("INTEGER", "Integer"),
          Map.entry("BIGINT", "BigInt"),
          Map.entry("OID", "Oid"),
          Map.entry("DECIMAL", "Decimal"),
          Map.entry("MONEY", "Money"),
          Map.entry("REAL", "Real"),
          Map.entry("DOUBLE PRECISION", "DoublePrecision"),
          Map.entry("INET", "Inet"),
          Map.entry("CITEXT", "Citext"),
          Map.entry("VARCHAR", "VarChar"),
          Map.entry("CHAR", "Char"),
          Map.entry("TEXT", "Text"),
          Map.entry("BIT", "Bit"),
          Map.entry("VARBIT", "VarBit"),
          Map.entry("UUID", "Uuid"),
          Map.entry("XML", "Xml"),
          Map.entry("BYTEA", "ByteA"),
          Map.entry("TIMESTAMP", "Timestamp"),
          Map.entry("TIMESTAMPTZ", "Timestamptz"),
          Map.entry("DATE", "Date"),
          Map.entry("TIME", "Time"),
          Map.entry("TIMETZ", "Timetz"),
          Map.entry("BOOLEAN", "Boolean"),
          Map.entry("JSON", "Json"),
          Map.entry("JSONB", "JsonB"));

  static FieldTypes of(ColumnType type, Dialect dialect, String datasource) {
    return switch (dialect) {
      case PostgresDialect _ -> postgres(type.name(), datasource);
      case SqliteDialect _ -> new FieldTypes(sqlite(type.name()), Optional.empty());
    };
  }

  private static FieldTypes postgres(String name, String datasource) {
    int open = name.indexOf('(');
    String base = open < 0 ? name : name.substring(0, open);
    String nativeName = POSTGRES_NATIVE.get(base);
    if (nativeName == null) {
      return new FieldTypes(new FieldType.Unsupported(name), Optional.empty());
    }
    Scalar scalar =
        switch (base) {
          case "SMALLINT", "INTEGER", "OID" -> Scalar.INT;
          case "BIGINT" -> Scalar.BIG_INT;
          case "DECIMAL", "MONEY" -> Scalar.DECIMAL;
          case "REAL", "DOUBLE PRECISION" -> Scalar.FLOAT;
          case "BYTEA" -> Scalar.BYTES;
          case "TIMESTAMP", "TIMESTAMPTZ", "DATE", "TIME", "TIMETZ" -> Scalar.DATE_TIME;
          case "BOOLEAN" -> Scalar.BOOLEAN;
          case "JSON", "JSONB" -> Scalar.JSON;
          default -> Scalar.STRING;
        };
    if (PostgresDialect.typeOf(scalar).equals(name)) {
      return new FieldTypes(scalar, Optional.empty());
    }
    List<String> arguments =
        open < 0
            ? List.of()
            : List.of(name.substring(open + 1, name.lastIndexOf(')')).split("\\s*,\\s*"));
    return new FieldTypes(scalar, Optional.of(new NativeType(datasource, nativeName, arguments)));
  }

  /// SQLite takes any word for a type; these are the ones Prisma knows.
  private static FieldType sqlite(String declared) {
    String base = declared.replaceAll("\\(.*", "").strip().toUpperCase(Locale.ROOT);
    return switch (base) {
      case "INTEGER", "INT", "SMALLINT", "TINYINT", "MEDIUMINT", "INT2", "SERIAL", "INT4" ->
          Scalar.INT;
      case "BIGINT", "INT8", "UNSIGNED BIG INT" -> Scalar.BIG_INT;
      case "REAL", "FLOAT", "DOUBLE", "DOUBLE PRECISION" -> Scalar.FLOAT;
      case "DECIMAL", "NUMERIC" -> Scalar.DECIMAL;
      case "BOOLEAN", "BOOL" -> Scalar.BOOLEAN;
      case "DATETIME", "TIMESTAMP", "DATE" -> Scalar.DATE_TIME;
      case "JSONB", "JSON" -> Scalar.JSON;
      case "BLOB", "BINARY", "BYTEA" -> Scalar.BYTES;
      case "TEXT", "VARCHAR", "CHAR", "CHARACTER", "CLOB", "NVARCHAR", "NCHAR", "UUID" ->
          Scalar.STRING;
      default -> new FieldType.Unsupported(declared);
    };
  }
}
