// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows.value;

import dev.crowfoot.model.Datasource;
import dev.crowfoot.model.EnumType;
import dev.crowfoot.model.EnumValue;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.model.FieldType.Scalar;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.Schema;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// SQLite has integers, floats, text and bytes. The rest is stored as Prisma stores it:
///
/// - `DateTime`: milliseconds since 1970 as an integer, what Prisma 6 writes, when the schema is of
///   its form (a `url` in the datasource); ISO text with `+00:00`, the default of Prisma 7's
///   adapters, when it is not; and what a column has already, when that is known. Both, and
///   SQLite's own `CURRENT_TIMESTAMP`, are read.
/// - `Boolean`: 0 and 1. `Decimal`: a 64-bit float. `Json` and enums: text.
public final class SqliteStorage implements Storage {
  private final Schema schema;
  private final boolean millisecondDates;
  // fields of two models may be equal records: these are told apart by identity
  private final Map<ScalarField, Boolean> found =
      Collections.synchronizedMap(new IdentityHashMap<>());

  public SqliteStorage(Schema schema) {
    this.schema = schema;
    this.millisecondDates = schema.datasource().flatMap(Datasource::url).isPresent();
  }

  @Override
  public Optional<String> cast(ScalarField field) {
    return Optional.empty();
  }

  @Override
  public boolean isReadAsText(ScalarField field) {
    return false;
  }

  @Override
  public Object bind(ScalarField field, Object value) {
    return switch (value) {
      case Boolean bool -> bool ? 1 : 0;
      case BigDecimal number -> number.doubleValue();
      case Instant moment ->
          found.getOrDefault(field, millisecondDates)
              ? (Object) moment.toEpochMilli()
              : DateTimes.format(moment).replace("Z", "+00:00");
      case JsonText json -> json.text();
      case Bytes bytes -> bytes.toArray();
      case String text when field.type() instanceof FieldType.EnumReference(String name) ->
          schema
              .enumType(name)
              .flatMap(e -> e.value(text))
              .map(EnumValue::databaseName)
              .orElse(text);
      default -> value;
    };
  }

  @Override
  public void keepsMilliseconds(ScalarField field, boolean milliseconds) {
    found.put(field, milliseconds);
  }

  @Override
  public Optional<Many> bindMany(ScalarField field, List<Object> values) {
    List<Object> stored = values.stream().map(v -> bind(field, v)).toList();
    boolean exact =
        stored.stream()
            .allMatch(
                v ->
                    v instanceof Integer
                        || v instanceof Long
                        || (v instanceof String text && text.indexOf('\0') < 0));
    return exact
        ? Optional.of(
            new Many(
                "IN",
                "NOT IN",
                "(SELECT value FROM JSON_EACH(",
                "))",
                Json.MAPPER.writeValueAsString(stored)))
        : Optional.empty();
  }

  @Override
  public @Nullable Object fetch(ResultSet results, int column, int jdbcType) throws SQLException {
    return results.getObject(column);
  }

  @Override
  public Object read(ScalarField field, Object fetched) {
    try {
      return switch (field.type()) {
        case Scalar scalar -> scalar(scalar, fetched);
        case FieldType.EnumReference(String name) -> enumValue(name, fetched);
        case FieldType.CompositeReference _, FieldType.Unsupported _ -> text(fetched);
      };
    } catch (ArithmeticException | NumberFormatException | DateTimeException _) {
      return unreadable(fetched);
    }
  }

  private static Object scalar(Scalar scalar, Object fetched) {
    return switch (scalar) {
      case STRING -> text(fetched);
      case BOOLEAN ->
          fetched instanceof Number n && (n.longValue() == 0 || n.longValue() == 1)
              ? (Object) (n.longValue() == 1)
              : unreadable(fetched);
      case INT -> fetched instanceof Number n ? exact(n).intValueExact() : unreadable(fetched);
      case BIG_INT -> fetched instanceof Number n ? exact(n).longValueExact() : unreadable(fetched);
      case FLOAT -> fetched instanceof Number n ? n.doubleValue() : unreadable(fetched);
      case DECIMAL -> fetched instanceof byte[] ? unreadable(fetched) : exact(fetched);
      case DATE_TIME ->
          fetched instanceof Number n
              ? Instant.ofEpochMilli(n.longValue())
              : DateTimes.parse(text(fetched)).<Object>map(i -> i).orElse(unreadable(fetched));
      case JSON -> new JsonText(text(fetched));
      case BYTES -> fetched instanceof byte[] content ? Bytes.of(content) : unreadable(fetched);
    };
  }

  private Object enumValue(String enumName, Object fetched) {
    String stored = text(fetched);
    return schema.enumType(enumName).map(EnumType::values).stream()
        .flatMap(values -> values.stream())
        .filter(v -> v.databaseName().equals(stored))
        .findFirst()
        .<Object>map(EnumValue::name)
        .orElse(new Unreadable(stored));
  }

  private static BigDecimal exact(Object number) {
    return new BigDecimal(number.toString());
  }

  private static String text(Object fetched) {
    return fetched instanceof byte[] content ? Bytes.of(content).toBase64() : fetched.toString();
  }

  private static Unreadable unreadable(Object fetched) {
    return new Unreadable(text(fetched));
  }
}
