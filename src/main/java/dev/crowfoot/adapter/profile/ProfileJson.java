// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.profile;

import dev.crowfoot.editor.Hue;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A connection as JSON. What is as usual is left out, so that a line tells what is special.
///
/// ```json
/// {"name":"live","url":"postgresql://ada@db.example.com/shop","password":"keyring","stage":"production"}
/// ```
public final class ProfileJson {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private ProfileJson() {}

  /// A connection on one line.
  public static String text(ConnectionProfile profile) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("name", profile.name());
    json.put("url", profile.url());
    profile.password().word().ifPresent(word -> json.put("password", word));
    if (profile.stage() != Stage.DEVELOPMENT) {
      json.put("stage", profile.stage().word());
    }
    if (profile.hue() != Hue.GREY) {
      json.put("colour", profile.hue().name().toLowerCase(Locale.ROOT));
    }
    if (profile.readOnly()) {
      json.put("readOnly", true);
    }
    profile.queryTimeout().ifPresent(t -> json.put("queryTimeout", t.toSeconds()));
    profile.idle().ifPresent(t -> json.put("idle", t.toSeconds()));
    profile.ssh().ifPresent(hop -> json.set("ssh", ssh(hop)));
    return MAPPER.writeValueAsString(json);
  }

  private static ObjectNode ssh(SshHop hop) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("host", hop.host());
    if (hop.port() != SshHop.USUAL_PORT) {
      json.put("port", hop.port());
    }
    hop.user().ifPresent(user -> json.put("user", user));
    hop.key().ifPresent(key -> json.put("key", key));
    hop.secret().word().ifPresent(word -> json.put("password", word));
    hop.knownHosts().ifPresent(file -> json.put("knownHosts", file));
    return json;
  }

  /// Reads what [#text] wrote.
  ///
  /// @throws IllegalArgumentException when something in it means nothing; says what
  public static ConnectionProfile parse(JsonNode json) {
    String name = json.path("name").asString("");
    if (name.isBlank()) {
      throw new IllegalArgumentException("a connection has no name");
    }
    String stage = json.path("stage").asString(Stage.DEVELOPMENT.word());
    return new ConnectionProfile(
        name,
        json.path("url").asString(""),
        SecretPlace.of(json.path("password").asString("")),
        // whoever misspells `production` must not get a database that anybody may change
        Stage.of(stage)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "the stage of `%s` is development, staging or production, not `%s`"
                            .formatted(name, stage))),
        hue(json.path("colour").asString("")),
        json.path("readOnly").asBoolean(false),
        seconds(json.path("queryTimeout")),
        seconds(json.path("idle")),
        json.path("ssh").isObject() ? Optional.of(ssh(json.path("ssh"))) : Optional.empty());
  }

  private static SshHop ssh(JsonNode json) {
    return new SshHop(
        json.path("host").asString(""),
        json.path("port").asInt(SshHop.USUAL_PORT),
        text(json, "user"),
        text(json, "key"),
        SecretPlace.of(json.path("password").asString("")),
        text(json, "knownHosts"));
  }

  private static Optional<String> text(JsonNode json, String name) {
    return Optional.of(json.path(name).asString("")).filter(text -> !text.isBlank());
  }

  /// A colour that a later version knows is no reason to show nothing.
  private static Hue hue(String word) {
    for (Hue hue : Hue.values()) {
      if (hue.name().equalsIgnoreCase(word)) {
        return hue;
      }
    }
    return Hue.GREY;
  }

  private static Optional<Duration> seconds(JsonNode json) {
    OptionalInt value = json.isInt() ? OptionalInt.of(json.asInt()) : OptionalInt.empty();
    return value.isPresent() && value.getAsInt() > 0
        ? Optional.of(Duration.ofSeconds(value.getAsInt()))
        : Optional.empty();
  }
}
