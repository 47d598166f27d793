// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows;

import dev.crowfoot.adapter.rows.value.Json;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Rows as Prisma's client returns them.
public final class PageJson {
  private PageJson() {}

  /// A list of objects.
  public static ArrayNode rows(Page page) {
    ArrayNode rows = Json.MAPPER.createArrayNode();
    page.rows().forEach(row -> rows.add(row(page, row)));
    return rows;
  }

  public static ObjectNode row(Page page, Row row) {
    return row(page, row, Json::of);
  }

  /// The same with points in time as exact as the database has them.
  public static ObjectNode exactRow(Page page, Row row) {
    return row(page, row, Json::exact);
  }

  private static ObjectNode row(Page page, Row row, Function<@Nullable Object, JsonNode> values) {
    ObjectNode object = Json.MAPPER.createObjectNode();
    for (int i = 0; i < page.columns().size(); i++) {
      object.set(page.columns().get(i).name(), values.apply(row.values().get(i)));
    }
    row.related().forEach((name, related) -> object.set(name, related(related, values)));
    if (!row.counts().isEmpty()) {
      ObjectNode counts = object.putObject("_count");
      row.counts().forEach((name, count) -> counts.put(name, count));
    }
    return object;
  }

  private static JsonNode related(
      Row.Related related, Function<@Nullable Object, JsonNode> values) {
    Page page = related.page();
    if (related.list()) {
      ArrayNode rows = Json.MAPPER.createArrayNode();
      page.rows().forEach(row -> rows.add(row(page, row, values)));
      return rows;
    }
    return page.rows().isEmpty() ? Json.of(null) : row(page, page.rows().getFirst(), values);
  }
}
