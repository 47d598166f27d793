// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.migrations;

import dev.crowfoot.catalog.TableName;
import dev.crowfoot.dialect.TableNames;
import dev.crowfoot.diff.Change;
import dev.crowfoot.model.EnumType;
import dev.crowfoot.model.Field;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.Schema;
import java.util.ArrayList;
import java.util.List;

/// What an earlier schema said of tables and columns that come back: how their fields were called,
/// and that text was an enum. A database knows neither.
final class Recollection {
  private final Schema before;
  private final List<Model> models;
  private final List<EnumType> enums;

  private Recollection(Schema known, Schema before) {
    this.before = before;
    this.models = new ArrayList<>(known.models());
    this.enums = new ArrayList<>(known.enums());
  }

  /// A schema that knows it too.
  ///
  /// @param gone the changes that are not made
  static Schema in(Schema known, Schema before, List<Change> gone) {
    Recollection recollection = new Recollection(known, before);
    gone.forEach(recollection::recall);
    return new Schema(
        known.datasource(),
        known.generators(),
        recollection.models,
        recollection.enums,
        known.compositeTypes(),
        known.relations());
  }

  private void recall(Change change) {
    switch (change) {
      case Change.DropTable(var table) -> recall(table.name());
      case Change.DropColumn(var table, var column) -> recall(table.name(), column.name());
      case Change.AlterColumn alter -> recall(alter.before().name(), alter.from().name());
      default -> {}
    }
  }

  /// Without its relations: their other ends may be gone.
  private void recall(TableName table) {
    if (TableNames.model(models, table).isEmpty()) {
      TableNames.model(before.models(), table)
          .filter(m -> models.stream().noneMatch(k -> k.name().equals(m.name())))
          .ifPresent(
              m -> {
                List<Field> fields = m.scalarFields().map(f -> (Field) f).toList();
                models.add(m.withFields(fields));
                m.scalarFields().forEach(this::recallEnum);
              });
    }
  }

  private void recall(TableName table, String column) {
    TableNames.model(models, table)
        .ifPresent(
            model ->
                TableNames.model(before.models(), table)
                    .flatMap(m -> TableNames.field(m, column))
                    .filter(f -> isFree(model, f))
                    .ifPresent(
                        field -> {
                          List<Field> fields = new ArrayList<>(model.fields());
                          fields.removeIf(f -> isStored(f, column));
                          fields.add(field);
                          models.set(models.indexOf(model), model.withFields(fields));
                          recallEnum(field);
                        }));
  }

  private void recallEnum(ScalarField field) {
    if (field.type() instanceof FieldType.EnumReference(var name)
        && enums.stream().noneMatch(e -> e.name().equals(name))) {
      before.enumType(name).ifPresent(enums::add);
    }
  }

  private static boolean isFree(Model model, ScalarField field) {
    return model.field(field.name()).filter(f -> !isStored(f, field.databaseName())).isEmpty();
  }

  private static boolean isStored(Field field, String column) {
    return field instanceof ScalarField scalar && scalar.databaseName().equals(column);
  }
}
