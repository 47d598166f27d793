// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows;

import static org.mybatis.dynamic.sql.SqlBuilder.select;

import dev.crowfoot.adapter.rows.RowTypeHandler.Cells;
import dev.crowfoot.adapter.rows.Sessions.Session;
import dev.crowfoot.adapter.rows.query.Aggregate;
import dev.crowfoot.adapter.rows.query.Filter;
import dev.crowfoot.adapter.rows.query.FindMany;
import dev.crowfoot.adapter.rows.query.GroupBy;
import dev.crowfoot.adapter.rows.query.GroupBy.Having;
import dev.crowfoot.adapter.rows.query.GroupBy.Sort;
import dev.crowfoot.adapter.rows.query.Measure;
import dev.crowfoot.adapter.rows.query.Order.Direction;
import dev.crowfoot.adapter.rows.query.Order.Nulls;
import dev.crowfoot.model.FieldType.Scalar;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.ScalarField;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.mybatis.dynamic.sql.SqlBuilder;
import org.mybatis.dynamic.sql.SqlCriterion;
import org.mybatis.dynamic.sql.SqlTable;

/// Counts, sums and compares rows in the database.
final class Aggregates {
  private final Tables tables;
  private final Session session;

  Aggregates(Tables tables, Session session) {
    this.tables = tables;
    this.session = session;
  }

  /// What PostgreSQL knew when it last looked through the table; -1 when it never did.
  static OptionalLong estimate(Tables tables, Session session, String modelName) {
    Model model = tables.model(modelName);
    String table = tables.named(model).table().tableNameAtRuntime();
    Statement statement =
        new Statement(
            modelName,
            "SELECT CAST(reltuples AS bigint) FROM pg_class WHERE oid = to_regclass(?)",
            List.of(table));
    return session.read(statement).stream()
        .map(cells -> cells.values().getFirst())
        .filter(Number.class::isInstance)
        .mapToLong(rows -> ((Number) rows).longValue())
        .filter(rows -> rows >= 0)
        .findFirst();
  }

  Measured aggregate(Aggregate aggregate) {
    FindMany rows = aggregate.rows();
    Model model = tables.model(rows.model());
    tables.dates().beforeMeasuring(tables, session, model, aggregate.measures());
    boolean whole = rows.cursor().isEmpty() && rows.take().isEmpty() && rows.skip() == 0;
    Statement statement =
        whole
            ? overAll(model, aggregate)
            : overSome(model, rows, aggregate.measures())
                .orElseGet(() -> overAll(model, nothing(aggregate)));
    return measured(model, aggregate.measures(), session.read(statement).getFirst(), 0);
  }

  private static Aggregate nothing(Aggregate aggregate) {
    FindMany none = FindMany.of(aggregate.rows().model()).where(new Filter.Any(List.of()));
    return new Aggregate(none, aggregate.measures(), aggregate.plainCount());
  }

  private Statement overAll(Model model, Aggregate aggregate) {
    Conditions conditions = tables.conditions();
    ModelTable table = tables.aliased(model, conditions.nextAlias());
    SqlCriterion where = conditions.of(aggregate.rows().where(), table);
    var query = select(columns(table, aggregate.measures())).from(SqlTable.of(table.from()));
    // a count of all rows may be quick without a condition
    return Statement.of(
        model.name(),
        aggregate.rows().where().equals(Filter.EVERYTHING)
            ? query.build()
            : query.where(where).build());
  }

  private List<Expression> columns(ModelTable table, List<Measure> measures) {
    return measures.isEmpty()
        ? List.of(Expression.of("1"))
        : measures.stream().map(m -> Expression.of(sql(table, m))).toList();
  }

  private String sql(ModelTable table, Measure measure) {
    ModelTable measured = table.measured(measure);
    return isMixed(table.model(), measure)
        ? ModelTable.measured(
            measure.function(), DateForms.milliseconds(table.name(table.field(measure.field()))))
        : measured.name(measured.field(measure.field()));
  }

  /// Whether the first and the last are not those that the database takes for them.
  private boolean isMixed(Model model, Measure measure) {
    return (measure.function() == Measure.Function.LEAST
            || measure.function() == Measure.Function.MOST)
        && model.scalarField(measure.field()).filter(tables.dates()::isMixed).isPresent();
  }

  /// Over the rows between `skip` and `take`.
  private Optional<Statement> overSome(Model model, FindMany rows, List<Measure> measures) {
    List<ScalarField> fields = tables.fields(model);
    List<String> columns = new ArrayList<>();
    for (Measure measure : measures) {
      int place = fields.stream().map(ScalarField::name).toList().indexOf(measure.field());
      String column = place < 0 ? "*" : "c" + place;
      columns.add(
          ModelTable.measured(
              measure.function(),
              isMixed(model, measure) ? DateForms.milliseconds(column) : column));
    }
    String list = columns.isEmpty() ? "1" : String.join(", ", columns);
    return new RowsQuery(tables, session, rows, Optional.empty())
        .statement(fields, 0, true)
        .map(inner -> inner.inside("SELECT " + list + " FROM ", ""));
  }

  private Measured measured(Model model, List<Measure> measures, Cells cells, int from) {
    Map<Measure, @Nullable Object> values = new LinkedHashMap<>();
    for (int i = 0; i < measures.size(); i++) {
      Measure measure = measures.get(i);
      @Nullable Object fetched = cells.values().get(from + i);
      values.put(
          measure,
          fetched == null
              ? null
              : value(measure, measure.result(model.scalarField(measure.field())), fetched));
    }
    return new Measured(values);
  }

  /// A sum of whole numbers may be larger than they are.
  private Object value(Measure measure, ScalarField field, Object fetched) {
    if (measure.function() == Measure.Function.SUM && field.type() == Scalar.INT) {
      BigDecimal sum = new BigDecimal(fetched.toString());
      return sum.precision() < 10 ? (Object) sum.intValue() : (Object) sum.doubleValue();
    }
    return tables.storage().read(field, fetched);
  }

  List<Group> groupBy(GroupBy groups) {
    Model model = tables.model(groups.model());
    tables.dates().beforeMeasuring(tables, session, model, groups.rows().measures());
    Conditions conditions = tables.conditions();
    ModelTable table = tables.aliased(model, conditions.nextAlias());
    List<ScalarField> by = groups.by().stream().map(table::field).toList();
    List<Expression> columns = new ArrayList<>(table.selected(by));
    groups.rows().measures().forEach(m -> columns.add(Expression.of(sql(table, m))));
    var query =
        select(columns)
            .from(SqlTable.of(table.from()))
            .where(conditions.of(groups.rows().rows().where(), table))
            .groupBy(by.stream().map(f -> Expression.of(table.name(f))).toList())
            .having(having(groups.having(), table, conditions));
    List<Expression> sorts =
        groups.orderBy().stream().map(s -> Expression.of(sort(s, table))).toList();
    Statement statement =
        Statement.of(model.name(), sorts.isEmpty() ? query.build() : query.orderBy(sorts).build());
    long take = groups.take().orElse(Long.MAX_VALUE);
    List<Group> found = new ArrayList<>();
    for (Cells cells : session.read(statement.limited(take, groups.skip()))) {
      Page page = Pages.of(tables, model, by, List.of(cells), false);
      found.add(new Group(page, measured(model, groups.rows().measures(), cells, by.size())));
    }
    return found;
  }

  private String sort(Sort sort, ModelTable table) {
    String column =
        sort.function()
            .map(f -> sql(table, new Measure(f, sort.field())))
            .orElseGet(() -> table.name(table.field(sort.field())));
    return column
        + (sort.direction() == Direction.DESCENDING ? " DESC" : "")
        + sort.nulls().map(n -> n == Nulls.FIRST ? " NULLS FIRST" : " NULLS LAST").orElse("");
  }

  private static SqlCriterion having(Having having, ModelTable table, Conditions conditions) {
    return switch (having) {
      case Having.All(List<Having> all) ->
          Conditions.all(all.stream().map(h -> having(h, table, conditions)).toList());
      case Having.Any(List<Having> any) ->
          Conditions.any(any.stream().map(h -> having(h, table, conditions)).toList());
      case Having.Not(Having inner) -> SqlBuilder.not(having(inner, table, conditions));
      case Having.OfField(Filter filter) -> conditions.of(filter, table);
      case Having.OfMeasure(Measure measure, Filter filter) ->
          conditions.of(filter, table.measured(measure));
    };
  }
}
