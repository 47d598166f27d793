// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows;

import dev.crowfoot.adapter.rows.query.Measure.Function;
import dev.crowfoot.adapter.rows.value.Json;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Measures as Prisma's client returns them.
public final class MeasuresJson {
  private MeasuresJson() {}

  /// `{ _count: 3, _avg: { age: 30.5 } }`
  ///
  /// @param plainCount whether the number of rows is a number, not an object
  public static ObjectNode of(Measured measured, boolean plainCount) {
    return into(Json.MAPPER.createObjectNode(), measured, plainCount);
  }

  /// What `count` returns: a number, or one for each field.
  public static JsonNode count(Measured measured, boolean plain) {
    if (plain) {
      return Json.MAPPER.getNodeFactory().numberNode(measured.count());
    }
    return of(measured, false).path(Function.COUNT.word());
  }

  public static ArrayNode groups(List<Group> groups, boolean plainCount) {
    ArrayNode rows = Json.MAPPER.createArrayNode();
    for (Group group : groups) {
      ObjectNode by = PageJson.row(group.by(), group.by().rows().getFirst());
      rows.add(into(by, group.measured(), plainCount));
    }
    return rows;
  }

  private static ObjectNode into(ObjectNode object, Measured measured, boolean plainCount) {
    measured
        .values()
        .forEach(
            (measure, value) -> {
              String word = measure.function().word();
              if (measure.function() == Function.COUNT && plainCount) {
                object.set(word, Json.of(value));
              } else {
                object.withObject("/" + word).set(measure.field(), Json.of(value));
              }
            });
    return object;
  }
}
