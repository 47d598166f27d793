// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.files;

import dev.crowfoot.editor.Layout;
import dev.crowfoot.editor.Layout.CardPosition;
import dev.crowfoot.model.Rename;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The text of `schema.layout.json`: where the cards lie, and the renames that the next migration
/// will make.
///
/// Keys are sorted and each card has a line of its own, so that two people who moved different
/// cards merge without a conflict.
///
/// ```json
/// {
///   "version": 1,
///   "cards": {
///     "Post": {"x": 320, "y": 48},
///     "User": {"x": 0, "y": 48}
///   },
///   "renames": [
///     {"kind": "field", "in": "User", "from": "name", "to": "fullName"}
///   ]
/// }
/// ```
public record LayoutJson(Layout layout, List<Rename> renames) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  public LayoutJson {
    renames = List.copyOf(renames);
  }

  /// Reads what [#text()] wrote. Parts that make no sense are left out: a damaged layout must not
  /// keep anybody from opening a schema.
  ///
  /// @throws IllegalArgumentException when it is no JSON object at all
  public static LayoutJson parse(String text) {
    JsonNode root;
    try {
      root = MAPPER.readTree(text);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    }
    if (!root.isObject()) {
      throw new IllegalArgumentException("it is not a JSON object");
    }
    SortedMap<String, CardPosition> cards = new TreeMap<>();
    root.path("cards")
        .properties()
        .forEach(
            card -> {
              JsonNode x = card.getValue().path("x");
              JsonNode y = card.getValue().path("y");
              if (x.isNumber() && y.isNumber()) {
                cards.put(card.getKey(), new CardPosition(x.asDouble(), y.asDouble()));
              }
            });
    List<Rename> renames = new ArrayList<>();
    for (JsonNode node : root.path("renames")) {
      String from = node.path("from").asString("");
      String to = node.path("to").asString("");
      String in = node.path("in").asString("");
      if (from.isEmpty() || to.isEmpty()) {
        continue;
      }
      switch (node.path("kind").asString("")) {
        case "model" -> renames.add(new Rename.OfModel(from, to));
        case "field" -> renames.add(new Rename.OfField(in, from, to));
        case "enum" -> renames.add(new Rename.OfEnum(from, to));
        case "value" -> renames.add(new Rename.OfEnumValue(in, from, to));
        default -> {} // of a newer version
      }
    }
    return new LayoutJson(new Layout(cards), renames);
  }

  /// The whole file's text.
  public String text() {
    StringJoiner parts = new StringJoiner(",\n  ", "{\n  ", "\n}\n");
    parts.add("\"version\": 1");
    parts.add("\"cards\": " + cards());
    if (!renames.isEmpty()) {
      StringJoiner lines = new StringJoiner(",\n    ", "[\n    ", "\n  ]");
      renames.forEach(rename -> lines.add(line(rename)));
      parts.add("\"renames\": " + lines);
    }
    return parts.toString();
  }

  private String cards() {
    if (layout.cards().isEmpty()) {
      return "{}";
    }
    StringJoiner lines = new StringJoiner(",\n    ", "{\n    ", "\n  }");
    layout
        .cards()
        .forEach(
            (name, at) ->
                lines.add(
                    quoted(name)
                        + ": {\"x\": "
                        + Math.round(at.x())
                        + ", \"y\": "
                        + Math.round(at.y())
                        + "}"));
    return lines.toString();
  }

  private static String line(Rename rename) {
    Map<String, String> entries = new LinkedHashMap<>();
    switch (rename) {
      case Rename.OfModel _ -> entries.put("kind", "model");
      case Rename.OfEnum _ -> entries.put("kind", "enum");
      case Rename.OfField field -> {
        entries.put("kind", "field");
        entries.put("in", field.model());
      }
      case Rename.OfEnumValue value -> {
        entries.put("kind", "value");
        entries.put("in", value.enumType());
      }
    }
    entries.put("from", rename.from());
    entries.put("to", rename.to());
    StringJoiner line = new StringJoiner(", ", "{", "}");
    entries.forEach((key, value) -> line.add(quoted(key) + ": " + quoted(value)));
    return line.toString();
  }

  private static String quoted(String text) {
    return MAPPER.writeValueAsString(text);
  }
}
