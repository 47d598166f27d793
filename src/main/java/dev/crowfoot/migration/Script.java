// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.migration;

import dev.crowfoot.dialect.PostgresDialect;
import dev.crowfoot.dialect.SqliteDialect;
import dev.crowfoot.diff.Hazard;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

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

  /// The scripts of several databases one below the other, each under its database's name; a single
  /// one stands alone.
  public static String render(List<Plan> plans) {
    return together(plans, Script::render);
  }

  /// What takes plans back, in the same form.
  public static String rollback(List<Plan> plans) {
    return together(plans, Script::rollback);
  }

  private static String together(List<Plan> plans, Function<Plan, String> script) {
    if (plans.size() == 1) {
      return script.apply(plans.getFirst());
    }
    return plans.stream()
        .map(
            plan -> {
              String text = script.apply(plan);
              return "-- %s%s\n\n%s"
                  .formatted(
                      plan.dialect().title(), text.isEmpty() ? ": nothing changes" : "", text);
            })
        .collect(Collectors.joining("\n"));
  }

  private static String rollback(Plan plan) {
    List<String> lines = new ArrayList<>();
    for (Step step : plan.steps().reversed()) {
      lines.add("-- takes back: " + oneLine(step.title()));
      step.rollbackNote().ifPresent(note -> lines.add("-- ! " + note));
      step.rollbackStatements().forEach(s -> lines.add(s + ";"));
      lines.add("");
    }
    return String.join("\n", lines);
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
