// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.files;

import dev.crowfoot.adapter.profile.ConnectionProfile;
import dev.crowfoot.adapter.profile.ProfileJson;
import java.util.ArrayList;
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
///   ],
///   "connections": [
///     {"name":"staging","url":"postgresql://ada@stage.example.com/shop","password":"keyring"}
///   ]
/// }
/// ```
///
/// @param production the databases that are changed only after a second thought
/// @param connections beside the schema's own, in the order in which they were added
public record SettingsJson(List<String> production, List<ConnectionProfile> connections) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  public SettingsJson {
    production = List.copyOf(new TreeSet<>(production));
    connections = List.copyOf(connections);
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
    List<ConnectionProfile> connections = new ArrayList<>();
    root.path("connections").forEach(n -> connections.add(ProfileJson.parse(n)));
    return new SettingsJson(List.copyOf(production), connections);
  }

  /// As it is written: a line per database and per connection, so that Git merges it.
  public String text() {
    return "{\n  \"version\": 1,\n  \"production\": "
        + lines(production.stream().map(MAPPER::writeValueAsString).toList())
        + (connections.isEmpty()
            ? ""
            : ",\n  \"connections\": "
                + lines(connections.stream().map(ProfileJson::text).toList()))
        + "\n}\n";
  }

  private static String lines(List<String> values) {
    return values.isEmpty() ? "[]" : "[\n    " + String.join(",\n    ", values) + "\n  ]";
  }
}
