// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows;

import dev.crowfoot.adapter.Failure.QueryFailure;
import dev.crowfoot.adapter.rows.value.Storage;
import dev.crowfoot.catalog.TableName;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.ScalarField;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.mybatis.dynamic.sql.BasicColumn;
import org.mybatis.dynamic.sql.SqlColumn;
import org.mybatis.dynamic.sql.SqlTable;

/// A model as one use of its table in a statement. The only place where names become SQL.
final class ModelTable {
  private final Model model;
  private final Dialect dialect;
  private final Storage storage;
  private final SqlTable table;
  private final Optional<String> qualifier;

  private ModelTable(Model model, Dialect dialect, Storage storage, boolean qualified) {
    this.model = model;
    this.dialect = dialect;
    this.storage = storage;
    this.table = SqlTable.of(tableName(model, dialect));
    this.qualifier =
        qualified ? Optional.of(quote(model.databaseName(), dialect)) : Optional.empty();
  }

  /// For `SELECT`, under an alias.
  static ModelTable aliased(Model model, Dialect dialect, Storage storage) {
    return new ModelTable(model, dialect, storage, false);
  }

  /// For statements whose table has no alias: columns are qualified by the table's own name, so
  /// that a subquery over the same table cannot catch them.
  static ModelTable named(Model model, Dialect dialect, Storage storage) {
    return new ModelTable(model, dialect, storage, true);
  }

  static String tableName(Model model, Dialect dialect) {
    TableName name = new TableName(model.schema(), model.databaseName());
    refuseMarkers(model.databaseName());
    return dialect.quote(name);
  }

  static String quote(String name, Dialect dialect) {
    refuseMarkers(name);
    return dialect.quote(name);
  }

  private static void refuseMarkers(String name) {
    if (Placeholders.isMarked(name)) {
      throw new QueryFailure(
          "The database name `"
              + name
              + "` holds the private character U+E000 or U+E001 and cannot be queried. Rename it.");
    }
  }

  Model model() {
    return model;
  }

  SqlTable table() {
    return table;
  }

  /// A column that takes values of the field's type.
  SqlColumn<Object> column(ScalarField field) {
    return raw(field).withParameterTypeConverter((Object value) -> storage.bind(field, value));
  }

  /// A column that takes what JDBC binds.
  SqlColumn<Object> raw(ScalarField field) {
    SqlColumn<Object> column =
        SqlColumn.<Object>of(quote(field.databaseName(), dialect), table)
            .withRenderingStrategy(placeholders(field));
    return qualifier.map(column::qualifiedWith).orElse(column);
  }

  /// The column of a field by name, which the arguments' reader has checked.
  ScalarField field(String name) {
    return model
        .scalarField(name)
        .orElseThrow(
            () -> new QueryFailure("`" + name + "` is not a field of `" + model.name() + "`."));
  }

  /// The columns of fields as a query's result.
  List<BasicColumn> selected(List<ScalarField> fields) {
    return fields.stream()
        .<BasicColumn>map(
            f ->
                storage.isReadAsText(f)
                    ? shaped(f, c -> "CAST(" + c + " AS text)", placeholders(f))
                    : raw(f))
        .toList();
  }

  ShapedColumn shaped(ScalarField field, UnaryOperator<String> shape, Placeholders placeholders) {
    return new ShapedColumn(raw(field), shape, placeholders, v -> storage.bind(field, v));
  }

  Placeholders placeholders(ScalarField field) {
    return storage
        .cast(field)
        .map(type -> Placeholders.shaped(p -> "CAST(" + p + " AS " + type + ")"))
        .orElse(Placeholders.PLAIN);
  }

  /// What follows `RETURNING`.
  String returned(List<ScalarField> fields) {
    return String.join(
        ", ",
        fields.stream()
            .map(
                f -> {
                  String name = quote(f.databaseName(), dialect);
                  return storage.isReadAsText(f) ? "CAST(" + name + " AS text)" : name;
                })
            .toList());
  }
}
