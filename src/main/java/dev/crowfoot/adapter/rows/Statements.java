// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows;

import static org.mybatis.dynamic.sql.SqlBuilder.deleteFrom;
import static org.mybatis.dynamic.sql.SqlBuilder.select;

import dev.crowfoot.adapter.Failure.QueryFailure;
import dev.crowfoot.adapter.rows.query.Filter;
import dev.crowfoot.adapter.rows.query.Update.Change;
import dev.crowfoot.adapter.rows.value.Storage;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.Relation.ManyToMany;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mybatis.dynamic.sql.SqlBuilder;
import org.mybatis.dynamic.sql.SqlColumn;
import org.mybatis.dynamic.sql.SqlCriterion;
import org.mybatis.dynamic.sql.SqlTable;
import org.mybatis.dynamic.sql.delete.render.DeleteStatementProvider;
import org.mybatis.dynamic.sql.insert.GeneralInsertDSL;
import org.mybatis.dynamic.sql.insert.render.GeneralInsertStatementProvider;
import org.mybatis.dynamic.sql.select.render.SelectStatementProvider;
import org.mybatis.dynamic.sql.update.UpdateDSL;
import org.mybatis.dynamic.sql.update.UpdateModel;
import org.mybatis.dynamic.sql.update.render.UpdateStatementProvider;

/// Writes the statements that change rows or count them. Values of fields are bound, always.
final class Statements {
  private final Schema schema;
  private final Dialect dialect;
  private final Storage storage;

  Statements(Schema schema, Dialect dialect, Storage storage) {
    this.schema = schema;
    this.dialect = dialect;
    this.storage = storage;
  }

  Conditions conditions() {
    return new Conditions(schema, dialect, storage);
  }

  ModelTable aliased(Model model) {
    return ModelTable.aliased(model, dialect, storage);
  }

  Statement insert(Model model, Map<String, @Nullable Object> values) {
    ModelTable table = ModelTable.named(model, dialect, storage);
    if (values.isEmpty()) {
      String sql = "INSERT INTO " + ModelTable.tableName(model, dialect) + " DEFAULT VALUES";
      return new Statement(model.name(), sql, List.of());
    }
    GeneralInsertDSL insert = GeneralInsertDSL.insertInto(table.table());
    values.forEach(
        (name, value) -> {
          SqlColumn<Object> column = table.column(table.field(name));
          if (value == null) {
            insert.set(column).toNull();
          } else {
            insert.set(column).toValue(value);
          }
        });
    GeneralInsertStatementProvider rendered = insert.build().render(Placeholders.PLAIN);
    return Statement.of(model.name(), rendered.getInsertStatement(), rendered.getParameters());
  }

  Statement update(Model model, Filter where, Map<String, Change> changes) {
    ModelTable table = ModelTable.named(model, dialect, storage);
    UpdateDSL<UpdateModel> update = SqlBuilder.update(table.table());
    changes.forEach(
        (name, change) -> {
          ScalarField field = table.field(name);
          SqlColumn<Object> column = table.column(field);
          switch (change) {
            case Change.Set(@Nullable Object value) when value == null ->
                update.set(column).equalToNull();
            case Change.Set(Object value) -> update.set(column).equalTo(value);
            case Change.Calculate(var operator, Object value) ->
                update.set(calculated(table, field, operator.sign())).equalTo(value);
          }
        });
    SqlCriterion condition = conditions().of(where, table);
    UpdateStatementProvider rendered = update.where(condition).build().render(Placeholders.PLAIN);
    return Statement.of(model.name(), rendered.getUpdateStatement(), rendered.getParameters());
  }

  /// A column whose bound value is rendered as `column + ?`. Whole numbers are divided as whole
  /// numbers by both databases.
  private SqlColumn<Object> calculated(ModelTable table, ScalarField field, String sign) {
    String name = ModelTable.quote(field.databaseName(), dialect);
    return table
        .column(field)
        .withRenderingStrategy(
            table.placeholders(field).then(value -> name + " " + sign + " " + value));
  }

  Statement delete(Model model, Filter where) {
    ModelTable table = ModelTable.named(model, dialect, storage);
    SqlCriterion condition = conditions().of(where, table);
    DeleteStatementProvider rendered =
        deleteFrom(table.table()).where(condition).build().render(Placeholders.PLAIN);
    return Statement.of(model.name(), rendered.getDeleteStatement(), rendered.getParameters());
  }

  Statement count(Model model, Filter where) {
    ModelTable table = aliased(model);
    Conditions conditions = conditions();
    String alias = conditions.nextAlias();
    SqlCriterion condition = conditions.of(where, table);
    var query = select(SqlBuilder.count()).from(table.table(), alias);
    SelectStatementProvider rendered =
        where.equals(Filter.EVERYTHING)
            ? query.build().render(Placeholders.PLAIN)
            : query.where(condition).build().render(Placeholders.PLAIN);
    return Statement.of(model.name(), rendered.getSelectStatement(), rendered.getParameters());
  }

  /// A row of the table behind an implicit many-to-many relation.
  ///
  /// @param a the id of the row at the relation's end `a`
  Statement link(ManyToMany relation, Object a, Object b) {
    Model modelA = end(relation.a());
    Model modelB = end(relation.b());
    SqlTable table = conditions().linkTable(relation, modelA);
    GeneralInsertStatementProvider rendered =
        GeneralInsertDSL.insertInto(table)
            .set(linkColumn("A", table, modelA))
            .toValue(a)
            .set(linkColumn("B", table, modelB))
            .toValue(b)
            .build()
            .render(Placeholders.PLAIN);
    return Statement.of(modelA.name(), rendered.getInsertStatement(), rendered.getParameters());
  }

  private SqlColumn<Object> linkColumn(String name, SqlTable table, Model end) {
    ScalarField key = Conditions.onlyKey(end);
    return SqlColumn.<Object>of(dialect.quote(name), table)
        .<Object>withRenderingStrategy(aliased(end).placeholders(key))
        .withParameterTypeConverter((Object value) -> storage.bind(key, value));
  }

  private Model end(FieldId id) {
    return schema
        .model(id.model())
        .orElseThrow(() -> new QueryFailure("There is no model `" + id.model() + "`."));
  }

  Statement returning(Statement change, Model model) {
    ModelTable table = ModelTable.named(model, dialect, storage);
    return change.returning(table.returned(fields(model)));
  }

  /// The stored fields that can be read.
  List<ScalarField> fields(Model model) {
    return model
        .scalarFields()
        .filter(f -> !f.ignored() && !(f.type() instanceof FieldType.CompositeReference))
        .filter(f -> dialect.provider() == Provider.POSTGRESQL || !f.isList())
        .toList();
  }
}
