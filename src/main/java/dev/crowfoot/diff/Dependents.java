// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.diff;

import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.catalog.Column;
import dev.crowfoot.catalog.Extra;
import dev.crowfoot.catalog.Extra.Kind;
import dev.crowfoot.catalog.Table;
import dev.crowfoot.catalog.TableName;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.dialect.PostgresDialect;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What stands in a database on tables and columns that a change touches, and is in no schema:
/// views, triggers, policies, checks. Either the database refuses the change because of it, or it
/// goes with the column.
///
/// @param before with what only the database knows; without, nothing is found
record Dependents(Catalog before, Renaming renaming, Dialect dialect) {
  /// What PostgreSQL lets nobody change a column under.
  private static final Set<Kind> FIRM =
      EnumSet.of(
          Kind.VIEW,
          Kind.MATERIALIZED_VIEW,
          Kind.RULE,
          Kind.GENERATED_COLUMN,
          Kind.ROW_SECURITY,
          Kind.TRIGGER);

  /// What goes with a column.
  private static final Set<Kind> LOOSE =
      EnumSet.of(
          Kind.CHECK,
          Kind.EXCLUSION,
          Kind.EXPRESSION_INDEX,
          Kind.INDEX_OPTION,
          Kind.FOREIGN_KEY,
          Kind.DEFERRABLE);

  List<Hazard> of(Change change) {
    return switch (change) {
      case Change.DropColumn(var table, var column) -> dropped(table, column);
      case Change.DropTable(var table) ->
          hazards(Hazard.Kind.DEPENDENT, readers(table), "`" + table.name() + "`");
      case Change.AlterColumn alter when alter.changesType() ->
          retyped(alter.after().name(), alter.to().name());
      case Change.ReplaceEnum replace ->
          Stream.concat(
                  replace.uses().stream().flatMap(u -> retyped(u.table(), u.column()).stream()),
                  new EnumDependents(before, renaming, dialect).of(replace).stream())
              .toList();
      default -> List.of();
    };
  }

  private List<Hazard> dropped(Table table, Column column) {
    String name = "`" + table.name() + "." + column.name() + "`";
    List<Hazard> hazards = new ArrayList<>();
    Set<Kind> firm = EnumSet.copyOf(FIRM);
    Set<Kind> loose = EnumSet.copyOf(LOOSE);
    if (!(dialect instanceof PostgresDialect)) {
      loose.remove(Kind.EXPRESSION_INDEX);
      firm.add(Kind.EXPRESSION_INDEX);
    }
    hazards.addAll(hazards(Hazard.Kind.DEPENDENT, on(table.name(), column.name(), firm), name));
    hazards.addAll(
        hazards(Hazard.Kind.HAND_WRITTEN_LOST, on(table.name(), column.name(), loose), name));
    return hazards;
  }

  private List<Hazard> retyped(TableName tableNow, String columnNow) {
    if (!(dialect instanceof PostgresDialect)) {
      return List.of();
    }
    TableName table = renaming.formerTable(tableNow);
    String column = renaming.formerColumn(tableNow, columnNow);
    return hazards(
        Hazard.Kind.DEPENDENT,
        on(table, column, FIRM),
        "the type of `" + table + "." + column + "`");
  }

  private List<Extra> on(TableName table, String column, Set<Kind> kinds) {
    return found(e -> kinds.contains(e.kind()) && e.isOn(table, column));
  }

  /// A table's own triggers and rules go with it; views, and triggers of other tables, do not.
  private List<Extra> readers(Table table) {
    return found(
        e ->
            switch (e.kind()) {
              case VIEW, MATERIALIZED_VIEW -> e.on().equals(table.name());
              case INHERITANCE -> e.name().equals(table.name().name());
              case TRIGGER -> e.on().equals(table.name()) && !isOwn(e);
              default -> false;
            });
  }

  /// SQLite's triggers come once for each table they name, their own first.
  private boolean isOwn(Extra trigger) {
    return before.extras().stream()
        .filter(e -> e.kind() == Kind.TRIGGER && e.definition().equals(trigger.definition()))
        .findFirst()
        .filter(trigger::equals)
        .isPresent();
  }

  private List<Extra> found(Predicate<Extra> wanted) {
    return before.extras().stream().filter(wanted).toList();
  }

  private List<Hazard> hazards(Hazard.Kind kind, List<Extra> found, String what) {
    if (found.isEmpty()) {
      return List.of();
    }
    String names =
        found.stream()
            .map(e -> "the " + e.kind().word() + " `" + nameOf(e) + "`")
            .distinct()
            .collect(Collectors.joining(", "));
    String reason =
        kind == Hazard.Kind.HAND_WRITTEN_LOST
            ? "With %s goes what the schema does not know: %s.".formatted(what, names)
            : dialect instanceof PostgresDialect
                ? "PostgreSQL does not let %s go or change while this stands on it: %s. Drop that before, and create it again after."
                    .formatted(what, names)
                : "%s is used by %s, which no longer works without it. Drop that before, and create it again after."
                    .formatted(what, names);
    return List.of(
        new Hazard(
            kind,
            Character.toUpperCase(reason.charAt(0)) + reason.substring(1),
            Optional.of(Hazard.Question.of("SELECT " + found.size()))));
  }

  private static String nameOf(Extra extra) {
    return extra.kind() == Kind.INHERITANCE ? extra.on().toString() : extra.name();
  }
}
