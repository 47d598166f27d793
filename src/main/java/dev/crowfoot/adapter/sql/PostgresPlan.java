// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.sql;

import dev.crowfoot.adapter.rows.value.Json;
import dev.crowfoot.sql.PlanNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Reads PostgreSQL's `EXPLAIN (FORMAT JSON)`.
final class PostgresPlan {
  /// What is said of a node below its name, in this order, where it is there.
  private static final List<String> DETAILS =
      List.of(
          "Index Cond",
          "Recheck Cond",
          "Hash Cond",
          "Merge Cond",
          "Join Filter",
          "Filter",
          "Rows Removed by Filter",
          "Sort Key",
          "Sort Method",
          "Group Key",
          "Workers Launched",
          "Shared Read Blocks");

  private PostgresPlan() {}

  static PlanNode read(String json) {
    return node(Json.MAPPER.readTree(json).path(0).path("Plan"));
  }

  private static PlanNode node(JsonNode plan) {
    List<PlanNode> children = new ArrayList<>();
    plan.path("Plans").forEach(child -> children.add(node(child)));
    double loops = plan.path("Actual Loops").asDouble(1);
    return new PlanNode(
        title(plan),
        details(plan),
        number(plan, "Total Cost", 1),
        number(plan, "Plan Rows", 1),
        number(plan, "Actual Rows", loops),
        number(plan, "Actual Total Time", loops),
        children);
  }

  private static String title(JsonNode plan) {
    String join = plan.path("Join Type").asString("");
    String type = plan.path("Node Type").asString("");
    String name = join.isEmpty() || join.equals("Inner") ? type : type + " (" + join + ")";
    String operation = plan.path("Operation").asString("");
    String index = plan.path("Index Name").asString("");
    String table = plan.path("Relation Name").asString("");
    String alias = plan.path("Alias").asString("");
    String function = plan.path("Function Name").asString(plan.path("CTE Name").asString(""));
    return (operation.isEmpty() ? name : operation)
        + (index.isEmpty() ? "" : " using " + index)
        + (table.isEmpty() && function.isEmpty() ? "" : " on " + table + function)
        + (alias.isEmpty() || alias.equals(table) ? "" : " " + alias);
  }

  private static String details(JsonNode plan) {
    return DETAILS.stream()
        .filter(name -> plan.has(name) && !plan.path(name).toString().equals("0"))
        .map(name -> name + ": " + words(plan.path(name)))
        .collect(Collectors.joining("  ·  "));
  }

  private static String words(JsonNode value) {
    if (!value.isArray()) {
      return value.asString();
    }
    List<String> parts = new ArrayList<>();
    value.forEach(part -> parts.add(part.asString()));
    return String.join(", ", parts);
  }

  private static OptionalDouble number(JsonNode plan, String name, double times) {
    return plan.has(name)
        ? OptionalDouble.of(plan.path(name).asDouble() * times)
        : OptionalDouble.empty();
  }
}
