// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows;

import static org.mybatis.dynamic.sql.SqlBuilder.deleteFrom;

import dev.crowfoot.adapter.rows.RelationEnd.LinkTable;
import dev.crowfoot.adapter.rows.query.Changes.Change;
import dev.crowfoot.adapter.rows.query.Filter;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.ScalarField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mybatis.dynamic.sql.SqlBuilder;
import org.mybatis.dynamic.sql.SqlColumn;
import org.mybatis.dynamic.sql.SqlCriterion;
import org.mybatis.dynamic.sql.delete.render.DeleteStatementProvider;
import org.mybatis.dynamic.sql.update.UpdateDSL;
import org.mybatis.dynamic.sql.update.UpdateModel;
import org.mybatis.dynamic.sql.update.render.UpdateStatementProvider;

/// Writes the statements that change rows. Values of fields are bound, always.
final class Statements {
  private final Tables tables;
  private final Map<InsertShape, String> inserts = new ConcurrentHashMap<>();
  private final Map<String, Map<String, ScalarField>> fields = new ConcurrentHashMap<>();
  private final Map<String, String> returned = new ConcurrentHashMap<>();

  Statements(Tables tables) {
    this.tables = tables;
  }

  /// Inserts of the same shape have the same text, which is written once.
  private record InsertShape(String model, List<String> fields) {}

  Statement insert(Model model, Map<String, @Nullable Object> values) {
    return new Statement(
        model.name(), insertText(model, List.copyOf(values.keySet())), bound(model, values));
  }

  /// @param fields the fields that get values, in order
  String insertText(Model model, List<String> fields) {
    return inserts.computeIfAbsent(
        new InsertShape(model.name(), fields), _ -> insertText(tables.named(model), fields));
  }

  private String insertText(ModelTable table, List<String> fields) {
    String into = "INSERT INTO " + table.table().tableNameAtRuntime();
    if (fields.isEmpty()) {
      return into + " DEFAULT VALUES";
    }
    List<String> names = new ArrayList<>();
    List<String> values = new ArrayList<>();
    for (String name : fields) {
      names.add(table.assigned(table.field(name)).name());
      values.add(table.placeholders(table.field(name)).around("?"));
    }
    return into + " (" + String.join(", ", names) + ") VALUES (" + String.join(", ", values) + ")";
  }

  /// What JDBC binds for the values, in their order.
  List<@Nullable Object> bound(Model model, Map<String, @Nullable Object> values) {
    Map<String, ScalarField> fields = fieldsOf(model);
    List<@Nullable Object> bound = new ArrayList<>(values.size());
    for (Map.Entry<String, @Nullable Object> entry : values.entrySet()) {
      @Nullable Object value = entry.getValue();
      @Nullable ScalarField field = fields.get(entry.getKey());
      bound.add(
          value instanceof FromInsert || value == null || field == null
              ? value instanceof FromInsert ? value : null
              : tables.storage().bind(field, value));
    }
    return bound;
  }

  private Map<String, ScalarField> fieldsOf(Model model) {
    return fields.computeIfAbsent(
        model.name(),
        _ -> model.scalarFields().collect(Collectors.toMap(ScalarField::name, f -> f)));
  }

  Statement update(Model model, Filter where, Map<String, Change> changes) {
    ModelTable table = tables.named(model);
    UpdateDSL<UpdateModel> update = SqlBuilder.update(table.table());
    changes.forEach((name, change) -> set(update, table, table.field(name), change));
    SqlCriterion condition = tables.conditions().of(where, table);
    UpdateStatementProvider rendered = update.where(condition).build().render(Placeholders.PLAIN);
    return Statement.of(model.name(), rendered.getUpdateStatement(), rendered.getParameters());
  }

  private void set(
      UpdateDSL<UpdateModel> update, ModelTable table, ScalarField field, Change change) {
    SqlColumn<Object> column = table.assigned(field);
    switch (change) {
      case Change.Set(@Nullable Object value) when value == null -> {
        var _ = update.set(column).equalToNull();
      }
      case Change.Set(Object value) -> {
        var _ = update.set(column).equalTo(value);
      }
      case Change.Calculate(var operator, Object value) -> {
        String before = column.name() + " " + operator.sign() + " ";
        var _ = update.set(around(column, table, field, before)).equalTo(value);
      }
      case Change.Push(List<Object> values) -> {
        String before = "COALESCE(" + column.name() + ", '{}') || ";
        var _ = update.set(around(column, table, field, before)).equalTo((Object) values);
      }
    }
  }

  /// A column whose bound value has something before it: `column + ?`. Whole numbers are divided as
  /// whole numbers by both databases.
  private static SqlColumn<Object> around(
      SqlColumn<Object> column, ModelTable table, ScalarField field, String before) {
    return column.withRenderingStrategy(table.placeholders(field).then(value -> before + value));
  }

  Statement delete(Model model, Filter where) {
    ModelTable table = tables.named(model);
    SqlCriterion condition = tables.conditions().of(where, table);
    DeleteStatementProvider rendered =
        deleteFrom(table.table()).where(condition).build().render(Placeholders.PLAIN);
    return Statement.of(model.name(), rendered.getDeleteStatement(), rendered.getParameters());
  }

  /// Links two rows of an implicit many-to-many relation, unless they are linked already.
  Statement link(RelationEnd end, Object mine, Object theirs) {
    LinkTable link = end.link().orElseThrow();
    return new Statement(
        end.model().name(),
        "INSERT INTO "
            + link.name()
            + " ("
            + link.mine()
            + ", "
            + link.theirs()
            + ") VALUES ("
            + placeholder(end.model(), end.mine())
            + ", "
            + placeholder(end.target(), end.theirs())
            + ") ON CONFLICT DO NOTHING",
        List.of(id(end.model(), end.mine(), mine), id(end.target(), end.theirs(), theirs)));
  }

  /// Takes the link between two rows away.
  Statement unlink(RelationEnd end, Object mine, Object theirs) {
    Statement all = unlinkAll(end, mine);
    return new Statement(
        all.model(),
        all.sql()
            + " AND "
            + end.link().orElseThrow().theirs()
            + " = "
            + placeholder(end.target(), end.theirs()),
        List.of(id(end.model(), end.mine(), mine), id(end.target(), end.theirs(), theirs)));
  }

  /// Takes all links of a row away.
  Statement unlinkAll(RelationEnd end, Object mine) {
    LinkTable link = end.link().orElseThrow();
    return new Statement(
        end.model().name(),
        "DELETE FROM "
            + link.name()
            + " WHERE "
            + link.mine()
            + " = "
            + placeholder(end.model(), end.mine()),
        List.of(id(end.model(), end.mine(), mine)));
  }

  private String placeholder(Model model, List<String> key) {
    ModelTable table = tables.named(model);
    return table.placeholders(table.field(key.getFirst())).around("?");
  }

  private Object id(Model model, List<String> key, Object value) {
    return tables.storage().bind(model.scalarField(key.getFirst()).orElseThrow(), value);
  }

  Statement returning(Statement change, Model model) {
    return change.returning(
        returned.computeIfAbsent(
            model.name(), _ -> tables.named(model).returned(tables.fields(model))));
  }
}
