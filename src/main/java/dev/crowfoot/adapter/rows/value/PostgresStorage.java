// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows.value;

import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.model.EnumValue;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.model.FieldType.Scalar;
import dev.crowfoot.model.NativeType;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.Schema;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// PostgreSQL keeps every type exactly. What its driver has no Java type for travels as text and is
/// cast: enums, JSON, UUIDs, network addresses, bit strings, lists.
public final class PostgresStorage implements Storage {
  private final Schema schema;
  private final Dialect dialect;

  public PostgresStorage(Schema schema, Dialect dialect) {
    this.schema = schema;
    this.dialect = dialect;
  }

  @Override
  public Optional<String> cast(ScalarField field) {
    return field.isList() || isCast(field)
        ? Optional.of(dialect.sql(dialect.typeOf(field, schema)))
        : Optional.empty();
  }

  private static boolean isCast(ScalarField field) {
    return switch (field.type()) {
      case FieldType.EnumReference _ -> true;
      case FieldType.CompositeReference _, FieldType.Unsupported _ -> false;
      case Scalar scalar ->
          switch (field.nativeType().map(NativeType::name).orElse("")) {
            case "Uuid", "Citext", "Inet", "Xml", "Bit", "VarBit", "Char" -> true;
            case "Oid", "Real", "Money", "Date", "Time", "Timetz" -> true;
            default -> scalar == Scalar.JSON;
          };
    };
  }

  @Override
  public boolean isReadAsText(ScalarField field) {
    String nativeName = field.nativeType().map(NativeType::name).orElse("");
    return field.type() instanceof FieldType.Unsupported || nativeName.equals("Money");
  }

  @Override
  public Object bind(ScalarField field, Object value) {
    return switch (value) {
      case List<?> list -> ArrayLiteral.of(list.stream().map(v -> asText(field, v)).toList());
      case Instant moment when cast(field).isEmpty() ->
          field.nativeType().map(t -> t.name().equals("Timestamptz")).orElse(false)
              ? (Object) moment.atOffset(ZoneOffset.UTC)
              : LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
      case Bytes bytes -> bytes.toArray();
      case Boolean _, Integer _, Long _ -> value;
      case Double _, BigDecimal _ when cast(field).isEmpty() -> value;
      default -> asText(field, value);
    };
  }

  @Override
  public Optional<Many> bindMany(ScalarField field, List<Object> values) {
    if (field.isList()) {
      return Optional.empty();
    }
    String type = dialect.sql(dialect.typeOf(field, schema));
    return Optional.of(
        new Many(
            "= ANY",
            "<> ALL",
            "(CAST(",
            " AS " + type + "[]))",
            ArrayLiteral.of(values.stream().map(v -> asText(field, v)).toList())));
  }

  private String asText(ScalarField field, Object value) {
    return switch (value) {
      case Instant moment -> instantAsText(field, moment);
      case Bytes bytes -> "\\x" + HexFormat.of().formatHex(bytes.toArray());
      case BigDecimal number -> number.toPlainString();
      case String text when field.type() instanceof FieldType.EnumReference(String name) ->
          schema
              .enumType(name)
              .flatMap(e -> e.value(text))
              .map(EnumValue::databaseName)
              .orElse(text);
      default -> value.toString();
    };
  }

  private static String instantAsText(ScalarField field, Instant moment) {
    OffsetDateTime utc = moment.atOffset(ZoneOffset.UTC);
    return switch (field.nativeType().map(NativeType::name).orElse("")) {
      case "Date" -> utc.toLocalDate().toString();
      case "Time" -> utc.toLocalTime().toString();
      case "Timetz" -> utc.toOffsetTime().toString();
      case "Timestamptz" -> utc.toString();
      default -> utc.toLocalDateTime().toString();
    };
  }

  @Override
  public @Nullable Object fetch(ResultSet results, int column, int jdbcType) throws SQLException {
    Object value =
        switch (jdbcType) {
          case Types.BINARY -> results.getBytes(column);
          case Types.INTEGER, Types.SMALLINT -> results.getInt(column);
          case Types.BIGINT -> results.getLong(column);
          default -> results.getString(column);
        };
    return results.wasNull() ? null : value;
  }

  @Override
  public Object read(ScalarField field, Object fetched) {
    if (!field.isList()) {
      return element(field, fetched);
    }
    List<Object> values = new ArrayList<>();
    for (Optional<String> item : ArrayLiteral.parse(fetched.toString())) {
      values.add(item.map(text -> element(field, text)).orElse(new Unreadable("NULL")));
    }
    return List.copyOf(values);
  }

  private Object element(ScalarField field, Object fetched) {
    try {
      return switch (field.type()) {
        case Scalar scalar -> scalar(scalar, fetched);
        case FieldType.EnumReference(String name) -> enumValue(name, fetched.toString());
        case FieldType.CompositeReference _, FieldType.Unsupported _ -> fetched.toString();
      };
    } catch (NumberFormatException _) {
      return new Unreadable(fetched.toString());
    }
  }

  private static Object scalar(Scalar scalar, Object fetched) {
    return switch (scalar) {
      case STRING -> fetched.toString();
      case BOOLEAN -> fetched.equals("t") || fetched.equals("true");
      case INT -> fetched instanceof Integer n ? n : Integer.valueOf(fetched.toString());
      case BIG_INT -> fetched instanceof Long n ? n : Long.valueOf(fetched.toString());
      case FLOAT -> Double.valueOf(fetched.toString());
      case DECIMAL -> new BigDecimal(fetched.toString().replace("$", "").replace(",", ""));
      case DATE_TIME ->
          DateTimes.parse(fetched.toString())
              .<Object>map(i -> i)
              .orElse(new Unreadable(fetched.toString()));
      case JSON -> new JsonText(fetched.toString());
      case BYTES ->
          fetched instanceof byte[] content
              ? Bytes.of(content)
              : Bytes.of(HexFormat.of().parseHex(fetched.toString().substring(2)));
    };
  }

  private Object enumValue(String enumName, String stored) {
    return schema.enumType(enumName).stream()
        .flatMap(e -> e.values().stream())
        .filter(v -> v.databaseName().equals(stored))
        .findFirst()
        .<Object>map(EnumValue::name)
        .orElse(new Unreadable(stored));
  }
}
