// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows;

import static dev.crowfoot.adapter.rows.Conditions.criterion;

import dev.crowfoot.adapter.rows.query.Order;
import dev.crowfoot.adapter.rows.query.Order.Direction;
import dev.crowfoot.adapter.rows.query.Order.Nulls;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.Provider;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.UniqueKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mybatis.dynamic.sql.BindableColumn;
import org.mybatis.dynamic.sql.SortSpecification;
import org.mybatis.dynamic.sql.SqlBuilder;
import org.mybatis.dynamic.sql.SqlColumn;
import org.mybatis.dynamic.sql.SqlCriterion;

/// A total order of a model's rows, and the condition that a row lies at or behind a given one:
/// with an index the millionth page costs as much as the first.
final class Keyset {
  private final List<Order> orders;

  private Keyset(List<Order> orders) {
    this.orders = orders;
  }

  /// What is asked for, made total by the primary key (or a required unique key), and with every
  /// place of nulls said.
  static Keyset of(Model model, List<Order> asked, Dialect dialect) {
    List<Order> orders = new ArrayList<>();
    for (Order order : asked) {
      if (orders.stream().noneMatch(o -> o.field().equals(order.field()))) {
        orders.add(order);
      }
    }
    List<String> key = key(model).orElse(List.of());
    for (String field : key) {
      if (orders.stream().noneMatch(o -> o.field().equals(field))) {
        orders.add(Order.ascending(field));
      }
    }
    boolean nullsAreLarge = dialect.provider() == Provider.POSTGRESQL;
    return new Keyset(
        orders.stream()
            .map(
                o -> {
                  boolean last = nullsAreLarge == (o.direction() == Direction.ASCENDING);
                  return new Order(
                      o.field(),
                      o.direction(),
                      Optional.of(o.nulls().orElse(last ? Nulls.LAST : Nulls.FIRST)));
                })
            .toList());
  }

  private static Optional<List<String>> key(Model model) {
    return Stream.concat(
            model.primaryKey().stream().map(k -> k.fieldNames()),
            model.uniques().stream().filter(u -> u.where().isEmpty()).map(UniqueKey::fieldNames))
        .filter(
            k ->
                k.stream()
                    .allMatch(f -> model.scalarField(f).stream().anyMatch(s -> s.isRequired())))
        .findFirst();
  }

  Keyset reversed() {
    return new Keyset(
        orders.stream()
            .map(
                o -> new Order(o.field(), o.direction().opposite(), o.nulls().map(Nulls::opposite)))
            .toList());
  }

  List<ScalarField> fields(ModelTable table) {
    return orders.stream().map(o -> table.field(o.field())).toList();
  }

  /// For `ORDER BY`.
  List<SortSpecification> specifications(ModelTable table, String alias, Dialect dialect) {
    return orders.stream().<SortSpecification>map(o -> sort(o, table, alias, dialect)).toList();
  }

  private static Sorted sort(Order order, ModelTable table, String alias, Dialect dialect) {
    ScalarField field = table.field(order.field());
    String column = alias + "." + ModelTable.quote(field.databaseName(), dialect);
    boolean descending = order.direction() == Direction.DESCENDING;
    // a required column has no nulls, and some plans use its index only if nothing is said
    String nulls =
        field.isRequired() || order.nulls().isEmpty()
            ? ""
            : " NULLS " + (order.nulls().get() == Nulls.FIRST ? "FIRST" : "LAST");
    return new Sorted(column + (descending ? " DESC" : "") + nulls);
  }

  /// Whether a row is the given one or comes after it.
  ///
  /// @param values of [#fields], as JDBC binds them
  SqlCriterion atOrAfter(ModelTable table, List<@Nullable Object> values) {
    List<SqlCriterion> alternatives = new ArrayList<>();
    List<SqlCriterion> equal = new ArrayList<>();
    for (int i = 0; i < orders.size(); i++) {
      Order order = orders.get(i);
      ScalarField field = table.field(order.field());
      SqlColumn<Object> column = table.raw(field);
      @Nullable Object value = values.get(i);
      boolean last = i == orders.size() - 1;
      after(column, order, field, value, last)
          .map(c -> Conditions.all(Stream.concat(equal.stream(), Stream.of(c)).toList()))
          .ifPresent(alternatives::add);
      equal.add(
          value == null
              ? criterion(column, SqlBuilder.isNull())
              : criterion(column, SqlBuilder.isEqualTo(value)));
    }
    SqlCriterion found = Conditions.any(alternatives);
    ScalarField first = table.field(orders.getFirst().field());
    @Nullable Object leading = values.getFirst();
    if (orders.size() == 1 || leading == null || !first.isRequired()) {
      return found;
    }
    // implied by the rest, but tells the database where in the index to begin
    SqlCriterion begin = beyond(table.raw(first), orders.getFirst(), leading, true);
    return Conditions.all(List.of(begin, found));
  }

  /// @param inclusive whether the value itself counts, as for the last column of the order
  private static Optional<SqlCriterion> after(
      BindableColumn<Object> column,
      Order order,
      ScalarField field,
      @Nullable Object value,
      boolean inclusive) {
    boolean nullsLast = order.nulls().equals(Optional.of(Nulls.LAST));
    if (value == null) {
      SqlCriterion isNull = criterion(column, SqlBuilder.isNull());
      if (nullsLast) {
        return inclusive ? Optional.of(isNull) : Optional.empty();
      }
      SqlCriterion rest = criterion(column, SqlBuilder.isNotNull());
      return Optional.of(inclusive ? Conditions.ALWAYS : rest);
    }
    SqlCriterion beyond = beyond(column, order, value, inclusive);
    return Optional.of(
        nullsLast && !field.isRequired()
            ? Conditions.any(List.of(beyond, criterion(column, SqlBuilder.isNull())))
            : beyond);
  }

  private static SqlCriterion beyond(
      BindableColumn<Object> column, Order order, Object value, boolean inclusive) {
    boolean ascending = order.direction() == Direction.ASCENDING;
    return criterion(
        column,
        inclusive
            ? (ascending
                ? SqlBuilder.isGreaterThanOrEqualTo(value)
                : SqlBuilder.isLessThanOrEqualTo(value))
            : (ascending ? SqlBuilder.isGreaterThan(value) : SqlBuilder.isLessThan(value)));
  }

  /// A finished term of `ORDER BY`.
  private record Sorted(String orderByName) implements SortSpecification {
    @Override
    public SortSpecification descending() {
      throw new UnsupportedOperationException("the direction is in the term");
    }

    @Override
    public boolean isDescending() {
      return false;
    }
  }
}
