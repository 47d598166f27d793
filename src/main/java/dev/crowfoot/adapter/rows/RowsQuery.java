// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows;

import static org.mybatis.dynamic.sql.SqlBuilder.select;

import dev.crowfoot.adapter.rows.Finder.Belonging;
import dev.crowfoot.adapter.rows.RowTypeHandler.Cells;
import dev.crowfoot.adapter.rows.Sessions.Session;
import dev.crowfoot.adapter.rows.query.Filter;
import dev.crowfoot.adapter.rows.query.FindMany;
import dev.crowfoot.adapter.rows.query.Key;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.ScalarField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mybatis.dynamic.sql.BasicColumn;
import org.mybatis.dynamic.sql.SqlCriterion;
import org.mybatis.dynamic.sql.SqlTable;
import org.mybatis.dynamic.sql.select.SelectModel;

/// One `SELECT` in the making: which rows, in which order, from where to where.
final class RowsQuery {
  private final Tables tables;
  private final Session session;
  private final Model model;
  private final FindMany query;
  private final Optional<Belonging> belonging;
  private final Conditions conditions;
  private final ModelTable table;
  private final Ordering order;
  private final String linkAlias;
  private boolean brief;

  RowsQuery(Tables tables, Session session, FindMany query, Optional<Belonging> belonging) {
    this.tables = tables;
    this.session = session;
    this.model = tables.model(query.model());
    this.query = query;
    this.belonging = belonging;
    this.conditions = tables.conditions();
    this.table = tables.aliased(model, conditions.nextAlias());
    this.linkAlias = conditions.nextAlias();
    tables.dates().beforeSorting(tables, session, model, query.orderBy());
    Ordering forward = Ordering.of(tables, table, query.orderBy(), conditions);
    this.order = isBackwards() ? forward.reversed() : forward;
  }

  /// Reads only the beginning of what can be large.
  RowsQuery brief() {
    brief = true;
    return this;
  }

  boolean isBackwards() {
    return query.take().orElse(0) < 0;
  }

  /// How many rows at most.
  long wanted() {
    return query.take().isPresent() ? Math.abs(query.take().getAsLong()) : Long.MAX_VALUE;
  }

  /// The statement; empty when the cursor's row is not there.
  ///
  /// @param fields what is read of each row
  /// @param further how many rows more than wanted
  /// @param named whether the columns are called `c0`, `c1` …, for a query over this one
  Optional<Statement> statement(List<ScalarField> fields, int further, boolean named) {
    List<SqlCriterion> criteria = new ArrayList<>();
    criteria.add(conditions.of(query.where(), table));
    belonging.ifPresent(b -> criteria.add(belongs(b)));
    boolean pagedPerParent =
        belonging.isPresent()
            && (query.skip() > 0 || query.take().isPresent() || query.cursor().isPresent());
    boolean ranks = pagedPerParent || !query.distinct().isEmpty();
    if (query.cursor().isPresent() && belonging.isEmpty()) {
      Optional<List<@Nullable Object>> at = position(query.cursor().get());
      if (at.isEmpty()) {
        return Optional.empty();
      }
      criteria.add(order.atOrAfter(table, at.get()));
    }
    Statement statement =
        Statement.of(
            model.name(),
            ranks ? ranked(fields, criteria) : plain(columns(fields, named), criteria));
    if (pagedPerParent) {
      return Optional.of(statement);
    }
    long limit = wanted() == Long.MAX_VALUE ? wanted() : wanted() + further;
    boolean limits = belonging.isEmpty();
    return Optional.of(limits ? statement.limited(limit, query.skip()) : statement);
  }

  private SqlTable from() {
    return SqlTable.of(belonging.map(b -> b.end().from(table, linkAlias)).orElseGet(table::from));
  }

  private List<Expression> columns(List<ScalarField> fields, boolean named) {
    List<Expression> columns =
        new ArrayList<>(brief ? table.begun(fields) : table.selected(fields));
    link().ifPresent(c -> columns.add(Expression.of(c)));
    if (named) {
      for (int i = 0; i < columns.size(); i++) {
        columns.set(i, columns.get(i).as("c" + i));
      }
    }
    return columns;
  }

  /// The column that says to which row of a many-to-many relation another belongs.
  private Optional<String> link() {
    return belonging.flatMap(b -> b.end().link()).map(l -> linkAlias + "." + l.mine());
  }

  private SelectModel plain(List<Expression> columns, List<SqlCriterion> criteria) {
    var filtered = select(columns).from(from()).where(Conditions.all(criteria));
    return order.terms().isEmpty()
        ? filtered.build()
        : filtered.orderBy(order.specifications()).build();
  }

  /// Rows counted within their parent, and the first of those that are equal in the fields of
  /// `distinct`: by window functions, from the inside to the outside.
  private SelectModel ranked(List<ScalarField> fields, List<SqlCriterion> criteria) {
    List<String> owner = owner();
    List<String> same = new ArrayList<>(owner);
    query.distinct().forEach(f -> same.add(table.name(table.field(f))));
    List<BasicColumn> columns = new ArrayList<>(columns(fields, true));
    int width = columns.size();
    for (int i = 0; i < owner.size(); i++) {
      columns.add(Expression.of(owner.get(i)).as("o" + i));
    }
    columns.add(rowNumber(owner, order.text()).as("place"));
    boolean distinct = !query.distinct().isEmpty();
    columns.add((distinct ? rowNumber(same, order.text()) : Expression.of("1")).as("nth"));
    columns.add(nestedCursor().map(this::isAt).orElseGet(() -> new Piece().sql("1")).as("here"));
    var inner = select(columns).from(from()).where(Conditions.all(criteria));

    List<String> owners = named("o", owner.size()).stream().map(Expression::sql).toList();
    List<Expression> numbered = named("c", width);
    numbered.addAll(named("o", owner.size()));
    numbered.add(Expression.of("here"));
    numbered.add(rowNumber(owners, "place").as("nr"));
    var first = select(numbered).from(inner, "q").where(new Piece().sql("nth = 1").holds());

    List<Expression> begun = named("c", width);
    begun.add(Expression.of("nr"));
    begun.add(
        nestedCursor().isEmpty()
            ? Expression.of("1").as("start")
            : Expression.of("MIN(CASE WHEN here = 1 THEN nr END) OVER (" + partition(owners) + ")")
                .as("start"));
    return select(named("c", width))
        .from(select(begun).from(first, "r"), "s")
        .where(within())
        .orderBy(Expression.of("nr"))
        .build();
  }

  /// What tells the rows of one parent from those of another.
  private List<String> owner() {
    return link()
        .map(List::of)
        .orElseGet(
            () ->
                belonging.stream()
                    .flatMap(b -> b.end().theirs().stream())
                    .map(f -> table.name(table.field(f)))
                    .toList());
  }

  /// Per parent a cursor counts only when its row is one of the parent's.
  private Optional<Key> nestedCursor() {
    return belonging.flatMap(_ -> query.cursor());
  }

  /// 1 for the cursor's row, else 0.
  private Piece isAt(Key cursor) {
    Piece piece = new Piece().sql("CASE WHEN ");
    cursor
        .values()
        .forEach(
            (name, value) -> {
              ScalarField field = table.field(name);
              piece
                  .sql(table.name(field) + " = ")
                  .value(tables.storage().bind(field, value), table.placeholders(field))
                  .sql(" AND ");
            });
    return piece.sql("1 = 1 THEN 1 ELSE 0 END");
  }

  /// Each parent's rows from `skip` to `take`; at the top the statement is limited as a whole.
  private SqlCriterion within() {
    if (belonging.isEmpty()) {
      return new Piece().sql("nr >= start").holds();
    }
    Piece within = new Piece().sql("nr >= start + ").value(query.skip());
    return wanted() == Long.MAX_VALUE
        ? within.holds()
        : within.sql(" AND nr < start + ").value(query.skip() + wanted()).holds();
  }

  private static List<Expression> named(String letter, int count) {
    return new ArrayList<>(
        IntStream.range(0, count).mapToObj(i -> Expression.of(letter + i)).toList());
  }

  private static Expression rowNumber(List<String> within, String order) {
    return Expression.of(
        "ROW_NUMBER() OVER ("
            + partition(within)
            + (order.isEmpty() ? "" : " ORDER BY " + order)
            + ")");
  }

  private static String partition(List<String> within) {
    return within.isEmpty() ? "" : "PARTITION BY " + String.join(", ", within);
  }

  private SqlCriterion belongs(Belonging belonging) {
    RelationEnd end = belonging.end();
    if (end.link().isEmpty()) {
      return conditions.of(Includes.anyOf(end.theirs(), belonging.parents()), table);
    }
    String joined =
        table.name(table.field(end.theirs().getFirst()))
            + " = "
            + linkAlias
            + "."
            + end.link().get().theirs();
    return Conditions.all(
        List.of(
            new Piece().sql(joined).holds(),
            conditions.linked(end, linkAlias, belonging.parents())));
  }

  /// Where in the order the cursor's row lies; empty when there is no such row.
  private Optional<List<@Nullable Object>> position(Key cursor) {
    // where rows are left out as repeated, the one to begin at must be among the wanted ones
    Filter mustHold = query.distinct().isEmpty() ? Filter.EVERYTHING : query.where();
    Conditions own = tables.conditions();
    ModelTable there = tables.aliased(model, own.nextAlias());
    List<Ordering.Term> terms = Ordering.of(tables, there, query.orderBy(), own).terms();
    List<Expression> columns = terms.stream().map(t -> Expression.of(t.sql())).toList();
    SelectModel built =
        select(columns)
            .from(SqlTable.of(there.from()))
            .where(own.of(Filter.both(cursor.filter(), mustHold), there))
            .build();
    return session.read(Statement.of(model.name(), built)).stream()
        .findFirst()
        .map(cells -> position(cells, terms));
  }

  private List<@Nullable Object> position(Cells cells, List<Ordering.Term> terms) {
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < terms.size(); i++) {
      Object fetched = cells.values().get(i);
      Optional<ScalarField> field = terms.get(i).field();
      // SQLite compares what is stored, whatever the field's type says
      values.add(
          fetched == null || tables.isSqlite() || field.isEmpty()
              ? fetched
              : tables.storage().bind(field.get(), tables.storage().read(field.get(), fetched)));
    }
    return values;
  }
}
