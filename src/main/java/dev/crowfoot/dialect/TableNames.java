// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.dialect;

import dev.crowfoot.catalog.TableName;
import dev.crowfoot.model.EnumType;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.Schema;
import java.util.List;
import java.util.Optional;

/// From the names of a schema to those of a catalog, and back.
public final class TableNames {
  private TableNames() {}

  /// The table a model's rows are in, or the view it reads.
  public static TableName of(Model model) {
    return new TableName(model.schema(), model.databaseName());
  }

  /// What an enum's type is called where enums are types.
  public static TableName of(EnumType enumType) {
    return new TableName(enumType.schema(), enumType.databaseName());
  }

  /// The model whose rows are in a table; a view has none of its own.
  public static Optional<Model> model(Schema schema, TableName table) {
    return model(schema.models(), table);
  }

  /// The same among some models.
  public static Optional<Model> model(List<Model> models, TableName table) {
    return models.stream().filter(m -> !m.isView() && of(m).equals(table)).findFirst();
  }

  public static Optional<EnumType> enumType(Schema schema, TableName name) {
    return schema.enums().stream().filter(e -> of(e).equals(name)).findFirst();
  }

  /// The field that is stored in a column.
  public static Optional<ScalarField> field(Model model, String column) {
    return model.scalarFields().filter(f -> f.databaseName().equals(column)).findFirst();
  }
}
