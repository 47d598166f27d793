// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows.value;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Values as JSON in the shape of Prisma's client, without losing a digit.
public final class Json {
  /// Reads numbers exactly and refuses what follows the value.
  public static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private Json() {}

  public static JsonNode of(@Nullable Object value) {
    JsonNodeFactory nodes = MAPPER.getNodeFactory();
    return switch (value) {
      case null -> nodes.nullNode();
      case Boolean bool -> nodes.booleanNode(bool);
      case Integer number -> nodes.numberNode(number);
      case Double number -> nodes.numberNode(number);
      case Long number -> nodes.stringNode(Long.toString(number));
      case BigDecimal number -> nodes.stringNode(number.stripTrailingZeros().toPlainString());
      case Instant moment -> nodes.stringNode(DateTimes.format(moment));
      case JsonText json -> MAPPER.readTree(json.text());
      case List<?> list -> {
        ArrayNode array = nodes.arrayNode();
        list.forEach(item -> array.add(of(item)));
        yield array;
      }
      default -> nodes.stringNode(value.toString());
    };
  }

  /// The same with points in time as exact as the database has them, where Prisma's client ends at
  /// milliseconds, and with the `null` of a `Json` field told from no value.
  public static JsonNode exact(@Nullable Object value) {
    return switch (value) {
      case Instant moment -> MAPPER.getNodeFactory().stringNode(DateTimes.exact(moment));
      case JsonText json -> JsonInJson.write(json);
      case List<?> list -> {
        ArrayNode array = MAPPER.getNodeFactory().arrayNode();
        list.forEach(item -> array.add(exact(item)));
        yield array;
      }
      case null, default -> of(value);
    };
  }

  /// JSON as text, every digit kept.
  public static String text(JsonNode json) {
    return MAPPER.writeValueAsString(json);
  }

  /// A path in JSON as PostgreSQL's operators take it.
  public static String arrayLiteral(List<String> path) {
    return ArrayLiteral.of(path);
  }

  /// A value as people read and type it: text without quotes, numbers with all their digits, a list
  /// as JSON. [ValueReader#fromText] reads it back.
  public static String display(Object value) {
    return switch (value) {
      case BigDecimal number -> number.toPlainString();
      case Instant moment -> DateTimes.format(moment);
      case List<?> list -> of(list).toString();
      default -> value.toString();
    };
  }

  /// [#display] with points in time as exact as the database has them.
  public static String exactDisplay(Object value) {
    return switch (value) {
      case Instant moment -> DateTimes.exact(moment);
      case List<?> list -> text(exact(list));
      default -> display(value);
    };
  }
}
