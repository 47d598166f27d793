// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows;

import static dev.crowfoot.adapter.rows.Conditions.criterion;

import dev.crowfoot.adapter.rows.query.Order;
import dev.crowfoot.adapter.rows.query.Order.Direction;
import dev.crowfoot.adapter.rows.query.Order.Nulls;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.ScalarField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mybatis.dynamic.sql.BindableColumn;
import org.mybatis.dynamic.sql.SortSpecification;
import org.mybatis.dynamic.sql.SqlBuilder;
import org.mybatis.dynamic.sql.SqlCriterion;

/// A total order of a table's rows, and the condition that a row lies at or behind a given one:
/// with an index the millionth page costs as much as the first.
final class Ordering {
  private final List<Term> terms;

  private Ordering(List<Term> terms) {
    this.terms = terms;
  }

  /// One entry of `ORDER BY`.
  ///
  /// @param sql a column, or a subquery for what lies at the other end of a relation
  /// @param field what the values are like; empty for a number of rows
  record Term(
      String sql, Optional<ScalarField> field, boolean nullable, Direction direction, Nulls nulls) {
    Term reversed() {
      return new Term(sql, field, nullable, direction.opposite(), nulls.opposite());
    }

    String text() {
      // a required column has no nulls, and some plans use its index only if nothing is said
      String where = nullable ? " NULLS " + (nulls == Nulls.FIRST ? "FIRST" : "LAST") : "";
      return sql + (direction == Direction.DESCENDING ? " DESC" : "") + where;
    }

    BindableColumn<Object> column(ModelTable table) {
      return new ShapedColumn(
          Expression.of(sql),
          s -> s,
          field.map(table::placeholders).orElse(Placeholders.PLAIN),
          v -> v);
    }
  }

  /// What is asked for, made total by the primary key (or a required unique key), and with every
  /// place of nulls said.
  static Ordering of(Tables tables, ModelTable table, List<Order> asked, Conditions aliases) {
    List<Order> orders = new ArrayList<>();
    Stream.concat(
            asked.stream(),
            Tables.key(table.model()).orElse(List.of()).stream().map(Order::ascending))
        .filter(order -> orders.stream().noneMatch(order::sameTerm))
        .forEach(orders::add);
    return new Ordering(orders.stream().map(o -> term(tables, table, o, aliases)).toList());
  }

  private static Term term(Tables tables, ModelTable table, Order order, Conditions aliases) {
    boolean count = order.field().equals(Order.COUNT);
    Optional<ScalarField> field =
        count ? Optional.empty() : end(tables, table.model(), order).scalarField(order.field());
    boolean last = tables.isSqlite() == (order.direction() == Direction.DESCENDING);
    String sql = sql(tables, table, order, 0, aliases);
    return new Term(
        count && order.through().size() > 1 ? "COALESCE(" + sql + ", 0)" : sql,
        field,
        (!order.through().isEmpty() && !count) || field.filter(f -> !f.isRequired()).isPresent(),
        order.direction(),
        order.nulls().orElse(last ? Nulls.LAST : Nulls.FIRST));
  }

  /// The model at the end of the relations.
  private static Model end(Tables tables, Model from, Order order) {
    Model model = from;
    for (String relation : order.through()) {
      model = tables.end(model, relation).target();
    }
    return model;
  }

  private static String sql(
      Tables tables, ModelTable table, Order order, int step, Conditions aliases) {
    if (step == order.through().size()) {
      ScalarField field = table.field(order.field());
      return aliases.comparable(table, field);
    }
    RelationEnd end = tables.end(table.model(), order.through().get(step));
    ModelTable there = tables.aliased(end.target(), aliases.nextAlias());
    String link = aliases.nextAlias();
    boolean count = order.field().equals(Order.COUNT) && step == order.through().size() - 1;
    return "(SELECT "
        + (count ? "COUNT(*)" : sql(tables, there, order, step + 1, aliases))
        + " FROM "
        + end.from(there, link)
        + " WHERE "
        + end.joined(table, there, link)
        + ")";
  }

  Ordering reversed() {
    return new Ordering(terms.stream().map(Term::reversed).toList());
  }

  List<Term> terms() {
    return terms;
  }

  /// For `ORDER BY`.
  List<SortSpecification> specifications() {
    return terms.stream().<SortSpecification>map(t -> Expression.of(t.text())).toList();
  }

  /// The same as text, for window functions.
  String text() {
    return String.join(", ", terms.stream().map(Term::text).toList());
  }

  /// Whether a row is the given one or comes after it.
  ///
  /// @param values of [#terms], as JDBC binds them
  SqlCriterion atOrAfter(ModelTable table, List<@Nullable Object> values) {
    List<SqlCriterion> alternatives = new ArrayList<>();
    List<SqlCriterion> equal = new ArrayList<>();
    for (int i = 0; i < terms.size(); i++) {
      Term term = terms.get(i);
      BindableColumn<Object> column = term.column(table);
      @Nullable Object value = values.get(i);
      boolean last = i == terms.size() - 1;
      after(column, term, value, last)
          .map(c -> Conditions.all(Stream.concat(equal.stream(), Stream.of(c)).toList()))
          .ifPresent(alternatives::add);
      equal.add(
          value == null
              ? criterion(column, SqlBuilder.isNull())
              : criterion(column, SqlBuilder.isEqualTo(value)));
    }
    SqlCriterion found = Conditions.any(alternatives);
    Term first = terms.getFirst();
    @Nullable Object leading = values.getFirst();
    if (terms.size() == 1 || leading == null || first.nullable()) {
      return found;
    }
    // implied by the rest, but tells the database where in the index to begin
    SqlCriterion begin = beyond(first.column(table), first, leading, true);
    return Conditions.all(List.of(begin, found));
  }

  /// @param inclusive whether the value itself counts, as for the last column of the order
  private static Optional<SqlCriterion> after(
      BindableColumn<Object> column, Term term, @Nullable Object value, boolean inclusive) {
    boolean nullsLast = term.nulls() == Nulls.LAST;
    if (value == null) {
      SqlCriterion isNull = criterion(column, SqlBuilder.isNull());
      if (nullsLast) {
        return inclusive ? Optional.of(isNull) : Optional.empty();
      }
      SqlCriterion rest = criterion(column, SqlBuilder.isNotNull());
      return Optional.of(inclusive ? Conditions.ALWAYS : rest);
    }
    SqlCriterion beyond = beyond(column, term, value, inclusive);
    return Optional.of(
        nullsLast && term.nullable()
            ? Conditions.any(List.of(beyond, criterion(column, SqlBuilder.isNull())))
            : beyond);
  }

  private static SqlCriterion beyond(
      BindableColumn<Object> column, Term term, Object value, boolean inclusive) {
    boolean ascending = term.direction() == Direction.ASCENDING;
    return criterion(
        column,
        inclusive
            ? (ascending
                ? SqlBuilder.isGreaterThanOrEqualTo(value)
                : SqlBuilder.isLessThanOrEqualTo(value))
            : (ascending ? SqlBuilder.isGreaterThan(value) : SqlBuilder.isLessThan(value)));
  }
}
