// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.sql;

import dev.crowfoot.sql.PlanNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads SQLite's `EXPLAIN QUERY PLAN`: lines of which each names the one it belongs to.
final class SqlitePlan {
  private record Line(int id, String detail) {}

  private final Map<Integer, List<Line>> lines = new LinkedHashMap<>();

  private SqlitePlan() {}

  static List<PlanNode> read(ResultSet rows) throws SQLException {
    SqlitePlan plan = new SqlitePlan();
    while (rows.next()) {
      plan.lines
          .computeIfAbsent(rows.getInt("parent"), _ -> new ArrayList<>())
          .add(new Line(rows.getInt("id"), rows.getString("detail")));
    }
    return plan.below(0);
  }

  private List<PlanNode> below(int parent) {
    return lines.getOrDefault(parent, List.of()).stream()
        .map(line -> PlanNode.named(line.detail(), below(line.id())))
        .toList();
  }
}
