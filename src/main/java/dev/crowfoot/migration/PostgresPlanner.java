// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.migration;

import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.catalog.Table;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.diff.Change;
import dev.crowfoot.diff.Hazards;
import dev.crowfoot.diff.Locking;
import dev.crowfoot.diff.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Orders changes for PostgreSQL, a step per change.
///
/// First what must be committed before it can be used; then everything that goes, from the outside
/// in; then renames; then everything that comes, from the inside out. Foreign keys go first and
/// come last, so tables may refer to each other in circles. What would keep others from a large
/// table for long is done in stages ([PostgresStages]), after everything else.
final class PostgresPlanner {
  private static final int LAST = 24;

  private final Catalog enumsRenamed;
  private final Hazards hazards;
  private final Locking locking;
  private final PostgresStatements statements = new PostgresStatements();
  private final PostgresStages stages = new PostgresStages();
  private final Dialect dialect = Dialect.postgresql();

  /// @param enumsRenamed the catalog before with the renames of enums and their values done: they
  ///   come first, so what goes afterwards goes, and comes back, with their new names
  PostgresPlanner(Catalog enumsRenamed, Hazards hazards, Locking locking) {
    this.enumsRenamed = enumsRenamed;
    this.hazards = hazards;
    this.locking = locking;
  }

  List<Step> steps(List<Change> changes) {
    List<Change> all = new ArrayList<>();
    for (Change change : changes) {
      all.add(change);
      if (change instanceof Change.CreateTable(var table)) {
        table.foreignKeys().forEach(key -> all.add(new Change.AddForeignKey(table, key)));
      } else if (change instanceof Change.DropTable(var table)) {
        table.foreignKeys().forEach(key -> all.add(new Change.DropForeignKey(table, key)));
      }
    }
    Map<Integer, List<Change>> phases = new TreeMap<>();
    all.forEach(c -> phases.computeIfAbsent(phase(c, all), _ -> new ArrayList<>()).add(c));
    List<Change> ordered =
        phases.values().stream().flatMap(phase -> RenameOrder.ordered(phase).stream()).toList();
    return committed(
        Stream.concat(
                ordered.stream().map(this::step),
                ordered.stream().filter(locking::isStaged).flatMap(c -> stages.after(c).stream()))
            .toList());
  }

  /// New enum values are committed before the next step only where a later one could use them: who
  /// applies wholly or not at all what he need not part, parts as little as he can.
  private List<Step> committed(List<Step> steps) {
    List<Step> committed = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      List<Step> later = steps.subList(i + 1, steps.size());
      boolean parts =
          step.sources().stream()
              .anyMatch(c -> c instanceof Change.AddEnumValues values && isUsed(values, later));
      committed.add(parts ? step.committedBeforeNext() : step);
    }
    return committed;
  }

  /// Whether a step names the enum, or one of its new values: more than those that use them, never
  /// less.
  private boolean isUsed(Change.AddEnumValues values, List<Step> later) {
    List<String> words = new ArrayList<>(values.added().stream().map(dialect::text).toList());
    words.add(dialect.quote(values.to().name().name()));
    return later.stream()
        .flatMap(step -> step.statements().stream())
        .anyMatch(sql -> words.stream().anyMatch(sql::contains));
  }

  /// An index that is built beside the writes comes when everything else is committed, unless a
  /// foreign key stands on it.
  private int phase(Change change, List<Change> all) {
    return change instanceof Change.CreateIndex(var table, _)
            && locking.isStaged(change)
            && all.stream()
                .noneMatch(
                    c ->
                        c instanceof Change.AddForeignKey(_, var key)
                            && key.target().equals(table.name()))
        ? LAST
        : phase(change);
  }

  private static int phase(Change change) {
    return switch (change) {
      case Change.CreateSchema _, Change.CreateExtension _, Change.AlterExtension _ -> 0;
      case Change.RenameEnum _ -> 1;
      case Change.RenameEnumValue _ -> 2;
      case Change.AddEnumValues _ -> 3;
      case Change.DropForeignKey _ -> 4;
      case Change.DropIndex _ -> 5;
      case Change.DropPrimaryKey _ -> 6;
      case Change.DropColumn _ -> 7;
      case Change.DropTable _ -> 8;
      case Change.RenameTable _ -> 9;
      case Change.RenameColumn _ -> 10;
      case Change.RenameConstraint _ -> 11;
      case Change.RenameIndex _ -> 11;
      case Change.CreateEnum _ -> 13;
      case Change.ReplaceEnum _ -> 14;
      case Change.CreateTable _ -> 15;
      case Change.AddColumn _ -> 16;
      case Change.AlterColumn _ -> 17;
      case Change.RewriteValues _ -> 18;
      case Change.AddPrimaryKey _ -> 19;
      case Change.CreateIndex _ -> 20;
      case Change.AddForeignKey _ -> 21;
      case Change.DropEnum _ -> 22;
      case Change.DropExtension _ -> 23;
    };
  }

  private Change done(Change change) {
    return switch (change) {
      case Change.DropTable(var table) -> new Change.DropTable(now(table));
      case Change.DropColumn(var table, var column) ->
          new Change.DropColumn(now(table), now(table).column(column.name()).orElse(column));
      default -> change;
    };
  }

  private Table now(Table table) {
    return enumsRenamed.table(table.name()).orElse(table);
  }

  private Step step(Change change) {
    if (locking.isStaged(change)) {
      return stages.first(change, hazards.of(change));
    }
    Change done = done(change);
    return new Step(
        List.of(change),
        Wording.withFill(change),
        hazards.of(change),
        sql(statements.of(done)),
        change instanceof Change.CreateSchema ? List.of() : sql(statements.of(done.inverse())),
        RollbackNote.of(change),
        Step.Commit.TOGETHER);
  }

  static List<Action> sql(List<String> statements) {
    return statements.stream().map(s -> (Action) new Action.Sql(s)).toList();
  }
}
