// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows.value;

import dev.crowfoot.model.EnumType;
import dev.crowfoot.model.EnumValue;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.model.FieldType.Scalar;
import dev.crowfoot.model.NativeType;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.Schema;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Reads values for a field, from JSON or from what somebody typed, and checks all that can be
/// known without asking the database: type, range, length, enum value. Whether null is allowed is
/// the caller's question.
public final class ValueReader {
  private final Schema schema;
  private final boolean sqlite;

  public ValueReader(Schema schema) {
    this.schema = schema;
    this.sqlite = schema.provider().equals(Optional.of(Provider.SQLITE));
  }

  /// Whether the values are for SQLite.
  public boolean isForSqlite() {
    return sqlite;
  }

  /// Reads JSON in the shape of Prisma's client.
  public Reading fromJson(ScalarField field, JsonNode json) {
    if (json.isNull()) {
      return new Reading.Read(null);
    }
    if (!field.isList()) {
      return element(field, json);
    }
    if (!json.isArray()) {
      return refused("expects a list, such as [" + example(field) + "]");
    }
    List<Object> values = new ArrayList<>();
    for (JsonNode item : json) {
      switch (element(field, item)) {
        case Reading.Read(@Nullable Object value) when value != null -> values.add(value);
        case Reading.Read _ -> {
          return refused("holds a null; a list cannot");
        }
        case Reading.Refused problem -> {
          return problem;
        }
      }
    }
    return new Reading.Read(List.copyOf(values));
  }

  /// Reads one item: of a list field, or the value of any other.
  public Reading element(ScalarField field, JsonNode json) {
    if (json.isNull()) {
      return new Reading.Read(null);
    }
    return switch (field.type()) {
      case Scalar scalar -> scalar(field, scalar, json);
      case FieldType.EnumReference(String name) -> enumValue(name, json);
      case FieldType.Unsupported(String type) ->
          refused("is of the database's type `" + type + "` and can only be read");
      case FieldType.CompositeReference(String name) ->
          refused("is of the composite type `" + name + "`, which only MongoDB has");
    };
  }

  /// Reads what somebody typed into a cell or a form; the empty text is a value only of a `String`.
  public Reading fromText(ScalarField field, String text) {
    if (field.isList() || field.type() == Scalar.JSON) {
      try {
        return fromJson(field, Json.MAPPER.readTree(text));
      } catch (JacksonException problem) {
        return refused("is not JSON: " + problem.getOriginalMessage());
      }
    }
    String trimmed = text.strip();
    if (field.type() instanceof Scalar scalar) {
      switch (scalar) {
        case INT, BIG_INT, FLOAT, DECIMAL -> {
          return number(trimmed)
              .map(n -> scalar(field, scalar, Json.MAPPER.getNodeFactory().numberNode(n)))
              .orElseGet(() -> refused(expects(field)));
        }
        case BOOLEAN -> {
          return switch (trimmed) {
            case "true" -> new Reading.Read(true);
            case "false" -> new Reading.Read(false);
            default -> refused(expects(field));
          };
        }
        case DATE_TIME, BYTES -> {
          return fromJson(field, Json.MAPPER.getNodeFactory().stringNode(trimmed));
        }
        case STRING, JSON -> {}
      }
    }
    return fromJson(field, Json.MAPPER.getNodeFactory().stringNode(text));
  }

  private Reading scalar(ScalarField field, Scalar scalar, JsonNode json) {
    return switch (scalar) {
      case STRING -> json.isString() ? string(field, json.stringValue()) : refused(expects(field));
      case BOOLEAN ->
          json.isBoolean() ? new Reading.Read(json.booleanValue()) : refused(expects(field));
      case INT -> whole(field, json).map(n -> integer(field, n)).orElse(refused(expects(field)));
      case BIG_INT -> whole(field, json).map(n -> bigInt(n)).orElse(refused(expects(field)));
      case FLOAT -> json.isNumber() ? floating(json.decimalValue()) : refused(expects(field));
      case DECIMAL -> decimal(field, json);
      case DATE_TIME ->
          (json.isString() ? DateTimes.parse(json.stringValue()) : Optional.<Object>empty())
              .<Reading>map(Reading.Read::new)
              .orElse(refused(expects(field)));
      case JSON -> JsonInJson.read(json);
      case BYTES -> json.isString() ? bytes(json.stringValue()) : refused(expects(field));
    };
  }

  private Reading string(ScalarField field, String text) {
    Optional<String> unstorable = unstorable(text);
    if (unstorable.isPresent()) {
      return refused(unstorable.get());
    }
    Optional<NativeType> type = field.nativeType();
    Optional<Integer> limit =
        type.filter(t -> t.name().equals("VarChar") || t.name().equals("Char"))
            .flatMap(t -> argument(t, 0));
    int length = text.codePointCount(0, text.length());
    if (limit.isPresent() && length > limit.get()) {
      return refused(
          "is " + length + " characters long; `@" + type.get() + "` holds " + limit.get());
    }
    if (type.isPresent() && type.get().name().equals("Uuid") && !isUuid(text)) {
      return refused("expects a UUID, such as \"8c4f0d3e-5a1b-4c7d-9e2f-0a1b2c3d4e5f\"");
    }
    return new Reading.Read(text);
  }

  /// What is wrong with a text that the database cannot even be asked for.
  public Optional<String> unstorable(String text) {
    return text.indexOf('\0') >= 0 && !sqlite
        ? Optional.of("holds the character U+0000, which PostgreSQL cannot store")
        : Optional.empty();
  }

  /// What is wrong with a text that is looked for within another: `LIKE` would end at U+0000.
  public static Optional<String> unsearchable(String text) {
    return text.indexOf('\0') >= 0
        ? Optional.of("holds the character U+0000, which cannot be looked for within a text")
        : Optional.empty();
  }

  private static Reading integer(ScalarField field, BigInteger number) {
    boolean small = field.nativeType().map(t -> t.name().equals("SmallInt")).orElse(false);
    long most = small ? Short.MAX_VALUE : Integer.MAX_VALUE;
    if (number.bitLength() > (small ? 15 : 31)) {
      return refused(
          "is out of range: "
              + (small ? "`@db.SmallInt`" : "Int")
              + " goes from "
              + (-most - 1)
              + " to "
              + most);
    }
    return new Reading.Read(number.intValue());
  }

  private static Reading bigInt(BigInteger number) {
    return number.bitLength() > 63
        ? refused("is out of range: BigInt has 64 bits")
        : new Reading.Read(number.longValue());
  }

  private static Reading floating(BigDecimal number) {
    double value = number.doubleValue();
    return Double.isInfinite(value)
        ? refused("is out of range: Float has 64 bits")
        : new Reading.Read(value);
  }

  private Reading decimal(ScalarField field, JsonNode json) {
    Optional<BigDecimal> number =
        json.isNumber()
            ? Optional.of(json.decimalValue())
            : json.isString() ? number(json.stringValue()) : Optional.empty();
    if (number.isEmpty()) {
      return refused(expects(field));
    }
    BigDecimal value = number.get();
    if (sqlite) {
      double stored = value.doubleValue();
      if (Double.isInfinite(stored)
          || new BigDecimal(Double.toString(stored)).compareTo(value) != 0) {
        return refused(
            "has more digits than SQLite keeps: it stores a Decimal as a 64-bit number, about 15"
                + " digits");
      }
      return new Reading.Read(value);
    }
    NativeType type =
        field
            .nativeType()
            .filter(t -> t.name().equals("Decimal") && !t.arguments().isEmpty())
            .orElse(new NativeType("db", "Decimal", List.of("65", "30")));
    int precision = argument(type, 0).orElse(65);
    int scale = argument(type, 1).orElse(0);
    BigDecimal plain = value.stripTrailingZeros();
    if (plain.scale() > scale) {
      return refused("has " + plain.scale() + " decimals; `@" + type + "` keeps " + scale);
    }
    if (plain.precision() - plain.scale() > precision - scale) {
      return refused("is too large for `@" + type + "`");
    }
    return new Reading.Read(value);
  }

  private static Reading bytes(String base64) {
    try {
      return new Reading.Read(Bytes.of(Base64.getDecoder().decode(base64)));
    } catch (IllegalArgumentException _) {
      return refused("expects bytes in base64, such as \"SGVsbG8=\"");
    }
  }

  private Reading enumValue(String enumName, JsonNode json) {
    Optional<EnumType> type = schema.enumType(enumName);
    if (type.isPresent() && json.isString() && type.get().value(json.stringValue()).isPresent()) {
      return new Reading.Read(json.stringValue());
    }
    String values =
        type.map(EnumType::values).orElse(List.of()).stream()
            .map(EnumValue::name)
            .map(name -> "`" + name + "`")
            .collect(Collectors.joining(", "));
    String given = json.isString() ? "`" + json.stringValue() + "` is not one" : "this is not one";
    return refused("expects a value of `" + enumName + "` (" + values + "); " + given);
  }

  /// What a value of the field looks like: "expects a whole number, such as 42".
  private static String expects(ScalarField field) {
    String what =
        switch (field.type()) {
          case Scalar s ->
              switch (s) {
                case STRING -> "text";
                case BOOLEAN -> "true or false";
                case INT, BIG_INT -> "a whole number";
                case FLOAT, DECIMAL -> "a number";
                case DATE_TIME -> "a date and time";
                case JSON -> "JSON";
                case BYTES -> "bytes in base64";
              };
          case FieldType.EnumReference(String name) -> "a value of `" + name + "`";
          case FieldType.CompositeReference _, FieldType.Unsupported _ -> "nothing";
        };
    String example = example(field);
    return "expects " + what + (example.equals("true") ? "" : ", such as " + example);
  }

  private static String example(ScalarField field) {
    return switch (field.type()) {
      case Scalar s ->
          switch (s) {
            case STRING -> "\"text\"";
            case BOOLEAN -> "true";
            case INT -> "42";
            case BIG_INT -> "\"9007199254740993\"";
            case FLOAT -> "1.5";
            case DECIMAL -> "\"19.99\"";
            case DATE_TIME -> "\"2026-01-31T12:30:00.000Z\"";
            case JSON -> "{\"a\": 1}";
            case BYTES -> "\"SGVsbG8=\"";
          };
      case FieldType.EnumReference _, FieldType.CompositeReference _, FieldType.Unsupported _ ->
          "…";
    };
  }

  private static Optional<BigInteger> whole(ScalarField field, JsonNode json) {
    Optional<BigDecimal> number =
        json.isNumber()
            ? Optional.of(json.decimalValue())
            : json.isString() && field.type() == Scalar.BIG_INT
                ? number(json.stringValue())
                : Optional.empty();
    try {
      return number
          .filter(n -> Math.abs((long) n.scale()) < 100)
          .map(BigDecimal::toBigIntegerExact);
    } catch (ArithmeticException _) {
      return Optional.empty();
    }
  }

  private static Optional<BigDecimal> number(String text) {
    try {
      return Optional.of(new BigDecimal(text));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  private static Optional<Integer> argument(NativeType type, int index) {
    return type.arguments().size() <= index
        ? Optional.empty()
        : number(type.arguments().get(index)).map(BigDecimal::intValue);
  }

  private static boolean isUuid(String text) {
    try {
      return text.length() == 36 && UUID.fromString(text).toString().equalsIgnoreCase(text);
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static Reading refused(String message) {
    return new Reading.Refused(message);
  }
}
