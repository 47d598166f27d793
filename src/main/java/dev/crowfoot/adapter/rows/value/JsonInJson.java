// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows.value;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// A value of a `Json` field within other JSON, where a plain `null` is no value at all. The value
/// `null` is `{"$type": "Enum", "value": "JsonNull"}`, as Prisma's client sends it; a document that
/// looks like such a thing itself goes as text: `{"$type": "Json", "value": "…"}`.
final class JsonInJson {
  private static final String TYPE = "$type";
  private static final String VALUE = "value";

  private JsonInJson() {}

  static JsonNode write(JsonText json) {
    JsonNode plain = Json.MAPPER.readTree(json.text());
    if (plain.isNull()) {
      return marked("Enum", "JsonNull");
    }
    return plain.has(TYPE) ? marked("Json", json.text()) : plain;
  }

  private static JsonNode marked(String type, String value) {
    return Json.MAPPER.createObjectNode().put(TYPE, type).put(VALUE, value);
  }

  static Reading read(JsonNode json) {
    String value = json.path(VALUE).asString("");
    if (json.size() != 2 || !json.path(VALUE).isString()) {
      return document(json);
    }
    return switch (json.path(TYPE).asString("") + " " + value) {
      case "Enum JsonNull" -> new Reading.Read(new JsonText("null"));
      case "Enum DbNull" -> new Reading.Read(null);
      default -> json.path(TYPE).asString("").equals("Json") ? text(value) : document(json);
    };
  }

  private static Reading document(JsonNode json) {
    return new Reading.Read(new JsonText(Json.text(json)));
  }

  private static Reading text(String text) {
    try {
      return document(Json.MAPPER.readTree(text));
    } catch (JacksonException broken) {
      return new Reading.Refused("is not JSON: " + broken.getOriginalMessage());
    }
  }
}
