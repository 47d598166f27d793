// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.diff;

import dev.crowfoot.catalog.Catalog;
import dev.crowfoot.catalog.EnumDefinition;
import dev.crowfoot.catalog.Table;
import dev.crowfoot.catalog.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Judges what a column's new type does to the values that are there.
record Retyping(Catalog before, Catalog after, Renaming renaming, RowQueries rows) {
  /// @param column as people call it
  /// @param table the one with the values; empty when it is new
  List<Hazard> hazards(
      String column, TypeChange type, Optional<Table> table, Optional<Misfits> misfits) {
    List<Hazard> hazards = new ArrayList<>();
    type.hazardKind()
        .ifPresent(
            kind ->
                hazards.add(
                    new Hazard(
                        kind,
                        type.reason(column, kind),
                        question(table, misfits.map(Misfits::condition)),
                        question(table, misfits.flatMap(Misfits::plainCondition)))));
    misfits
        .flatMap(Misfits::respelled)
        .ifPresent(
            test ->
                hazards.add(
                    new Hazard(
                        Hazard.Kind.PRECISION_LOST,
                        "`%s` turns from %s into %s; texts such as `007` lose how they are spelled."
                            .formatted(column, type.from(), type.to()),
                        question(table, Optional.of(test)))));
    return hazards;
  }

  private Optional<Hazard.Question> question(Optional<Table> table, Optional<String> condition) {
    return condition.flatMap(c -> table.map(t -> rows.where(t, c)));
  }

  /// The values that a new enum type takes, as a column holds them before.
  List<String> allowed(TypeChange type) {
    List<String> taken =
        type.to()
            .enumName()
            .flatMap(after::enumDefinition)
            .map(EnumDefinition::values)
            .orElse(List.of());
    return type.from().enumName().flatMap(this::former).map(e -> kept(e, taken)).orElse(taken);
  }

  private Optional<EnumDefinition> former(TableName enumNow) {
    return before.enums().stream()
        .filter(e -> renaming.enumType(e.name()).equals(enumNow))
        .findFirst();
  }

  private List<String> kept(EnumDefinition former, List<String> taken) {
    TableName now = renaming.enumType(former.name());
    return former.values().stream().filter(v -> taken.contains(renaming.value(now, v))).toList();
  }
}
