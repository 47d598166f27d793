// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.dialect;

import static dev.crowfoot.model.FieldType.Scalar.BIG_INT;
import static dev.crowfoot.model.FieldType.Scalar.BOOLEAN;
import static dev.crowfoot.model.FieldType.Scalar.BYTES;
import static dev.crowfoot.model.FieldType.Scalar.DATE_TIME;
import static dev.crowfoot.model.FieldType.Scalar.DECIMAL;
import static dev.crowfoot.model.FieldType.Scalar.FLOAT;
import static dev.crowfoot.model.FieldType.Scalar.INT;
import static dev.crowfoot.model.FieldType.Scalar.JSON;
import static dev.crowfoot.model.FieldType.Scalar.STRING;

import dev.crowfoot.dialect.NativeTypeRule.Parameters;
import dev.crowfoot.model.FieldType.Scalar;
import dev.crowfoot.model.Provider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which types `@db.…` can name, for each provider. PostgreSQL's are known with the ranges of their
/// arguments, SQLite has none, the others are known by name and by what they fit.
public final class NativeTypes {
  private static final Parameters NONE = new Parameters.None();
  private static final Parameters LENGTH = new Parameters.Size("length", 0, 4_294_967_295L);
  private static final Parameters BITS = new Parameters.Size("length", 1, 4_294_967_295L);
  private static final Parameters SECONDS = new Parameters.Size("precision", 0, 6);

  private static final Map<String, NativeTypeRule> POSTGRESQL =
      new Table()
          .add(INT, NONE, "SmallInt", "Integer", "Oid")
          .add(BIG_INT, NONE, "BigInt")
          .add(DECIMAL, new Parameters.PrecisionAndScale(1000), "Decimal")
          .add(DECIMAL, NONE, "Money")
          .add(FLOAT, NONE, "Real", "DoublePrecision")
          .add(STRING, NONE, "Inet", "Citext", "Text", "Uuid", "Xml")
          .add(STRING, LENGTH, "VarChar", "Char")
          .add(STRING, BITS, "Bit", "VarBit")
          .add(BYTES, NONE, "ByteA")
          .add(DATE_TIME, SECONDS, "Timestamp", "Timestamptz", "Time", "Timetz")
          .add(DATE_TIME, NONE, "Date")
          .add(BOOLEAN, NONE, "Boolean")
          .add(JSON, NONE, "Json", "JsonB")
          .rules;

  private static final Map<String, NativeTypeRule> MYSQL =
      new Table()
          .unchecked(INT, "Int", "UnsignedInt", "SmallInt", "UnsignedSmallInt", "Year")
          .unchecked(INT, "MediumInt", "UnsignedMediumInt")
          .unchecked(Set.of(BOOLEAN, INT), "TinyInt", "UnsignedTinyInt")
          .unchecked(BIG_INT, "BigInt", "UnsignedBigInt")
          .unchecked(DECIMAL, "Decimal")
          .unchecked(FLOAT, "Float", "Double")
          .unchecked(Set.of(BOOLEAN, BYTES), "Bit")
          .unchecked(STRING, "Char", "VarChar", "TinyText", "Text", "MediumText", "LongText")
          .unchecked(BYTES, "Binary", "VarBinary", "TinyBlob", "Blob", "MediumBlob", "LongBlob")
          .unchecked(DATE_TIME, "Date", "Time", "DateTime", "Timestamp")
          .unchecked(JSON, "Json")
          .rules;

  private static final Map<String, NativeTypeRule> SQLSERVER =
      new Table()
          .unchecked(INT, "TinyInt", "SmallInt", "Int")
          .unchecked(BIG_INT, "BigInt")
          .unchecked(DECIMAL, "Decimal")
          .unchecked(FLOAT, "Money", "SmallMoney", "Float", "Real")
          .unchecked(Set.of(BOOLEAN, INT), "Bit")
          .unchecked(DATE_TIME, "Date", "Time", "DateTime", "DateTime2", "DateTimeOffset")
          .unchecked(DATE_TIME, "SmallDateTime")
          .unchecked(STRING, "Char", "NChar", "VarChar", "Text", "NVarChar", "NText", "Xml")
          .unchecked(STRING, "UniqueIdentifier")
          .unchecked(BYTES, "Binary", "VarBinary", "Image")
          .rules;

  private static final Map<String, NativeTypeRule> COCKROACHDB =
      new Table()
          .unchecked(STRING, "Bit", "Char", "Inet", "CatalogSingleChar", "String", "Uuid")
          .unchecked(STRING, "VarBit")
          .unchecked(BOOLEAN, "Bool")
          .unchecked(BYTES, "Bytes")
          .unchecked(DATE_TIME, "Date", "Time", "Timestamp", "Timestamptz", "Timetz")
          .unchecked(DECIMAL, "Decimal")
          .unchecked(FLOAT, "Float4", "Float8")
          .unchecked(INT, "Int2", "Int4", "Oid")
          .unchecked(BIG_INT, "Int8")
          .unchecked(JSON, "JsonB")
          .rules;

  private static final Map<String, NativeTypeRule> MONGODB =
      new Table()
          .unchecked(STRING, "String")
          .unchecked(FLOAT, "Double")
          .unchecked(BYTES, "BinData")
          .unchecked(Set.of(STRING, BYTES), "ObjectId")
          .unchecked(BOOLEAN, "Bool")
          .unchecked(DATE_TIME, "Date", "Timestamp")
          .unchecked(INT, "Int")
          .unchecked(Set.of(INT, BIG_INT), "Long")
          .unchecked(JSON, "Json")
          .rules;

  private NativeTypes() {}

  /// All that a provider has.
  public static List<NativeTypeRule> of(Provider provider) {
    return List.copyOf(rules(provider).values());
  }

  /// The one of that name, which is compared letter by letter.
  public static Optional<NativeTypeRule> find(Provider provider, String name) {
    return Optional.ofNullable(rules(provider).get(name));
  }

  /// The PostgreSQL type behind a field that asks for none.
  public static String ofPostgres(Scalar scalar) {
    return switch (scalar) {
      case STRING -> "Text";
      case BOOLEAN -> "Boolean";
      case INT -> "Integer";
      case BIG_INT -> "BigInt";
      case FLOAT -> "DoublePrecision";
      case DECIMAL -> "Decimal";
      case DATE_TIME -> "Timestamp";
      case JSON -> "JsonB";
      case BYTES -> "ByteA";
    };
  }

  private static Map<String, NativeTypeRule> rules(Provider provider) {
    return switch (provider) {
      case POSTGRESQL -> POSTGRESQL;
      case SQLITE -> Map.of();
      case MYSQL -> MYSQL;
      case SQLSERVER -> SQLSERVER;
      case COCKROACHDB -> COCKROACHDB;
      case MONGODB -> MONGODB;
    };
  }

  private static final class Table {
    private final Map<String, NativeTypeRule> rules = new LinkedHashMap<>();

    Table add(Scalar fits, Parameters parameters, String... names) {
      return add(Set.of(fits), parameters, names);
    }

    Table unchecked(Scalar fits, String... names) {
      return add(Set.of(fits), new Parameters.Unchecked(), names);
    }

    Table unchecked(Set<Scalar> fits, String... names) {
      return add(fits, new Parameters.Unchecked(), names);
    }

    private Table add(Set<Scalar> fits, Parameters parameters, String... names) {
      for (String name : names) {
        rules.put(name, new NativeTypeRule(name, fits, parameters));
      }
      return this;
    }
  }
}
