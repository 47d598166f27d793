// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows;

import dev.crowfoot.adapter.Failure.QueryFailure;
import dev.crowfoot.adapter.rows.query.Measure;
import dev.crowfoot.adapter.rows.value.Excerpt;
import dev.crowfoot.adapter.rows.value.Storage;
import dev.crowfoot.catalog.TableName;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.dialect.TableNames;
import dev.crowfoot.model.FieldType.Scalar;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.NativeType;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.ScalarField;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.mybatis.dynamic.sql.SqlColumn;
import org.mybatis.dynamic.sql.SqlTable;

/// A model as one use of its table in a statement. The only place where names become SQL.
final class ModelTable {
  /// Columns say themselves which table they are of; MyBatis's aliases are not used.
  private static final SqlTable NOWHERE = SqlTable.of("");

  private final Model model;
  private final Dialect dialect;
  private final Storage storage;
  private final String qualifier;
  private final Optional<Measure> measure;

  private ModelTable(
      Model model, Dialect dialect, Storage storage, String qualifier, Optional<Measure> measure) {
    this.model = model;
    this.dialect = dialect;
    this.storage = storage;
    this.qualifier = qualifier;
    this.measure = measure;
  }

  /// For `SELECT`, under an alias.
  static ModelTable aliased(Model model, Dialect dialect, Storage storage, String alias) {
    return new ModelTable(model, dialect, storage, alias, Optional.empty());
  }

  /// For statements whose table has no alias: columns are qualified by the table's own name, so
  /// that a subquery over the same table cannot catch them.
  static ModelTable named(Model model, Dialect dialect, Storage storage) {
    String name = quote(model.databaseName(), dialect);
    return new ModelTable(model, dialect, storage, name, Optional.empty());
  }

  /// The same, with a measure of groups in the place of a field.
  ModelTable measured(Measure wanted) {
    return new ModelTable(model, dialect, storage, qualifier, Optional.of(wanted));
  }

  static String tableName(Model model, Dialect dialect) {
    TableName name = TableNames.of(model);
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

  /// The table without an alias.
  SqlTable table() {
    return SqlTable.of(tableName(model, dialect));
  }

  /// The table with its alias, for `FROM`.
  String from() {
    return tableName(model, dialect) + " " + qualifier;
  }

  /// The field's column, or the measure of it, as SQL.
  String name(ScalarField field) {
    return measure
        .map(
            m -> measured(m.function(), m.field().equals(Measure.ALL) ? "*" : column(field.name())))
        .orElseGet(() -> qualifier + "." + quote(field.databaseName(), dialect));
  }

  private String column(String field) {
    return qualifier + "." + quote(model.scalarField(field).orElseThrow().databaseName(), dialect);
  }

  static String measured(Measure.Function function, String column) {
    return switch (function) {
          case COUNT -> "COUNT";
          case AVERAGE -> "AVG";
          case SUM -> "SUM";
          case LEAST -> "MIN";
          case MOST -> "MAX";
        }
        + "("
        + column
        + ")";
  }

  /// A column that takes values of the field's type.
  SqlColumn<Object> column(ScalarField field) {
    return raw(field).withParameterTypeConverter((Object value) -> storage.bind(field, value));
  }

  /// A column that takes what JDBC binds.
  SqlColumn<Object> raw(ScalarField field) {
    return SqlColumn.<Object>of(name(field), NOWHERE).withRenderingStrategy(placeholders(field));
  }

  /// A column on the left of `SET`.
  SqlColumn<Object> assigned(ScalarField field) {
    return SqlColumn.<Object>of(quote(field.databaseName(), dialect), NOWHERE)
        .<Object>withRenderingStrategy(placeholders(field))
        .withParameterTypeConverter((Object value) -> storage.bind(field, value));
  }

  /// The field by name, which the arguments' reader has checked.
  ScalarField field(String name) {
    if (measure.isPresent() && measure.get().field().equals(name)) {
      return measure.get().result(model.scalarField(name));
    }
    return model
        .scalarField(name)
        .orElseThrow(
            () -> new QueryFailure("`" + name + "` is not a field of `" + model.name() + "`."));
  }

  /// The columns of fields as a query's result.
  List<Expression> selected(List<ScalarField> fields) {
    return fields.stream().map(f -> Expression.of(readable(f, name(f)))).toList();
  }

  /// The same with only the beginning of what can be large; one character more tells that there is
  /// more.
  List<Expression> begun(List<ScalarField> fields) {
    return fields.stream().map(f -> Expression.of(begun(f, name(f)))).toList();
  }

  private String begun(ScalarField field, String column) {
    int most = Excerpt.MOST + 1;
    if (!canBeLarge(field) || model.isPrimaryKeyField(field.name())) {
      return readable(field, column);
    }
    if (dialect.provider() == Provider.SQLITE) {
      return "SUBSTR(" + column + ", 1, " + most + ")";
    }
    return field.type() == Scalar.BYTES
        ? "SUBSTRING(" + column + " FROM 1 FOR " + most + ")"
        : "LEFT(CAST(" + column + " AS text), " + most + ")";
  }

  private static boolean canBeLarge(ScalarField field) {
    if (field.isList() || !(field.type() instanceof Scalar scalar)) {
      return false;
    }
    return switch (scalar) {
      case STRING ->
          field
              .nativeType()
              .map(NativeType::name)
              .filter(name -> !name.equals("Text") && !name.equals("VarChar"))
              .isEmpty();
      case JSON, BYTES -> true;
      case BOOLEAN, INT, BIG_INT, FLOAT, DECIMAL, DATE_TIME -> false;
    };
  }

  private String readable(ScalarField field, String column) {
    return storage.isReadAsText(field) ? "CAST(" + column + " AS text)" : column;
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
        ", ", fields.stream().map(f -> readable(f, quote(f.databaseName(), dialect))).toList());
  }
}
