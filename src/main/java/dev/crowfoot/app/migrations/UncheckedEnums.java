// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.catalog.Column;
import dev.crowfoot.diff.Change;
import dev.crowfoot.migration.Plan;
import dev.crowfoot.model.Datasource;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.Schema;
import java.util.Optional;
import java.util.stream.Stream;

/// Says that a database without enum types could check the values of enums. Only when a plan makes
/// such a column: who has decided is not asked again with each migration.
final class UncheckedEnums {
  private UncheckedEnums() {}

  static Optional<String> note(Plan plan, Schema after) {
    boolean checks = after.datasource().stream().anyMatch(Datasource::checksEnums);
    return !checks
            && !plan.dialect().hasEnumTypes()
            && plan.changes().stream().anyMatch(c -> makesOne(c, after))
        ? Optional.of(
            "%s has no enums and takes any text for one. With a line `/// %s` above the datasource it takes the values of the enum alone."
                .formatted(plan.dialect().title(), Datasource.CHECK_ENUMS))
        : Optional.empty();
  }

  private static boolean makesOne(Change change, Schema after) {
    return switch (change) {
      case Change.CreateTable(var t) ->
          t.columns().stream().anyMatch(c -> isEnum(t.name().name(), c, after));
      case Change.AddColumn(var t, var c, _) -> isEnum(t.name().name(), c, after);
      default -> false;
    };
  }

  private static boolean isEnum(String table, Column column, Schema after) {
    Stream<Model> models = after.models().stream().filter(m -> m.databaseName().equals(table));
    return models
        .flatMap(Model::scalarFields)
        .filter(f -> f.databaseName().equals(column.name()) && !f.isList())
        .anyMatch(f -> f.type() instanceof FieldType.EnumReference);
  }
}
