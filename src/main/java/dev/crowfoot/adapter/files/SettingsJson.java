// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.files;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The text of `schema.settings.json`: what everybody who works on a project agrees on. It holds no
/// secrets and belongs into version control.
///
/// ```json
/// {
///   "version": 1,
///   "production": [
///     "db.example.com:5432/shop"
///   ]
/// }
/// ```
///
/// @param production the databases that are changed only after a second thought
public record SettingsJson(List<String> production) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  public SettingsJson {
    production = List.copyOf(new TreeSet<>(production));
  }

  /// Reads what [#text()] wrote.
  ///
  /// @throws IllegalArgumentException when it is no JSON object: nobody may take a damaged file for
  ///   one that protects nothing
  public static SettingsJson parse(String text) {
    JsonNode root;
    try {
      root = MAPPER.readTree(text);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    }
    if (!root.isObject()) {
      throw new IllegalArgumentException("it is not a JSON object");
    }
    SortedSet<String> production = new TreeSet<>();
    root.path("production").forEach(n -> production.add(n.asString("")));
    production.remove("");
    return new SettingsJson(List.copyOf(production));
  }

  /// As it is written: a line per database, so that Git merges it.
  public String text() {
    StringBuilder text = new StringBuilder("{\n  \"version\": 1,\n  \"production\": [");
    String between = "\n";
    for (String database : production) {
      text.append(between).append("    ").append(MAPPER.writeValueAsString(database));
      between = ",\n";
    }
    return text.append(production.isEmpty() ? "]\n}\n" : "\n  ]\n}\n").toString();
  }
}
