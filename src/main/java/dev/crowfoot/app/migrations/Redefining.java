// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.catalog.Definition;
import dev.crowfoot.catalog.Extra;
import dev.crowfoot.catalog.Extra.Kind;
import dev.crowfoot.catalog.Table;
import dev.crowfoot.catalog.TableName;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.dialect.SqliteDialect;
import dev.crowfoot.diff.Difference.OfDefinition;
import dev.crowfoot.migration.Action;
import dev.crowfoot.migration.Plan;
import dev.crowfoot.migration.Planner;
import dev.crowfoot.migration.Step;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/// Plans that lead what no model says from one text to another.
///
/// @param found what is in the database, completed, with all that is not led anywhere as it is to
///   stay
/// @param former what those tables were that are led to be or from others
/// @param was what the last run left
/// @param is what is there now
/// @param elsewhere whether the plan is for databases that are as the last run left them
/// @param replaceable whether a view can become another without going first
record Redefining(
    Dialect dialect,
    Catalog found,
    FormerTables former,
    Footing was,
    Footing is,
    boolean elsewhere,
    BiPredicate<Definition, Definition> replaceable) {
  /// From what the last run left to what is there now.
  ///
  /// @throws MigrationFailure when a comment is about a column that would not be there
  Plan forth(List<OfDefinition> differences) {
    return plan(differences, true);
  }

  /// From what is there now to what the last run left.
  ///
  /// @throws MigrationFailure as [#forth(List)] does
  Plan back(List<OfDefinition> differences) {
    return plan(differences, false);
  }

  private Plan plan(List<OfDefinition> all, boolean forth) {
    List<OfDefinition> differences =
        all.stream().filter(d -> !FormerTables.isChanged(d)).filter(this::isPossible).toList();
    Catalog were = former.in(found);
    Plan tables =
        forth
            ? Planner.plan(
                were.withExtras(withChecksAsTheyWere(found.extras(), differences)),
                found,
                List.of(),
                dialect)
            : Planner.plan(found, were, List.of(), dialect);
    List<Step> steps = new ArrayList<>(tables.steps());
    if (!differences.isEmpty()) {
      steps.add(step(differences, forth ? found : were, forth));
    }
    return new Plan(dialect, tables.changes(), steps);
  }

  private Step step(List<OfDefinition> differences, Catalog shape, boolean forth) {
    List<Action> there = actions(differences, shape, true);
    List<Action> back = actions(differences, shape, false);
    String title =
        String.join("; ", differences.stream().flatMap(d -> d.lines().stream()).toList());
    return new Step(
        List.of(),
        forth ? title : "Back: " + title,
        List.of(),
        forth ? there : back,
        forth ? back : there,
        Optional.empty(),
        Step.Commit.TOGETHER);
  }

  /// A comment of a column that goes goes with it; that of one that has not come yet has to wait.
  private boolean isPossible(OfDefinition difference) {
    Definition comment = difference.definition();
    boolean isThere =
        comment.kind() != Kind.COMMENT
            || comment.name().isEmpty()
            || found.table(comment.on()).stream()
                .anyMatch(t -> t.column(comment.name()).isPresent());
    if (!isThere && elsewhere) {
      throw new MigrationFailure(
          ("The comment is about `%s.%s`, which no migration made. Adopt the column together with"
                  + " it, or before.")
              .formatted(comment.on(), comment.name()));
    }
    return isThere;
  }

  private List<Action> actions(List<OfDefinition> differences, Catalog shape, boolean forth) {
    Set<TableName> remade = new LinkedHashSet<>();
    List<OfDefinition> others = new ArrayList<>();
    for (OfDefinition difference : differences) {
      if (isInside(difference)) {
        remade.add(difference.definition().on());
      } else {
        others.add(difference);
      }
    }
    List<Action> actions = new ArrayList<>();
    // First: a table that is made anew keeps the triggers that were there before.
    remade.forEach(t -> actions.add(remake(shape.table(t).orElseThrow(), differences, forth)));
    Replacing replacing =
        Replacing.of(
            dialect,
            forth ? was : is,
            forth ? is : was,
            elsewhere ? was : is,
            pairs(others, forth),
            replaceable);
    replacing.statements().forEach(s -> actions.add(new Action.Sql(s)));
    return actions;
  }

  private static List<Replacing.Pair> pairs(List<OfDefinition> differences, boolean forth) {
    return differences.stream()
        .map(d -> forth ? new Replacing.Pair(d.was(), d.is()) : new Replacing.Pair(d.is(), d.was()))
        .toList();
  }

  /// A check is part of a SQLite table's definition.
  private boolean isInside(OfDefinition difference) {
    return dialect instanceof SqliteDialect && difference.definition().kind() == Kind.CHECK;
  }

  private Action remake(Table table, List<OfDefinition> differences, boolean forth) {
    List<OfDefinition> inside =
        differences.stream()
            .filter(d -> isInside(d) && d.definition().on().equals(table.name()))
            .toList();
    return Planner.remade(
        table, forth ? found.extras() : withChecksAsTheyWere(found.extras(), inside));
  }

  /// What stands on SQLite's tables, some checks of it as they were before they became otherwise.
  ///
  /// @param changed those that are no checks are left alone
  static List<Extra> withChecksAsTheyWere(List<Extra> extras, List<OfDefinition> changed) {
    List<Extra> all = new ArrayList<>(extras);
    for (OfDefinition difference : changed) {
      if (difference.definition().kind() == Kind.CHECK) {
        difference.is().ifPresent(is -> all.removeIf(e -> isThat(e, is)));
        difference.was().ifPresent(was -> all.add(check(was)));
      }
    }
    return all;
  }

  private static boolean isThat(Extra extra, Definition definition) {
    return extra.kind() == definition.kind()
        && extra.on().equals(definition.on())
        && extra.name().equals(definition.name());
  }

  private static Extra check(Definition definition) {
    return new Extra(
        definition.kind(), definition.on(), definition.name(), List.of(), definition.text());
  }
}
