// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.app.migrations.Review.Finding;
import dev.crowfoot.catalog.TableName;
import dev.crowfoot.diff.Change;
import dev.crowfoot.migration.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which steps of a review make a change, and what is found about it: on SQLite one step may make
/// several changes, on PostgreSQL the foreign keys of a table are steps of their own.
final class StepsOfChanges {
  private final Map<String, Set<Step>> steps = new HashMap<>();
  private final Map<String, List<Finding>> findings = new HashMap<>();
  private final Map<TableName, Set<String>> keysAdded = new HashMap<>();
  private final Map<TableName, Set<String>> keysDropped = new HashMap<>();

  StepsOfChanges(Review review) {
    for (Step step : review.shown().steps()) {
      for (Change change : step.sources()) {
        String line = ChangeTree.line(change);
        steps.computeIfAbsent(line, _ -> new LinkedHashSet<>()).add(step);
        switch (change) {
          case Change.AddForeignKey(var t, _) -> put(keysAdded, t.name(), line);
          case Change.DropForeignKey(var t, _) -> put(keysDropped, t.name(), line);
          default -> {}
        }
      }
    }
    for (Finding finding : review.findings()) {
      for (Change change : broughtBy(finding)) {
        findings.computeIfAbsent(ChangeTree.line(change), _ -> new ArrayList<>()).add(finding);
      }
    }
  }

  private static void put(Map<TableName, Set<String>> keys, TableName table, String line) {
    keys.computeIfAbsent(table, _ -> new LinkedHashSet<>()).add(line);
  }

  /// What is the fault of no change among several is the table's.
  private static List<Change> broughtBy(Finding finding) {
    List<Change> sources = finding.step().sources();
    return finding
        .hazard()
        .change()
        .map(List::of)
        .orElseGet(() -> sources.size() == 1 ? sources : List.of());
  }

  /// In the order in which they run.
  List<Step> steps(Change change) {
    Set<Step> found = new LinkedHashSet<>();
    lines(change).forEach(line -> found.addAll(steps.getOrDefault(line, Set.of())));
    return List.copyOf(found);
  }

  List<Finding> findings(Change change) {
    return lines(change).stream()
        .flatMap(line -> findings.getOrDefault(line, List.of()).stream())
        .toList();
  }

  /// A table comes with its keys, after it; and goes with them, before it.
  private List<String> lines(Change change) {
    List<String> lines = new ArrayList<>();
    if (change instanceof Change.DropTable(var table)) {
      lines.addAll(keysDropped.getOrDefault(table.name(), Set.of()));
    }
    lines.add(ChangeTree.line(change));
    if (change instanceof Change.CreateTable(var table)) {
      lines.addAll(keysAdded.getOrDefault(table.name(), Set.of()));
    }
    return lines;
  }
}
