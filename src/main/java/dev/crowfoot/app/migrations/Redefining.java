// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.adapter.Failure.MigrationFailure;
import dev.crowfoot.adapter.jdbc.SqlScript;
import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.catalog.Definition;
import dev.crowfoot.catalog.Extra;
import dev.crowfoot.catalog.Extra.Kind;
import dev.crowfoot.catalog.TableName;
import dev.crowfoot.dialect.Definitions;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.dialect.SqliteDialect;
import dev.crowfoot.diff.Difference;
import dev.crowfoot.diff.Difference.OfDefinition;
import dev.crowfoot.migration.Action;
import dev.crowfoot.migration.Plan;
import dev.crowfoot.migration.Planner;
import dev.crowfoot.migration.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Plans that lead what no model says from one text to another.
///
/// @param found what is in the database, completed
record Redefining(Dialect dialect, Catalog found) {
  /// What others stand on comes first.
  private static final List<Kind> ORDER =
      List.of(
          Kind.TYPE,
          Kind.TABLE,
          Kind.FUNCTION,
          Kind.CHECK,
          Kind.EXCLUSION,
          Kind.EXPRESSION_INDEX,
          Kind.VIEW,
          Kind.MATERIALIZED_VIEW,
          Kind.TRIGGER,
          Kind.ROW_SECURITY);

  /// From what the last run left to what is there now.
  ///
  /// @throws MigrationFailure when a table is another: its text does not say how it became so
  Plan forth(List<OfDefinition> differences) {
    return plan(differences, true);
  }

  /// From what is there now to what the last run left.
  ///
  /// @throws MigrationFailure as [#forth(List)] does
  Plan back(List<OfDefinition> differences) {
    return plan(differences, false);
  }

  private Plan plan(List<OfDefinition> differences, boolean forth) {
    differences.forEach(Redefining::refuseTable);
    List<Action> there = actions(differences, true);
    List<Action> back = actions(differences, false);
    String title =
        String.join("; ", differences.stream().flatMap(d -> d.lines().stream()).toList());
    Step step =
        new Step(
            List.of(),
            forth ? title : "Back: " + title,
            List.of(),
            forth ? there : back,
            forth ? back : there,
            Optional.empty(),
            Step.Commit.TOGETHER);
    return new Plan(dialect, List.of(), differences.isEmpty() ? List.of() : List.of(step));
  }

  private static void refuseTable(OfDefinition difference) {
    Definition definition = difference.definition();
    boolean isKept = definition.kind() == Kind.TABLE || definition.kind() == Kind.TYPE;
    if (isKept && difference.was().isPresent() && difference.is().isPresent()) {
      throw new MigrationFailure(
          ("`%s` was made by a hand-written migration, and nobody can tell from its text how it became"
                  + " another. Change it back yourself; or write what was done as a migration by hand"
                  + " and note it with `crowfoot migrate resolve --applied`; or ignore it.")
              .formatted(definition.on()));
    }
  }

  private List<Action> actions(List<OfDefinition> differences, boolean forth) {
    List<Definition> gone = new ArrayList<>();
    List<Definition> made = new ArrayList<>();
    Set<TableName> remade = new LinkedHashSet<>();
    for (OfDefinition difference : differences) {
      if (isInside(difference)) {
        remade.add(difference.definition().on());
      } else {
        Optional<Definition> before = forth ? difference.was() : difference.is();
        Optional<Definition> after = forth ? difference.is() : difference.was();
        // What calls a function need not go for the function to change.
        before.filter(d -> d.kind() != Kind.FUNCTION || after.isEmpty()).ifPresent(gone::add);
        after.ifPresent(made::add);
      }
    }
    Comparator<Definition> inOrder = Comparator.comparingInt(d -> ORDER.indexOf(d.kind()));
    Definitions sql = new Definitions(dialect);
    List<Action> actions = new ArrayList<>();
    // First: a table that is made anew keeps the triggers that were there before.
    remade.forEach(t -> actions.add(remake(t, differences, forth)));
    gone.stream()
        .sorted(inOrder.reversed())
        .flatMap(d -> sql.drop(d).stream())
        .forEach(s -> actions.add(new Action.Sql(s)));
    made.stream()
        .sorted(inOrder)
        .flatMap(d -> statements(d, sql))
        .forEach(s -> actions.add(new Action.Sql(s)));
    return actions;
  }

  private static Stream<String> statements(Definition definition, Definitions sql) {
    return definition.kind() == Kind.TABLE
        ? SqlScript.split(definition.text()).stream()
        : Stream.of(sql.make(definition));
  }

  /// A check is part of a SQLite table's definition.
  private boolean isInside(Difference.OfDefinition difference) {
    return dialect instanceof SqliteDialect && difference.definition().kind() == Kind.CHECK;
  }

  private Action remake(TableName table, List<OfDefinition> differences, boolean forth) {
    List<Extra> extras = new ArrayList<>(found.extras());
    if (!forth) {
      for (OfDefinition difference : differences) {
        if (isInside(difference) && difference.definition().on().equals(table)) {
          difference.is().ifPresent(is -> extras.removeIf(e -> isThat(e, is)));
          difference.was().ifPresent(was -> extras.add(check(was)));
        }
      }
    }
    return Planner.remade(found.table(table).orElseThrow(), extras);
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
