// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.console;

import dev.crowfoot.sql.PlanNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/// A plan as an indented text.
///
/// ```
/// Hash Join  cost 45.2  rows 120
///   Seq Scan on orders o  cost 22.7  rows 1,270
/// ```
public final class PlanText {
  private PlanText() {}

  public static List<String> lines(List<PlanNode> roots) {
    List<String> lines = new ArrayList<>();
    roots.forEach(root -> add(root, 0, lines));
    return lines;
  }

  private static void add(PlanNode node, int depth, List<String> lines) {
    String indent = "  ".repeat(depth);
    lines.add(indent + node.title() + numbers(node));
    if (!node.details().isEmpty()) {
      lines.add(indent + "    " + node.details());
    }
    node.children().forEach(child -> add(child, depth + 1, lines));
  }

  private static String numbers(PlanNode node) {
    StringBuilder words = new StringBuilder();
    node.milliseconds().ifPresent(ms -> words.append("  ").append(milliseconds(ms)));
    node.cost().ifPresent(cost -> words.append("  cost ").append(number(cost)));
    String rows = rows(node);
    return words + (rows.isEmpty() ? "" : "  rows " + rows);
  }

  /// How many rows there were, and how many were expected where that is another number.
  public static String rows(PlanNode node) {
    OptionalDouble expected = node.expectedRows();
    if (node.rows().isEmpty()) {
      return expected.isPresent() ? whole(expected.getAsDouble()) : "";
    }
    String real = whole(node.rows().getAsDouble());
    String guess = expected.isPresent() ? whole(expected.getAsDouble()) : real;
    return guess.equals(real) ? real : real + " (expected " + guess + ")";
  }

  public static String milliseconds(double ms) {
    return String.format(Locale.ROOT, ms < 10 ? "%.2f ms" : "%,.0f ms", ms);
  }

  /// A number with as many digits as matter.
  public static String number(double value) {
    return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%,.0f", value);
  }

  private static String whole(double value) {
    return String.format(Locale.ROOT, "%,.0f", value);
  }
}
