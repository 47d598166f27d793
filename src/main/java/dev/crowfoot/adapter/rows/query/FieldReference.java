// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows.query;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// A field where a value could stand, `prisma.user.fields.first`, as Prisma's client sends it:
/// `{"_ref": "first", "_container": "User"}`.
final class FieldReference {
  private FieldReference() {}

  /// The field's name; empty when the JSON is a value.
  static Optional<String> in(JsonNode json) {
    return inner(json).path("_ref").isString()
        ? Optional.of(inner(json).path("_ref").stringValue())
        : Optional.empty();
  }

  /// The model's name, when it is said.
  static Optional<String> model(JsonNode json) {
    return inner(json).path("_container").isString()
        ? Optional.of(inner(json).path("_container").stringValue())
        : Optional.empty();
  }

  private static JsonNode inner(JsonNode json) {
    return json.path("$type").asString("").equals("FieldRef") ? json.path("value") : json;
  }
}
