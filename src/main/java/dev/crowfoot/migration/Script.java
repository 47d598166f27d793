// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.migration;

import dev.crowfoot.dialect.PostgresDialect;
import dev.crowfoot.dialect.SqliteDialect;
import dev.crowfoot.diff.Hazard;
import java.util.ArrayList;
import java.util.List;

/// Writes a plan as a plain SQL script that any client of the database runs.
public final class Script {
  private Script() {}

  /// Empty for an empty plan.
  public static String render(Plan plan) {
    if (plan.isEmpty()) {
      return "";
    }
    List<String> blocks = new ArrayList<>();
    for (Step step : plan.steps()) {
      StringBuilder block = new StringBuilder("-- ").append(oneLine(step.title())).append('\n');
      step.hazards().stream()
          .map(Hazard::reason)
          .forEach(r -> block.append("-- ! ").append(oneLine(r)).append('\n'));
      statements(step).forEach(s -> block.append(s).append(";\n"));
      blocks.add(block.toString());
    }
    String script = String.join("\n", blocks);
    return switch (plan.dialect()) {
      case PostgresDialect _ -> script;
      case SqliteDialect _ when removesTables(plan) ->
          "PRAGMA foreign_keys = OFF;\n\n" + script + "\nPRAGMA foreign_keys = ON;\n";
      case SqliteDialect _ -> script;
    };
  }

  private static boolean removesTables(Plan plan) {
    return plan.actions().stream()
        .anyMatch(
            a ->
                switch (a) {
                  case Action.Rebuild _ -> true;
                  case Action.Sql(String statement) -> statement.startsWith("DROP TABLE");
                });
  }

  /// The script switches foreign keys off once, around all of it.
  private static List<String> statements(Step step) {
    return step.statements().stream().filter(s -> !s.startsWith("PRAGMA foreign_keys")).toList();
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\R", " ");
  }
}
